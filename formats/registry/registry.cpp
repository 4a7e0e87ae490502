#include "formats/registry/registry.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "formats/dump/reader.h"
#include "formats/epub/reader.h"
#include "formats/epub/writer.h"
#include "formats/exports/movable_type.h"
#include "formats/exports/warc.h"
#include "formats/feed/lister.h"
#include "formats/feed/reader.h"
#include "formats/html/reader.h"
#include "formats/html/sniff.h"
#include "formats/html/writer.h"
#include "formats/json/lines.h"
#include "formats/json/reader.h"
#include "formats/json/writer.h"
#include "formats/markdown/reader.h"
#include "formats/markdown/writer.h"
#include "formats/pandoc/writer.h"
#include "formats/rows/reader.h"
#include "formats/text/reader.h"
#include "formats/text/writer.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 2> kHtmlAliases{"xhtml", "htm"};
constexpr std::array<std::string_view, 3> kHtmlExtensions{".html", ".htm", ".xhtml"};
constexpr std::array<std::string_view, 3> kFeedAliases{"rss", "atom", "wxr"};
constexpr std::array<std::string_view, 3> kFeedExtensions{".rss", ".atom", ".rdf"};
constexpr std::array<std::string_view, 2> kRowsAliases{"csv", "tsv"};
constexpr std::array<std::string_view, 2> kRowsExtensions{".csv", ".tsv"};
constexpr std::array<std::string_view, 1> kMovableTypeAliases{"mt"};
constexpr std::array<std::string_view, 2> kWarcExtensions{".warc", ".warc.gz"};
constexpr std::array<std::string_view, 2> kMarkdownAliases{"md", "gfm"};
constexpr std::array<std::string_view, 2> kMarkdownExtensions{".md", ".markdown"};
constexpr std::array<std::string_view, 2> kTextAliases{"txt", "plain"};
constexpr std::array<std::string_view, 1> kTextExtensions{".txt"};
constexpr std::array<std::string_view, 1> kJsonExtensions{".json"};
constexpr std::array<std::string_view, 1> kJsonLinesAliases{"ndjson"};
constexpr std::array<std::string_view, 2> kJsonLinesExtensions{".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 1> kPandocExtensions{".pandoc.json"};
constexpr std::array<std::string_view, 1> kEpubAliases{"epub3"};
constexpr std::array<std::string_view, 1> kEpubExtensions{".epub"};

// Nothing can be played in a page: an embed becomes a link to where it can.
constexpr std::array kPageDegrades{Kind::Embed};
// GFM has no syntax for these: they become paragraphs, a line of one, or a link (formats/markdown/writer.h).
constexpr std::array kMarkdownDegrades{
    Kind::Figure, Kind::Caption,        Kind::Credit,         Kind::Gallery,
    Kind::Embed,  Kind::DefinitionList, Kind::DefinitionTerm, Kind::DefinitionDescription,
};

// A picture that is only in the input (data:) has no address to show.
constexpr std::array kTextLoses{Kind::Image};

constexpr Collection kMarkdownCollection{.shape = Collection::Shape::Texts,
                                         .one_document = true,
                                         .headed = true,
                                         .between = "\n",
                                         .before_part = "\n",
                                         .first_of_part = "\n"};
// A line that no article draws itself.
constexpr Collection kTextCollection{.shape = Collection::Shape::Texts,
                                     .headed = true,
                                     .between = "\n\n----------------------------------------\n\n",
                                     .before_part = "\n",
                                     .after_part = "\n"};

constexpr auto kFormats = std::to_array<FormatRow>({
    {.name = "dump",
     .media_type = "text/plain",
     .description = "a crawled article: header lines or front matter, then HTML",
     .reads = Reads::Pages,
     .sniff = sniff_dump,
     .read = read_dump},
    {.name = "html",
     .aliases = kHtmlAliases,
     .extensions = kHtmlExtensions,
     .media_type = "text/html",
     .description = "a web page",
     .reads = Reads::Pages,
     .sniff = sniff_html,
     .read = read_html,
     .write = write_html,
     .heeded = {.header = true, .style = true},
     .collection = {.shape = Collection::Shape::Site},
     .degrades = kPageDegrades},
    {.name = "feed",
     .aliases = kFeedAliases,
     .extensions = kFeedExtensions,
     .media_type = "application/rss+xml",
     .description = "a feed (RSS, Atom) or an export that is one (WordPress, Blogger): many articles",
     .reads = Reads::Pages,
     .sniff = sniff_feed,
     .read = read_feed,
     .items = list_feed},
    {.name = "rows",
     .aliases = kRowsAliases,
     .extensions = kRowsExtensions,
     .media_type = "text/csv",
     .description = "rows that are articles: JSON, JSON Lines, CSV, by the names of their fields",
     .reads = Reads::Pages,
     .sniff = sniff_rows,
     .read = read_row,
     .items = list_rows},
    {.name = "movable-type",
     .aliases = kMovableTypeAliases,
     .media_type = "text/plain",
     .description = "an export of Movable Type, Hatena, Livedoor, Typepad: many articles",
     .reads = Reads::Pages,
     .sniff = sniff_movable_type,
     .read = read_movable_type,
     .items = list_movable_type},
    {.name = "warc",
     .extensions = kWarcExtensions,
     .media_type = "application/warc",
     .description = "a web archive: the pages in it",
     .binary = true,
     .reads = Reads::Pages,
     .sniff = sniff_warc,
     .read = read_warc,
     .items = list_warc},
    {.name = "markdown",
     .aliases = kMarkdownAliases,
     .extensions = kMarkdownExtensions,
     .media_type = "text/markdown",
     .description = "GitHub Flavored Markdown with YAML front matter",
     .reads = Reads::Pages,
     .sniff = sniff_markdown,
     .surest = Claim::Likely,
     .read = read_markdown,
     .write = write_markdown,
     .heeded = {.header = true, .columns = true},
     .collection = kMarkdownCollection,
     .degrades = kMarkdownDegrades},
    {.name = "text",
     .aliases = kTextAliases,
     .extensions = kTextExtensions,
     .media_type = "text/plain",
     .description = "plain text, addresses as endnotes",
     .reads = Reads::Pages,
     .sniff = sniff_plain_text,
     .read = read_text,
     .write = write_text,
     .heeded = {.header = true, .columns = true, .links = true},
     .collection = kTextCollection,
     .degrades = kTextDegrades,
     .loses = kTextLoses},
    {.name = "json",
     .extensions = kJsonExtensions,
     .media_type = "application/json",
     .description = "an mdast tree with metadata and diagnostics, one object",
     .reads = Reads::Documents,
     .sniff = sniff_json,
     .read = read_json,
     .write = write_json,
     .keeps_hash = true,
     .tree = true},
    {.name = "jsonl",
     .aliases = kJsonLinesAliases,
     .extensions = kJsonLinesExtensions,
     .media_type = "application/jsonl",
     .description = "the same, one object a line and document",
     .reads = Reads::Documents,
     .sniff = sniff_json_lines,
     .read = read_json,
     .items = list_json_lines,
     .write = write_json,
     .collection = {.shape = Collection::Shape::Texts},
     .keeps_hash = true,
     .tree = true},
    {.name = "pandoc",
     .extensions = kPandocExtensions,
     .media_type = "application/json",
     .description = "pandoc's JSON: | pandoc -f json -o a.docx",
     .write = write_pandoc,
     .heeded = {.header = true, .pandoc_api = true},
     .tree = true,
     .degrades = kPageDegrades},
    {.name = "epub",
     .aliases = kEpubAliases,
     .extensions = kEpubExtensions,
     .media_type = "application/epub+zip",
     .description = "an EPUB 3.3 book",
     .binary = true,
     .reads = Reads::Pages,
     .sniff = sniff_epub,
     .read = read_chapter,
     .write = write_epub,
     .heeded = {.header = true, .style = true, .vertical = true},
     .collection = {.shape = Collection::Shape::Book},
     .keeps_hash = true,
     .degrades = kPageDegrades},
});
static_assert(kFormats.size() <= kMostFormats);

bool contains(std::span<const Kind> kinds, Kind kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// The length of the format's extension that the file's name ends in; 0 for none. A name that is only an extension has
// none.
std::size_t extension_of(const FormatRow& format, std::string_view file) {
  std::size_t longest = 0;
  for (const std::string_view extension : format.extensions) {
    if (file.size() > extension.size() &&
        equals_ignoring_case(file.substr(file.size() - extension.size()), extension)) {
      longest = std::max(longest, extension.size());
    }
  }
  return longest;
}

}  // namespace

std::span<const FormatRow> formats() { return kFormats; }

const FormatRow& default_format() { return *find_format("markdown"); }

const FormatRow* find_format(std::string_view name_or_alias) {
  const auto is_it = [&](std::string_view word) { return equals_ignoring_case(word, name_or_alias); };
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(), [&](const FormatRow& format) {
    return is_it(format.name) || std::any_of(format.aliases.begin(), format.aliases.end(), is_it);
  });
  return found == kFormats.end() ? nullptr : found;
}

