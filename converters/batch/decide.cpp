#include "converters/batch/decide.h"

#include <algorithm>
#include <sys/stat.h>
#include <utility>

#include "converters/batch/placer.h"
#include "converters/files/names.h"
#include "converters/inputs/input_files.h"

namespace offprint {

namespace {

// Whether this call writes that file of the record's.
bool is_written(const Settings& settings, const Record& record, std::string_view path) {
  const std::string_view rest = path.substr(std::min(record.output.size(), path.size()));
  if (rest.find('/') != rest.npos) return settings.write.images == Images::Save;
  return std::any_of(settings.formats.begin(), settings.formats.end(),
                     [&](const FormatRow* format) { return format->extensions.front() == rest; });
}

enum class Work : std::uint8_t { None, PerhapsNone, All, Left };

struct Decision {
  Work work = Work::All;
  std::uint64_t hash = 0;  // of PerhapsNone
  bool holes = false;      // of None: pictures of it could not be had
  std::string changed{};   // of Left: the output that somebody changed
};

Decision decide_on(const Run& run, std::size_t input, const Journal::Known& known) {
  const auto line = run.journal.line(known);
  if (!line) return {};
  const Record& record = line->record;
  std::size_t stand = 0;
  for (const auto* files : {&record.outputs, &record.earlier, &record.found}) {
    for (const WrittenFile& file : *files) {
      if (!is_written(run.settings, record, file.path)) continue;
      const Standing standing = standing_of(run.settings.output, file);
      stand += standing == Standing::AsWritten && files != &record.earlier ? 1U : 0U;
      if (standing == Standing::Changed && files != &record.found && !known.begun && !run.settings.run.force)
        return {Work::Left, 0, false, file.path};
    }
  }
  const Item& item = run.plan.item(input);
  const bool same = record.ok && record.options == run.fingerprint && record.size == item.size &&
                    stand == record.outputs.size() + record.found.size() && stand > 0;
  if (!same || run.settings.run.fresh) return {};
  if (record.time == item.time) return {Work::None, 0, record.missing > 0};
  const bool checksum = item.entry != kNone && !run.plan.is_item(input);  // in place of the time
  return {checksum ? Work::All : Work::PerhapsNone, record.hash};
}

void leave(Run& run, std::uint32_t input, const std::string& changed) {
  const std::string path = run.settings.output + "/" + changed;
  run.reporter.noted(path, "it was changed since batch wrote it; left as it is, --force replaces it");
  run.left.emplace(input, path + " was changed since batch wrote it; --force replaces it");
}

// Bits in the registry's order to bits in the order of --to.
std::uint16_t in_order_of_call(std::uint16_t bits, const Settings& settings) {
  unsigned mine = 0;
  for (std::size_t i = 0; i < settings.formats.size(); ++i) {
    const auto place = static_cast<unsigned>(settings.formats[i] - formats().data());
    if ((bits >> place & 1U) != 0) mine |= 1U << i;
  }
  return static_cast<std::uint16_t>(mine);
}

// Looks at what stands under the outputs' names.
std::optional<Failure> claim(const Run& run, InputFiles& files, ToDo& todo) {
  struct stat info {};
  const std::string folder = run.settings.output + "/" + std::string(run.plan.output(todo.input)).append(kImageFolder);
  todo.claims_folder = run.settings.write.images == Images::Save && ::lstat(folder.c_str(), &info) != 0;
  for (std::size_t i = 0; i < run.settings.formats.size(); ++i) {
    const std::string path = run.output_path(todo.input, *run.settings.formats[i]);
    const bool there = ::lstat(path.c_str(), &info) == 0;
    if (there && files.has(info)) return Failure{path, over_input()};
    if (!there || run.settings.run.force) todo.claims = static_cast<std::uint16_t>(todo.claims | 1U << i);
  }
  return {};
}

}  // namespace

std::optional<Failure> decide(Run& run, std::vector<ToDo>& todo) {
  InputFiles files(run.settings, &run.plan);
  run.states.assign(run.plan.size(), InputState::Waiting);
  for (std::size_t i = 0; i < run.plan.size(); ++i) {
    if (!run.is_mine(i)) continue;
    ++run.tally.inputs;
    if (run.plan.problem(i) != nullptr) continue;
    ToDo next;
    next.input = static_cast<std::uint32_t>(i);
    const Journal::Known* known = run.journal.find(run.plan.id(i));
    if (known != nullptr) {
      const Decision decision = decide_on(run, i, *known);
      if (decision.work == Work::Left) leave(run, next.input, decision.changed);
      if (decision.work == Work::None || decision.work == Work::Left) {
        run.states[i] = InputState::Skipped;
        ++run.tally.skipped;
        if (!decision.holes || !run.settings.fetch.on) continue;
        next.ours = in_order_of_call(known->ours, run.settings);
        if (auto failure = claim(run, files, next)) return failure;
        run.holes.push_back(next);
        continue;
      }
      next.may_be_same = decision.work == Work::PerhapsNone;
      next.hash = decision.hash;
      next.ours = in_order_of_call(known->ours, run.settings);
    }
    if (auto failure = claim(run, files, next)) return failure;
    run.tally.todo_bytes += run.plan.item(i).size;
    todo.push_back(next);
  }
  return {};
}

}  // namespace offprint
