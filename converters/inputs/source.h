// The bytes of an input: of a file, or of an entry of an archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "converters/inputs/archive.h"
#include "converters/inputs/plan.h"

namespace offprint {

// What is opened for an input.
struct InputSource {
  std::string path;             // the file, or the archive
  std::uint32_t entry = kNone;  // of an archive; kNone for a file
  std::uint64_t size = 0;       // what an archive's entry must still be
  std::int64_t time = 0;        // the same: its CRC-32

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.path);
    wire(self.entry);
    wire(self.size);
    wire(self.time);
  }
};
InputSource source_of(const Plan& plan, std::size_t input);

struct InputBytes {
  std::string bytes;
  std::uint64_t size = 0;  // bytes, as the file system said before it was read: a file that grew is not taken for known
  std::int64_t time = 0;   // nanoseconds since 1970; of an archive's entry its CRC-32
  std::uint64_t hash = 0;  // hash_of the bytes
};

class SourceReader {
 public:
  Result<InputBytes> read(const InputSource& source);

 private:
  Result<InputBytes> read_entry(const InputSource& source);

  std::optional<Archive> archive_;  // the one that was opened last
  std::string archive_path_;
};

}  // namespace offprint
