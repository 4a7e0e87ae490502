#include "converters/learn/learn.h"

#include <optional>
#include <utility>

#include "converters/convert/convert.h"
#include "converters/engine/pool.h"
#include "converters/files/spool.h"
#include "converters/files/write_file.h"
#include "converters/inputs/discover.h"
#include "converters/inputs/input_files.h"
#include "converters/inputs/plan.h"
#include "converters/inputs/reach.h"
#include "converters/learn/learner.h"
#include "converters/learn/wire.h"
#include "converters/options/furniture_file.h"

namespace offprint {

namespace {

constexpr int kSignalled = 128;  // the shell's exit code of a signal, less its number

class Learn final : public Job<LearnTask, LearnCard> {
 public:
  Learn(const LearnCall& call, World& world, Reporter& reporter, LearnSum& sum)
      : call_(call), world_(world), reporter_(reporter), sum_(sum) {}

  int go() {
    const std::string output = settings().output.empty() ? "-" : settings().output;
    if (auto error = refuse_place(output)) return say({output, std::move(*error)});
    if (const auto failure = find_inputs(output)) return say(*failure);
    auto file = open_spool(spool_folder(output));
    if (!file) return say({output, file.error()});
    learner_.emplace(*file, plan_.size());
    if (const int code = read_all(); code != 0) return code;
    if (sum_.tally.converted == 0) {
      reporter_.noted(settings().output, "no article could be read, so nothing was learnt");
      return row(Fault::NotFound).exit_code;
    }
    if (auto judged = learner_->judge([&](std::uint32_t input) { return source_path(plan_.relative(input)); }); !judged)
      return say({output, judged.error()});
    naming_ = true;
    if (const int code = run(learner_->examples()); code != 0) return code;
    return write(output);
  }

  LearnTask task(TaskNumber input) override {
    if (begun_ < 0) begun_ = world_.milliseconds();
    return {source_of(plan_, input), plan_.relative(input), naming_};
  }

  void answered(TaskNumber input, LearnCard card) override {
    if (naming_) return name(input, card);
    sum_.tally.bytes_in += card.size;
    if (!card.well) return failed(input, {card.fault, card.message});
    ++sum_.tally.converted;
    if (!card.from_page) return;
    if (auto counted = learner_->count(input, card); !counted) error_ = counted.error();
  }

  void lost(TaskNumber input, const Error& error) override { failed(input, error); }

  bool round() override {
    if (begun_ >= 0) sum_.tally.milliseconds = world_.milliseconds() - begun_;
    reporter_.progress(sum_.tally);
    return !error_;
  }

 private:
  const Settings& settings() const { return call_.settings; }

  int say(const Failure& failure) {
    reporter_.failed(failure.file, failure.error);
    return row(failure.error.fault).exit_code;
  }

  void failed(std::uint32_t input, const Error& error) {
    ++sum_.tally.failed;
    ++sum_.tally.faults.at(static_cast<std::size_t>(error.fault));
    reporter_.failed(plan_.shown(input), error);
  }

  void name(std::uint32_t input, const LearnCard& card) {
    if (!learner_->name(input, card))
      reporter_.noted(plan_.shown(input), "it changed while it was read; learn again when nothing writes to it");
  }

  std::optional<Failure> find_inputs(const std::string& output) {
    const NoteTaker notes = [this](std::string_view subject, std::string_view message) {
      reporter_.noted(subject, message);
    };
    const Known never = [](const InputId&, std::uint64_t, std::int64_t) { return false; };
    if (auto failure = discover(call_.inputs, settings(), never, plan_, notes)) return failure;
    InputFiles files(settings(), &plan_);
    if (output != "-" && files.has(output))
      return Failure{output, {Fault::Usage, "this is the input itself; name another file with -o"}};
    sum_.tally.inputs = plan_.size();
    return {};
  }

  int read_all() {
    std::vector<std::uint32_t> inputs;
    for (std::uint32_t i = 0; i < plan_.size(); ++i) {
      if (const Error* problem = plan_.problem(i)) {
        failed(i, *problem);
      } else {
        inputs.push_back(i);
        sum_.tally.todo_bytes += plan_.item(i).size;
      }
    }
    return run(inputs);
  }

  // 0 where it came to its end.
  int run(const std::vector<std::uint32_t>& inputs) {
    PoolOptions options(settings().run, "learn-worker", call_.changes);
    options.allowed = [this] { return reach_of(plan_, settings()); };
    options.on_lack = [this](const std::string& lack) { reporter_.noted("", lack); };
    Pool pool(std::move(options), world_, &interrupts_, *this);
    TaskList tasks(inputs);
    const PoolEnd end = pool.run(tasks);
    if (error_) return say({"", *error_});
    if (end == PoolEnd::CannotStart) return say({"", end.why});
    return interrupts_.count() > 0 ? kSignalled + interrupts_.signal() : 0;
  }

  int write(const std::string& output) {
    const Furniture furniture = learner_->furniture();
    sum_.sites = furniture.sites.size();
    for (const auto& [name, site] : furniture.sites) sum_.blocks += site.blocks.size();
    if (auto error = write_file(output, write_furniture(furniture))) return say({output, std::move(*error)});
    return sum_.tally.failed > 0 ? 1 : 0;
  }

  const LearnCall& call_;
  World& world_;
  Reporter& reporter_;
  LearnSum& sum_;
  Plan plan_;
  std::optional<Learner> learner_;
  std::optional<Error> error_;  // of the spool
  bool naming_ = false;         // the examples are read
  std::int64_t begun_ = -1;
  Interrupts interrupts_;
};

}  // namespace

int learn_furniture(const LearnCall& call, World& world, Reporter& reporter, LearnSum& sum) {
  return Learn(call, world, reporter, sum).go();
}

}  // namespace offprint
