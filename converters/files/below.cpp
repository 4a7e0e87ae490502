#include "converters/files/below.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <utility>

#include "converters/files/faults.h"

namespace offprint {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnMode = 0666;

// What may stand where Offprint keeps a file of its own, and is none: whoever gave the folder put it there.
struct StrangerRow {
  bool (*is_it)(const struct stat& info);
  std::string_view sentence;
};

constexpr std::array<StrangerRow, 2> kStrangers{{
    {[](const struct stat& info) { return !S_ISREG(info.st_mode); },
     "it is no regular file, and nothing of Offprint's own; look at it and remove it, or take another folder with -o"},
    {[](const struct stat& info) { return info.st_nlink > 1; },
     "it has another name, too (a hard link), whose file would be changed; remove it, or take another folder with -o"},
}};

constexpr std::string_view kLink =
    "it is a symbolic link, and Offprint keeps nothing behind one; look at it and remove it, or take another folder "
    "with -o";

// Of the part that could not be opened as a folder: errno says ENOTDIR of a link, too.
int error_of(int folder, const std::string& part, int number) {
  struct stat info {};
  const bool link = ::fstatat(folder, part.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(info.st_mode);
  return link ? ELOOP : number;
}

}  // namespace

bool stays_below(std::string_view path) {
  if (path.find('\0') != path.npos) return false;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, slash - at);
    if (part.empty() || part == "." || part == "..") return false;
    at = slash + 1;
  }
  return true;
}

Descriptor open_parent_below(const std::string& folder, std::string_view path) {
  Descriptor at(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  for (std::size_t begin = 0, slash = path.find('/'); at.number() >= 0 && slash != path.npos;
       begin = slash + 1, slash = path.find('/', begin)) {
    const std::string part(path.substr(begin, slash - begin));
    Descriptor next(::openat(at.number(), part.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (next.number() >= 0) {
      at = std::move(next);
      continue;
    }
    const int number = error_of(at.number(), part, errno);
    at = Descriptor();
    errno = number;
  }
  return at;
}

bool leads_out(const std::string& folder, const std::string& path) {
  std::error_code error;
  const fs::path inside = fs::weakly_canonical(folder, error);
  if (error) return false;  // opening it will say why
  const fs::path place = fs::weakly_canonical(path, error);
  if (error) return false;
  const auto [end, rest] = std::mismatch(inside.begin(), inside.end(), place.begin(), place.end());
  return end != inside.end();
}

Result<Descriptor> open_own_file(const std::string& path, int flags) {
  Descriptor file(::open(path.c_str(), flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, kOwnMode));
  if (file.number() < 0 && errno == ELOOP) return fail(Fault::Unwritable, std::string(kLink));
  if (file.number() < 0 && errno == ENOENT && (flags & O_CREAT) == 0) return file;
  struct stat info {};
  if (file.number() < 0 || ::fstat(file.number(), &info) != 0)
    return fail((flags & O_ACCMODE) == O_RDONLY ? read_error(errno) : write_error(errno, path));
  for (const StrangerRow& row : kStrangers)
    if (row.is_it(info)) return fail(Fault::Unwritable, std::string(row.sentence));
  return file;
}

std::optional<Error> refuse_own_folder(const std::string& path) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0 || S_ISDIR(info.st_mode)) return {};
  if (S_ISLNK(info.st_mode)) return Error{Fault::Unwritable, std::string(kLink)};
  return write_error(ENOTDIR, path + "/");
}

}  // namespace offprint
