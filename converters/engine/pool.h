// The worker processes of a run: given tasks from a source, watched, replaced; their answers go to a job.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <poll.h>
#include <span>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

#include "converters/engine/frames.h"
#include "converters/engine/interrupts.h"
#include "converters/engine/sandbox.h"
#include "converters/files/descriptor.h"
#include "converters/files/world.h"
#include "converters/options/run.h"
#include "formats/document/result.h"

namespace offprint {

// Where tasks come from.
class TaskSource {
 public:
  TaskSource() = default;
  TaskSource(const TaskSource&) = delete;
  TaskSource& operator=(const TaskSource&) = delete;
  virtual ~TaskSource() = default;

  // Nothing: none is there now, or none is to be begun now.
  virtual std::optional<TaskNumber> next() = 0;
  virtual bool finished() const = 0;  // none comes any more
  // How many are known to come: of many, a worker gets a block. 0: it gets one at a time.
  virtual std::size_t left() const { return 0; }
  // Where more come from when next() has none, to be waited for; -1: from nowhere, now.
  virtual int descriptor() const { return -1; }
  virtual void receive() {}  // something is there
};

// Tasks that are known from the start.
class TaskList final : public TaskSource {
 public:
  explicit TaskList(std::span<const TaskNumber> tasks) : tasks_(tasks) {}
  std::optional<TaskNumber> next() override { return finished() ? std::nullopt : std::optional(tasks_[next_++]); }
  bool finished() const override { return next_ == tasks_.size(); }
  std::size_t left() const override { return tasks_.size() - next_; }

 private:
  std::span<const TaskNumber> tasks_;
  std::size_t next_ = 0;
};

// What the tasks are for, as the pool sees it; see Job.
class PoolJob {
 public:
  PoolJob() = default;
  PoolJob(const PoolJob&) = delete;
  PoolJob& operator=(const PoolJob&) = delete;
  virtual ~PoolJob() = default;

  // These are about to be given to a worker. False: the run must end.
  virtual bool begin(std::span<const TaskNumber> tasks) { return !tasks.empty(); }
  virtual std::string pack_task(TaskNumber number) = 0;
  // False: the bytes are no answer.
  virtual bool take_answer(TaskNumber number, std::string_view bytes) = 0;
  // Its worker could not do it, died of it, or was stopped.
  virtual void lost(TaskNumber number, const Error& error) = 0;
  // After each round of answers, and at least twice a second. False: the run must end.
  virtual bool round() { return true; }
};

// A job whose tasks and answers are structs with `fields`.
template <class Task, class Answer>
class Job : public PoolJob {
 public:
  virtual Task task(TaskNumber number) = 0;
  virtual void answered(TaskNumber number, Answer answer) = 0;

  std::string pack_task(TaskNumber number) final { return pack(FrameKind::Task, number, task(number)); }
  bool take_answer(TaskNumber number, std::string_view bytes) final {
    auto answer = unpack<Answer>(bytes);
    if (answer) answered(number, std::move(*answer));
    return answer.has_value();
  }
};

struct PoolOptions {
  // Of a command's settings. `worker` is the name of the command that works, `words` what it must know beside --memory.
  PoolOptions(const RunSettings& run, std::string_view worker, const std::vector<std::string>& words);

  unsigned jobs;
  unsigned timeout;                  // seconds a task
  std::vector<std::string> command;  // of a worker, without its last word: the parent's process id
  std::string setup;                 // a frame that each worker gets first; empty for none
  int lock = -1;                     // a descriptor that workers inherit
  bool sandboxed;
  std::function<Allowed()> allowed;                 // asked once, before the first worker is started; empty: all
  std::function<void(const std::string&)> on_lack;  // told, once a process, what of a sandbox this system has not
};

// How a run ended.
struct PoolEnd {
  enum Kind : std::uint8_t { Done, Stopped, Interrupted, CannotStart };
  Kind kind;
  Error why;  // of CannotStart

  PoolEnd(Kind end, Error error = {Fault::Internal, {}}) : kind(end), why(std::move(error)) {}
  bool operator==(Kind other) const { return kind == other; }
};

class Pool {
 public:
  // Without `interrupts` a signal does what it always does.
  Pool(PoolOptions options, World& world, Interrupts* interrupts, PoolJob& job);
  ~Pool();

  // All of the source's tasks, in about their order. The first signal lets the tasks in hand be finished, a second ends
  // at once; so does the job's wish to stop.
  PoolEnd run(TaskSource& source);

 private:
  enum class Killed : std::uint8_t { No, Late, Broken, Failed };  // Failed: it said so itself
  struct Process {
    pid_t id = -1;
    Descriptor tasks;
    Descriptor answers;
    Frames frames;
    std::deque<std::string> unsent;
    std::size_t sent = 0;            // bytes of the first of them
    std::deque<TaskNumber> in_hand;  // given and not answered
    std::int64_t since = 0;          // when the first of them was begun, or last gave a sign of life
    bool greeted = false;            // it lives: what happens from now on is its task's fault
    bool asked = false;              // to leave
    Killed killed = Killed::No;
  };

  Error cause(const Process& process, int status) const;
  void prepare_sandbox();
  bool start();
  void start_missing();
  bool has_next();
  bool is_over();
  void feed(Process& process);
  void give(Process& process, const std::vector<TaskNumber>& block);
  void send(Process& process);
  void gather();
  void wait();
  void poll(std::span<struct pollfd> ready, int milliseconds);
  void receive(Process& process);
  bool take(Process& process, const Frame& frame);
  void kill(Process& process, Killed why);
  void bury(Process& process);
  void kill_late();
  void ask_all_to_leave();
  void kill_all();
  std::size_t block_size() const;
  int signals() const { return interrupts_ == nullptr ? 0 : interrupts_->count(); }

  PoolOptions options_;
  World& world_;
  Interrupts* interrupts_;
  PoolJob& job_;
  TaskSource* source_ = nullptr;
  std::optional<Sandbox> sandbox_;
  std::deque<TaskNumber> next_;  // out of the source, or given to a worker that died before it came to them
  std::vector<Process> processes_;
  std::size_t barren_ = 0;  // workers in a row that died before they greeted
  int start_error_ = 0;     // errno of the last that could not be started
  bool stopping_ = false;
  bool stopped_ = false;  // by the job
};

}  // namespace offprint
