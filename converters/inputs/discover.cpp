#include "converters/inputs/discover.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "converters/files/faults.h"
#include "converters/files/read_file.h"
#include "converters/inputs/walk.h"

namespace offprint {

namespace {

namespace fs = std::filesystem;

// Links resolved as far as it exists.
fs::path resolved(const std::string& path) {
  std::error_code error;
  // Absolute first: of a path of which nothing exists weakly_canonical makes a relative one.
  const fs::path whole = fs::absolute(path.empty() ? fs::path(".") : fs::path(path), error);
  const fs::path found = error ? whole : fs::weakly_canonical(whole, error);
  return error ? fs::path(path).lexically_normal() : found;
}

// The names of --files-from.
std::vector<std::string> listed(std::string_view text, char end) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find(end), text.size());
    std::string_view name = text.substr(0, at);
    if (end == '\n' && name.ends_with('\r')) name.remove_suffix(1);
    if (!name.empty()) names.emplace_back(name);
    text.remove_prefix(std::min(at + 1, text.size()));
  }
  return names;
}

bool same_folder(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::is_directory(a, error) && fs::equivalent(a, b, error);
}

}  // namespace

std::string key_of(const std::string& path, const std::string& output) {
  return resolved(path).lexically_relative(resolved(output)).string();
}

std::optional<Failure> named_inputs(std::span<const std::string> inputs, const Settings& settings,
                                    std::vector<std::string>& all) {
  all.assign(inputs.begin(), inputs.end());
  if (!settings.run.files_from.empty()) {
    const auto list = read_file(settings.run.files_from);
    if (!list && list.error().fault != Fault::Empty) return Failure{settings.run.files_from, list.error()};
    for (std::string& name : listed(list.value_or(""), settings.run.ended_by_null ? '\0' : '\n'))
      all.push_back(std::move(name));
  }
  for (const std::string& input : all) {
    if (same_folder(input, settings.output))
      return Failure{input, {Fault::Usage, "the output folder is never an input; name another folder with -o"}};
  }
  return {};
}

std::optional<Failure> discover(std::span<const std::string> inputs, const Settings& settings, const Known& known,
                                Plan& plan, const NoteTaker& notes) {
  std::vector<std::string> all;
  if (auto failure = named_inputs(inputs, settings, all)) return failure;
  Walk walk(settings, known, plan, notes, all);
  for (const std::string& input : all) walk.input(input);
  if (all.size() > 1) plan.drop_duplicates();
  return {};
}

}  // namespace offprint
