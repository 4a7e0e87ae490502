#include "converters/inspect/overview.h"

#include <unicode/uchar.h>

#include "formats/document/tree.h"
#include "formats/document/visit.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Counts text as it comes; a word may continue from one node to the next, but not across a block's edge.
class Counter {
 public:
  explicit Counter(Counts& counts) : counts_(counts) {}

  void end_word() { in_word_ = false; }

  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode(text, at);
      add(c.value);
      at += c.size;
    }
  }

 private:
  void add(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    if (u_isUWhiteSpace(code) != 0) return end_word();
    ++counts_.characters;
    const bool letter = u_isalnum(code) != 0;
    if (letter && is_wide(c)) {
      ++counts_.cjk;
      return end_word();
    }
    const bool joins = in_word_ && (c == '\'' || c == U'\u2019' || c == '-' || u_charType(code) == U_NON_SPACING_MARK);
    if (letter && !in_word_) ++counts_.words;
    in_word_ = letter || joins;
  }

  Counts& counts_;
  bool in_word_ = false;
};

// Fills an Overview: a method for each kind that it shows.
class OverviewVisitor {
 public:
  OverviewVisitor(const Document& document, Overview& overview)
      : document_(document), overview_(overview), counter_(overview.counts) {}

  void run() {
    for (const Node* node = document_.root; node != nullptr; node = next_in(*document_.root, *node)) {
      if (is(node->kind, group::kFlow | group::kItem | group::kCell | group::kCaption | group::kDefinition))
        counter_.end_word();
      visit(*node, *this);
    }
  }

  void operator()(const TextNode& node) { counter_.add(node.value); }
  void operator()(const InlineCode& node) { counter_.add(node.value); }
  void operator()(const Code& node) { counter_.add(node.value); }
  void operator()(const Ruby& node) { counter_.add(node.annotation); }
  void operator()(const Break& /*node*/) { counter_.end_word(); }
  void operator()(const Paragraph& /*node*/) { ++overview_.counts.paragraphs; }
  void operator()(const Table& /*node*/) { ++overview_.counts.tables; }
  void operator()(const List& /*node*/) { ++overview_.counts.lists; }
  void operator()(const BlockQuote& /*node*/) { ++overview_.counts.quotes; }
  void operator()(const Heading& node) { overview_.outline.push_back({node.depth, text_content(node), offset(node)}); }
  void operator()(const Link& node) { overview_.links.push_back({node.url, text_content(node), offset(node)}); }
  void operator()(const Embed& node) { overview_.embeds.push_back({&node, offset(node)}); }
  void operator()(const Image& node) {
    const Node* figure = ancestor(node, Kind::Figure);
    overview_.images.push_back({&node, text_of(figure, Kind::Caption), text_of(figure, Kind::Credit), offset(node)});
  }
  template <OneOf<Kind::Math, Kind::InlineMath> T>
  void operator()(const T& node) {
    counter_.add(node.value);
  }
  template <OneOf<Kind::ListItem, Kind::TableCell, Kind::FootnoteDefinition, Kind::FootnoteReference> T>
  void operator()(const T& /*not told*/) {}
  template <WithoutFields T>
  void operator()(const T& /*not told*/) {}

 private:
  std::uint32_t offset(const Node& node) const { return document_.offsets.to_input(node.source.begin); }

  // What the child of that kind says; "" for no parent or no such child.
  static std::string text_of(const Node* parent, Kind kind) {
    const Node* child = parent == nullptr ? nullptr : parent->first;
    while (child != nullptr && child->kind != kind) child = child->next;
    return child == nullptr ? std::string() : text_content(*child);
  }

  const Document& document_;
  Overview& overview_;
  Counter counter_;
};

}  // namespace

Overview look_at(const Document& document) {
  Overview overview;
  OverviewVisitor(document, overview).run();
  return overview;
}

}  // namespace offprint
