// The worker processes of a run: given blocks of tasks, watched, replaced.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <sys/types.h>
#include <vector>

#include "converters/engine/frames.h"
#include "converters/engine/interrupts.h"
#include "converters/files/descriptor.h"
#include "converters/files/world.h"
#include "formats/document/result.h"

namespace offprint {

enum class Taken : std::uint8_t {
  Well,
  Retires,  // its worker ends after this
  Broken,   // no answer that one can read: its worker's memory is broken, and it is put to death
};

// What the pool works for.
class PoolClient {
 public:
  PoolClient() = default;
  PoolClient(const PoolClient&) = delete;
  PoolClient& operator=(const PoolClient&) = delete;
  virtual ~PoolClient() = default;

  // A frame with the tasks of inputs that are about to be begun. Empty: the run must end.
  virtual std::string begin(std::span<const std::uint32_t> inputs) = 0;
  // A worker's frame about an input.
  virtual Taken answered(std::uint32_t input, std::string_view frame) = 0;
  // Its worker died, or was put to death.
  virtual void lost(std::uint32_t input, const Error& error) = 0;
  // After each round of answers, and at least twice a second. False: the run must end.
  virtual bool round() = 0;
};

struct PoolOptions {
  unsigned jobs = 1;
  unsigned timeout = 120;            // seconds an input
  std::vector<std::string> command;  // of a worker, without its last word: the parent's process id
  int lock = -1;                     // a descriptor that workers inherit
};

enum class PoolEnd : std::uint8_t { Done, Stopped, Interrupted, CannotStart };

// What is to be said of CannotStart.
Error no_worker();

class Pool {
 public:
  Pool(PoolOptions options, World& world, Interrupts& interrupts, PoolClient& client);
  ~Pool();

  // All of `inputs`, in about their order. The first signal lets the files in hand be finished, a second ends at once;
  // so does the client's wish to stop.
  PoolEnd run(std::span<const std::uint32_t> inputs);

 private:
  struct Process {
    pid_t id = -1;
    Descriptor tasks;
    Descriptor answers;
    Frames frames;
    std::string unsent;
    std::deque<std::uint32_t> inputs;  // given and not answered
    std::int64_t since = 0;            // when the first of them was begun
    bool greeted = false;              // it lives: what happens from now on is its file's fault
    bool late = false;                 // killed for its file's time
    bool retires = false;              // leaves after its last answer
    bool asked = false;                // to leave
  };

  bool start();
  void start_missing();
  bool is_over() const;
  void await_all();
  void feed(Process& process);
  void send(Process& process);
  void wait();
  void receive(Process& process);
  void take_frames(Process& process);
  void bury(Process& process);
  void kill_late();
  void ask_all_to_leave();
  void kill_all();
  std::size_t block_size() const;
  bool has_more() const { return !again_.empty() || next_ < inputs_.size(); }

  PoolOptions options_;
  World& world_;
  Interrupts& interrupts_;
  PoolClient& client_;
  std::span<const std::uint32_t> inputs_;
  std::size_t next_ = 0;
  std::deque<std::uint32_t> again_;  // given to a worker that died before it came to them
  std::vector<Process> processes_;
  std::size_t barren_ = 0;  // workers in a row that died before they greeted
  bool stopping_ = false;
  bool stopped_ = false;  // by the client
};

}  // namespace offprint