const FormatRow* find_by_extension(std::string_view path) {
  const std::string_view file = path.substr(path.find_last_of('/') + 1);
  const FormatRow* found = nullptr;
  std::size_t longest = 0;
  for (const FormatRow& format : kFormats) {
    const std::size_t length = extension_of(format, file);
    if (length <= longest) continue;
    found = &format;
    longest = length;
  }
  return found;
}

Support support(const FormatRow& format, Kind kind) {
  if (contains(format.loses, kind)) return Support::Loses;
  return contains(format.degrades, kind) ? Support::Degrades : Support::Holds;
}

const FormatRow* sniff(std::string_view head, std::string_view path) {
  const FormatRow* named = find_by_extension(path);
  if (named != nullptr && named->read == nullptr) named = nullptr;
  const FormatRow* surest = nullptr;
  Claim claim = Claim::No;
  for (const FormatRow& format : kFormats) {
    const bool tells = format.surest > claim || (format.surest == claim && &format == named);
    if (format.sniff == nullptr || !tells) continue;
    const Claim its = format.sniff(head);
    assert(its <= format.surest);
    if (its > claim || (its == claim && its != Claim::No && &format == named)) {
      surest = &format;
      claim = its;
    }
  }
  return claim <= Claim::Perhaps && named != nullptr ? named : surest;
}

const FormatRow* find_by_shape(Collection::Shape shape) {
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                   [&](const FormatRow& format) { return format.collection.shape == shape; });
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace offprint
