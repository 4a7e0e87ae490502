#include "formats/exports/inflate.h"

#include <algorithm>
#include <array>
#include <new>
#include <zlib.h>

namespace offprint {

struct Inflater::Stream {
  z_stream z{};
  std::array<unsigned char, std::size_t{64} << 10U> room{};
};

Inflater::Inflater(Wrapping wrapping) : stream_(std::make_unique<Stream>()) {
  constexpr int kGzip = 16;  // zlib: added to the window's bits
  const int bits = wrapping == Wrapping::Gzip ? MAX_WBITS + kGzip : wrapping == Wrapping::Zlib ? MAX_WBITS : -MAX_WBITS;
  if (inflateInit2(&stream_->z, bits) != Z_OK) throw std::bad_alloc();
}

Inflater::~Inflater() { inflateEnd(&stream_->z); }

void Inflater::reset() { inflateReset(&stream_->z); }

Inflater::State Inflater::add(std::string_view& bytes, std::string& out) {
  z_stream& z = stream_->z;
  while (true) {
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::size_t{1} << 30U));
    const uInt given = z.avail_in;
    z.next_out = stream_->room.data();
    z.avail_out = static_cast<uInt>(stream_->room.size());
    const int result = inflate(&z, Z_NO_FLUSH);
    bytes.remove_prefix(given - z.avail_in);
    out.append(reinterpret_cast<const char*>(stream_->room.data()), stream_->room.size() - z.avail_out);
    if (result == Z_STREAM_END) return State::Ended;
    if (result == Z_BUF_ERROR || (result == Z_OK && bytes.empty() && z.avail_out > 0)) return State::More;
    if (result != Z_OK) return State::Broken;
    if (z.avail_out > 0 && bytes.empty()) return State::More;
  }
}

Result<std::string> inflated(std::string_view bytes, Inflater::Wrapping wrapping, std::size_t most) {
  Inflater inflater(wrapping);
  std::string out;
  constexpr std::size_t kPiece = std::size_t{16} << 10U;
  while (!bytes.empty()) {
    std::string_view piece = bytes.substr(0, kPiece);
    const std::size_t given = piece.size();
    const auto state = inflater.add(piece, out);
    bytes.remove_prefix(given - piece.size());
    if (out.size() > most) {
      return fail(Fault::TooLarge, "it grows to more than " + std::to_string(most >> 20U) +
                                       " MiB when it is unpacked; leave that record out");
    }
    if (state != Inflater::State::More) break;
  }
  return out;
}

}  // namespace offprint
