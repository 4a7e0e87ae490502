#include "tests/unit/json/generate.h"

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document/tree.h"
#include "formats/document/visit.h"
#include "formats/time/dates.h"

namespace offprint::test {

namespace {

constexpr std::array<std::string_view, 14> kWords{
    "文章", "“引号”",      "a_b*c",    "<script>",   "\\\"",   "&amp;",  "1.",
    "🇨🇳",   "combining é", "- dash ~", "# | `tick`", "\u2028", "[x](y)", "\x7f",
};
constexpr std::array<std::string_view, 4> kAddresses{"https://example.org/一?a=(b)", "../a b.png", "#frag",
                                                     "mailto:a@example.org"};
constexpr std::array<std::string_view, 3> kLanguages{"en", "zh-Hant", "ja"};
constexpr int kDeepest = 6;

class Generator {
 public:
  Generator(std::uint32_t seed, Document& document) : random_(seed), document_(document) {}

  void fill() {
    document_.stage = Stage::Article;
    children(*document_.root, 0, false);
    metadata(document_.metadata);
    diagnostics(document_.diagnostics);
  }

  void operator()(Heading& n) { n.depth = static_cast<std::uint8_t>(1 + below(6)); }
  void operator()(List& n) {
    n.ordered = chance(2);
    n.spread = chance(2);
    if (n.ordered) n.start = static_cast<std::int32_t>(below(5)) - 1;
    n.reversed = n.ordered && chance(4);
    if (n.ordered) n.style = static_cast<ListStyle>(below(5));
  }
  void operator()(ListItem& n) {
    if (chance(4)) n.value = static_cast<std::int32_t>(below(9)) - 2;
    n.checked = static_cast<Checked>(below(3));
  }
  template <OneOf<Kind::Math, Kind::InlineMath> T>
  void operator()(T& n) {
    n.value = text("x^" + words());
  }
  void operator()(Code& n) {
    if (chance(2)) n.lang = "cpp";
    n.value = text(words() + "\n\n  " + words());
  }
  void operator()(Table& n) {
    n.columns = below(4);
    auto* align = document_.arena.make_array<Align>(n.columns);
    for (std::uint32_t i = 0; i < n.columns; ++i) align[i] = static_cast<Align>(below(4));
    n.align = align;
  }
  void operator()(TableCell& n) {
    n.header = chance(3);
    n.colspan = static_cast<std::uint16_t>(1 + below(3));
    n.rowspan = static_cast<std::uint16_t>(below(3));
  }
  void operator()(Embed& n) {
    n.embed = static_cast<EmbedKind>(below(3));
    n.url = address();
    n.title = maybe();
  }
  void operator()(FootnoteDefinition& n) { n.identifier = text(words()); }
  void operator()(FootnoteReference& n) {
    n.identifier = text(words());
    n.label = maybe();
  }
  void operator()(TextNode& n) { n.value = text(words()); }
  void operator()(InlineCode& n) { n.value = text("  " + words() + " "); }
  void operator()(Link& n) {
    n.url = address();
    n.title = maybe();
  }
  void operator()(Image& n) {
    n.url = address();
    n.alt = maybe();
    n.title = maybe();
    if (chance(2)) n.mirror = address();
    n.width = below(3) * 100;
    n.height = below(2);
  }
  void operator()(Ruby& n) { n.annotation = text(words()); }
  template <WithoutFields T>
  void operator()(T&) {}

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  bool chance(std::uint32_t one_in) { return below(one_in) == 0; }
  template <std::size_t N>
  std::string_view any(const std::array<std::string_view, N>& of) {
    return of.at(below(N));
  }
  std::string words() {
    std::string out(any(kWords));
    while (chance(2)) (out += ' ') += any(kWords);
    return out;
  }
  Text text(std::string_view bytes) { return document_.text(bytes); }
  Text maybe() { return chance(2) ? text(words() + "\n" + words()) : Text(); }
  Text address() { return text(any(kAddresses)); }

  std::vector<Kind> allowed(const Node& parent, int depth, bool in_link) {
    unsigned groups = row(parent.kind).holds;
    if (parent.kind == Kind::TableCell) groups = depth % 2 == 0 ? group::kFlow : group::kPhrasing;
    std::vector<Kind> out;
    for (const KindRow& kind : kKinds) {
      const bool ends = kind.holds == group::kNone || depth < kDeepest ||
                        (kind.holds == group::kPhrasing && (kind.is & group::kPhrasing) == 0);
      if ((kind.is & groups) != 0 && ends && !(in_link && kind.kind == Kind::Link)) out.push_back(kind.kind);
    }
    return out;
  }

  void children(Node& parent, int depth, bool in_link) {
    const std::vector<Kind> kinds = allowed(parent, depth, in_link);
    if (kinds.empty()) return;
    const bool needs_one = row(parent.kind).holds == group::kPhrasing && parent.kind != Kind::Link;
    for (std::uint32_t left = below(4) + (needs_one ? 1U : 0U); left > 0; --left) {
      Node& child = make(kinds.at(below(static_cast<std::uint32_t>(kinds.size()))));
      append(parent, child);
      visit(child, *this);
      if (chance(8)) child.language = text(any(kLanguages));
      if (chance(8)) child.direction = chance(2) ? Direction::Rtl : Direction::Ltr;
      if (chance(8)) document_.anchors.push_back({text(words()), &child});
      children(child, depth + 1, in_link || child.kind == Kind::Link);
    }
  }

  Node& make(Kind kind);

  void metadata(Metadata& m) {
    m.title = words();
    if (chance(2)) m.url = kAddresses[0];
    if (chance(2)) m.published = parse_date("2023-10-13T14:17:03Z");
    while (chance(2)) m.authors.push_back(words());
    if (chance(2)) m.byline_date = parse_date("2023-10-13T22:16");
    while (chance(2)) m.tags.push_back(words());
    m.source.dialect = static_cast<Dialect>(below(5));
    if (chance(2)) m.source.path = "a/" + words() + ".md";
    if (chance(2)) m.source.sha256 = std::string(64, 'a');
    while (chance(2)) m.extra.emplace_back(words(), chance(2) ? words() : "");
  }

  void diagnostics(Diagnostics& said) {
    while (!chance(4)) {
      switch (below(3)) {
        case 0: said.cut("share", below(1000), words()); break;
        case 1: said.lifted("title", below(1000), words()); break;
        default: said.report(DiagnosticCode::KindLost, below(1000), words(), 1 + below(2));
      }
    }
  }

  std::mt19937 random_;
  Document& document_;
};

template <class... T>
Node& make_of(Document& document, Kind kind) {
  Node* made = nullptr;
  (void)((T::kKind == kind && (made = document.make<T>({}), true)) || ...);
  return *made;
}

Node& Generator::make(Kind kind) {
  return make_of<Paragraph, Heading, ThematicBreak, BlockQuote, List, ListItem, Code, Table, TableRow, TableCell,
                 Figure, Caption, Credit, Gallery, Embed, DefinitionList, DefinitionTerm, DefinitionDescription,
                 FootnoteDefinition, Math, TextNode, Emphasis, Strong, Delete, Underline, Mark, Superscript, Subscript,
                 InlineCode, InlineMath, Break, Link, Image, Ruby, FootnoteReference>(document_, kind);
}

}  // namespace

void generate(std::uint32_t seed, Document& document) { Generator(seed, document).fill(); }

}  // namespace offprint::test
