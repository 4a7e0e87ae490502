// Worker processes and the single-threaded parent that gives them lines and puts their answers in order.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <poll.h>
#include <span>

#include "converters/stream/lines.h"
#include "converters/stream/output.h"
#include "converters/stream/stream.h"
#include "converters/stream/worker.h"

namespace offprint::stream {

class Crew {
 public:
  // All must outlive it.
  Crew(LineReader& lines, AnswerOutput& output, const Settings& settings, const std::vector<std::string>& command);
  Outcome run();

 private:
  void give_lines();
  Worker* idle_worker();
  bool may_read() const;
  void wait();
  int time_left() const;
  void take_turns();
  void take(std::uint64_t number, Answer answer);
  void write_answers();
  bool busy() const;

  LineReader& lines_;
  AnswerOutput& output_;
  std::deque<Worker> workers_;
  std::chrono::seconds deadline_;
  bool ordered_;
  std::map<std::uint64_t, Answer> answers_;  // not yet written
  std::size_t held_ = 0;                     // bytes of them
  std::uint64_t next_ = 1;                   // the line whose answer is written next
  bool idle_input_ = false;                  // all lines that were read are given
  Outcome outcome_;
};

}  // namespace offprint::stream
