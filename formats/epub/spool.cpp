#include "formats/epub/spool.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "formats/writing/descriptor.h"

namespace offprint {

Kept Spool::put(Packed packed) {
  Kept kept{{}, end_, packed.stored.size(), packed.size, packed.crc, packed.deflated};
  if (file_ < 0) {
    kept.bytes = std::move(packed.stored);
    return kept;
  }
  if (error_ == 0) error_ = write_at(file_, end_, packed.stored);
  end_ += kept.stored;
  return kept;
}

std::int64_t Spool::read(const Kept& kept, std::uint64_t at, void* data, std::uint64_t size) {
  const std::uint64_t count = std::min(size, kept.stored - at);
  if (file_ < 0) {
    if (count > 0) std::memcpy(data, kept.bytes.data() + at, count);
    return static_cast<std::int64_t>(count);
  }
  if (error_ == 0) error_ = read_at(file_, kept.offset + at, static_cast<char*>(data), count);
  return error_ == 0 ? static_cast<std::int64_t>(count) : -1;
}

}  // namespace offprint
