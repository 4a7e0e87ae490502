#include "converters/files/spool.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

#include "converters/files/faults.h"
#include "formats/writing/descriptor.h"

namespace offprint {

Result<Descriptor> open_spool(const std::string& folder) {
  Descriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (file.number() >= 0) return file;
  std::string name = folder + "/.offprint-XXXXXX";  // file systems without O_TMPFILE
  file = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
  if (file.number() < 0) return fail(write_error(errno, folder + "/"));
  ::unlink(name.c_str());
  return file;
}

std::string temporary_folder() {
  const char* named = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): one thread
  return named != nullptr && *named != '\0' ? named : "/tmp";
}

std::string spool_folder(const std::string& path) {
  struct stat info {};
  const bool other = path == "-" || (::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode));
  if (!other) return std::string(folder_of(path));
  return temporary_folder();
}

Result<void> keep_standard_input() {
  struct stat info {};
  if (::fstat(STDIN_FILENO, &info) == 0 && S_ISREG(info.st_mode) && ::lseek(STDIN_FILENO, 0, SEEK_CUR) == 0) return {};
  auto file = open_spool(spool_folder("-"));
  if (!file) return fail(file.error());
  constexpr std::size_t kPiece = std::size_t{64} << 10U;
  const auto room = std::make_unique_for_overwrite<char[]>(kPiece);
  TextSpool kept(*file);
  while (true) {
    const ssize_t got = ::read(STDIN_FILENO, room.get(), kPiece);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(read_error(errno));
    if (got == 0) break;
    if (const auto put = kept.put({room.get(), static_cast<std::size_t>(got)}); !put) return fail(put.error());
  }
  if (::dup2(file->number(), STDIN_FILENO) < 0 || ::lseek(STDIN_FILENO, 0, SEEK_SET) != 0)
    return fail(read_error(errno));
  return {};
}

Result<TextSpool::Place> TextSpool::put(std::string_view bytes) {
  const Place place{end_, bytes.size()};
  if (const int number = write_at(file_.number(), end_, bytes); number != 0) return fail(disk_error(number));
  end_ += bytes.size();
  return place;
}

Result<std::string> TextSpool::get(Place place) const {
  std::string bytes(place.size, '\0');
  if (const int number = read_at(file_.number(), place.at, bytes.data(), bytes.size()); number != 0)
    return fail(read_error(number));
  return bytes;
}

}  // namespace offprint
