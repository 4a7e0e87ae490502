#include "converters/inputs/books.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/epub/reader.h"

namespace offprint {

namespace {

constexpr const char* kContainer = "META-INF/container.xml";
constexpr std::size_t kLargest = std::size_t{64} << 20U;  // of a package document

const ArchiveEntry* find_entry(const std::vector<ArchiveEntry>& entries, std::string_view name) {
  const auto found = std::lower_bound(entries.begin(), entries.end(), name,
                                      [](const ArchiveEntry& entry, std::string_view n) { return entry.name < n; });
  return found == entries.end() || found->name != name || !found->problem.message.empty() ? nullptr : &*found;
}

}  // namespace

bool is_book(const Archive& archive) { return archive.has(kContainer); }

Result<void> list_book(const Archive& archive, const ItemTaker& take) {
  const std::vector<ArchiveEntry> entries = archive.entries();
  const auto chapters = list_chapters([&](std::string_view path) -> Result<std::string> {
    const ArchiveEntry* entry = find_entry(entries, path);
    if (entry == nullptr) return fail(Fault::NotFound, {});  // list_chapters says which
    return archive.read(entry->index, kLargest);
  });
  if (!chapters) return fail(chapters.error());
  std::uint64_t number = 0;
  for (const BookChapter& chapter : *chapters) {
    ItemPlace place;
    place.key = chapter.file;
    place.title = chapter.title;
    place.number = ++number;
    const ArchiveEntry* entry = find_entry(entries, chapter.file);
    if (entry == nullptr) {
      place.problem = "the book's spine names it, and it is not in the book";
    } else {
      place.size = entry->size;
      place.entry = entry->index;
      place.check = entry->crc;
      place.context = chapter.context;
    }
    for (const std::string& file : chapter.more) {
      const ArchiveEntry* piece = find_entry(entries, file);
      if (piece != nullptr) {
        place.more.push_back(piece->index);
      } else if (place.problem.empty()) {
        place.problem = "a later part of it, " + file + ", is not in the book";
      }
    }
    take(std::move(place));
  }
  return {};
}

bool is_chapter(const InputSource& source) {
  const FormatRow* format = source.format.empty() ? nullptr : find_format(source.format);
  return format != nullptr && format->items == nullptr;
}

std::function<Result<std::string>(std::string_view path)> files_of_book(const std::string& book, std::size_t limit) {
  struct Opened {
    std::optional<Result<Archive>> archive;
    std::vector<ArchiveEntry> entries;
  };
  return [book, limit, opened = std::make_shared<Opened>()](std::string_view path) -> Result<std::string> {
    if (!opened->archive) {
      opened->archive = Archive::open(book);
      if (*opened->archive) opened->entries = (*opened->archive)->entries();
    }
    if (!*opened->archive) return fail(opened->archive->error());
    const ArchiveEntry* entry = find_entry(opened->entries, path);
    if (entry == nullptr) return fail(Fault::NotFound, "the book has no such file");
    return (*opened->archive)->read(entry->index, limit);
  };
}

}  // namespace offprint
