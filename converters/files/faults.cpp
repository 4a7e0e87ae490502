#include "converters/files/faults.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>

#include "converters/files/printable.h"
#include "formats/writing/descriptor.h"

namespace offprint {

namespace {

struct Row {
  int number;
  Fault fault;
  std::string_view sentence;  // `%` stands for the folder
};

constexpr std::array<Row, 8> kReading{{
    {ENOENT, Fault::NotFound, "no such file; check the name"},
    {ENOTDIR, Fault::NotFound, "no such file: a part of its path is a file, not a folder; check the path"},
    {EACCES, Fault::Unreadable, "no permission to read it; change that with chmod, or ask its owner"},
    {EPERM, Fault::Unreadable, "no permission to read it; change that with chmod, or ask its owner"},
    {EISDIR, Fault::IsDirectory, "this is a folder; name a file in it"},
    {ELOOP, Fault::NotFound, "its symbolic links form a loop; name the file itself"},
    {ENAMETOOLONG, Fault::NotFound, "no such file: no name can be that long; check the name"},
    {EIO, Fault::Unreadable, "the disk could not read it (I/O error); use another copy of it"},
}};

// Errors of the place; disk_error has the rest.
constexpr std::array<Row, 8> kWriting{{
    {ENOENT, Fault::Unwritable, "the folder '%' does not exist; make it first (mkdir -p)"},
    {ENOTDIR, Fault::Unwritable, "'%' is not a folder; choose another place with -o"},
    {EACCES, Fault::Unwritable, "no permission to write into '%'; choose another place with -o"},
    {EPERM, Fault::Unwritable, "no permission to write into '%'; choose another place with -o"},
    {EISDIR, Fault::Unwritable, "this is a folder; name a file in it with -o"},
    {EROFS, Fault::Unwritable, "'%' is on a read-only file system; choose another place with -o"},
    {ENAMETOOLONG, Fault::Unwritable, "the name is too long (at most 255 bytes); choose a shorter one with -o"},
    {ELOOP, Fault::Unwritable, "its symbolic links form a loop; name the file itself with -o"},
}};

template <std::size_t N>
std::optional<Error> find_error(const std::array<Row, N>& rows, int number, std::string_view folder) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.number == number; });
  if (found == rows.end()) return {};
  std::string sentence(found->sentence);
  if (const std::size_t at = sentence.find('%'); at != std::string::npos) sentence.replace(at, 1, printable(folder));
  return Error{found->fault, std::move(sentence)};
}

}  // namespace

Error read_error(int number) {
  if (auto error = find_error(kReading, number, {})) return std::move(*error);
  return {Fault::Unreadable, std::string("it cannot be read (") + std::strerror(number) + "); try another place"};
}

Error write_error(int number, std::string_view path) {
  if (auto error = find_error(kWriting, number, folder_of(path))) return std::move(*error);
  return disk_error(number);
}

bool is_disk_error(int number) {
  constexpr std::array<int, 4> kOfDisk{ENOSPC, EDQUOT, EIO, EROFS};
  return std::find(kOfDisk.begin(), kOfDisk.end(), number) != kOfDisk.end();
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? path.substr(0, 1) : path.substr(0, slash);
}

}  // namespace offprint
