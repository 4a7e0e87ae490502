#include "converters/batch/lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <string_view>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "converters/files/faults.h"

namespace offprint {

namespace {

constexpr std::string_view kProcess = "process ";
constexpr std::string_view kOn = " on ";

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

// A process of this machine that is no more: its workers, which hold the lock with it, die of that.
bool is_dead(const std::string& holder) {
  pid_t number = 0;
  const auto [stop, error] =
      std::from_chars(holder.data() + std::min(holder.size(), kProcess.size()), holder.data() + holder.size(), number);
  return holder.starts_with(kProcess) && error == std::errc{} && number > 0 &&
         std::string(stop, holder.data() + holder.size()) == std::string(kOn) + host() && ::kill(number, 0) != 0 &&
         errno == ESRCH;
}

// Or errno says why not. Waits for what a killed run has left, until its last file is written.
bool take(int file) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kLongest = std::chrono::seconds(10);
  constexpr auto kPause = std::chrono::milliseconds(10);
  const auto end = Clock::now() + kLongest;
  while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    const int number = errno;
    if (number == EWOULDBLOCK && is_dead(holder(file)) && Clock::now() < end) {
      std::this_thread::sleep_for(kPause);
    } else if (errno = number; number != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace

Result<Lock> lock(Descriptor own, const std::string& path) {
  Lock lock;
  lock.file = std::move(own);
  const int file = lock.file.number();
  if (take(file)) {
    lock.works = true;
  } else if (errno == EWOULDBLOCK) {
    return fail(Fault::Unwritable,
                "another run writes here (" + holder(file) + "); wait for its end, or take another folder");
  } else if (errno != ENOLCK && errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL) {
    return fail(write_error(errno, path));
  }
  const std::string self = std::string(kProcess) + std::to_string(::getpid()) + std::string(kOn) + host() + "\n";
  if (::ftruncate(file, 0) != 0 || ::pwrite(file, self.data(), self.size(), 0) < 0)
    return fail(write_error(errno, path));
  return lock;
}

}  // namespace offprint
