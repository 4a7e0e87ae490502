#include "converters/batch/state_folder.h"

#include <algorithm>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <utility>

#include "converters/files/below.h"
#include "converters/files/faults.h"

namespace offprint {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kJournal = "journal";
constexpr std::string_view kOf = "-of-";

// The number of parts that a journal's name says; 1 for the whole, 0 for what is no journal.
unsigned parts_of(const std::string& name) {
  if (name == kJournal) return 1;
  const std::size_t at = name.find(kOf);
  if (!name.starts_with("journal.") || at == std::string::npos) return 0;
  return static_cast<unsigned>(std::strtoul(name.c_str() + at + kOf.size(), nullptr, 10));
}

std::vector<std::string> journals(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (parts_of(name) != 0) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

StateFolder::StateFolder(const std::string& output, Shard shard)
    : output_(output), path_(output + "/.offprint"), shard_(shard) {
  if (shard.of > 1) suffix_ = "." + std::to_string(shard.part) + std::string(kOf) + std::to_string(shard.of);
}

std::optional<Failure> StateFolder::stranger() const {
  for (const std::string& folder : {path_, temporary()})
    if (auto error = refuse_own_folder(folder)) return Failure{folder, std::move(*error)};
  return {};
}

std::optional<Failure> StateFolder::make() {
  std::error_code error;
  is_first_ = !fs::exists(journal(), error);
  for (fs::path folder = temporary(); !folder.empty() && !fs::exists(folder, error); folder = folder.parent_path())
    made_.push_back(folder);
  fs::create_directories(temporary(), error);
  if (error) return Failure{output_, write_error(error.value(), path_)};
  return stranger();
}

void StateFolder::take_back() const {
  if (!is_first_) return;
  remove_leftovers();
  std::error_code error;
  for (const std::string& file : {journal(), lock()}) fs::remove(file, error);
  for (const std::string& folder : made_) fs::remove(folder, error);  // another shard's files keep theirs
}

std::vector<std::string> StateFolder::other_journals() const {
  std::vector<std::string> others;
  for (const std::string& name : journals(path_)) {
    if (path_ + "/" + name != journal()) others.push_back(path_ + "/" + name);
  }
  return others;
}

std::optional<Error> StateFolder::refusal() const {
  for (const std::string& name : journals(path_)) {
    const unsigned parts = parts_of(name);
    if (parts == shard_.of) continue;
    const std::string was = parts == 1 ? "without --shard" : "with --shard K/" + std::to_string(parts);
    return Error{Fault::Usage, "earlier runs filled this folder " + was + "; do the same, or take another folder"};
  }
  return {};
}

void StateFolder::remove_leftovers() const {
  std::error_code error;
  std::vector<fs::path> left;
  for (fs::directory_iterator at(temporary(), error), end; !error && at != end; at.increment(error))
    left.push_back(at->path());
  for (const fs::path& path : left) fs::remove(path, error);
}

}  // namespace offprint
