#include "converters/inputs/reach.h"

#include <sys/stat.h>
#include <unordered_set>

#include "converters/files/faults.h"
#include "converters/files/names.h"
#include "converters/files/spool.h"
#include "converters/media/program.h"
#include "converters/media/reshape.h"

namespace offprint {

namespace {

bool is_link(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode);
}

// Of a folder below one that was given, that one: a rule for each would be many.
std::string given(const Place& place) {
  std::string path = place.path;
  if (path.ends_with(place.relative)) path.resize(path.size() - place.relative.size());
  return path;
}

}  // namespace

Allowed reach_of(const Plan& plan, const Settings& settings) {
  std::unordered_set<std::string> paths;
  for (std::uint32_t i = 0; i < plan.places(); ++i) {
    const Place& place = plan.place_at(i);
    if (place.archive || place.format != nullptr) {
      paths.insert(place.path);
      paths.emplace(folder_of(place.path));
    } else {
      paths.insert(given(place));
    }
  }
  // A file that was given may be a link that leads elsewhere.
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (plan.place(i).archive || plan.is_item(i)) continue;
    if (std::string path = plan.path(i); is_link(path)) paths.insert(std::move(path));
  }
  Allowed allowed;
  allowed.read.assign(paths.begin(), paths.end());
  if (std::string pictures = picture_folder(settings); !pictures.empty()) allowed.read.push_back(std::move(pictures));
  if (std::string program = media_program(); !program.empty()) allowed.start.push_back(std::move(program));
  if (may_reshape(settings)) allowed.write.push_back(temporary_folder());
  return allowed;
}

}  // namespace offprint
