#include "tests/fuzz/zips.h"

#include <string>
#include <vector>

#include "converters/inputs/archive.h"
#include "converters/inputs/books.h"
#include "converters/inputs/discover.h"
#include "formats/unicode/characters.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/target.h"

namespace offprint::fuzz {

namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 10U;

bool climbs_out(const std::string& name) {
  return name.empty() || name.front() == '/' || ("/" + name + "/").find("/../") != std::string::npos;
}

void read_entry(const Archive& archive, const ArchiveEntry& entry) {
  promise(is_utf8(entry.name), "an entry's name is UTF-8", entry.name);
  if (!entry.problem.message.empty()) return;
  promise(!climbs_out(entry.name), "an entry lies in its archive", entry.name);
  const auto head = archive.head(entry.index, 64);
  promise(!head || head->size() <= 64, "a head is no longer than asked for");
  const auto bytes = archive.read(entry.index, kMostBytes);
  promise(!bytes || bytes->size() <= kMostBytes, "an entry keeps to its limit");
  promise(!bytes || bytes->size() == entry.size, "an entry is as long as its archive says");
}

void discover_in(const std::string& path) {
  Plan plan;
  const std::vector<std::string> inputs{path};
  const Known nothing = [](const InputId&, std::uint64_t, std::int64_t) { return false; };
  Settings settings;
  settings.output = "/proc/self/fd/none";
  discover(inputs, settings, nothing, plan, [](std::string_view, std::string_view) {});
}

}  // namespace

void read_zip(std::string_view bytes) {
  static ScratchFile file;
  file.put(bytes);
  discover_in(file.path());
  const auto archive = Archive::open(file.path());
  if (!archive) return;
  archive->is_document();
  for (const ArchiveEntry& entry : archive->entries()) read_entry(*archive, entry);
  if (!is_book(*archive)) return;
  static_cast<void>(list_book(*archive, [](const ItemPlace& chapter) {
    promise(is_utf8(chapter.key), "a chapter's key is UTF-8", chapter.key);
  }));
}

}  // namespace offprint::fuzz
