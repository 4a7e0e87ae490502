// White space as a browser shows it (CSS Text 3, §4.1), and none where pretty-printing put it.
//
// Within a block, a run of white space is one space, and none at the block's or a line's edge. A run that holds a line
// feed is nothing beside a Chinese, Japanese or full-width character: pretty-printers break lines there, where the
// author wrote no space. Between Latin words it stays a space. Ideographic and no-break indents at a line's start or
// end go too, but for those of verse (verse.h). A space at the edge of a mark moves out of it (<b>a </b>b): no mark
// begins or ends with white space.
#include <bit>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/blocks/verse.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Whether a text with these last bytes may end with an indent.
bool may_end_with_indent(std::string_view text) {
  const auto byte = [&](std::size_t before_end) { return static_cast<unsigned char>(text[text.size() - before_end]); };
  if (byte(1) < 0x80) return is_space(text.back());
  return text.size() < 3 || byte(3) < 0xE4 || byte(3) > 0xE9;  // most of Chinese begins so
}

// Whether the white space at `at` is more than one space within words.
bool collapses(std::string_view text, std::size_t at) {
  return is_space(text[at]) && (text[at] != ' ' || at + 1 == text.size() || is_space(text[at + 1]));
}

// A bit for each of sixteen bytes that may collapse; the last is not known to, where it is a space.
unsigned may_collapse(const char* bytes) {
  const ByteBlock block = block_at(bytes);
  const unsigned blanks = bits_of(std::bit_cast<ByteBlock>(block <= ' '));
  if (blanks == 0) return 0;  // most of Chinese
  const unsigned spaces = bits_of(std::bit_cast<ByteBlock>(block == ' '));
  return (blanks & ~spaces) | (spaces & (blanks >> 1U));
}

// The offset of the first white space from `at` on that collapses; the text's size if none does.
std::size_t next_collapsing(std::string_view text, std::size_t at) {
  while (at + kByteBlock <= text.size()) {
    const unsigned bits = may_collapse(text.data() + at);
    if (bits == 0) {
      at += kByteBlock - 1;
      continue;
    }
    at += static_cast<std::size_t>(std::countr_zero(bits));
    if (collapses(text, at)) return at;
    ++at;
  }
  if (at < text.size() && text.size() >= kByteBlock) {  // the last block, without what is before `at`
    const std::size_t left = text.size() - at;
    const unsigned bits = may_collapse(text.data() + text.size() - kByteBlock) >> (kByteBlock - left);
    if (bits == 0) return is_space(text.back()) ? text.size() - 1 : text.size();
    at += static_cast<std::size_t>(std::countr_zero(bits));
  }
  while (at < text.size() && !collapses(text, at)) ++at;
  return at;
}

bool holds_inlines(const Node& node) {
  return holds(node.kind, group::kPhrasing) && !is(node.kind, group::kPhrasing) && node.first != nullptr &&
         is(node.first->kind, group::kPhrasing);
}

class Line {
 public:
  // Our own pages have no indents but those of verse.
  Line(Document& document, Node& block)
      : document_(document), block_(block), cuts_indents_(document.origin != Origin::Own) {}

  // Whether there is code in it.
  bool run() {
    bool code = false;
    for (Node* at = next_in(block_, block_); at != nullptr;) {
      Node* next = next_in(block_, *at);
      if (auto* text = as<TextNode>(at)) {
        this->text(*text);
        if (text->value.empty()) detach(*text);
      } else if (at->kind == Kind::Break) {
        end_line();
      } else if (at->kind == Kind::InlineCode || at->kind == Kind::InlineMath || at->kind == Kind::Image ||
                 at->kind == Kind::FootnoteReference) {
        object(*at);
        code = code || at->kind == Kind::InlineCode;
      }
      at = next;
    }
    end_line();
    return code;
  }

 private:
  enum class Gap { None, Space, Soft };  // Soft: it holds a line feed

