#include "converters/batch/batch.h"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <utility>

#include "converters/batch/converting.h"
#include "converters/batch/decide.h"
#include "converters/batch/fetching.h"
#include "converters/batch/lock.h"
#include "converters/batch/naming.h"
#include "converters/batch/prune.h"
#include "converters/batch/report.h"
#include "converters/batch/state_folder.h"
#include "converters/files/below.h"
#include "converters/inputs/discover.h"
#include "converters/inputs/reach.h"
#include "converters/passes/recurring/furniture.h"
#include "converters/report/report_place.h"
#include "formats/hash/hash64.h"

namespace offprint {

namespace {

constexpr int kSignalled = 128;  // the shell's exit code of a signal, less its number

std::optional<Failure> refusal(const Settings& settings) {
  const RunSettings& run = settings.run;
  if (settings.output.empty() || settings.output == "-")
    return Failure{"--output", {Fault::Usage, "batch writes into a folder; name it with -o DIR"}};
  if (run.fresh && run.resume)
    return Failure{"--fresh", {Fault::Usage, "it contradicts --resume; leave one of them out"}};
  if (auto refused = refuse_image_dir(settings)) return refused;
  if (auto error = refuse_place(run.report)) return Failure{run.report, std::move(*error)};
  struct stat info {};
  if (::stat(settings.output.c_str(), &info) == 0 && !S_ISDIR(info.st_mode))
    return Failure{settings.output, {Fault::Usage, "this is a file; batch writes into a folder, name one with -o"}};
  return {};
}

std::uint64_t fingerprint_of(const BatchCall& call) {
  std::vector<std::string> words = call.changes;
  std::stable_sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.substr(0, a.find('=')) < b.substr(0, b.find('='));
  });
  std::string text = call.version + '\0' + (call.settings.strict ? "strict" : "");
  for (const std::string& word : words) text += '\0' + word;
  // Of files that options name, what stands in them.
  if (!call.settings.write.style.empty()) text += '\0' + call.settings.write.style;
  if (call.settings.passes.furniture) text += '\0' + std::to_string(call.settings.passes.furniture->hash);
  return hash_of(text);
}

// What a worker must know.
std::vector<std::string> worker_words(const BatchCall& call) {
  const RunSettings& run = call.settings.run;
  std::vector<std::string> words{"--output=" + call.settings.output};
  words.insert(words.end(), call.changes.begin(), call.changes.end());
  words.push_back("--shard=" + std::to_string(run.shard.part) + "/" + std::to_string(run.shard.of));
  if (!run.name.empty()) words.push_back("--name=" + run.name);
  if (run.durable) words.emplace_back("--durable");
  if (run.force) words.emplace_back("--force");
  if (call.settings.strict) words.emplace_back("--strict");
  if (call.settings.talk == Talk::Verbose) words.emplace_back("--verbose");
  return words;
}

class Batch {
 public:
  Batch(const BatchCall& call, World& world, Reporter& reporter)
      : call_(call),
        settings_(call.settings),
        run_{settings_, world, reporter, fingerprint_of(call)},
        state_(settings_.output, settings_.run.shard) {
    if (settings_.formats.empty()) settings_.formats.push_back(&default_format());
  }

  int go() {
    if (const auto failure = refusal(settings_)) return say(*failure);
    std::vector<std::string> inputs;
    if (const auto failure = named_inputs(call_.inputs, settings_, inputs)) return say(*failure);
    settings_.run.files_from.clear();  // it has been read
    if (const auto failure = settings_.run.dry_run ? look() : take_folder()) return say(*failure);
    const Known known = [this](const InputId& id, std::uint64_t size, std::int64_t time) {
      return is_known(id, size, time);
    };
    const NoteTaker notes = [this](std::string_view subject, std::string_view message) {
      run_.reporter.noted(subject, message);
    };
    if (const auto failure = discover(inputs, settings_, known, run_.plan, notes)) return refuse(*failure);
    InputFiles files(settings_, &run_.plan);
    if (const auto failure = settle_report(settings_.run.report, files, run_.plan)) return refuse(*failure);
    run_.world.step("planned", "");
    Interrupts interrupts;
    if (const PoolEnd end = name_all(run_, pool_options(), interrupts); end != PoolEnd::Done)
      return code_of(end, interrupts);
    if (const auto failure = report_refusal()) return refuse(*failure);
    std::vector<ToDo> todo;
    if (const auto failure = decide(run_, todo)) return refuse(*failure);
    if (settings_.run.dry_run) return show(todo);
    if (settings_.fetch.on) {
      if (const PoolEnd end = fetch_all(run_, todo, pool_options(), interrupts); end != PoolEnd::Done)
        return code_of(end, interrupts);
    }
    return convert(todo, interrupts);
  }

  const Tally& tally() const { return run_.tally; }

 private:
  int say(const Failure& failure) {
    run_.reporter.failed(failure.file, failure.error);
    return row(failure.error.fault).exit_code;
  }

  // Nothing of the run is left.
  int refuse(const Failure& failure) {
    state_.take_back();
    return say(failure);
  }

