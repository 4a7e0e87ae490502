// Room on the disk for what does not fit into memory: a file without a name, gone when the process is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "converters/files/descriptor.h"
#include "formats/document/result.h"

namespace offprint {

// A file without a name in that folder, open for reading and writing.
Result<Descriptor> open_spool(const std::string& folder);

// Where programs keep what they need for a moment: TMPDIR, or /tmp.
std::string temporary_folder();

// The folder for what waits for an output at `path`: the output's own, where it is a file; else that of TMPDIR.
std::string spool_folder(const std::string& path);

// What opens stdin once more, as long as it can be read again.
inline constexpr const char* kStandardInput = "/dev/stdin";
// Lets stdin be read again, from where it stands now: what comes through a pipe is put into such a file, which takes
// its place.
Result<void> keep_standard_input();

// Bytes that wait in such a file for their turn.
class TextSpool {
 public:
  struct Place {
    std::uint64_t at = 0;
    std::uint64_t size = 0;
  };

  // `file` must outlive it.
  explicit TextSpool(const Descriptor& file) : file_(file) {}

  Result<Place> put(std::string_view bytes);
  Result<std::string> get(Place place) const;

 private:
  const Descriptor& file_;
  std::uint64_t end_ = 0;
};

}  // namespace offprint
