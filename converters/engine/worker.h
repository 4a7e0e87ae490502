// A worker as a process: its limits, its signals, its pipes. Tasks come on stdin, answers go out on stdout, in frames.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "converters/engine/fence.h"
#include "converters/engine/frames.h"
#include "converters/options/run.h"

namespace offprint {

// Binds this process to its parent, which it must not outlive, sets its limits, enters its sandbox and greets. `parent`
// is the parent's number, the last word of the worker's command; `starts` says whether it starts programs. False:
// leave.
bool become_worker(std::string_view parent, const RunSettings& run, bool starts);

// Waits for the next frame. Nothing: it is time to leave.
std::optional<Frame> next_frame();
// The task whose frame is coming.
TaskNumber coming_task();
// Whether the parent asked to leave after the task in hand.
bool is_leaving();
// False: nobody listens any more, leave.
bool send_frame(std::string_view frame);

// What PoolOptions::setup holds for all tasks.
template <class Setup>
std::optional<Setup> receive_setup() {
  const auto frame = next_frame();
  return frame && frame->kind == FrameKind::Setup ? unpack<Setup>(frame->bytes) : std::nullopt;
}

// The life of a worker: `work` makes an answer of each Task. What it throws is the task's Error, and ends the worker,
// whose memory nobody vouches for any more. Gives the exit code.
template <class Task, class Work>
int serve(const Work& work) {
  while (!is_leaving()) {
    std::string answer;
    const auto error = fenced([&] {
      const auto frame = next_frame();
      const auto task = frame ? unpack<Task>(frame->bytes) : std::nullopt;
      if (task) answer = pack(FrameKind::Answer, frame->number, work(*task));
    });
    if (error) answer = pack(FrameKind::Failure, coming_task(), *error);
    if (answer.empty() || !send_frame(answer) || error) return 0;
  }
  return 0;
}

}  // namespace offprint
