// Files as they stand in a zip: compressed where that makes them smaller, with their size and checksum.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

struct Packed {
  std::string stored;      // raw deflate, or the bytes
  std::uint64_t size = 0;  // of the bytes
  std::uint32_t crc = 0;   // of the bytes
  bool deflated = false;
};

// The same bytes give the same Packed for one version of libdeflate.
class Packer {
 public:
  // Deflated where that makes it smaller. All files of a thread share one compressor (half a megabyte).
  Packed pack(std::string_view bytes);
};

// Not compressed: what must be readable as it is.
Packed unpacked(std::string_view bytes);

}  // namespace offprint
