#include "converters/engine/spawn.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>
#include <utility>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX wants it declared

namespace offprint {

namespace {

class Attributes {
 public:
  Attributes() {
    ::posix_spawnattr_init(&value_);
    sigset_t blocked;
    ::sigemptyset(&blocked);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1}) ::sigaddset(&blocked, signal);
    ::posix_spawnattr_setsigmask(&value_, &blocked);
    ::posix_spawnattr_setflags(&value_, POSIX_SPAWN_SETSIGMASK);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  ~Attributes() { ::posix_spawnattr_destroy(&value_); }
  const posix_spawnattr_t* get() const { return &value_; }

 private:
  posix_spawnattr_t value_{};
};

class Actions {
 public:
  Actions() { ::posix_spawn_file_actions_init(&value_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  ~Actions() { ::posix_spawn_file_actions_destroy(&value_); }
  void move(int from, int to) { ::posix_spawn_file_actions_adddup2(&value_, from, to); }
  const posix_spawn_file_actions_t* get() const { return &value_; }

 private:
  posix_spawn_file_actions_t value_{};
};

// A pipe whose ends stand above the numbers that a child's are moved to.
bool make_pipe(Descriptor& read, Descriptor& write) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  read = Descriptor(::fcntl(ends[0], F_DUPFD_CLOEXEC, kFirstFree));
  write = Descriptor(::fcntl(ends[1], F_DUPFD_CLOEXEC, kFirstFree));
  ::close(ends[0]);
  ::close(ends[1]);
  return read.number() >= 0 && write.number() >= 0;
}

}  // namespace

std::optional<Spawned> spawn(const std::vector<std::string>& command, const Inherited& inherited, const char* program) {
  Descriptor task_end;
  Descriptor answer_end;
  Spawned spawned;
  if (!make_pipe(task_end, spawned.tasks) || !make_pipe(spawned.answers, answer_end)) return {};
  ::fcntl(spawned.tasks.number(), F_SETFL, O_NONBLOCK);
  // Copies, as dup2 onto itself would leave them closed on exec.
  const Descriptor lock(inherited.lock < 0 ? -1 : ::fcntl(inherited.lock, F_DUPFD_CLOEXEC, kFirstFree));
  const Descriptor rules(inherited.rules < 0 ? -1 : ::fcntl(inherited.rules, F_DUPFD_CLOEXEC, kFirstFree));
  Actions actions;
  actions.move(task_end.number(), STDIN_FILENO);
  actions.move(answer_end.number(), STDOUT_FILENO);
  if (lock.number() >= 0) actions.move(lock.number(), kLockThere);
  if (rules.number() >= 0) actions.move(rules.number(), kRulesThere);
  std::vector<char*> words;
  words.reserve(command.size() + 1);
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));  // argv's type
  words.push_back(nullptr);
  const Attributes attributes;
  errno = ::posix_spawn(&spawned.id, program, actions.get(), attributes.get(), words.data(), environ);
  return errno == 0 ? std::optional(std::move(spawned)) : std::nullopt;
}

}  // namespace offprint