  // No report is written over an output, whichever shard writes that, nor over what batch keeps.
  std::optional<Failure> report_refusal() const {
    const std::string& report = settings_.run.report;
    if (report.empty()) return {};
    const std::string place = key_of(report, settings_.output);
    bool taken = !key_of(report, state_.path()).starts_with("../");
    for (std::size_t i = 0; i < run_.plan.size() && !taken; ++i) {
      const std::string_view output = run_.plan.output(i);
      if (run_.plan.problem(i) != nullptr || !place.starts_with(output)) continue;
      taken = std::any_of(settings_.formats.begin(), settings_.formats.end(), [&](const FormatRow* format) {
        return place.substr(output.size()) == format->extensions.front();
      });
    }
    return taken ? std::optional(report_over_output(report)) : std::nullopt;
  }

  // A dry run changes nothing, and holds no lock.
  std::optional<Failure> look() {
    if (auto failure = state_.stranger()) return failure;
    if (auto error = state_.refusal()) return Failure{settings_.output, std::move(*error)};
    return open_journal(true);
  }

  std::optional<Failure> take_folder() {
    if (auto failure = state_.stranger()) return failure;
    if (auto error = state_.refusal()) return Failure{settings_.output, std::move(*error)};
    if (auto failure = state_.make()) return failure;
    auto own = open_own_file(state_.lock(), O_RDWR | O_CREAT);
    if (!own) return Failure{state_.lock(), own.error()};
    auto held = lock(std::move(*own), state_.lock());
    if (!held) return Failure{settings_.output, held.error()};
    lock_ = std::move(*held);
    if (!lock_.works)
      run_.reporter.noted(settings_.output, "this file system has no locks; see to it that no other run writes here");
    run_.world.step("locked", "");
    state_.remove_leftovers();
    return open_journal(false);
  }

  std::optional<Failure> open_journal(bool read_only) {
    auto journal = Journal::open(state_.journal(), run_.world, read_only);
    if (!journal) return Failure{state_.journal(), journal.error()};
    run_.journal = std::move(*journal);
    for (const std::string& other : state_.other_journals()) {
      if (auto error = run_.journal.read_names(other)) return Failure{other, std::move(*error)};
    }
    return {};
  }

  bool is_known(const InputId& id, std::uint64_t size, std::int64_t time) const {
    const Journal::Known* known = run_.journal.find(id);
    const auto line = known != nullptr ? run_.journal.line(*known) : std::nullopt;
    return line && line->record.ok && line->record.size == size && line->record.time == time;
  }

  PoolOptions pool_options() const {
    PoolOptions options(settings_.run, "batch-worker", worker_words(call_));
    options.lock = lock_.file.number();
    options.allowed = [this] {
      Allowed allowed = reach_of(run_.plan, settings_);
      allowed.write.push_back(settings_.output);
      return allowed;
    };
    options.on_lack = [this](const std::string& lack) { run_.reporter.noted("", lack); };
    return options;
  }

  int show(const std::vector<ToDo>& todo) {
    for (const ToDo& next : todo) {
      for (const FormatRow* format : settings_.formats)
        run_.reporter.planned(run_.plan.shown(next.input), run_.output_path(next.input, *format));
    }
    for (std::size_t i = 0; i < run_.plan.size(); ++i) {
      if (run_.plan.problem(i) == nullptr || !run_.is_mine(i)) continue;
      run_.reporter.failed(run_.plan.shown(i), *run_.plan.problem(i));
      ++run_.tally.failed;
    }
    if (settings_.run.prune) prune(run_, call_.inputs);
    return run_.tally.failed > 0 ? 1 : 0;
  }

  int convert(const std::vector<ToDo>& todo, Interrupts& interrupts) {
    std::vector<std::uint32_t> inputs;
    inputs.reserve(todo.size());
    for (const ToDo& next : todo) inputs.push_back(next.input);
    Converting client(run_, todo);
    client.record_problems();
    PoolEnd end = client.round() ? PoolEnd::Done : PoolEnd::Stopped;
    if (end == PoolEnd::Done) {
      Pool pool(pool_options(), run_.world, &interrupts, client);
      TaskList tasks(inputs);
      end = pool.run(tasks);
    }
    if (end == PoolEnd::Interrupted || end == PoolEnd::Stopped)
      state_.remove_leftovers();  // of workers that were killed
    if (end != PoolEnd::Done) return code_of(end, interrupts);
    const bool pruned = !settings_.run.prune || prune(run_, call_.inputs);
    if (!client.round()) return code_of(PoolEnd::Stopped, interrupts);
    return std::max(report(), pruned ? 0 : 1);
  }

  int report() {
    if (!settings_.run.report.empty()) {
      if (auto error = write_report(run_, settings_.run.report)) return say({settings_.run.report, std::move(*error)});
      run_.world.step("reported", "");
    }
    return run_.tally.failed > 0 ? 1 : 0;
  }

  int code_of(const PoolEnd& end, const Interrupts& interrupts) {
    switch (end.kind) {
      case PoolEnd::Done: return 0;
      case PoolEnd::Stopped: return row(Fault::Unwritable).exit_code;
      case PoolEnd::Interrupted: return kSignalled + interrupts.signal();
      case PoolEnd::CannotStart: break;
    }
    return say({"", end.why});
  }

  const BatchCall& call_;
  Settings settings_;
  Run run_;
  StateFolder state_;
  Lock lock_;
};

}  // namespace

int batch(const BatchCall& call, World& world, Reporter& reporter, Tally& tally) {
  Batch run(call, world, reporter);
  const int code = run.go();
  tally = run.tally();
  return code;
}

}  // namespace offprint