  void text(TextNode& node) {
    std::string_view value = node.value;
    if (at_start_ && cuts_indents_) value = without_indent(value);
    const std::string_view words = trim(value);
    if (!words.empty() && next_collapsing(words, 0) == words.size()) return keep(node, value, words);
    std::string out;
    for (std::size_t at = 0; at < value.size();) {
      at = blank_in(node, value, at);
      const std::size_t begin = at;
      at = next_collapsing(value, at);
      if (at > begin) words_in(node, value.substr(begin, at - begin), out);
    }
    node.value = document_.text(out);
  }

  // The common case: nothing to collapse between the words, which stay where they are.
  void keep(TextNode& node, std::string_view value, std::string_view words) {
    const std::size_t begin = blank_in(node, value, 0);
    open_gap(node, words);
    const auto offset = static_cast<std::size_t>(words.data() - node.value.begin());
    node.value = prefix_.empty() ? node.value.part(offset, words.size()) : document_.text(prefix_.append(words));
    seen(node, words);
    const std::size_t end = begin + words.size();
    if (end < value.size()) blank_in(node, value, end);
  }

  // The white space that is next, if any, joins the gap; its end is given.
  std::size_t blank_in(const TextNode& node, std::string_view value, std::size_t at) {
    if (!is_space(value[at])) return at;
    if (gap_ == Gap::None || is_inside(*gap_home_, *node.parent)) gap_home_ = node.parent;
    if (gap_ == Gap::None) gap_ = Gap::Space;
    for (; at < value.size() && is_space(value[at]); ++at) {
      if (value[at] == '\n') gap_ = Gap::Soft;
    }
    return at;
  }

  // Words with single spaces between them, which stay.
  void words_in(TextNode& node, std::string_view words, std::string& out) {
    if (out.empty()) {
      if (at_start_ && cuts_indents_) words = without_indent(words);
      if (words.empty()) return;
      open_gap(node, words);
      out = prefix_;
    } else if (shows(words)) {
      out += ' ';
    }
    gap_ = Gap::None;
    out += words;
    seen(node, words);
  }

  // Decides the gap before a text; a space that belongs in this text is left in prefix_.
  void open_gap(Node& node, std::string_view words) {
    prefix_.clear();
    const bool space = !at_start_ && shows(words);
    gap_ = Gap::None;
    if (space) place_space(node);
  }

  bool shows(std::string_view next) const {
    if (gap_ != Gap::Soft) return gap_ == Gap::Space;
    return !is_wide(decode_before(last_, last_.size()).value) && !is_wide(decode(next, 0).value);
  }

  // A space between the last leaf and `node`, as high in the tree as both allow.
  void place_space(Node& node) {
    Node* const top = shared(*last_leaf_, node);
    auto* before = as<TextNode>(last_leaf_);
    const bool turns = before != nullptr && before->direction != Direction::None;  // what runs another way ends there
    if (before != nullptr && !turns &&
        (before->parent == top || (gap_home_ != top && in_one_run(*last_leaf_, node, *top)))) {
      before->value = document_.text(std::string(before->value.view()) + ' ');
    } else if (node.kind == Kind::Text && node.parent == top) {
      prefix_ = " ";
    } else {
      Node* at = &node;
      while (at->parent != top) at = at->parent;
      insert_before(*at, *document_.make_text(" ", {node.source.begin, node.source.begin}));
    }
  }

  // Whether they are in neighbouring marks of one meaning, which will become one.
  static bool in_one_run(const Node& a, const Node& b, const Node& top) {
    const Node* left = &a;
    const Node* right = &b;
    while (left->parent != &top) left = left->parent;
    while (right->parent != &top) right = right->parent;
    return left->next == right && left->kind == right->kind &&
           (left->kind == Kind::Strong || left->kind == Kind::Emphasis) && a.parent == left && b.parent == right;
  }

  static Node* shared(const Node& a, const Node& b) {
    for (Node* at = a.parent; at != nullptr; at = at->parent) {
      if (is_inside(b, *at)) return at;
    }
    return nullptr;
  }

  void object(Node& node) {
    open_gap(node, " ");
    seen(node, " ");
  }

  void seen(Node& node, std::string_view words) {
    at_start_ = false;
    last_ = words;
    last_leaf_ = &node;
  }

