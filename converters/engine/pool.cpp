#include "converters/engine/pool.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "converters/engine/spawn.h"

namespace offprint {

namespace {

constexpr std::size_t kLargestBlock = 32;
constexpr int kTick = 500;  // milliseconds
constexpr std::size_t kMostBarren = 3;

// Why a worker died, for the file that it had in hand.
Error cause(int status, bool late, unsigned timeout) {
  if (late)
    return {Fault::TooSlow, "it takes longer than " + std::to_string(timeout) + " s; raise --timeout, or leave it out"};
  if (WIFSIGNALED(status)) {
    const char* name = ::sigabbrev_np(WTERMSIG(status));
    const std::string which = "SIG" + std::string(name != nullptr ? name : "?");
    if (WTERMSIG(status) != SIGKILL)
      return {Fault::Internal, "its worker crashed (" + which + "); please report it, with the file"};
    std::string words = "its worker was killed (" + which + "), perhaps for want of memory; try it alone with convert";
    return {Fault::Internal, std::move(words)};
  }
  return {Fault::Internal, "its worker ended without an answer; please report it, with the file"};
}

}  // namespace

Error no_worker() {
  return {Fault::Unwritable,
          "no worker process can be started; see the limits (ulimit -u, --memory), use fewer --jobs"};
}

Pool::Pool(PoolOptions options, World& world, Interrupts& interrupts, PoolClient& client)
    : options_(std::move(options)), world_(world), interrupts_(interrupts), client_(client) {}

Pool::~Pool() { kill_all(); }

std::size_t Pool::block_size() const {
  const std::size_t left = inputs_.size() - next_;
  return std::clamp<std::size_t>(left / (std::size_t{4} * options_.jobs), 1, kLargestBlock);
}

bool Pool::start() {
  auto command = options_.command;
  command.push_back(std::to_string(::getpid()));
  auto spawned = spawn(command, options_.lock);
  if (!spawned) return false;
  Process process;
  process.id = spawned->id;
  process.tasks = std::move(spawned->tasks);
  process.answers = std::move(spawned->answers);
  processes_.push_back(std::move(process));
  return true;
}

// A worker has a block in hand and one that waits, so that it never waits itself.
void Pool::feed(Process& process) {
  const std::size_t block = block_size();
  if (stopping_ || !has_more() || process.asked || process.retires || process.late || process.inputs.size() > block / 2)
    return;
  std::vector<std::uint32_t> inputs;
  while (inputs.size() < block && has_more()) {
    if (again_.empty()) {
      inputs.push_back(inputs_[next_++]);
    } else {
      inputs.push_back(again_.front());
      again_.pop_front();
    }
  }
  const std::string tasks = client_.begin(inputs);
  if (tasks.empty()) {
    stopping_ = stopped_ = true;
    return;
  }
  if (process.inputs.empty()) process.since = world_.milliseconds();
  process.inputs.insert(process.inputs.end(), inputs.begin(), inputs.end());
  process.unsent += tasks;
  send(process);
}

void Pool::send(Process& process) {
  while (!process.unsent.empty()) {
    const ssize_t written = ::write(process.tasks.number(), process.unsent.data(), process.unsent.size());
    if (written > 0) process.unsent.erase(0, static_cast<std::size_t>(written));
    if (written < 0 && errno == EAGAIN) return;
    if (written < 0 && errno != EINTR) {
      process.unsent.clear();  // it died: its answers' end says so
      return;
    }
  }
}

void Pool::take_frames(Process& process) {
  while (true) {
    const auto frame = process.frames.next();
    if (!frame) return;
    if (frame->empty()) {
      process.greeted = true;
      barren_ = 0;
      continue;
    }
    if (process.inputs.empty()) {
      ::kill(process.id, SIGKILL);  // nobody asked
      return;
    }
    const std::uint32_t input = process.inputs.front();
    switch (client_.answered(input, *frame)) {
      case Taken::Well: break;
      case Taken::Retires: process.retires = true; break;
      case Taken::Broken: ::kill(process.id, SIGKILL); return;
    }
    process.inputs.pop_front();
    process.since = world_.milliseconds();
  }
}

void Pool::receive(Process& process) {
  std::array<char, 65536> room;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const ssize_t got = ::read(process.answers.number(), room.data(), room.size());
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (got > 0) {
    process.frames.add({room.data(), static_cast<std::size_t>(got)});
    return take_frames(process);
  }
  bury(process);
}

// Its pipe is closed: what it had in hand has failed, what waited behind is given to another.
void Pool::bury(Process& process) {
  int status = 0;
  while (::waitpid(process.id, &status, 0) < 0 && errno == EINTR) {
  }
  process.id = -1;
  if (!process.greeted) ++barren_;
  const bool left = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (process.greeted && !left && !process.inputs.empty() && !(stopping_ && !WIFSIGNALED(status))) {
    client_.lost(process.inputs.front(), cause(status, process.late, options_.timeout));
    process.inputs.pop_front();
  }
  again_.insert(again_.begin(), process.inputs.begin(), process.inputs.end());
  process.inputs.clear();
}

void Pool::kill_late() {
  const std::int64_t now = world_.milliseconds();
  for (Process& process : processes_) {
    if (process.inputs.empty() || process.late || now - process.since < std::int64_t{options_.timeout} * 1000) continue;
    process.late = true;
    ::kill(process.id, SIGKILL);
  }
}

void Pool::ask_all_to_leave() {
  for (Process& process : processes_) {
    if (process.asked || process.id < 0) continue;
    process.asked = true;
    ::kill(process.id, SIGUSR1);
    process.unsent.clear();
    process.tasks = Descriptor();
  }
}

void Pool::kill_all() {
  for (Process& process : processes_) {
    if (process.id < 0) continue;
    ::kill(process.id, SIGKILL);
    while (::waitpid(process.id, nullptr, 0) < 0 && errno == EINTR) {
    }
    process.id = -1;
  }
  processes_.clear();
}

void Pool::wait() {
  std::vector<struct pollfd> ready;
  for (const Process& process : processes_) {
    ready.push_back({process.answers.number(), POLLIN, 0});
    ready.push_back({process.unsent.empty() ? -1 : process.tasks.number(), POLLOUT, 0});
  }
  interrupts_.wait(ready, kTick);
  for (std::size_t i = 0; i < processes_.size(); ++i) {
    if (ready[2 * i + 1].revents != 0) send(processes_[i]);
    if (ready[2 * i].revents != 0) receive(processes_[i]);
  }
  std::erase_if(processes_, [](const Process& process) { return process.id < 0; });
}

void Pool::start_missing() {
  while (!stopping_ && has_more() && processes_.size() < options_.jobs && barren_ < kMostBarren) {
    if (!start()) return;
    feed(processes_.back());
  }
}

// Nothing is in hand, and nothing more is to be given out.
bool Pool::is_over() const {
  const bool idle =
      std::all_of(processes_.begin(), processes_.end(), [](const Process& process) { return process.inputs.empty(); });
  return (idle && !has_more()) || (stopping_ && processes_.empty());
}

// Their tasks have ended, and they end by that.
void Pool::await_all() {
  for (Process& process : processes_) process.tasks = Descriptor();
  for (const Process& process : processes_) {
    while (::waitpid(process.id, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  processes_.clear();
}

PoolEnd Pool::run(std::span<const std::uint32_t> inputs) {
  inputs_ = inputs;
  next_ = 0;
  while (true) {
    if (interrupts_.count() > 1) {
      kill_all();
      client_.round();
      return PoolEnd::Interrupted;
    }
    stopping_ = stopping_ || interrupts_.count() > 0;
    start_missing();
    if (!stopping_ && has_more() && processes_.empty()) return PoolEnd::CannotStart;
    for (Process& process : processes_) feed(process);
    if (stopping_) ask_all_to_leave();
    if (is_over()) break;
    wait();
    kill_late();
    if (!client_.round()) stopping_ = stopped_ = true;
  }
  await_all();
  if (!client_.round()) stopped_ = true;
  if (stopped_) return PoolEnd::Stopped;
  return interrupts_.count() > 0 && has_more() ? PoolEnd::Interrupted : PoolEnd::Done;
}

}  // namespace offprint
