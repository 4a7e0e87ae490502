#include "converters/stream/stream.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "converters/engine/limits.h"
#include "converters/engine/pool.h"
#include "converters/engine/worker.h"
#include "converters/files/read_file.h"
#include "converters/files/spool.h"
#include "converters/files/write_file.h"
#include "converters/media/program.h"
#include "converters/media/reshape.h"
#include "converters/stream/lines.h"

namespace offprint::stream {

namespace {

// Answers that wait for a slow line before them: as many a worker, or so many bytes, then no more lines are given.
constexpr std::size_t kAheadPerWorker = 64;
constexpr std::size_t kAheadBytes = std::size_t{64} << 20U;

// Lines in, answers out.
class Lines final : public TaskSource, public PoolJob {
 public:
  Lines(LineReader& reader, FileSink& output, const RunSettings& run)
      : reader_(reader), output_(output), ordered_(!run.unordered), ahead_(kAheadPerWorker * run.jobs) {}

  std::optional<TaskNumber> next() override {
    auto line = may_read() ? reader_.take() : std::nullopt;
    if (!line) return {};
    const auto number = static_cast<TaskNumber>(line->number);  // unlike any other in hand
    in_hand_.insert_or_assign(number, std::move(*line));
    return number;
  }
  bool finished() const override { return reader_.finished(); }
  int descriptor() const override { return may_read() && !finished() ? reader_.descriptor() : -1; }
  void receive() override { reader_.fill(); }

  std::string pack_task(TaskNumber number) override { return pack(FrameKind::Task, number, in_hand_.at(number)); }
  bool take_answer(TaskNumber number, std::string_view bytes) override {
    auto answer = unpack<Answer>(bytes);
    if (answer) take(number, std::move(*answer));
    return answer.has_value();
  }
  void lost(TaskNumber number, const Error& error) override {
    take(number, give_up(in_hand_.at(number), error.message));
  }
  bool round() override {
    while (!answers_.empty() && (!ordered_ || answers_.begin()->first == next_)) {
      const Answer answer = std::move(answers_.begin()->second);
      answers_.erase(answers_.begin());
      held_ -= answer.record.size();
      ++next_;
      write(answer);
    }
    return !output_.error() && !output_.reader_left();
  }

  void write(const Answer& answer) {
    ++outcome.answered;
    if (answer.failed) ++outcome.failed;
    output_.write(answer.record);
    output_.flush();
  }

  Outcome outcome;

 private:
  bool may_read() const { return answers_.size() < ahead_ && held_ < kAheadBytes; }
  void take(TaskNumber number, Answer answer) {
    const auto line = in_hand_.extract(number);
    held_ += answer.record.size();
    answers_.emplace(line.mapped().number, std::move(answer));
  }

  LineReader& reader_;
  FileSink& output_;
  bool ordered_;
  std::size_t ahead_;
  std::map<TaskNumber, Line> in_hand_;
  std::map<std::uint64_t, Answer> answers_;  // not yet written
  std::size_t held_ = 0;                     // bytes of them
  std::uint64_t next_ = 1;                   // the line whose answer is written next
};

class InProcess {
 public:
  InProcess(const Settings& settings, const Listener& listener, const LastWords& last_words)
      : settings_(settings), listener_(listener), last_words_(last_words) {
    limit_memory(settings.run.memory != 0 ? settings.run.memory : kMemory);
  }

  Answer answer(const Line& line) {
    Answer answer;
    const Error late = out_of_time(kTimeout);
    limit_time(kTimeout, last_words_(line.number, late), row(late.fault).exit_code);
    if (!answerer_) answerer_.emplace(settings_, listener_);
    const auto error = fenced([&] { answer = answerer_->answer(line); });
    if (!error) return answer;
    answerer_.reset();  // gives its memory back
    return give_up(line, error->message);
  }

 private:
  const Settings& settings_;
  const Listener& listener_;
  const LastWords& last_words_;
  std::optional<Answerer> answerer_;
};

// A line may name any file.
Allowed reach_of_lines() {
  Allowed allowed;
  allowed.read_all = true;
  if (std::string program = media_program(); !program.empty()) {
    allowed.start.push_back(std::move(program));
    allowed.write.push_back(temporary_folder());
  }
  return allowed;
}

void run_here(LineReader& reader, Lines& lines, InProcess here) {
  while (!reader.finished() && lines.round()) {
    const auto line = reader.take();
    if (line) lines.write(here.answer(*line));
    if (!line && !reader.finished()) reader.fill();
  }
}

void run_pool(Lines& lines, const RunSettings& run, World& world, const std::vector<std::string>& words) {
  PoolOptions options(run, "stream-worker", words);
  options.allowed = reach_of_lines;
  options.on_lack = [&](const std::string& lack) { lines.outcome.lack = lack; };
  Pool pool(std::move(options), world, nullptr, lines);
  if (const PoolEnd end = pool.run(lines); end == PoolEnd::CannotStart) lines.outcome.failure = Failure{"", end.why};
}

}  // namespace

std::optional<Failure> refuse(const Settings& settings) {
  const FormatRow& to = output_format(settings);
  if (!can_be_line(to)) {
    return Failure{"--to",
                   {Fault::Usage, std::string(to.name) + " does not fit into a line of JSON; take " +
                                      formats_that(can_be_line) + ", or use 'offprint batch'"}};
  }
  if (settings.write.images == Images::Save) {
    return Failure{"--images",
                   {Fault::Usage, "save puts files beside an output, and a line has none; take link or embed"}};
  }
  const auto none = [](const FormatRow&) { return false; };  // a file of answers is no other program's input
  if (auto refused = refuse_output_name(settings, {}, can_be_line, none)) return refused;
  if (same_file("-", settings.output))
    return Failure{settings.output, {Fault::Usage, "this is the input itself; name another file with -o"}};
  return refuse_image_dir(settings);
}

Outcome run(const Settings& settings, World& world, const Listener& listener, const std::vector<std::string>& words,
            const LastWords& last_words) {
  const std::string target = settings.output.empty() ? "-" : settings.output;
  auto output = FileSink::open(target);
  if (!output) return {0, 0, Failure{target, output.error()}, ""};
  LineReader reader(take_stdin(), kInputLimit);
  RunSettings run = settings.run;
  run.jobs = std::max(run.jobs, 1U);
  Lines lines(reader, **output, run);
  if (run.jobs == 1 && run.timeout == 0) {
    run_here(reader, lines, {settings, listener, last_words});
  } else {
    run_pool(lines, run, world, words);
  }
  Outcome& outcome = lines.outcome;
  if (!outcome.failure && reader.error()) outcome.failure = Failure{"-", *reader.error()};
  if (outcome.failure) return outcome;
  if (auto error = (*output)->commit()) outcome.failure = Failure{target, std::move(*error)};
  return outcome;
}

int work(const Settings& settings, World& world, const Listener& listener, std::string_view parent) {
  if (!become_worker(parent, settings.run, may_reshape(settings))) return 0;
  Answerer answerer(settings, listener);
  return serve<Line>([&](const Line& line) {
    world.step("begun", "line " + std::to_string(line.number));
    return answerer.answer(line);
  });
}

}  // namespace offprint::stream
