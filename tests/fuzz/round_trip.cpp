#include "tests/fuzz/round_trip.h"

#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "converters/inputs/archive.h"
#include "converters/inputs/books.h"
#include "converters/passes/passes.h"
#include "converters/passes/recurring/furniture.h"
#include "formats/document/tree.h"
#include "formats/registry/registry.h"
#include "formats/unicode/characters.h"
#include "formats/writing/write.h"
#include "tests/fuzz/readers.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/well_formed.h"

namespace offprint::fuzz {

namespace {

constexpr std::array<std::string_view, 6> kReaders{"html", "markdown", "dump", "text", "json", "rows"};
constexpr std::array<std::string_view, 6> kWriters{"markdown", "html", "json", "text", "pandoc", "epub"};

// Takes the next choice off the bytes; 0 where there is none.
unsigned take_choice(std::string_view& bytes) {
  if (bytes.empty()) return 0;
  const auto choice = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  return choice;
}

constexpr const char* kSite = "news.example.org";

// What a site is known to repeat: words, lines around what is the article's own, and places.
std::shared_ptr<const KnownFurniture> known_furniture() {
  Furniture furniture;
  FurnitureSite& site = furniture.sites[kSite];
  for (const char* shape : {"{title}", "{authors}", "{rights}", "{tags}", "{title} {title}", "{title} {authors}",
                            "{authors} | {title}", "{rights} | {rights}", "{tags} {title} {tags}", "# {title}"})
    site.blocks.push_back({FurnitureBlock::By::Shape, shape, RunPlace::Tail, 9, ""});
  for (const char* words : {"1", "x", "图", "船", "Follow us."})
    site.blocks.push_back({FurnitureBlock::By::Text, words, RunPlace::Tail, 9, ""});
  site.selectors = {{}, {"aside", "div > ul"}, {"h1"}, {"i"}, {"time"}};
  site.names.title_suffixes = {" - Quay Letters"};
  return std::make_shared<KnownFurniture>(furniture);
}

// Nothing parts a note from its marks where nothing is cut.
void promise_notes(const Document& document) {
  std::set<std::string_view> marks;
  std::set<std::string_view> notes;
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (const auto* mark = as<FootnoteReference>(at)) marks.insert(mark->identifier.view());
    if (const auto* note = as<FootnoteDefinition>(at)) notes.insert(note->identifier.view());
  }
  for (const std::string_view mark : marks) promise(notes.contains(mark), "a mark has its note", mark);
  for (const std::string_view note : notes) promise(marks.contains(note), "a note has its mark", note);
}

// Reads and runs the passes; whether there is an article.
bool make(const FormatRow& format, std::string_view bytes, const PassOptions& options, Document& document) {
  ReadOptions reading;
  reading.hash = false;
  if (!format.read(bytes, reading, document)) return false;
  const bool placed = options.furniture == nullptr || !document.metadata.url.empty();
  if (!placed) document.metadata.url = std::string("https://") + kSite + "/1";
  const auto made = run_passes(document, format.reads == Reads::Pages, options);
  promise(made.has_value(), "the passes leave a sound Document", made ? "" : made.error().message);
  promise_sound(document, "its passes");
  const bool whole = options.clean == Clean::None && options.furniture == nullptr;
  if (format.name == "html" && whole && document.origin == Origin::Page) promise_notes(document);
  return true;
}

struct Making {
  const FormatRow& from;
  PassOptions passes;
};

Making making_by_choice(unsigned choice) {
  Making making{*find_format(kReaders.at(choice % 8 % kReaders.size())), {}};
  making.passes.clean = choice / 8 % 2 == 0 ? Clean::Article : Clean::None;
  if (choice / 16 % 4 == 1) making.passes.keep = {"page"};
  static const auto known = known_furniture();
  if (choice / 16 % 4 == 2) making.passes.furniture = known;
  return making;
}

std::string written(const FormatRow& format, const Document& document, const WriteOptions& options) {
  StringSink sink;
  Output output{sink, {}};
  Diagnostics losses;
  format.write(document, options, output, losses);
  promise(!sink.error(), "it can be written", sink.error() ? sink.error()->message : "");
  return sink.take();
}

WriteOptions by_choice(unsigned choice) {
  WriteOptions options;
  options.columns = choice % 4 == 1 ? 1 + static_cast<int>(choice / 16) * 5 : 0;
  options.header = choice % 4 != 2;
  options.images = choice % 4 == 3 ? Images::Drop : Images::Link;
  options.links = choice / 4 % 4 == 1 ? Links::Inline : choice / 4 % 4 == 2 ? Links::None : Links::Endnotes;
  options.pandoc_api = choice / 4 % 4 == 3 ? PandocApi::Pandoc3 : PandocApi::Pandoc2;
  return options;
}

void read_book_back(const std::string& book) {
  static ScratchFile file;
  file.put(book);
  const auto archive = Archive::open(file.path());
  promise(archive.has_value(), "a book is a zip archive", archive ? "" : archive.error().message);
  for (const ArchiveEntry& entry : archive->entries()) {
    promise(entry.problem.message.empty(), "a book has no entry that cannot be read", entry.problem.message);
    const auto bytes = archive->read(entry.index, book.size() * 1000);
    promise(bytes.has_value(), "a book's files can be read", entry.name);
    if (entry.name.ends_with("html") || entry.name.ends_with(".opf") || entry.name.ends_with(".ncx")) {
      promise_well_formed(*bytes, entry.name);
    }
  }
  const auto listed = list_book(*archive, [&](const ItemPlace& chapter) {
    promise(chapter.problem.empty() && chapter.entry, "a book's chapters can be read", chapter.problem);
    std::string bytes = chapter.context + *archive->read(*chapter.entry, book.size() * 1000);
    for (const std::uint32_t more : chapter.more) bytes += *archive->read(more, book.size() * 1000);
    make(*find_format("epub"), bytes, {}, empty_document(1));
  });
  promise(listed.has_value(), "a book's chapters can be listed", listed ? "" : listed.error().message);
}

void read_back(const FormatRow& format, const std::string& bytes, const PassOptions& passes,
               const WriteOptions& options) {
  Document& document = empty_document(1);
  if (!make(format, bytes, passes, document)) return;
  // Blanks on both sides of a picture that was left out are one blank when they are read.
  if (format.name != "json" || options.images == Images::Drop) return;
  const std::string again = written(format, document, options);
  promise(again == bytes, "what is read and written again is the same", bytes + "\n---- again\n" + again);
}

}  // namespace

void make_article(std::string_view bytes) {
  const Making making = making_by_choice(take_choice(bytes));
  make(making.from, bytes, making.passes, empty_document());
}

void go_round(std::string_view bytes) {
  const unsigned choice = take_choice(bytes);
  const FormatRow& format = *find_format(kWriters.at(choice % kWriters.size()));
  const Making making = making_by_choice(take_choice(bytes));
  Document& document = empty_document();
  if (!make(making.from, bytes, making.passes, document)) return;
  const WriteOptions options = by_choice(choice / static_cast<unsigned>(kWriters.size()));
  const std::string bytes_written = written(format, document, options);
  if (format.binary) return read_book_back(bytes_written);
  promise(is_utf8(bytes_written), "what is written is UTF-8", bytes_written);
  if (format.name == "html") promise_well_formed(bytes_written, "the page");
  if (format.read != nullptr) read_back(format, bytes_written, making.passes, options);
}

}  // namespace offprint::fuzz
