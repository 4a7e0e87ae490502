#include "converters/engine/worker_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "converters/engine/frames.h"

namespace offprint {

namespace {

constexpr rlim_t kLargestOutput = rlim_t{4} << 30U;  // bytes of one file

volatile std::sig_atomic_t leave_asked = 0;

extern "C" void ask_to_leave(int) { leave_asked = 1; }

void limit(int which, rlim_t most) {
  struct rlimit now {};
  if (::getrlimit(static_cast<__rlimit_resource>(which), &now) != 0) return;
  now.rlim_cur = std::min(most, now.rlim_max);
  ::setrlimit(static_cast<__rlimit_resource>(which), &now);
}

// A file over the limits fails alone. A sanitizer's shadow takes terabytes of addresses: no limit then.
void set_limits(unsigned mebibytes) {
#if !defined(__SANITIZE_ADDRESS__)
  limit(RLIMIT_AS, rlim_t{mebibytes} << 20U);
#else
  static_cast<void>(mebibytes);
#endif
  struct rlimit file {};
  if (::getrlimit(RLIMIT_FSIZE, &file) == 0 && file.rlim_cur > kLargestOutput) limit(RLIMIT_FSIZE, kLargestOutput);
  limit(RLIMIT_CORE, 0);
}

// SIGINT and SIGTERM are the parent's to answer: they come blocked, and stay so. SIGUSR1 ends after the file in hand.
void set_signals() {
  struct sigaction action {};
  action.sa_handler = ask_to_leave;
  ::sigaction(SIGUSR1, &action, nullptr);  // without SA_RESTART: a read that waits ends
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  sigset_t mine;
  ::sigemptyset(&mine);
  ::sigaddset(&mine, SIGUSR1);
  ::sigprocmask(SIG_UNBLOCK, &mine, nullptr);
}

bool send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// More of the tasks' bytes; false at their end.
bool receive(Frames& frames) {
  std::array<char, 65536> room;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const ssize_t got = ::read(STDIN_FILENO, room.data(), room.size());
  if (got < 0 && errno == EINTR) return leave_asked == 0;
  if (got <= 0) return false;
  frames.add({room.data(), static_cast<std::size_t>(got)});
  return true;
}

}  // namespace

bool become_worker(pid_t parent, unsigned mebibytes) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) return false;  // it died before that
  set_limits(mebibytes);
  set_signals();
  return send(pack_greeting());
}

bool next_frame(std::string& frame) {
  static Frames frames;
  while (leave_asked == 0) {
    if (const auto next = frames.next()) {
      frame = *next;
      return true;
    }
    if (!receive(frames)) return false;
  }
  return false;
}

bool is_leaving() { return leave_asked != 0; }

bool send_frame(std::string_view frame) { return send(frame); }

}  // namespace offprint
