// The law: what write_markdown writes, read by cmark-gfm, shows the Document: every character, its marks, every block.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "formats/document/validate.h"
#include "formats/document/visit.h"
#include "formats/unicode/characters.h"
#include "formats/writing/list_numbers.h"
#include "formats/writing/words.h"
#include "tests/unit/markdown/shown.h"
#include "tests/unit/markdown/tree_of.h"

namespace offprint::markdown_tests {
namespace {

// Deterministic everywhere (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  unsigned below(unsigned n) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<unsigned>((z ^ (z >> 31U)) % n);
  }
  bool one_in(unsigned n) { return below(n) == 0; }
  template <std::size_t N>
  std::string_view any(const std::array<std::string_view, N>& words) {
    return words.at(below(N));
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 34> kWords{"a",
                                                  "b c",
                                                  "文",
                                                  "汉字",
                                                  "。",
                                                  "，",
                                                  "“",
                                                  "”",
                                                  "（",
                                                  "）",
                                                  "…",
                                                  "—",
                                                  "·",
                                                  "’",
                                                  "：",
                                                  "é",
                                                  " ",
                                                  " ",
                                                  "　",
                                                  "\xC2\xA0",
                                                  "😀",
                                                  "€",
                                                  "©",
                                                  "2",
                                                  "1",
                                                  "x",
                                                  "www.a.b",
                                                  "http://a.b/c_d_e",
                                                  "かな",
                                                  "한글",
                                                  "\xE2\x80\x8B",
                                                  "ß.",
                                                  "\"",
                                                  "'"};

constexpr std::array<std::string_view, 74> kNasty{
    "*",    "**",   "***", "_",      "__",     "~",          "~~",     "~~~",  "`",   "``",    "```",
    "[",    "]",    "(",   ")",      "!",      "<",          ">",      "&",    "#",   "##",    "-",
    "+",    "=",    "|",   "\\",     ":",      ".",          "1.",     "2) ",  "- ",  "+ ",    "* ",
    "# ",   "> ",   "---", "===",    "***",    "___",        "- - -",  "|-|",  ":-:", "--|--", "<b>",
    "</b>", "<!--", "<?",  "&lt;",   "&amp;x", "&#35;",      "&copy;", "](",   "]:",  "[^",    "[^n1]",
    "[ ] ", "[x] ", "![",  "[a](b)", "[a]: b", "<http://a>", "\\*",    "\\\\", "$",   "^",     "{",
    "}",    "@",    "%",   ";",      "<div>",  "<a",         "&#x41;", "~~~ x"};

constexpr std::array<std::string_view, 16> kAddresses{
    "http://a.b/c",    "https://a.b/c_d(e)f", "a b",   "",    "x)",    "((", "/文/字.jpg", "<x>",
    "http://a.b/&lt;", "http://a.b/*x*",      "a\\*b", "a|b", "a\\|b", "`",  "#x",         "mailto:a@b.c"};

class Generator {
 public:
  Generator(Tree& tree, std::uint64_t seed) : tree_(tree), dice_(seed) {}

  std::string words(unsigned most) {
    std::string out;
    for (unsigned n = 1 + dice_.below(most); n > 0; --n) {
      const std::string_view word = dice_.one_in(2) ? dice_.any(kNasty) : dice_.any(kWords);
      if (out.ends_with(' ') && word.starts_with(' ')) continue;  // the passes leave no two
      out += word;
    }
    return out;
  }

  void inlines(Node& parent, int depth, bool in_link, bool breaks) {
    for (unsigned n = 1 + dice_.below(4); n > 0; --n) {
      Node* node = inline_node(depth, in_link, breaks);
      if (node != nullptr) append(parent, *node);
    }
  }

  Node* block(int depth) {
    switch (dice_.below(depth > 0 ? 16 : 9)) {
      case 0: return heading();
      case 1: return tree_.code_block(code_lines(), dice_.one_in(2) ? "c++" : "");
      case 2: return tree_.make<ThematicBreak>({});
      case 3: return table();
      case 4: return figure();
      case 5: return embed();
      case 9:
      case 10: return container<BlockQuote>(depth);
      case 11:
      case 12:
      case 13: return list(depth);
      case 14: return definitions(depth);
      case 15: return gallery();
      default: return paragraph();
    }
  }

 private:
  template <class T>
  T* marked(int depth, bool in_link, bool breaks) {
    auto* node = tree_.make<T>({});
    inlines(*node, depth - 1, in_link, breaks);
    return node;
  }

  Node* inline_node(int depth, bool in_link, bool breaks) {
    switch (dice_.below(depth > 0 ? 20 : 7)) {
      case 3: return tree_.code(words(3));
      case 4: return breaks ? tree_.make<Break>({}) : nullptr;
      case 5: return tree_.image(address(), words(2), dice_.one_in(3) ? words(2) : "");
      case 6: return !in_html_ && dice_.one_in(3) ? static_cast<Node*>(tree_.reference("n1")) : tree_.text(words(2));
      case 7:
      case 8:
      case 9: return marked<Strong>(depth, in_link, breaks);
      case 10:
      case 11: return marked<Emphasis>(depth, in_link, breaks);
      case 12: return marked<Delete>(depth, in_link, breaks);
      case 13: return marked<Underline>(depth, in_link, breaks);
      case 14: return marked<Superscript>(depth, in_link, breaks);
      case 15: return marked<Mark>(depth, in_link, breaks);
      case 16: return tree_.ruby(words(1), words(1) + "r");
      case 17:
      case 18: return in_link ? nullptr : link(depth, breaks);
      case 19: return marked<Subscript>(depth, in_link, breaks);
      default: return tree_.text(words(5));
    }
  }
  Link* link(int depth, bool breaks) {
    auto* node = marked<Link>(depth, true, breaks);
    node->url = tree_.document.text(address());
    if (dice_.one_in(3)) node->title = tree_.document.text(words(3));
    return node;
  }
  std::string_view address() {
    const std::string_view any = dice_.any(kAddresses);
    return in_html_ && any.empty() ? "x" : any;
  }

  Node* paragraph() {
    auto* node = tree_.make<Paragraph>({});
    inlines(*node, 3, false, true);
    return node;
  }
  Node* heading() {
    auto* node = tree_.heading(1 + static_cast<int>(dice_.below(5)), {});
    inlines(*node, 2, false, true);
    return node;
  }
  std::string code_lines() {
    std::string out = words(3);
    for (unsigned n = dice_.below(4); n > 0; --n) out += '\n' + (dice_.one_in(3) ? std::string() : words(3));
    return out + "x";
  }
  Node* figure() {
    auto* node = tree_.make<Figure>({tree_.image("http://a.b/p.jpg", words(2))});
    auto* caption = tree_.make<Caption>({});
    inlines(*caption, 2, false, true);
    append(*node, *caption);
    if (dice_.one_in(2)) append(*node, *tree_.make<Credit>({tree_.text(words(3))}));
    return node;
  }
  Node* gallery() { return tree_.make<Gallery>({figure(), figure()}); }
  Node* embed() {
    Embed* node = tree_.embed("https://v.e/x?a=1&b=2", dice_.one_in(2) ? words(3) : "");
    if (dice_.one_in(2)) append(*node, *tree_.image("http://a.b/p.jpg"));
    return node;
  }
  Node* table() {
    auto* node = tree_.make<Table>({});
    const bool spans = dice_.one_in(5);
    const bool head = dice_.one_in(2);
    in_html_ = spans;
    for (unsigned row = 0; row < 3; ++row) {
      auto* cells = tree_.make<TableRow>({});
      for (unsigned i = 0; i < 2; ++i) {
        TableCell* cell = tree_.cell({}, head && row == 0, spans && row == 1 && i == 0 ? 2 : 1);
        if (!dice_.one_in(5)) inlines(*cell, 2, false, true);
        append(*cells, *cell);
        if (cell->colspan > 1) break;
      }
      append(*node, *cells);
    }
    in_html_ = false;
    return node;
  }
  template <class T>
  T* container(int depth) {
    auto* node = tree_.make<T>({});
    for (unsigned n = 1 + dice_.below(3); n > 0; --n) append(*node, *block(depth - 1));
    return node;
  }
  Node* list(int depth) {
    List* node = tree_.list(dice_.one_in(2), dice_.one_in(3), {}, dice_.one_in(4) ? 7 : 1);
    for (unsigned n = 1 + dice_.below(3); n > 0; --n) {
      auto* item = dice_.one_in(8) ? tree_.make<ListItem>({}) : container<ListItem>(depth);
      if (dice_.one_in(3)) item = tree_.make<ListItem>({paragraph(), block(depth - 1)});
      if (dice_.one_in(8)) item->value = static_cast<std::int32_t>(dice_.below(20));
      append(*node, *item);
    }
    node->reversed = node->start == 7 && dice_.one_in(3);
    return node;
  }
  Node* definitions(int depth) {
    auto* list = tree_.make<DefinitionList>({});
    for (unsigned n = 1 + dice_.below(3); n > 0; --n) {
      auto* term = tree_.make<DefinitionTerm>({});
      inlines(*term, 2, false, true);
      append(*list, *term);
      if (!dice_.one_in(3)) append(*list, *container<DefinitionDescription>(depth));
    }
    return list;
  }

  Tree& tree_;
  Dice dice_;
  bool in_html_ = false;  // which has forms of its own for notes and for links that lead nowhere
};

// What the Document shows, as documented in writer.h.
class Expected {
 public:
  explicit Expected(bool wide_gaps) : shown_(wide_gaps) {}
  std::string run(const Node& root) {
    children(root);
    shown_.boundary();
    return shown_.result();
  }

  void operator()(const Paragraph& n) { lines(n); }
  // Items, the terms bold on their first lines.
  void operator()(const DefinitionList& n) {
    shown_.block("ul");
    for (const Node* child = n.first; child != nullptr; child = child->next) {
      const bool after_term = child->previous != nullptr && child->previous->kind == Kind::DefinitionTerm;
      const bool begins = child->previous == nullptr || (child->kind == Kind::DefinitionTerm && !after_term);
      if (begins && child != n.first) shown_.block("/li");
      if (begins) shown_.block("li");
      if (child->kind == Kind::DefinitionDescription) {
        children(*child);
        continue;
      }
      if (after_term) shown_.line_break();
      mark("strong", *child);
      if (child->next == nullptr || child->next->kind != Kind::DefinitionTerm) shown_.boundary();
    }
    shown_.block("/li");
    shown_.block("/ul");
  }
  void operator()(const Heading& n) {
    if (shows(n)) block("h" + std::to_string(n.depth), "h" + std::to_string(n.depth), n);
  }
  void operator()(const ThematicBreak&) { shown_.block("hr"); }
  void operator()(const BlockQuote& n) {
    if (shows(n)) block("blockquote", "blockquote", n);
  }
  void operator()(const List& n) {
    if (n.first == nullptr) return;
    if (!n.ordered) return block("ul", "ul", n);
    std::int64_t due = 0;
    ListNumbers numbers(n);
    for (const Node* item = n.first; item != nullptr; item = item->next, ++due) {
      const std::int64_t number = numbers(*item);
      if (item != n.first && number != due) shown_.block("/ol");
      if (item == n.first || number != due) shown_.block(number == 1 ? "ol" : "ol " + std::to_string(number));
      due = number;
      visit(*item, *this);
    }
    shown_.block("/ol");
  }
  void operator()(const ListItem& n) { block("li", "li", n); }
  void operator()(const Code& n) { shown_.preformatted(n.lang, n.value); }
  void operator()(const Table& n) {
    spans_ = false;
    for (const Node* at = &n; at != nullptr; at = next_in(n, *at))
      if (const auto* cell = as<TableCell>(at)) spans_ = spans_ || cell->colspan > 1;
    const bool headed = static_cast<const TableCell*>(n.first->first)->header;
    shown_.block("table");
    if (!spans_ && !headed)
      for (const char* tag : {"tr", "th", "/th", "th", "/th", "/tr"}) shown_.block(tag);
    columns_ = 0;
    children(n);
    shown_.block("/table");
  }
  void operator()(const TableRow& n) { block("tr", "tr", n); }
  void operator()(const TableCell& n) { block(n.header ? "th" : "td", n.header ? "th" : "td", n); }
  void operator()(const Figure& n) {
    shown_.boundary();
    for (const Node* child = n.first; child != nullptr; child = child->next) {
      if (child != n.first) shown_.line_break();
      child->kind == Kind::Image ? visit(*child, *this) : children(*child);
    }
    shown_.boundary();
  }
  void operator()(const Embed& n) {
    shown_.boundary();
    children(n);
    if (n.first != nullptr) shown_.line_break();
    shown_.open("a " + percent_decoded(n.url) + "|");
    shown_.text(n.title.empty() ? word(Word::Embed, "") : n.title.view());
    shown_.close();
    shown_.boundary();
  }
  void operator()(const FootnoteDefinition&) {}
  void operator()(const TextNode& n) { shown_.text(n.value); }
  void operator()(const Emphasis& n) { mark("em", n); }
  void operator()(const Strong& n) { mark("strong", n); }
  void operator()(const Delete& n) { mark("del", n); }
  void operator()(const Underline& n) { mark("u", n); }
  void operator()(const Mark& n) { mark("mark", n); }
  void operator()(const Superscript& n) { mark("sup", n); }
  void operator()(const Subscript& n) { mark("sub", n); }
  void operator()(const InlineCode& n) {
    shown_.open("code");
    shown_.verbatim(n.value);
    shown_.close();
  }
  void operator()(const Break&) { shown_.line_break(); }
  void operator()(const Link& n) {
    const auto* text = as<TextNode>(static_cast<const Node*>(n.first));
    const bool bare = text != nullptr && text->next == nullptr &&
                      says_address(percent_decoded(text->value), percent_decoded(n.url), n.title);
    const bool nowhere = n.url.size() > 1 && n.url.view().starts_with('#');  // these trees name no places
    if (bare || nowhere) return children(n);
    mark("a " + percent_decoded(n.url) + "|" + std::string(n.title.view()), n);
  }
  void operator()(const Image& n) {
    if (!n.url.empty())
      shown_.thing("img " + percent_decoded(n.url) + "|" + std::string(n.alt.view()) + "|" +
                   std::string(n.title.view()));
  }
  void operator()(const Ruby& n) {
    shown_.open("ruby");
    children(n);
    shown_.open("rt");
    shown_.text(n.annotation);
    shown_.close();
    shown_.close();
  }
  void operator()(const FootnoteReference& n) { shown_.thing("note " + std::string(n.identifier.view())); }
  void operator()(const Node& n) { children(n); }

 private:
  void children(const Node& n) {
    for (const Node* child = n.first; child != nullptr; child = child->next) visit(*child, *this);
  }
  void lines(const Node& n) {
    shown_.boundary();
    children(n);
    shown_.boundary();
  }
  void block(const std::string& open, const std::string& close, const Node& n) {
    shown_.block(open);
    children(n);
    shown_.block("/" + close);
  }
  void mark(std::string name, const Node& n) {
    shown_.open(std::move(name));
    children(n);
    shown_.close();
  }
  // A link without a text is written, though nobody sees it.
  static bool shows(const Node& n) {
    for (const Node* at = &n; at != nullptr; at = next_in(n, *at))
      if (at->kind == Kind::Link && at->first == nullptr) return true;
    Expected inner(true);
    inner.children(n);
    return !inner.shown_.result().empty();
  }

  Shown shown_;
  bool spans_ = false;
  int columns_ = 0;
};

constexpr std::string_view kCase = "/h6\n";  // what ends the heading of a case

std::vector<std::string> cases(const std::string& text, std::string_view mark) {
  std::vector<std::string> out;
  for (std::size_t at = text.find(mark); at != std::string::npos;) {
    const std::size_t next = text.find(mark, at + 1);
    out.push_back(text.substr(at, next == std::string::npos ? next : next - at));
    at = next;
  }
  return out;
}

void hold(std::uint64_t seed, int columns) {
  constexpr int kCases = 200;
  Tree tree;
  Generator generator(tree, seed);
  for (int i = 0; i < kCases; ++i) {
    tree.put({tree.heading(6, {tree.text("case " + std::to_string(i))})});
    for (int n = 0; n < 3; ++n) tree.put({generator.block(3)});
  }
  tree.put({tree.definition("n1", {tree.paragraph("note")})});
  ASSERT_EQ(validate(tree.document), std::nullopt);
  WriteOptions options;
  options.columns = columns;
  const std::string markdown = tree.markdown(options);
  const bool wide_gaps = columns == 0;
  const std::string html = cmark_gfm(markdown);
  const std::vector<std::string> want = cases(Expected(wide_gaps).run(*tree.document.root), kCase);
  const std::vector<std::string> got = cases(shown_of_html(html, wide_gaps), kCase);
  const std::vector<std::string> written = cases(markdown, "###### ");
  int failures = 0;
  for (std::size_t i = 0; i < want.size() && failures < 3; ++i) {
    const std::string found = i < got.size() ? got[i] : "";
    if (want[i] == found) continue;
    ++failures;
    const auto differs = std::mismatch(want[i].begin(), want[i].end(), found.begin(), found.end());
    const auto at = static_cast<std::size_t>(differs.first - want[i].begin());
    const std::size_t from = at < 40 ? 0 : at - 40;
    ADD_FAILURE() << "seed " << seed << "\n"
                  << (i < written.size() ? written[i] : "") << "\nwant: " << want[i].substr(from, 120)
                  << "\ngot:  " << found.substr(std::min(from, found.size()), 120);
  }
  EXPECT_EQ(want.size(), static_cast<std::size_t>(kCases));
}

TEST(MarkdownLaw, WhatIsWrittenShowsTheDocument) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) hold(seed, 0);
}

TEST(MarkdownLaw, HoldsWhereLinesAreWrapped) {
  for (std::uint64_t seed = 11; seed <= 13; ++seed) hold(seed, 20);
}

}  // namespace
}  // namespace offprint::markdown_tests
