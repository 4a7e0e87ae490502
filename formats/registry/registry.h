// The one table of formats: one row for each, with every fact about it. Help, `formats`, default names, sniffing,
// terminal refusal and the samples-by-formats test all come from here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "formats/document/kind.h"
#include "formats/reading/items.h"
#include "formats/reading/read.h"
#include "formats/reading/sniff.h"
#include "formats/writing/write.h"

namespace offprint {

// What a writer makes of a kind.
enum class Support : std::uint8_t {
  Holds,     // with its meaning
  Degrades,  // documented and not reported: emphasis in plain text
  Loses,     // reported as a Diagnostic (DiagnosticCode::KindLost)
};

enum class Reads : std::uint8_t {
  Nothing,
  Pages,  // of HTML, Markdown, text: every pass runs; but of books and of what an author wrote (Document::origin), few
  Documents,  // of our own trees (json): only passes for what an option asks for
};

// How a file of the format holds many articles: what bind makes.
struct Collection {
  enum class Shape : std::uint8_t {
    None,   // a file holds one article
    Texts,  // one after another, as the writer writes each
    Book,   // the chapters of a book (formats/epub/book.h)
    Site,   // pages of a website, which is a folder (formats/site)
  };
  Shape shape = Shape::None;
  // Of Texts. One document to its readers: an article's title is a heading with its own headings below it, its byline
  // is a paragraph, and the names of its footnotes and anchors are numbered. Otherwise each article is on its own.
  bool one_document = false;
  bool headed = false;             // begins with the book's title and authors; a part has a heading
  std::string_view between{};      // articles
  std::string_view before_part{};  // its heading
  std::string_view after_part{};
  std::string_view first_of_part{};  // between the heading and an article, instead of `between`
};

// The fields of WriteOptions that change what the writer writes, beside `images` and `part`.
struct Heeded {
  bool header = false;
  bool columns = false;
  bool links = false;
  bool style = false;
  bool vertical = false;
  bool pandoc_api = false;
};

// batch's journal has a bit for each.
inline constexpr std::size_t kMostFormats = 16;

struct FormatRow {
  std::string_view name;
  std::span<const std::string_view> aliases{};
  // Lower case, with the dot; the first is the default. A written format has one, and none is of files of any name.
  std::span<const std::string_view> extensions{};
  std::string_view media_type;
  std::string_view description;  // one line, ASCII
  bool binary = false;           // refuses a terminal
  Reads reads = Reads::Nothing;
  Claim (*sniff)(std::string_view head) = nullptr;  // of the first bytes of the input (up to 64 KiB)
  Claim surest = Claim::Surely;                     // that `sniff` says
  Reader read = nullptr;                            // null where Reads::Nothing
  ItemLister items = nullptr;      // of a format whose files hold many documents: `read` reads the bytes of one
  DocumentWriter write = nullptr;  // null for what is only read
  Heeded heeded{};
  Collection collection{};
  bool keeps_hash = false;  // writes that of the input's bytes
  bool tree = false;  // its writer writes the Document as JSON: a record of stream holds that as it is, not as a string
  // All kinds that neither names are held.
  std::span<const Kind> degrades{};
  std::span<const Kind> loses{};
};

std::span<const FormatRow> formats();
const FormatRow* find_format(std::string_view name_or_alias);  // in any case; null for none
const FormatRow* find_by_extension(std::string_view path);     // the longest match, in any case; null for none
Support support(const FormatRow& format, Kind kind);
// The readable format that the content suggests. The extension decides among the surest claims, and when none is more
// than Perhaps. Null if nothing claims it.
const FormatRow* sniff(std::string_view head, std::string_view path);
// What a conversion writes where nothing says what: Markdown.
const FormatRow& default_format();
// The first format of that shape; null for none.
const FormatRow* find_by_shape(Collection::Shape shape);

}  // namespace offprint
