#include "converters/batch/prune.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "converters/inputs/discover.h"

namespace offprint {

namespace {

using Ids = std::unordered_set<InputId, InputIdHash>;

bool is_below(std::string_view key, std::string_view root) {
  return key.starts_with(root) && (key.size() == root.size() || key[root.size()] == '/' || key[root.size()] == '#');
}

// Which inputs are on the disk, by their keys.
class Disk {
 public:
  explicit Disk(const Settings& settings) : settings_(settings) {
    settings_.run.globs.clear();
    settings_.run.files_from.clear();
  }

  bool has(std::string_view key) {
    for (std::size_t end = key.size(); end != key.npos && end > 0; end = key.find_last_of("/#", end - 1)) {
      const std::string_view part = key.substr(0, end);
      const std::string path = settings_.output + "/" + std::string(part);
      struct stat info {};
      if (::stat(path.c_str(), &info) == 0)
        return part == key || (!S_ISDIR(info.st_mode) && holds(path, id_of(part), id_of(key)));
      if (errno != ENOENT && errno != ENOTDIR) return true;  // who knows
    }
    return false;
  }

 private:
  // Of a file that holds many. Where it cannot be read, it may hold it.
  bool holds(const std::string& path, const InputId& file, const InputId& id) {
    const auto [at, is_new] = files_.try_emplace(path);
    if (is_new) {
      Plan plan;
      const Known never = [](const InputId&, std::uint64_t, std::int64_t) { return false; };
      discover(std::vector{path}, settings_, never, plan, [](std::string_view, std::string_view) {});
      for (std::size_t i = 0; i < plan.size(); ++i) at->second.insert(id_of(plan.key(i)));
    }
    return at->second.contains(id) || at->second.contains(file);
  }

  Settings settings_;
  std::unordered_map<std::string, Ids> files_;
};

class Pruner {
 public:
  explicit Pruner(Run& run) : run_(run) {}

  // Whether nothing of it is left.
  bool remove_all(const Record& record) {
    bool all = true;
    for (const auto* files : {&record.outputs, &record.earlier})
      for (const WrittenFile& file : *files) all = remove(file) && all;
    return all;
  }
  std::size_t count() const { return count_; }
  bool able() const { return able_; }  // to remove all that it wanted to

 private:
  bool remove(const WrittenFile& file) {
    const std::string path = run_.settings.output + "/" + file.path;
    switch (standing_of(run_.settings.output, file)) {
      case Standing::Changed:
      case Standing::Damaged:
        run_.reporter.noted(path, "its input is gone, but it was changed since batch wrote it; left as it is");
        return false;
      case Standing::Missing:
      case Standing::AsWritten: break;
    }
    if (run_.settings.run.dry_run) {
      run_.reporter.noted(path, "--prune would remove it: its input is gone");
      return false;
    }
    if (::unlink(path.c_str()) != 0) return is_gone(errno) || fail(path, errno);
    ++count_;
    remove_folders(path);
    return true;
  }

  // A folder under its name is somebody else's.
  static bool is_gone(int error) { return error == ENOENT || error == ENOTDIR || error == EISDIR; }

  bool fail(const std::string& path, int error) {
    run_.reporter.failed(path, {Fault::Unwritable, std::string("--prune cannot remove it (") + std::strerror(error) +
                                                       "); its input is gone, remove it by hand"});
    return able_ = false;
  }

  // Those above it that are empty now.
  void remove_folders(const std::string& path) const {
    for (std::size_t at = path.rfind('/'); at > run_.settings.output.size(); at = path.rfind('/', at - 1))
      if (::rmdir(path.substr(0, at).c_str()) != 0) return;
  }

  Run& run_;
  std::size_t count_ = 0;
  bool able_ = true;
};

// Of what the journal has that this call does not, by the outputs' names: several jobs end in any order.
std::vector<std::pair<InputId, Record>> others(const Run& run) {
  Ids planned;
  for (std::size_t i = 0; i < run.plan.size(); ++i) planned.insert(run.plan.id(i));
  std::vector<std::pair<InputId, Record>> records;
  run.journal.each([&](const InputId& id, const Journal::Known& known) {
    if (known.done_size == 0 || planned.contains(id)) return;
    if (auto line = run.journal.line(known)) records.emplace_back(id, std::move(line->record));
  });
  std::sort(records.begin(), records.end(),
            [](const auto& a, const auto& b) { return a.second.output < b.second.output; });
  return records;
}

}  // namespace

bool prune(Run& run, std::span<const std::string> inputs) {
  std::vector<std::string> roots;
  for (const std::string& input : inputs)
    if (::access(input.c_str(), F_OK) == 0) roots.push_back(key_of(input, run.settings.output));
  Disk disk(run.settings);
  Pruner pruner(run);
  for (const auto& [id, record] : others(run)) {
    const auto holds = [&](const std::string& root) { return is_below(record.key, root); };
    if (std::none_of(roots.begin(), roots.end(), holds) || disk.has(record.key)) continue;
    if (pruner.remove_all(record)) run.journal.forget(id);
  }
  const std::size_t count = pruner.count();
  if (count == 0) return pruner.able();
  run.reporter.noted(run.settings.output,
                     "--prune removed " + std::to_string(count) +
                         (count == 1 ? " file: its input is gone" : " files: their inputs are gone"));
  return pruner.able();
}

}  // namespace offprint
