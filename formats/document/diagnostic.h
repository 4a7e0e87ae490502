// What the program reports about a Document: typed, with its place; one table gives name, level and sentence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/document/kind.h"

namespace offprint {

enum class Level : std::uint8_t { Note, Loss, Error };

enum class DiagnosticCode : std::uint8_t {
  // The ledger: what a browser shows and a pass took out of the tree. `text`: all of it; for a picture, player or
  // drawing (which have a `url`) the alternative text or title, for a formula its TeX.
  Cut,     // `what`: the reason, such as "share" or "hidden"
  Lifted,  // `what`: the metadata field that it went to
  // Readers.
  CharsetGuessed,       // `what`: the charset
  BytesReplaced,        // invalid bytes became U+FFFD; `count`
  FrontMatterRepaired,  // `what`: YAML, TOML or JSON, which it is not; read line by line
  HeaderDateUnknown,    // `what`: the date as written (NaN)
  DepthFlattened,       // tags beyond the depth limit were taken out, their text stayed; `count`
  ElementDropped,       // `what`: an element that shows something no format here can hold
  AddressRefused,       // `what`: the scheme (javascript, vbscript, data:text/html)
  NoHtml,               // text without a tag: its lines and paragraphs are kept
  ReadAsText,           // a text of no other format
  // Passes.
  ImageUnusable,      // an image without an address that could be shown
  BackgroundDropped,  // `what`: the address of a picture behind what the page shows
  NothingLeft,        // an article without a word or picture
  ArticleUnsure,      // what was left out of the page may be part of the article; `what`: its first words
  LinkInCode,         // `what`: the address of a link in code, whose text stays
  ScriptUnavailable,  // `what`: what is missing
  // Writers.
  KindLost,          // `what`: a kind that this format cannot represent
  ImageNotEmbedded,  // `what`: its address
  ImageNameOnly,     // `what`: its address, which leads nowhere; its words stand in its place
  ImageNotFound,     // `what`: its address; neither beside the input nor in --image-dir
  LinkUnusable,      // `what`: its address: relative to nothing known, or no valid URL; the text stays
};
inline constexpr std::size_t kDiagnosticCodeCount = static_cast<std::size_t>(DiagnosticCode::LinkUnusable) + 1;

struct DiagnosticRow {
  DiagnosticCode code;
  std::string_view name;  // the JSON contract's `kind`
  Level level;
  std::string_view sentence;  // for a person; `%` stands for `what`
};

inline constexpr std::array<DiagnosticRow, kDiagnosticCodeCount> kDiagnosticRows{{
    {DiagnosticCode::Cut, "cut", Level::Note, "not the article (%)"},
    {DiagnosticCode::Lifted, "lifted", Level::Note, "moved to the metadata (%)"},
    {DiagnosticCode::CharsetGuessed, "charset-guessed", Level::Note, "no charset is declared; read as %"},
    {DiagnosticCode::BytesReplaced, "bytes-replaced", Level::Loss, "bytes that are not % became U+FFFD"},
    {DiagnosticCode::FrontMatterRepaired, "front-matter-repaired", Level::Note,
     "the front matter is not %; read line by line"},
    {DiagnosticCode::HeaderDateUnknown, "header-date-unknown", Level::Note, "the header's date is unknown (%)"},
    {DiagnosticCode::DepthFlattened, "depth-flattened", Level::Loss, "nested too deep: tags left out, their text kept"},
    {DiagnosticCode::ElementDropped, "element-dropped", Level::Loss, "<%> shows something that cannot be kept"},
    {DiagnosticCode::AddressRefused, "address-refused", Level::Note, "an unsafe address was left out (%)"},
    {DiagnosticCode::NoHtml, "no-html", Level::Loss, "no HTML was found; lines and paragraphs are kept as they stand"},
    {DiagnosticCode::ReadAsText, "read-as-text", Level::Note, "no markup was found; read as plain text"},
    {DiagnosticCode::ImageUnusable, "image-unusable", Level::Loss, "a picture without a usable address"},
    {DiagnosticCode::BackgroundDropped, "background-dropped", Level::Loss, "a picture behind the text is left out: %"},
    {DiagnosticCode::NothingLeft, "nothing-left", Level::Note, "nothing is left of the article"},
    {DiagnosticCode::ArticleUnsure, "article-unsure", Level::Note,
     "left out as not the article, but it may be: % (--keep page keeps it)"},
    {DiagnosticCode::LinkInCode, "link-in-code", Level::Note, "code holds no links; this one led to %"},
    {DiagnosticCode::ScriptUnavailable, "script-unavailable", Level::Loss, "the script was not changed (%)"},
    {DiagnosticCode::KindLost, "kind-lost", Level::Loss, "the format cannot hold %"},
    {DiagnosticCode::ImageNotEmbedded, "image-not-embedded", Level::Note, "the picture stands as a link: %"},
    {DiagnosticCode::ImageNameOnly, "image-name-only", Level::Loss,
     "the picture is not at hand, and no address leads to it; its words stand in its place: %"},
    {DiagnosticCode::ImageNotFound, "image-not-found", Level::Note, "the picture is not at hand: %"},
    {DiagnosticCode::LinkUnusable, "link-unusable", Level::Loss, "not an address to link to; its text stays: %"},
}};
constexpr const DiagnosticRow& row(DiagnosticCode code) { return kDiagnosticRows.at(static_cast<std::size_t>(code)); }

namespace detail {
constexpr bool rows_in_order() {
  for (std::size_t i = 0; i < kDiagnosticCodeCount; ++i) {
    if (static_cast<std::size_t>(kDiagnosticRows.at(i).code) != i) return false;
  }
  return true;
}
}  // namespace detail
static_assert(detail::rows_in_order(), "kDiagnosticRows must stand in the order of DiagnosticCode");

struct Diagnostic {
  DiagnosticCode code = DiagnosticCode::Cut;
  std::uint32_t offset = 0;  // in bytes of the normalised UTF-8; Document::offsets maps it to the input
  std::string what;          // see DiagnosticCode; UTF-8
  std::string text;          // only in the ledger
  std::string url;           // only in the ledger: of a picture, a player
  std::string alt;           // of the same: the words that stand for it, which are no text of the page
  std::uint32_t count = 1;

  const std::string& words() const { return text.empty() ? alt : text; }
  bool in_ledger() const { return code == DiagnosticCode::Cut || code == DiagnosticCode::Lifted; }
};

// Equal losses of a document are kept once, with a count and the first place; everything else each time.
class Diagnostics {
 public:
  void report(DiagnosticCode code, std::uint32_t offset, std::string_view what = {}, std::uint32_t count = 1);
  void cut(std::string_view reason, std::uint32_t offset, std::string_view text);
  void cut_picture(std::string_view reason, std::uint32_t offset, std::string_view alt, std::string_view url);
  void lifted(std::string_view field, std::uint32_t offset, std::string_view text);

  const std::vector<Diagnostic>& all() const { return all_; }
  bool any(Level at_least) const;
  void add(const Diagnostics& other);
  void clear();

 private:
  static std::string key(DiagnosticCode code, std::string_view what);

  std::vector<Diagnostic> all_;
  std::unordered_map<std::string, std::size_t> losses_;  // key → place in all_: a page may have as many as links
};

}  // namespace offprint
