#include "converters/engine/worker.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "converters/engine/limits.h"
#include "converters/engine/sandbox.h"
#include "converters/engine/spawn.h"
#include "converters/files/descriptor.h"

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

// A file over the limits fails alone.
void set_limits(unsigned mebibytes) {
  limit_memory(mebibytes);
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

// The pipes, moved to where nothing reads from or writes into them by mistake: an input named /dev/stdin, a library
// that prints.
Descriptor tasks;    // NOLINT(cert-err58-cpp): it holds a number
Descriptor answers;  // NOLINT(cert-err58-cpp): the same

void move_pipes() {
  tasks = Descriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, kFirstFree));
  answers = Descriptor(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, kFirstFree));
  const Descriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
  ::dup2(nothing.number(), STDIN_FILENO);
  ::dup2(nothing.number(), STDOUT_FILENO);
}

bool send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(answers.number(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Frames& frames() {
  static Frames all;
  return all;
}

// More of the tasks' bytes; false at their end.
bool receive() {
  std::array<char, 65536> room;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const ssize_t got = ::read(tasks.number(), room.data(), room.size());
  if (got < 0 && errno == EINTR) return leave_asked == 0;
  if (got <= 0) return false;
  frames().add({room.data(), static_cast<std::size_t>(got)});
  return true;
}

}  // namespace

bool become_worker(std::string_view parent, const RunSettings& run, bool starts) {
  pid_t number = -1;
  std::from_chars(parent.data(), parent.data() + parent.size(), number);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != number) return false;  // it died before that
  set_limits(run.memory);
  set_signals();
  move_pipes();
  if (!run.unconfined) enter_sandbox(kRulesThere, {.programs = starts});
  return send_frame(pack_greeting());
}

std::optional<Frame> next_frame() {
  while (leave_asked == 0) {
    if (const auto next = frames().next()) return next;
    if (frames().broken() || !receive()) return {};
  }
  return {};
}

TaskNumber coming_task() { return frames().number(); }

bool is_leaving() { return leave_asked != 0; }

bool send_frame(std::string_view frame) { return send(frame); }

}  // namespace offprint
