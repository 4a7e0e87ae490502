#include "converters/inputs/input_files.h"

#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace offprint {

InputFiles::InputFiles(const Settings& settings, const Plan* plan) : plan_(plan) {
  for (const std::string& path : settings.reads) add(path);
}

void InputFiles::add(const std::string& path) {
  struct stat info {};
  if (path == "-" ? ::fstat(STDIN_FILENO, &info) == 0 : ::stat(path.c_str(), &info) == 0) files_.insert(file_of(info));
}

// An archive counts even if nothing in it is an article, and so does what could not be read.
void InputFiles::look() {
  const Plan& plan = *std::exchange(plan_, nullptr);
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (plan.item(i).file != 0) files_.insert(plan.item(i).file);
    if (plan.problem(i) != nullptr && !plan.place(i).archive) files_.insert(file_of(plan.path(i)));
  }
  std::string_view last;
  for (std::uint32_t i = 0; i < plan.places(); ++i) {
    const Place& place = plan.place_at(i);
    if (!place.archive || place.path == last) continue;
    last = place.path;
    files_.insert(file_of(place.path));
  }
}

bool InputFiles::has(const struct stat& info) {
  if (plan_ != nullptr) look();
  return S_ISREG(info.st_mode) && files_.contains(file_of(info));
}

bool InputFiles::has(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && has(info);
}

bool InputFiles::has_below(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    struct stat info {};
    if (::lstat(at->path().c_str(), &info) == 0 && has(info)) return true;
  }
  return false;
}

std::optional<Failure> refuse_over_options(const Settings& settings) {
  InputFiles files(settings);
  for (const auto& [path, option] : {std::pair<const std::string&, const char*>{settings.output, "-o"},
                                     std::pair<const std::string&, const char*>{settings.run.report, "--report"}}) {
    if (path.empty() || path == "-" || !files.has(path)) continue;
    return Failure{path, {Fault::Usage, std::string("this call reads that file; name another with ") + option}};
  }
  return {};
}

}  // namespace offprint
