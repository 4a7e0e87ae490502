#include "formats/writing/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <unistd.h>

namespace offprint {

namespace {

struct Row {
  int number;
  std::string_view sentence;
};
constexpr std::array<Row, 6> kSentences{{
    {ENOSPC, "the disk is full; free some space and run it again"},
    {EDQUOT, "the disk quota is used up; free some space and run it again"},
    {EFBIG, "the file would be larger than is allowed here (ulimit -f)"},
    {EIO, "the disk could not write it (I/O error); choose another place with -o"},
    {EPIPE, "its reader went away before the end; start the reader again"},
    {EBADF, "the output is closed; open it, or name a file with -o"},
}};

}  // namespace

int write_at(int file, std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return ENOSPC;  // no system does this; without it the loop would not end
    bytes.remove_prefix(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
  return 0;
}

int read_at(int file, std::uint64_t offset, char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::pread(file, data, size, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return EIO;
    data += count;
    size -= static_cast<std::size_t>(count);
    offset += static_cast<std::uint64_t>(count);
  }
  return 0;
}

Error disk_error(int number) {
  const auto* found =
      std::find_if(kSentences.begin(), kSentences.end(), [&](const Row& row) { return row.number == number; });
  if (found != kSentences.end()) return {Fault::Unwritable, std::string(found->sentence)};
  return {Fault::Unwritable, std::string("it cannot be written (") + std::strerror(number) + "); try another place"};
}

}  // namespace offprint
