#include "converters/batch/lock.h"

#include <array>
#include <cerrno>
#include <string_view>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

#include "converters/files/faults.h"

namespace offprint {

namespace {

std::string host() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

std::string holder(int descriptor) {
  std::array<char, 256> text{};
  const ssize_t got = ::pread(descriptor, text.data(), text.size(), 0);
  const std::string_view said(text.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  return said.empty() ? "a process that does not say which" : std::string(said.substr(0, said.find('\n')));
}

}  // namespace

Result<Lock> lock(Descriptor own, const std::string& path) {
  Lock lock;
  lock.file = std::move(own);
  const int file = lock.file.number();
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
    lock.works = true;
  } else if (errno == EWOULDBLOCK) {
    return fail(Fault::Unwritable,
                "another run writes here (" + holder(file) + "); wait for its end, or take another folder");
  } else if (errno != ENOLCK && errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL) {
    return fail(write_error(errno, path));
  }
  const std::string self = "process " + std::to_string(::getpid()) + " on " + host() + "\n";
  if (::ftruncate(file, 0) != 0 || ::pwrite(file, self.data(), self.size(), 0) < 0)
    return fail(write_error(errno, path));
  return lock;
}

}  // namespace offprint
