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

#include "converters/engine/jobs.h"
#include "converters/engine/limits.h"
#include "converters/engine/spawn.h"

namespace offprint {

namespace {

#if defined(OFFPRINT_COUNTED)  // of tests/coverage: what is killed writes no counts
constexpr bool kAwaitsIdle = true;
#else
constexpr bool kAwaitsIdle = false;
#endif

constexpr std::size_t kLargestBlock = 64;
constexpr int kTick = 500;         // milliseconds
constexpr int kGather = 4;         // milliseconds
constexpr std::size_t kMany = 32;  // tasks that no worker is through with by then
constexpr std::size_t kMostBarren = 3;
constexpr std::uint32_t kStartTimeout = 60;  // seconds until a worker's greeting: a busy machine is slow to start one

// What became of a worker that ended by itself, or was ended by the system.
Error death(int status) {
  if (!WIFSIGNALED(status))
    return {Fault::Internal, "its worker ended without an answer; please report it, with the input"};
  const char* name = ::sigabbrev_np(WTERMSIG(status));
  const std::string which = "SIG" + std::string(name != nullptr ? name : "?");
  if (WTERMSIG(status) != SIGKILL)
    return {Fault::Internal, "its worker crashed (" + which + "); please report it, with the input"};
  return {Fault::Internal, "its worker was killed (" + which + "), perhaps because memory ran out; try it alone"};
}

struct CauseRow {
  int number;
  std::string_view sentence;
};
constexpr std::array<CauseRow, 4> kCauses{{
    {EMFILE, "no worker process can be started: no more files may be open here (ulimit -n); raise that"},
    {ENFILE, "no worker process can be started: this system can open no more files; end some programs"},
    {EAGAIN, "no worker process can be started: no more processes are allowed here (ulimit -u); raise that"},
    {ENOMEM, "no worker process can be started: there is not enough memory; free some, or raise ulimit -v"},
}};

// `number` is errno after the last that could not be started; 0 where they end as soon as they are.
Error no_worker(int number) {
  const auto* found =
      std::find_if(kCauses.begin(), kCauses.end(), [&](const CauseRow& row) { return row.number == number; });
  if (found != kCauses.end()) return {Fault::Unwritable, std::string(found->sentence)};
  return {Fault::Unwritable,
          "no worker process can be started; see the limits (ulimit -u, --memory), use fewer --jobs"};
}

}  // namespace

PoolOptions::PoolOptions(const RunSettings& run, std::string_view worker, const std::vector<std::string>& words)
    : jobs(run.jobs != 0 ? run.jobs : default_jobs(this_machine())),
      timeout(run.timeout != 0 ? run.timeout : kTimeout),
      command{"offprint", std::string(worker)},
      sandboxed(!run.unconfined) {
  command.insert(command.end(), words.begin(), words.end());
  if (run.unconfined) command.emplace_back("--sandbox=off");
  command.push_back("--memory=" + std::to_string(run.memory != 0 ? run.memory : kWorkerMemory));
}

Pool::Pool(PoolOptions options, World& world, Interrupts* interrupts, PoolJob& job)
    : options_(std::move(options)), world_(world), interrupts_(interrupts), job_(job) {}

Pool::~Pool() { kill_all(); }

// Why a worker died, for the task that it had in hand.
Error Pool::cause(const Process& process, int status) const {
  switch (process.killed) {
    case Killed::No: return death(status);
    case Killed::Late: return out_of_time(options_.timeout);
    case Killed::Broken:
    case Killed::Failed: break;
  }
  return {Fault::Internal, "its worker gave an answer that cannot be read; please report it, with the input"};
}

std::size_t Pool::block_size() const {
  return std::clamp<std::size_t>(source_->left() / (std::size_t{4} * options_.jobs), 1, kLargestBlock);
}

bool Pool::has_next() {
  if (!next_.empty()) return true;
  if (const auto number = source_->next()) next_.push_back(*number);
  return !next_.empty();
}

void Pool::prepare_sandbox() {
  if (!options_.sandboxed || !options_.allowed || sandbox_) return;
  sandbox_.emplace(options_.allowed());
  static bool said = false;
  if (said || sandbox_->lack().empty() || !options_.on_lack) return;
  options_.on_lack(sandbox_->lack());
  said = true;
}

bool Pool::start() {
  prepare_sandbox();
  auto command = options_.command;
  command.push_back(std::to_string(::getpid()));
  auto spawned = spawn(command, {options_.lock, sandbox_ ? sandbox_->rules() : -1});
  start_error_ = spawned ? 0 : errno;
  if (!spawned) return false;
  Process process;
  process.id = spawned->id;
  process.tasks = std::move(spawned->tasks);
  process.answers = std::move(spawned->answers);
  if (!options_.setup.empty()) process.unsent.push_back(options_.setup);
  processes_.push_back(std::move(process));
  return true;
}

// A worker has a block in hand and one that waits, so that it never waits itself.
void Pool::feed(Process& process) {
  const std::size_t size = block_size();
  if (stopping_ || process.asked || process.killed != Killed::No || process.in_hand.size() > size / 2) return;
  std::vector<TaskNumber> block;
  while (block.size() < size && has_next()) {
    block.push_back(next_.front());
    next_.pop_front();
  }
  if (!block.empty()) give(process, block);
}

void Pool::give(Process& process, const std::vector<TaskNumber>& block) {
  if (!job_.begin(block)) {
    stopping_ = stopped_ = true;
    return;
  }
  if (process.in_hand.empty()) process.since = world_.milliseconds();
  process.in_hand.insert(process.in_hand.end(), block.begin(), block.end());
  std::string& frames = process.unsent.emplace_back();
  for (const TaskNumber number : block) frames += job_.pack_task(number);
  send(process);
}

void Pool::send(Process& process) {
  while (!process.unsent.empty()) {
    const std::string_view rest = std::string_view(process.unsent.front()).substr(process.sent);
    const ssize_t written = ::write(process.tasks.number(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) return;
    if (written < 0) return process.unsent.clear();  // it died: its answers' end says so
    process.since = world_.milliseconds();
    process.sent += static_cast<std::size_t>(written);
    if (process.sent < process.unsent.front().size()) continue;
    process.unsent.pop_front();
    process.sent = 0;
  }
}

// False: this is not what a sound worker says now.
bool Pool::take(Process& process, const Frame& frame) {
  if (!process.greeted || frame.kind == FrameKind::Greeting) {
    if (process.greeted || frame.kind != FrameKind::Greeting) return false;
    process.greeted = true;
    barren_ = 0;
    return true;
  }
  if (process.in_hand.empty() || frame.number != process.in_hand.front()) return false;
  if (frame.kind == FrameKind::Failure) {
    const auto error = unpack<Error>(frame.bytes);
    if (!error) return false;
    kill(process, Killed::Failed);
    job_.lost(frame.number, *error);
  } else if (frame.kind != FrameKind::Answer || !job_.take_answer(frame.number, frame.bytes)) {
    return false;
  }
  process.in_hand.pop_front();
  return true;
}

void Pool::receive(Process& process) {
  std::array<char, 65536> room;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const ssize_t got = ::read(process.answers.number(), room.data(), room.size());
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (got <= 0) return bury(process);
  if (process.killed != Killed::No) return;
  process.since = world_.milliseconds();
  process.frames.add({room.data(), static_cast<std::size_t>(got)});
  bool sound = true;
  while (sound && process.killed == Killed::No) {
    const auto frame = process.frames.next();
    if (!frame) break;
    sound = take(process, *frame);
  }
  if (!sound || process.frames.broken()) kill(process, Killed::Broken);
}

void Pool::kill(Process& process, Killed why) {
  process.killed = why;
  ::kill(process.id, SIGKILL);
}

// Its pipe is closed: what it had in hand has failed, what waited behind is given to another.
void Pool::bury(Process& process) {
  int status = 0;
  while (::waitpid(process.id, &status, 0) < 0 && errno == EINTR) {
  }
  process.id = -1;
  if (!process.greeted) ++barren_;
  const bool left = stopping_ && WIFEXITED(status);
  if (process.greeted && !left && process.killed != Killed::Failed && !process.in_hand.empty()) {
    job_.lost(process.in_hand.front(), cause(process, status));
    process.in_hand.pop_front();
  }
  next_.insert(next_.begin(), process.in_hand.begin(), process.in_hand.end());
  process.in_hand.clear();
}

void Pool::kill_late() {
  const std::int64_t now = world_.milliseconds();
  for (Process& process : processes_) {
    const auto timeout = process.greeted ? options_.timeout : std::max(options_.timeout, kStartTimeout);
    const bool late = now - process.since >= std::int64_t{timeout} * 1000;
    if (late && !process.in_hand.empty() && process.killed == Killed::No) kill(process, Killed::Late);
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
    process.tasks = Descriptor();  // an idle one leaves by itself
    if (!kAwaitsIdle || !process.in_hand.empty() || process.killed != Killed::No) ::kill(process.id, SIGKILL);
    while (::waitpid(process.id, nullptr, 0) < 0 && errno == EINTR) {
    }
    process.id = -1;
  }
  processes_.clear();
}

void Pool::poll(std::span<struct pollfd> ready, int milliseconds) {
  if (interrupts_ != nullptr) return interrupts_->wait(ready, milliseconds);
  for (struct pollfd& one : ready) one.revents = 0;
  ::poll(ready.data(), ready.size(), milliseconds);
}

// While every worker has many tasks in hand, their answers are let gather: a round takes them together.
void Pool::gather() {
  const auto is_busy = [](const Process& process) {
    return process.killed == Killed::No && process.unsent.empty() && process.in_hand.size() > kMany;
  };
  if (!stopping_ && signals() == 0 && std::all_of(processes_.begin(), processes_.end(), is_busy)) poll({}, kGather);
}

// Until a worker moves, or more tasks come.
void Pool::wait() {
  std::vector<struct pollfd> ready;
  for (const Process& process : processes_) {
    ready.push_back({process.answers.number(), POLLIN, 0});
    ready.push_back({process.unsent.empty() ? -1 : process.tasks.number(), POLLOUT, 0});
  }
  ready.push_back({!stopping_ && next_.empty() ? source_->descriptor() : -1, POLLIN, 0});
  poll(ready, kTick);
  for (std::size_t i = 0; i < processes_.size(); ++i) {
    if (ready[2 * i + 1].revents != 0) send(processes_[i]);
    if (ready[2 * i].revents != 0) receive(processes_[i]);
  }
  std::erase_if(processes_, [](const Process& process) { return process.id < 0; });
  if (ready.back().revents != 0) source_->receive();
}

void Pool::start_missing() {
  while (!stopping_ && processes_.size() < options_.jobs && barren_ < kMostBarren && has_next()) {
    if (!start()) return;
    feed(processes_.back());
  }
}

// Nothing is in hand, and nothing more is to be given out.
bool Pool::is_over() {
  const bool idle =
      std::all_of(processes_.begin(), processes_.end(), [](const Process& process) { return process.in_hand.empty(); });
  return (idle && !has_next() && source_->finished()) || (stopping_ && processes_.empty());
}

PoolEnd Pool::run(TaskSource& source) {
  source_ = &source;
  while (true) {
    if (signals() > 1) {
      kill_all();
      job_.round();
      return PoolEnd::Interrupted;
    }
    stopping_ = stopping_ || signals() > 0;
    for (Process& process : processes_) feed(process);
    start_missing();
    if (!stopping_ && processes_.empty() && has_next()) return {PoolEnd::CannotStart, no_worker(start_error_)};
    if (stopping_) ask_all_to_leave();
    if (is_over()) break;
    gather();
    wait();
    kill_late();
    if (!job_.round()) stopping_ = stopped_ = true;
  }
  kill_all();  // they wait for tasks, and hold nothing
  if (!job_.round()) stopped_ = true;
  if (stopped_) return PoolEnd::Stopped;
  return signals() > 0 && has_next() ? PoolEnd::Interrupted : PoolEnd::Done;
}

}  // namespace offprint
