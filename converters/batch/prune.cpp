#include "converters/batch/prune.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "converters/files/below.h"
#include "converters/files/faults.h"
#include "converters/files/names.h"
#include "converters/inputs/discover.h"

namespace offprint {

namespace {

using Ids = std::unordered_set<InputId, InputIdHash>;

constexpr std::string_view kChanged = "its input is gone, but it was changed since batch wrote it; left as it is";
constexpr std::string_view kBehindLink = "its input is gone, but a symbolic link leads to it; left as it is";

bool is_below(std::string_view key, std::string_view root) {
  return key.starts_with(root) && (key.size() == root.size() || key[root.size()] == '/' || key[root.size()] == '#');
}

// Whether it goes up again where it has gone down: no input's path does, but an item may be called so.
bool climbs(std::string_view key) {
  bool down = false;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t slash = std::min(key.find('/', at), key.size());
    const bool up = key.substr(at, slash - at) == "..";
    if (up && down) return true;
    down = down || !up;
    at = slash + 1;
  }
  return false;
}

// Which inputs are on the disk, by their keys.
class Disk {
 public:
  explicit Disk(const Settings& settings) : settings_(settings) {
    settings_.run.globs.clear();
    settings_.run.files_from.clear();
  }

  // `root` is a key that it lies under.
  bool has(std::string_view key, const std::string& root) {
    for (std::size_t end = key.size(); end != key.npos && end > 0; end = key.find_last_of("/#", end - 1)) {
      const std::string_view part = key.substr(0, end);
      if (climbs(part)) continue;
      const std::string path = settings_.output + "/" + std::string(part);
      struct stat info {};
      if (::stat(path.c_str(), &info) == 0)
        return part == key || (!S_ISDIR(info.st_mode) && holds(path, root, id_of(part), id_of(key)));
      if (errno != ENOENT && errno != ENOTDIR) return true;  // who knows
    }
    return false;
  }

 private:
  // Of a file that holds many. Where it cannot be read, it may hold it; nor is one read that a link outside leads to.
  bool holds(const std::string& path, const std::string& root, const InputId& file, const InputId& id) {
    const auto [at, is_new] = files_.try_emplace(path);
    if (is_new && leads_out(settings_.output + "/" + root, path)) {
      at->second.insert(file);
    } else if (is_new) {
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
    const Descriptor folder = open_parent_below(run_.settings.output, file.path);
    if (folder.number() < 0) return errno == ELOOP ? leave(path, kBehindLink) : is_gone(errno) || fail(path, errno);
    const std::string name(file_name(file.path));
    struct stat info {};
    if (::fstatat(folder.number(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
      return is_gone(errno) || fail(path, errno);
    if (S_ISDIR(info.st_mode)) return true;  // somebody else's
    if (S_ISLNK(info.st_mode)) return leave(path, kBehindLink);
    // Changed is what is of another kind, too, and what is empty: by a power cut perhaps, but nobody knows.
    if (standing_of(run_.settings.output, file) != Standing::AsWritten) return leave(path, kChanged);
    if (run_.settings.run.dry_run) return leave(path, "--prune would remove it: its input is gone");
    if (::unlinkat(folder.number(), name.c_str(), 0) != 0) return is_gone(errno) || fail(path, errno);
    ++count_;
    remove_folders(file.path);
    return true;
  }

  bool leave(const std::string& path, std::string_view why) {
    run_.reporter.noted(path, why);
    return false;
  }

  static bool is_gone(int error) { return error == ENOENT || error == ENOTDIR; }

  bool fail(const std::string& path, int error) {
    run_.reporter.failed(path, {Fault::Unwritable, std::string("--prune cannot remove it (") + std::strerror(error) +
                                                       "); its input is gone, remove it by hand"});
    return able_ = false;
  }

  // Those above it that are empty now.
  void remove_folders(const std::string& path) const {
    for (std::string_view above = folder_of(path); above != "."; above = folder_of(above)) {
      const Descriptor folder = open_parent_below(run_.settings.output, above);
      if (::unlinkat(folder.number(), std::string(file_name(above)).c_str(), AT_REMOVEDIR) != 0) return;
    }
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
    const auto root = std::find_if(roots.begin(), roots.end(), holds);
    if (root == roots.end() || disk.has(record.key, *root)) continue;
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
