#include "converters/batch/decide.h"

#include <algorithm>
#include <array>
#include <sys/stat.h>
#include <utility>

#include "formats/hash/hash64.h"

namespace offprint {

namespace {

std::uint64_t file_of(const struct stat& info) {
  const std::array<std::uint64_t, 2> both{info.st_dev, info.st_ino};
  return hash_of({reinterpret_cast<const char*>(both.data()), sizeof both});
}

// Which files are inputs: asked only where something stands under an output's name.
class InputFiles {
 public:
  explicit InputFiles(const Plan& plan) : plan_(plan) {}

  bool has(const struct stat& info) {
    if (files_.empty()) {
      for (std::size_t i = 0; i < plan_.size(); ++i) files_.push_back(plan_.item(i).file);
      std::sort(files_.begin(), files_.end());
    }
    return std::binary_search(files_.begin(), files_.end(), file_of(info));
  }

 private:
  const Plan& plan_;
  std::vector<std::uint64_t> files_;
};

bool stands(const std::string& folder, const std::vector<std::pair<std::string, std::uint64_t>>& outputs) {
  return !outputs.empty() && std::all_of(outputs.begin(), outputs.end(), [&](const auto& output) {
    struct stat info {};
    return ::stat((folder + "/" + output.first).c_str(), &info) == 0 && S_ISREG(info.st_mode) &&
           static_cast<std::uint64_t>(info.st_size) == output.second;
  });
}

enum class Work : std::uint8_t { None, PerhapsNone, All };

Work work_for(const Run& run, std::size_t input, const Journal::Known& known, std::uint64_t& hash) {
  if (run.settings.run.fresh) return Work::All;
  const auto line = run.journal.line(known);
  if (!line || !line->record.ok || line->record.options != run.fingerprint) return Work::All;
  const Item& item = run.plan.item(input);
  if (line->record.size != item.size || !stands(run.settings.output, line->record.outputs)) return Work::All;
  hash = line->record.hash;
  if (line->record.time == item.time) return Work::None;
  return item.entry == kNone ? Work::PerhapsNone : Work::All;  // an entry's time is its checksum
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
  for (std::size_t i = 0; i < run.settings.formats.size(); ++i) {
    const std::string path = run.output_path(todo.input, *run.settings.formats[i]);
    struct stat info {};
    const bool there = ::lstat(path.c_str(), &info) == 0;
    if (there && S_ISREG(info.st_mode) && files.has(info))
      return Failure{path, {Fault::Usage, "this output would be written over an input; take another folder with -o"}};
    if (!there || run.settings.run.force) todo.claims = static_cast<std::uint16_t>(todo.claims | 1U << i);
  }
  return {};
}

}  // namespace

std::optional<Failure> decide(Run& run, std::vector<ToDo>& todo) {
  InputFiles files(run.plan);
  run.states.assign(run.plan.size(), InputState::Waiting);
  for (std::size_t i = 0; i < run.plan.size(); ++i) {
    if (!run.is_mine(i)) continue;
    ++run.tally.inputs;
    if (run.plan.problem(i) != nullptr) continue;
    ToDo next;
    next.input = static_cast<std::uint32_t>(i);
    const Journal::Known* known = run.journal.find(run.plan.id(i));
    if (known != nullptr) {
      const Work work = work_for(run, i, *known, next.hash);
      if (work == Work::None) {
        run.states[i] = InputState::Skipped;
        ++run.tally.skipped;
        continue;
      }
      next.may_be_same = work == Work::PerhapsNone;
      next.ours = in_order_of_call(known->ours, run.settings);
    }
    if (auto failure = claim(run, files, next)) return failure;
    run.tally.todo_bytes += run.plan.item(i).size;
    todo.push_back(next);
  }
  return {};
}

}  // namespace offprint
