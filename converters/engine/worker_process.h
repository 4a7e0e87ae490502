// A worker as a process: its limits, its signals, its pipes. Tasks come on stdin, answers go out on stdout, in frames.
#pragma once

#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "converters/engine/frames.h"

namespace offprint {

// Binds this process to `parent`, which it must not outlive, sets its limits (memory in MiB) and greets. False: leave.
bool become_worker(pid_t parent, unsigned mebibytes);

// Waits for the next frame of tasks. False: it is time to leave.
bool next_frame(std::string& frame);
// Whether the parent asked to leave after the input in hand.
bool is_leaving();
// False: nobody listens any more, leave.
bool send_frame(std::string_view frame);

// An answer, packed, and whether the worker must end after it.
struct Served {
  std::string frame;
  bool retires = false;
};
template <class Answer>
Served served(const Answer& answer) {
  return {pack(answer), answer.retires};
}

// The life of a worker: `work` makes a Served of each Task. Gives the exit code.
template <class Task, class Work>
int serve(const Work& work) {
  std::string frame;
  while (next_frame(frame)) {
    const auto tasks = unpack<std::vector<Task>>(frame);
    if (!tasks) return 1;
    for (const Task& task : *tasks) {
      if (is_leaving()) return 0;
      const Served answer = work(task);
      if (!send_frame(answer.frame) || answer.retires) return 0;
    }
  }
  return 0;
}

}  // namespace offprint
