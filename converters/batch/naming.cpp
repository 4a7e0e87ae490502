#include "converters/batch/naming.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "converters/batch/wire.h"
#include "converters/files/names.h"

namespace offprint {

namespace {

// Without a template; an item of a file asks for one.
std::string own_name(const Plan& plan, std::size_t input) {
  const std::string_view wanted = plan.output(input);
  return wanted.empty() ? safe_component(stem_of(plan.name(input))) : std::string(wanted);
}

// Asks workers what the template makes of inputs.
class Proposals final : public Job<BatchTask, BatchAnswer> {
 public:
  explicit Proposals(Run& run) : run_(run) {}

  BatchTask task(TaskNumber input) override {
    BatchTask task;
    task.name_only = true;
    task.source = source_of(run_.plan, input);
    task.relative = run_.plan.relative(input);
    task.output = own_name(run_.plan, input);
    return task;
  }
  void answered(TaskNumber input, BatchAnswer answer) override {
    if (answer.status == BatchAnswer::Status::Named) names_[input] = std::move(answer.name);
  }
  // It will fail again when it is converted, and be said then.
  void lost(std::uint32_t, const Error&) override {}

  // Empty where the input could not be read.
  std::string take(std::uint32_t input) { return std::move(names_[input]); }

 private:
  Run& run_;
  std::unordered_map<std::uint32_t, std::string> names_;
};

std::vector<std::string> suffixes(const Settings& settings) {
  std::vector<std::string> all;
  all.reserve(settings.formats.size() + 1);
  for (const FormatRow* format : settings.formats) all.emplace_back(format->extensions.front());
  if (settings.write.images == Images::Save) all.emplace_back(kImageFolder);
  return all;
}

// Never in batch's own folder, whatever an archive's or a --name's parts are called.
std::string below(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty()) path += '/';
  path += name;
  if (is_in_state_folder(path)) path.front() = '_';
  return path;
}

}  // namespace

// What --name asks for; an earlier run may have asked for something else.
void note_naming(Run& run, std::size_t named, std::size_t unnamed) {
  const std::string& given = run.settings.run.name;
  const std::string now = given.empty() ? "{name}" : given;
  const auto& was = run.journal.naming();
  if (named > 0 && was && *was != now) {
    run.reporter.noted(run.settings.output, "an earlier run named files here by --name '" + *was + "'; the " +
                                                std::to_string(named) +
                                                " names that these inputs have stay, take another folder for new ones");
  }
  if (unnamed > 0 && (!was || *was != now)) run.journal.add_naming(now);
}

PoolEnd name_all(Run& run, const PoolOptions& pool, Interrupts& interrupts) {
  OutputNames names(suffixes(run.settings));
  run.journal.each([&](const InputId&, const Journal::Known& known) { names.take(run.journal.name(known)); });
  std::vector<std::uint32_t> unnamed;
  std::size_t named = 0;
  for (std::size_t i = 0; i < run.plan.size(); ++i) {
    if (run.plan.problem(i) != nullptr) continue;
    names.take_folder(run.plan.place(i).output);
    const Journal::Known* known = run.journal.find(run.plan.id(i));
    if (known != nullptr && known->name_size > 0) {
      run.plan.set_output(i, run.journal.name(*known));
      ++named;
    } else {
      unnamed.push_back(static_cast<std::uint32_t>(i));
    }
  }
  note_naming(run, named, unnamed.size());
  Proposals proposals(run);
  const bool by_template = !run.settings.run.name.empty() && run.settings.run.name != "{name}";
  if (by_template && !unnamed.empty()) {
    Pool workers(pool, run.world, &interrupts, proposals);
    TaskList tasks(unnamed);
    if (PoolEnd end = workers.run(tasks); end != PoolEnd::Done) return end;
  }
  for (const std::uint32_t input : unnamed) {
    std::string name = by_template ? proposals.take(input) : "";
    if (name.empty()) name = own_name(run.plan, input);
    run.plan.set_output(input, names.give(below(run.plan.place(input).output, name)));
  }
  return PoolEnd::Done;
}

}  // namespace offprint
