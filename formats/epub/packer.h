// Files as they stand in a zip: compressed where that makes them smaller, with their size and checksum.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace offprint {

struct Packed {
  std::string stored;      // raw deflate, or the bytes
  std::uint64_t size = 0;  // of the bytes
  std::uint32_t crc = 0;   // of the bytes
  bool deflated = false;
};

// Holds one compressor (half a megabyte) for all its files. The same bytes give the same Packed for one version of
// libdeflate.
class Packer {
 public:
  Packer();

  // Deflated where that makes it smaller.
  Packed pack(std::string_view bytes);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

// Not compressed: what must be readable as it is.
Packed unpacked(std::string_view bytes);

}  // namespace offprint
