#include "converters/files/read_file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

#include "converters/files/descriptor.h"
#include "converters/files/faults.h"

namespace offprint {

namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10U;

bool changed(const struct stat& before, const struct stat& after) {
  return before.st_size != after.st_size || before.st_mtim.tv_sec != after.st_mtim.tv_sec ||
         before.st_mtim.tv_nsec != after.st_mtim.tv_nsec;
}

// One read, repeated when interrupted; -1 with errno set on failure.
ssize_t read_some(int descriptor, char* to, std::size_t count) {
  ssize_t got = 0;
  do {
    got = ::read(descriptor, to, count);
  } while (got < 0 && errno == EINTR);
  return got;
}

auto too_large(std::size_t limit) {
  return fail(Fault::TooLarge, "it is larger than " + std::to_string(limit >> 20U) + " MiB; split it");
}

Result<std::string> read_all(int descriptor, std::size_t expected, std::size_t limit) {
  if (expected > limit) return too_large(limit);
  std::string bytes;
  std::size_t size = 0;
  // One byte more: when it stays free, the file is at its end; what has no size is a FIFO.
  bytes.resize(expected == 0 ? kChunk : expected + 1);
  while (true) {
    const ssize_t got = read_some(descriptor, bytes.data() + size, bytes.size() - size);
    if (got < 0) return fail(read_error(errno));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (expected > 0 && size == expected) break;
    if (size > limit) return too_large(limit);
    if (size == bytes.size()) bytes.resize(size + std::max(size / 2, kChunk));
  }
  bytes.resize(size);
  return bytes;
}

Result<std::string> read_descriptor(int number, std::size_t limit) {
  struct stat before {};
  if (number < 0 || ::fstat(number, &before) != 0) return fail(read_error(errno));
  if (S_ISDIR(before.st_mode)) return fail(read_error(EISDIR));
  const bool regular = S_ISREG(before.st_mode);
  auto bytes = read_all(number, regular ? static_cast<std::size_t>(before.st_size) : 0, limit);
  if (!bytes) return bytes;
  struct stat after {};
  if (regular && ::fstat(number, &after) == 0 && changed(before, after))
    return fail(Fault::Unreadable, "it changed while it was read; run it again when nothing writes to it");
  if (bytes->empty()) return fail(Fault::Empty, "it is empty; nothing to convert");
  return bytes;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  return read_descriptor(file.number(), limit);
}

Result<std::string> read_regular_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (file.number() < 0) return fail(read_error(errno));
  struct stat info {};
  const bool there = ::fstat(file.number(), &info) == 0;
  if (there && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode))
    return fail(Fault::Unreadable, "it is a FIFO or a device; name a file");
  return read_descriptor(file.number(), kInputLimit);
}

}  // namespace offprint
