#include "converters/batch/placer.h"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "converters/files/below.h"
#include "converters/files/faults.h"
#include "converters/files/read_file.h"

namespace offprint {

namespace {

PlaceFailure failure(const std::string& path, int number) {
  return {path, write_error(number, path), is_disk_error(number)};
}

// 0, or errno. The folders above are made too.
int make_all_folders(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) == 0) return 0;
  if (errno == ENOENT) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos || slash == 0) return ENOENT;
    if (const int error = make_all_folders(path.substr(0, slash)); error != 0) return error;
    return ::mkdir(path.c_str(), 0777) == 0 || errno == EEXIST ? 0 : errno;
  }
  if (errno != EEXIST) return errno;
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
}

}  // namespace

Placer::Placer(World& world, std::string output, std::string temporary, bool durable, bool force)
    : world_(world),
      output_(std::move(output)),
      temporary_(std::move(temporary) + "/" + std::to_string(::getpid()) + "-"),
      durable_(durable),
      force_(force) {}

Placer::InTheWay Placer::look(const OutputFile& file, const std::string& path) const {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) return InTheWay::Nothing;
  if (S_ISDIR(info.st_mode)) return InTheWay::Folder;
  if (!file.input && (file.ours || force_)) return InTheWay::Nothing;
  if (!S_ISREG(info.st_mode) || static_cast<std::uint64_t>(info.st_size) != file.bytes.size()) return InTheWay::Other;
  const auto there = read_file(path);
  const bool same = there ? *there == file.bytes : there.error().fault == Fault::Empty && file.bytes.empty();
  return same ? InTheWay::Same : InTheWay::Other;
}

// A link may stand there that somebody else made, and the sandbox says only that it is not permitted.
std::optional<PlaceFailure> Placer::refuse_way(const std::string& path) {
  std::string folder(folder_of(path));
  if (folder == inside_) return {};
  if (leads_out(output_, folder)) {
    return PlaceFailure{path,
                        {Fault::Unwritable,
                         "a symbolic link leads out of the output folder here, and nothing is written through it; "
                         "remove the link, or write there by a call of its own (-o)"}};
  }
  inside_ = std::move(folder);
  return {};
}

std::optional<PlaceFailure> Placer::make_folders(const std::string& path) {
  const std::string folder(folder_of(path));
  if (folder == made_) return {};
  if (const int error = make_all_folders(folder); error != 0) return failure(folder + "/", error);
  made_ = folder;
  return {};
}

std::optional<PlaceFailure> Placer::write(const OutputFile& file, const std::string& path, std::string& temporary) {
  temporary = temporary_ + std::to_string(count_++);
  if (const int error = world_.make_file(temporary, file.bytes, durable_); error != 0) {
    temporary.clear();
    return failure(path, error);
  }
  world_.step("written", file.path);
  return {};
}

// By the way to it, then by what is there.
std::optional<PlaceFailure> Placer::refuse(InTheWay there, const OutputFile& file, const std::string& path) {
  if (auto refused = refuse_way(path)) return refused;
  if (there == InTheWay::Folder) return failure(path, EISDIR);
  if (there != InTheWay::Other) return {};
  if (file.input) return PlaceFailure{path, over_input()};
  return PlaceFailure{path, {Fault::Unwritable, "a file that batch did not write is in the way; --force replaces it"}};
}

std::optional<PlaceFailure> Placer::place(const std::vector<OutputFile>& files) {
  struct Written {
    std::string path;
    std::string temporary;  // empty where nothing is to rename
    const OutputFile* file;
  };
  std::vector<Written> written;
  std::optional<PlaceFailure> failed;
  stood_before_.assign(files.size(), false);
  for (const OutputFile& file : files) {
    const std::string path = output_ + "/" + file.path;
    const InTheWay there = look(file, path);
    failed = refuse(there, file, path);
    if (failed) break;
    stood_before_[static_cast<std::size_t>(&file - files.data())] = there == InTheWay::Same;
    if (there != InTheWay::Same) written.push_back({path, {}, &file});
  }
  for (Written& next : written) {
    if (!failed) failed = make_folders(next.path);
    if (!failed) failed = write(*next.file, next.path, next.temporary);
  }
  for (Written& next : written) {
    if (failed) break;
    if (const int error = world_.rename(next.temporary, next.path); error != 0) {
      failed = failure(next.path, error);
      failed->placed = static_cast<std::size_t>(next.file - files.data());
      break;
    }
    next.temporary.clear();
    world_.step("renamed", next.file->path);
    if (durable_) world_.sync_folder(std::string(folder_of(next.path)));
  }
  if (failed) made_.clear();  // somebody may have taken the folder away
  for (const Written& next : written) {
    if (!next.temporary.empty()) ::unlink(next.temporary.c_str());
  }
  return failed;
}

}  // namespace offprint
