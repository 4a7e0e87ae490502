#include "converters/batch/written_file.h"

#include <sys/stat.h>
#include <utility>

#include "converters/files/read_file.h"
#include "converters/inputs/plan.h"
#include "formats/hash/hash64.h"

namespace offprint {

WrittenFile as_written(const std::string& output, std::string path, std::string_view bytes) {
  struct stat info {};
  const bool known = ::stat((output + "/" + path).c_str(), &info) == 0;
  return {std::move(path), bytes.size(), known ? time_of(info) : 0, hash_of(bytes)};
}

std::optional<WrittenFile> as_it_stands(const std::string& output, std::string path) {
  const auto bytes = read_regular_file(output + "/" + path);
  return bytes ? std::optional(as_written(output, std::move(path), *bytes)) : std::nullopt;
}

Standing standing_of(const std::string& output, const WrittenFile& file) {
  const std::string path = output + "/" + file.path;
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return Standing::Missing;
  const bool same_size = static_cast<std::uint64_t>(info.st_size) == file.size;
  if (info.st_size == 0 && !same_size) return Standing::Missing;
  if (file.time == 0 || file.time == time_of(info)) return same_size ? Standing::AsWritten : Standing::Damaged;
  const auto bytes = same_size ? read_file(path) : Result<std::string>(std::string());
  if (same_size && hash_of(bytes.value_or("")) == file.hash) return Standing::AsWritten;
  return Standing::Changed;
}

}  // namespace offprint
