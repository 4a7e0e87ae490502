#include "converters/bind/site_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unordered_map>
#include <utility>
#include <vector>

#include "converters/files/below.h"
#include "converters/files/faults.h"
#include "converters/files/printable.h"
#include "converters/files/read_file.h"
#include "formats/hash/sha256.h"
#include "formats/site/site_pages.h"

namespace offprint {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSumSize = 64;  // digits
constexpr std::string_view kBetween = "  ";
constexpr mode_t kMode = 0666;

using Sums = std::unordered_map<std::string, std::string>;  // by name

// What a list says; nothing where it is no such list.
Sums listed_files(std::string_view sums) {
  Sums files;
  while (!sums.empty()) {
    const std::size_t end = std::min(sums.find('\n'), sums.size());
    const std::string_view line = sums.substr(0, end);
    if (line.size() <= kSumSize + kBetween.size() || line.substr(kSumSize, kBetween.size()) != kBetween) return {};
    files.emplace(line.substr(kSumSize + kBetween.size()), line.substr(0, kSumSize));
    sums.remove_prefix(std::min(end + 1, sums.size()));
  }
  return files;
}

// The list of a website of ours. Anybody's folder may hold sums of its files: ours has a start page that says so.
Sums own_files(const std::string& folder) {
  const auto start = read_regular_file(folder + "/" + std::string(kStartFile));
  const auto sums = read_regular_file(folder + "/" + std::string(kSumsFile));
  if (!start || !sums || !is_start_page(*start)) return {};
  Sums files = listed_files(*sums);
  if (!files.contains(std::string(kStartFile))) return {};
  files.emplace(kSumsFile, sha256(*sums));
  return files;
}

bool is_as_listed(const fs::path& path, const std::string& sum) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return false;
  const auto bytes = read_regular_file(path.string());
  if (!bytes && bytes.error().fault != Fault::Empty) return false;
  return sha256(bytes.value_or("")) == sum;
}

// What in the folder would be lost if a website took its place, in words; "" where there is nothing.
std::string what_is_lost(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const fs::file_status status = at->symlink_status(error);
    if (!error && !fs::is_directory(status)) names.push_back(at->path().lexically_relative(folder).string());
  }
  if (error) return "a folder that cannot be read (" + std::string(std::strerror(error.value())) + ")";
  if (names.empty()) return {};
  std::sort(names.begin(), names.end());
  if (std::erase(names, kSumsFile) > 0) names.emplace_back(kSumsFile);  // last: a person looks for files of his own
  const Sums own = own_files(folder);
  for (const std::string& name : names) {
    if (!own.contains(name)) return printable(name) + ", which no website of Offprint put there";
  }
  for (const std::string& name : names) {
    if (!is_as_listed(fs::path(folder) / name, own.at(name)))
      return printable(name) + ", which was changed since Offprint put it there";
  }
  return {};
}

bool exchange_folders(const std::string& a, const std::string& b) {
  return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

bool rename_to(const std::string& from, const std::string& to) { return std::rename(from.c_str(), to.c_str()) == 0; }

}  // namespace

std::optional<Error> refuse_site(const std::string& folder, bool force) {
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0) return errno == ENOENT ? refuse_place(folder) : write_error(errno, folder);
  if (!S_ISDIR(info.st_mode))
    return Error{Fault::Usage, "a website is a folder, and this is a file; name another folder with -o"};
  if (force) return {};
  const std::string lost = what_is_lost(folder);
  if (lost.empty()) return {};
  return Error{Fault::Usage,
               "the folder holds " + lost + "; name another folder, or replace all that it holds with --force"};
}

bool is_other_folder(const std::string& folder) {
  std::error_code error;
  return fs::is_directory(folder, error) && !fs::is_empty(folder, error) && own_files(folder).empty();
}

Result<std::unique_ptr<SiteFolder>> SiteFolder::open(const std::string& folder, bool force) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(folder, error);
  const std::string target = error ? folder : resolved.string();
  const std::string name = target.substr(target.rfind('/') + 1);
  std::string unfinished = std::string(folder_of(target)) + "/." + name + ".offprint";
  if (auto failed = make_folder(unfinished)) return fail(*failed);
  if (refuse_own_folder(unfinished)) {
    return fail(Fault::Unwritable, printable("." + name + ".offprint") +
                                       " beside it is a symbolic link, and nothing is written through it; look at it "
                                       "and remove it");
  }
  Descriptor lock(::open(unfinished.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (lock.number() < 0) return fail(write_error(errno, unfinished));
  if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0)
    return fail(Fault::Unwritable, "another run is making this website; wait for it to end");
  for (const fs::directory_entry& left : fs::directory_iterator(unfinished, error)) fs::remove_all(left.path(), error);
  return std::unique_ptr<SiteFolder>(new SiteFolder(target, std::move(unfinished), force, std::move(lock)));
}

SiteFolder::~SiteFolder() {
  std::error_code error;
  if (!unfinished_.empty()) fs::remove_all(unfinished_, error);
}

std::optional<Error> SiteFolder::write(const std::string& name, std::string_view bytes) {
  for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
    const std::string folder = unfinished_ + "/" + name.substr(0, slash);
    if (folders_.insert(folder).second) {
      if (auto error = make_folder(folder)) return error;
    }
  }
  const std::string path = unfinished_ + "/" + name;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode));
  if (file.number() < 0) return write_error(errno, target_);
  sums_[name] = sha256(bytes);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return write_error(errno, target_);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::optional<Error> SiteFolder::finish() {
  std::string list;
  for (const auto& [name, sum] : sums_) list.append(sum).append(kBetween).append(name).append("\n");
  if (auto error = write(std::string(kSumsFile), list)) return error;
  // All of it at once: a file after the other takes as long as the book did.
  const Descriptor folder(::open(unfinished_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (::syncfs(folder.number()) != 0) return write_error(errno, target_);
  return {};
}

std::optional<Error> SiteFolder::commit() {
  if (auto refusal = refuse_site(target_, force_)) return refusal;  // once more: a run takes its time
  struct stat info {};
  const bool exists = ::stat(target_.c_str(), &info) == 0;
  if (!exists) {
    if (!rename_to(unfinished_, target_)) return write_error(errno, target_);
    unfinished_.clear();
    return {};
  }
  if (exchange_folders(unfinished_, target_)) return {};  // what it held goes with this object
  if (errno != EINVAL && errno != ENOSYS) return write_error(errno, target_);
  // A file system that cannot exchange: for a moment there is none.
  std::string old = unfinished_ + ".old";
  if (!rename_to(target_, old)) return write_error(errno, target_);
  if (!rename_to(unfinished_, target_)) {
    Error error = write_error(errno, target_);
    rename_to(old, target_);
    return error;
  }
  unfinished_ = std::move(old);
  return {};
}

}  // namespace offprint
