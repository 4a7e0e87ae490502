// A worker's two sides: the process that answers line after line, and the parent's hold on it.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <sys/types.h>

#include "converters/files/descriptor.h"
#include "converters/stream/answer.h"

namespace offprint::stream {

// The life of a worker process: lines from stdin, answers to stdout, as frames, until stdin ends.
void work(const Settings& settings, const Listener& listener);

// Holds one process, and one line at a time, so that what it dies of is known. Without the process where it could not
// be started.
class Worker {
 public:
  using Clock = std::chrono::steady_clock;

  // `command`: argv of a worker, which outlives this.
  explicit Worker(const std::vector<std::string>& command) : command_(command) {}
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();

  // Starts the process unless it runs. One that died while it had nothing to do is replaced.
  std::optional<Error> start();
  bool idle() const { return idle_; }
  bool sending() const { return !idle() && sent_ < head_.size() + line_.text.size(); }

  // Gives it a line; it must be idle and started.
  void give(Line line);
  // Sends and receives what the pipes take now. The answer, once it is whole, or what the line died of.
  std::optional<Answer> turn();
  // The line took too long: the process is stopped, and the answer says so.
  Answer stop(const std::string& message);

  std::uint64_t number() const { return line_.number; }
  Clock::time_point given() const { return given_; }  // when the line was given, or last gave a sign of life
  int requests() const { return requests_.number(); }
  int answers() const { return answers_.number(); }

 private:
  void send();
  void finish();
  std::optional<Answer> receive();
  Answer bury();
  int end(bool kill);

  const std::vector<std::string>& command_;
  pid_t process_ = 0;
  Descriptor requests_;
  Descriptor answers_;
  bool idle_ = true;
  Line line_;             // empty while it is idle
  std::string head_;      // goes before the line's text
  std::size_t sent_ = 0;  // bytes of both
  std::string answer_;
  Clock::time_point given_;
};

}  // namespace offprint::stream
