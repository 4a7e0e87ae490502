// Where the stored bytes of a zip's files wait until the zip is written: libzip reads them no earlier.
#pragma once

#include <cstdint>
#include <string>

#include "formats/epub/packer.h"

namespace offprint {

// A file that waits.
struct Kept {
  std::string bytes;         // as stored; empty where they are in the spool's file
  std::uint64_t offset = 0;  // there
  std::uint64_t stored = 0;  // how many they are
  std::uint64_t size = 0;    // of the file
  std::uint32_t crc = 0;     // of the file
  bool deflated = false;
};

class Spool {
 public:
  // `file` is a descriptor open for reading and writing, not owned; it is written from its beginning, whatever it
  // holds. -1: in memory.
  explicit Spool(int file) : file_(file) {}

  Kept put(Packed packed);
  // Up to `size` of the stored bytes from `at` on; how many there were, or -1.
  std::int64_t read(const Kept& kept, std::uint64_t at, void* data, std::uint64_t size);

  // The errno of the first call on the file that failed; 0 for none. What was put since may be lost.
  int error() const { return error_; }

 private:
  int file_;
  std::uint64_t end_ = 0;
  int error_ = 0;
};

}  // namespace offprint
