#include "tests/fuzz/readers.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "formats/document/validate.h"
#include "formats/epub/reader.h"
#include "formats/unicode/characters.h"
#include "tests/fuzz/target.h"

namespace offprint::fuzz {

namespace {

constexpr std::size_t kMostItems = 4;  // of a file, that are read: the others are read the same way

ReadOptions options() {
  ReadOptions options;
  options.path = "articles/a.txt";
  options.hash = false;
  return options;
}

struct Listed {
  bool whole = false;
  std::vector<ItemPlace> items;
};

Listed list(ItemLister lister, std::string_view bytes, std::size_t piece) {
  Listed listed;
  std::string room;  // a lister must not rely on a piece when it asked for the next
  const NextBytes next = [&]() -> Result<std::string_view> {
    room = std::string(bytes.substr(0, piece));
    bytes.remove_prefix(room.size());
    return std::string_view(room);
  };
  listed.whole = lister(next, [&](ItemPlace item) { listed.items.push_back(std::move(item)); }).has_value();
  return listed;
}

bool same(const ItemPlace& a, const ItemPlace& b) {
  return a.key == b.key && a.title == b.title && a.number == b.number && a.begin == b.begin && a.size == b.size &&
         a.context == b.context && a.withheld == b.withheld && a.problem == b.problem;
}

void read_items(const FormatRow& format, std::string_view bytes) {
  const Listed listed = list(format.items, bytes, bytes.size());
  // What charset a table is in, the first piece of it tells.
  const Listed again = list(format.items, bytes, is_utf8(bytes) ? 1 + bytes.size() % 61 : bytes.size());
  promise(listed.whole == again.whole && listed.items.size() == again.items.size() &&
              std::equal(listed.items.begin(), listed.items.end(), again.items.begin(), same),
          "a lister finds the same in pieces");
  std::size_t read = 0;
  for (const ItemPlace& item : listed.items) {
    if (!item.problem.empty() || ++read > kMostItems) continue;
    promise(item.begin <= bytes.size() && item.size <= bytes.size() - item.begin, "an item lies in its file");
    Document& document = empty_document();
    const std::string its = item.context + std::string(bytes.substr(item.begin, item.size));
    if (format.read(its, options(), document)) promise_sound(document, "an item was read");
  }
}

}  // namespace

Document& empty_document(int which) {
  static std::array<Document, 2> documents;
  documents.at(static_cast<std::size_t>(which)).reset();
  return documents.at(static_cast<std::size_t>(which));
}

void promise_sound(const Document& document, std::string_view when) {
  const auto broken = validate(document);
  promise(!broken, "a Document is sound after " + std::string(when), broken.value_or(""));
}

void read_all_ways(std::string_view name, std::string_view bytes) {
  const FormatRow& format = *find_format(name);
  promise(format.sniff(bytes) <= format.surest, "a sniffer is no surer than its row says");
  Document& document = empty_document();
  if (format.read(bytes, options(), document)) promise_sound(document, "it was read");
  if (format.items != nullptr) read_items(format, bytes);
}

void read_book(std::string_view bundle) {
  constexpr std::string_view kMark = "@@ ";
  std::vector<std::pair<std::string_view, std::string_view>> files;
  while (bundle.starts_with(kMark)) {
    const std::size_t line = std::min(bundle.find('\n'), bundle.size() - 1);
    const std::string_view path = bundle.substr(kMark.size(), line - std::min(line, kMark.size()));
    bundle.remove_prefix(line + 1);
    const std::size_t end = std::min(bundle.find("\n@@ "), bundle.size());
    files.emplace_back(path, bundle.substr(0, end));
    bundle.remove_prefix(std::min(end + 1, bundle.size()));
  }
  const auto find = [&](std::string_view path) -> Result<std::string> {
    for (const auto& [name, bytes] : files) {
      if (name == path) return std::string(bytes);
    }
    return fail(Fault::NotFound, {});
  };
  const auto chapters = list_chapters(find);
  if (!chapters) return;
  std::size_t read = 0;
  for (const BookChapter& chapter : *chapters) {
    auto bytes = find(chapter.file);
    if (!bytes || ++read > kMostItems) continue;
    for (const std::string& more : chapter.more) *bytes += find(more).value_or("");
    Document& document = empty_document();
    if (read_chapter(chapter.context + *bytes, options(), document)) promise_sound(document, "a chapter was read");
  }
}

}  // namespace offprint::fuzz
