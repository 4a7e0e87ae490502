#include "formats/epub/packer.h"

#include <memory>
#include <new>
#include <utility>

#include <libdeflate.h>

namespace offprint {

namespace {

constexpr int kLevel = 6;  // beyond it, twice the time for a hundredth of the size

struct Free {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

libdeflate_compressor* compressor() {
  thread_local const std::unique_ptr<libdeflate_compressor, Free> kept(libdeflate_alloc_compressor(kLevel));
  if (kept == nullptr) throw std::bad_alloc();
  return kept.get();
}

}  // namespace

Packed Packer::pack(std::string_view bytes) {
  const auto room = std::make_unique_for_overwrite<char[]>(bytes.size());  // none for more: then the bytes are stored
  const std::size_t size =
      libdeflate_deflate_compress(compressor(), bytes.data(), bytes.size(), room.get(), bytes.size());
  if (size == 0) return unpacked(bytes);
  return {std::string(room.get(), size), bytes.size(), libdeflate_crc32(0, bytes.data(), bytes.size()), true};
}

Packed unpacked(std::string_view bytes) {
  return {std::string(bytes), bytes.size(), libdeflate_crc32(0, bytes.data(), bytes.size()), false};
}

}  // namespace offprint
