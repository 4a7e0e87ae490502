#include "converters/stream/crew.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace offprint::stream {

namespace {

// Answers that wait for a slow line before them: as many a worker, or so many bytes, then no more lines are given.
constexpr std::size_t kAheadPerWorker = 64;
constexpr std::size_t kAheadBytes = std::size_t{64} << 20U;

std::string too_slow(std::chrono::seconds deadline) {
  return "it took more than " + std::to_string(deadline.count()) + " s; split it, or raise --timeout";
}

}  // namespace

Crew::Crew(LineReader& lines, AnswerOutput& output, const Settings& settings, const std::vector<std::string>& command)
    : lines_(lines),
      output_(output),
      deadline_(settings.run.timeout == 0 ? kTimeout : settings.run.timeout),
      ordered_(!settings.run.unordered) {
  const unsigned count = std::max(settings.run.jobs, 1U);
  for (unsigned i = 0; i < count; ++i) workers_.emplace_back(command);
}

bool Crew::busy() const {
  return std::any_of(workers_.begin(), workers_.end(), [](const Worker& worker) { return !worker.idle(); });
}

bool Crew::may_read() const { return answers_.size() < kAheadPerWorker * workers_.size() && held_ < kAheadBytes; }

// A worker without a line, started. Where no more processes can be had, those that run do the work.
Worker* Crew::idle_worker() {
  std::optional<Error> error;
  for (Worker& worker : workers_) {
    if (!worker.idle()) continue;
    error = worker.start();
    if (!error) return &worker;
  }
  if (error && !busy()) outcome_.failure = Failure{"", std::move(*error)};
  return nullptr;
}

void Crew::give_lines() {
  idle_input_ = false;
  while (may_read()) {
    Worker* worker = idle_worker();
    if (worker == nullptr) return;
    auto line = lines_.take();
    idle_input_ = !line;
    if (!line) return;
    const std::uint64_t number = line->number;
    worker->give(std::move(*line));
    if (auto answer = worker->turn()) take(number, std::move(*answer));
  }
}

void Crew::take(std::uint64_t number, Answer answer) {
  held_ += answer.record.size();
  answers_.emplace(number, std::move(answer));
}

void Crew::write_answers() {
  while (!answers_.empty() && (!ordered_ || answers_.begin()->first == next_)) {
    const Answer answer = std::move(answers_.begin()->second);
    answers_.erase(answers_.begin());
    held_ -= answer.record.size();
    ++next_;
    ++outcome_.answered;
    if (answer.failed) ++outcome_.failed;
    if (!output_.write(answer.record)) return;
  }
}

// Milliseconds until the first line in work is over its deadline; -1 for none.
int Crew::time_left() const {
  constexpr std::chrono::milliseconds kNone(-1);
  auto least = kNone;
  const auto now = Worker::Clock::now();
  for (const Worker& worker : workers_) {
    if (worker.idle()) continue;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(worker.given() + deadline_ - now);
    const auto wait = std::max(left, std::chrono::milliseconds(0)) + std::chrono::milliseconds(1);
    least = least == kNone ? wait : std::min(least, wait);
  }
  return static_cast<int>(std::min<std::int64_t>(least.count(), 1'000'000));
}

// Until a line comes in, a worker moves or a deadline is over.
void Crew::wait() {
  std::vector<pollfd> descriptors;
  if (idle_input_ && !lines_.finished()) descriptors.push_back({lines_.descriptor(), POLLIN, 0});
  const bool input = !descriptors.empty();
  for (const Worker& worker : workers_) {
    if (worker.idle()) continue;
    descriptors.push_back({worker.answers(), POLLIN, 0});
    if (worker.sending()) descriptors.push_back({worker.requests(), POLLOUT, 0});
  }
  if (::poll(descriptors.data(), descriptors.size(), time_left()) <= 0) return;
  if (input && descriptors.front().revents != 0) lines_.fill();
}

void Crew::take_turns() {
  for (Worker& worker : workers_) {
    if (worker.idle()) continue;
    const std::uint64_t number = worker.number();
    if (auto answer = worker.turn()) {
      take(number, std::move(*answer));
    } else if (Worker::Clock::now() - worker.given() > deadline_) {
      take(number, worker.stop(too_slow(deadline_)));
    }
  }
}

Outcome Crew::run() {
  while (true) {
    give_lines();
    write_answers();
    if (outcome_.failure || output_.error() || !output_.open()) return outcome_;
    if (lines_.finished() && !busy() && answers_.empty()) return outcome_;
    wait();
    take_turns();
    write_answers();
  }
}

}  // namespace offprint::stream
