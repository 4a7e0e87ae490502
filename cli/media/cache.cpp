#include "cli/media/cache.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "converters/files/descriptor.h"
#include "converters/files/write_file.h"
#include "converters/images/kept.h"
#include "formats/hash/sha256.h"

namespace offprint::media {

namespace {

constexpr std::int64_t kDay = 86400;  // seconds

bool is_file(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
}

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// From a file without a name, of which a process that is killed leaves nothing. 0, or errno: EEXIST where another
// process was first.
int make_nameless(const std::string& folder, const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
  if (file.number() < 0) return errno;
  if (const int error = write_all(file.number(), bytes); error != 0) return error;
  const std::string self = "/proc/self/fd/" + std::to_string(file.number());
  return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

// File systems without nameless files, or without links.
bool lacks(int error) {
  return error == EOPNOTSUPP || error == EISDIR || error == EINVAL || error == ENOENT || error == EPERM;
}

std::optional<Refusal> disk(std::string why) { return Refusal{Reason::Disk, std::move(why)}; }

// Nothing where it is there.
std::optional<Refusal> put(const std::string& folder, const std::string& path, std::string_view bytes) {
  const int error = make_nameless(folder, path, bytes);
  if (error == 0 || (error == EEXIST && is_file(path))) return {};
  if (!lacks(error) && error != EEXIST) return disk(std::strerror(error));
  if (auto failed = write_file(path, bytes)) return disk(failed->message);
  return {};
}

}  // namespace

std::optional<std::string> Cache::make() const {
  std::error_code error;
  for (const char* below : {"/content", "/failed"}) {
    std::filesystem::create_directories(folder_ + below, error);
    if (error) return error.message();
  }
  return {};
}

std::string Cache::find(const std::string& address) const {
  for (const std::string& path : kept_paths(folder_, address))
    if (is_file(path)) return path;
  return {};
}

std::optional<Refusal> Cache::keep(const std::string& address, std::string_view bytes, std::string_view extension,
                                   std::string& file) const {
  const std::string content = folder_ + "/content/" + sha256(bytes) + std::string(extension);
  file = folder_ + "/" + kept_name(address) + std::string(extension);
  if (auto refusal = put(folder_ + "/content", content, bytes)) return refusal;
  if (::link(content.c_str(), file.c_str()) != 0 && errno != EEXIST)
    if (auto refusal = put(folder_, file, bytes)) return refusal;
  ::unlink(failure_path(folder_, address).c_str());
  return {};
}

std::optional<Refusal> Cache::recent_failure(const std::string& address) const {
  const auto failure = read_failure(folder_, address);
  if (!failure) return {};
  const std::int64_t age = std::int64_t{std::time(nullptr)} - failure->at;
  const auto* found =
      std::find_if(kReasons.begin(), kReasons.end(), [&](const ReasonRow& row) { return row.word == failure->reason; });
  if (found == kReasons.end() || !found->for_good || age < 0 || age >= kDay) return {};
  return Refusal{found->reason, failure->detail};
}

std::optional<Refusal> Cache::note_failure(const std::string& address, const Refusal& refusal) const {
  const KeptFailure failure{address, std::string(row(refusal.reason).word), refusal.detail, std::time(nullptr)};
  if (auto failed = write_file(failure_path(folder_, address), failure_line(failure))) return disk(failed->message);
  return {};
}

}  // namespace offprint::media