  void end_line() {
    for (auto* text = as<TextNode>(last_leaf_); text != nullptr;) {
      auto* const before = as<TextNode>(leaf_before(*text));
      trim_line_end(*text);
      text = text->value.empty() ? before : nullptr;
    }
    at_start_ = true;
    gap_ = Gap::None;
    last_leaf_ = nullptr;
  }

  // The leaf before it on the page, within the block; null for none. A mark that was emptied is no leaf.
  Node* leaf_before(Node& leaf) const {
    Node* at = &leaf;
    do {
      while (at != &block_ && at->previous == nullptr) at = at->parent;
      if (at == &block_) return nullptr;
      at = at->previous;
      while (at->last != nullptr) at = at->last;
    } while (is_mark(at->kind));
    return at;
  }

  void trim_line_end(TextNode& text) {
    std::string_view value = text.value;
    while (!value.empty() && may_end_with_indent(value)) {
      const CodePoint c = decode_before(value, value.size());
      if (!is_indent(c.value)) break;
      value.remove_suffix(c.size);
    }
    text.value = text.value.part(0, value.size());
    if (text.value.empty()) detach(text);
  }

  static std::string_view without_indent(std::string_view value) {
    std::size_t at = 0;
    while (at < value.size()) {
      while (at < value.size() && is_space(value[at])) ++at;
      if (at == value.size() || !may_begin_indent(value[at])) break;
      const CodePoint c = decode(value, at);
      if (!is_indent(c.value)) break;
      at += c.size;
    }
    return value.substr(at);
  }

  Document& document_;
  Node& block_;
  bool cuts_indents_;
  Gap gap_ = Gap::None;
  const Node* gap_home_ = nullptr;  // the outermost node that holds white space of the gap
  bool at_start_ = true;
  std::string_view last_;  // words; never empty behind a start
  Node* last_leaf_ = nullptr;
  std::string prefix_;
};

// Puts the space at the edge of code beside it, where only this space separates the code from a word.
void put_space_beside(Document& document, InlineCode& code, Node* neighbour, bool behind) {
  const auto* text = as<TextNode>(neighbour);
  if (text == nullptr || text->value.empty()) return;
  const std::string_view value = text->value;
  const char32_t beside = behind ? decode(value, 0).value : decode_before(value, value.size()).value;
  if (is_space(beside) || is_wide(beside)) return;
  auto* space = document.make_text(" ", code.source);
  if (behind) {
    insert_after(code, *space);
  } else {
    insert_before(code, *space);
  }
}

// Code keeps its characters, but a line feed in inline code is a space to a browser.
void collapse_code(Document& document, InlineCode& code) {
  std::string out;
  for (const char c : code.value.view()) {
    if (!is_space(c)) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  const bool pretty = code.value.view().find('\n') != std::string_view::npos;
  if (pretty) {  // its edges are the pretty-printer's
    if (out.ends_with(' ')) put_space_beside(document, code, code.next, true);
    if (out.starts_with(' ')) put_space_beside(document, code, code.previous, false);
    out = trim(out);
  }
  if (out != code.value.view()) code.value = document.text(out);
}

}  // namespace

void collapse_space(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  // What an author wrote as code, or our own page holds, means each of its spaces (CommonMark §6.1).
  // No code of CommonMark's has a line feed: one that has stood in HTML.
  const bool pretty = document.origin == Origin::Page || document.origin == Origin::Book;
  const auto is_pretty = [&](const InlineCode& code) {
    return pretty || code.value.view().find('\n') != code.value.view().npos;
  };
  const bool lines = document.census.may_hold_kind(kind_bit(Kind::Break)) && document.origin != Origin::Own;
  for (Node* at = document.root; at != nullptr;) {
    const std::vector<std::string> indents =
        lines && at->kind == Kind::Paragraph ? indents_of_verse(*at) : std::vector<std::string>();
    const bool done = holds_inlines(*at) && !Line(document, *at).run();  // without code, whose spaces come after it
    if (!indents.empty()) put_indents(document, *at, indents);
    if (auto* code = as<InlineCode>(at); code != nullptr && is_pretty(*code)) collapse_code(document, *code);
    at = done ? skip_in(*document.root, *at) : next_in(*document.root, *at);
  }
}

}  // namespace offprint
