#include "converters/passes/code/code_block.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/passes/code/code_language.h"
#include "converters/passes/code/code_tables.h"
#include "converters/passes/code/line_numbers.h"
#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::string_view kLineNumber = "line-number";
constexpr std::string_view kLabel = "label";

bool keeps_white_space(const Node& node) {
  return is_element(node, "pre") || is_element(node, "code") || is_element(node, "listing") ||
         is_element(node, "xmp") || inline_style(node.element).white_space == InlineStyle::WhiteSpace::Preserve;
}

// What cannot become text: it splits the code in two.
bool is_apart(const Node& node) {
  switch (node.kind) {
    case Kind::Image:
    case Kind::Embed:
    case Kind::Math:
    case Kind::InlineMath:
    case Kind::FootnoteReference:
    case Kind::FootnoteDefinition:
    case Kind::Code: return true;
    case Kind::Figure: return holds_picture(node);
    case Kind::Link: return holds_picture(node) && !has_text(node);
    default: return false;
  }
}

// ---- lines

// Whether the children are a line each: <code> elements of one style with nothing between them, as WeChat writes code.
// The styles of tokens differ.
bool are_lines(const Node& parent) {
  const Node* first = nullptr;
  int count = 0;
  for (const Node* child = parent.first; child != nullptr; child = child->next) {
    const auto* text = as<TextNode>(child);
    if (text != nullptr && is_blank(text->value) && text->value.view().find('\n') == std::string_view::npos) continue;
    if (!is_element(*child, "code")) return false;
    if (first == nullptr) first = child;
    for (const std::string_view name : {"class", "style"}) {
      if (child->element->get(name) != first->element->get(name)) return false;
    }
    ++count;
  }
  return count > 1;
}

// Class names of <span>s that a style sheet makes a line of their own, so that no line feed is written behind them.
constexpr std::array<std::string_view, 1> kLineSpans{"gatsby-highlight-code-line"};  // gatsby-remark-prismjs

bool is_named_line(const Node& node) {
  if (node.element == nullptr) return false;
  const bool named = any_name(node.element->get("class"), [](std::string_view name) {
    return std::find(kLineSpans.begin(), kLineSpans.end(), name) != kLineSpans.end();
  });
  if (!named) return false;
  const auto* behind = as<TextNode>(static_cast<const Node*>(node.next));
  return behind == nullptr || !behind->value.view().starts_with('\n');  // which ends the line
}

// An empty block between blocks is an empty line.
bool is_empty_line(const Node& node) {
  if (node.kind != Kind::Division || node.first != nullptr) return false;
  const auto is_blank_text = [](const Node* one) {
    return one != nullptr && one->kind == Kind::Text && is_blank_node(*one);
  };
  const auto is_line = [](const Node* one) { return one != nullptr && one->kind == Kind::Division; };
  const Node* before = node.previous;
  const Node* after = node.next;
  if (is_blank_text(before)) before = before->previous;
  if (is_blank_text(after)) after = after->next;
  return is_line(before) || is_line(after);
}

// White space between blocks in the page's source, which is not part of the code.
bool is_between_blocks(const Node& text) {
  const auto is_edge = [](const Node* one) { return one == nullptr || is_block(*one); };
  return static_cast<const TextNode&>(text).value.view().find('\n') != std::string_view::npos && is_blank_node(text) &&
         (is_edge(text.previous) || is_edge(text.next));
}

// ---- words beside the code

// Elements of a <pre> whose words are no line of its code …
constexpr std::array<std::string_view, 11> kBesideElements{"small", "figcaption", "header", "footer", "h1", "h2",
                                                           "h3",    "h4",         "h5",     "h6",     "nav"};
// … and words of a class that say the same of any other.
constexpr std::array<std::string_view, 14> kBesideWords{"bar",    "caption", "file",   "filename", "foot",
                                                        "footer", "head",    "header", "lang",     "language",
                                                        "title",  "toolbar", "tools",  "label"};
// Classes of what only names the language, and is set for screen readers.
constexpr std::array<std::string_view, 1> kLanguageLabels{
    "shcb-language"};  // WordPress: Syntax-highlighting Code Block

// Whether all of it is a line of words at most, in an element that says that it is no code.
bool is_beside_code(const Node& node) {
  constexpr int kMostNodes = 32;
  constexpr std::size_t kLongest = 160;  // bytes
  if (node.element == nullptr || (node.kind != Kind::Span && !is_block(node))) return false;
  const std::string_view tag = node.element->name;
  if (std::find(kBesideElements.begin(), kBesideElements.end(), tag) == kBesideElements.end() &&
      !has_class_word(*node.element, kBesideWords))
    return false;
  int seen = 0;
  std::string words;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    const auto* text = as<TextNode>(at);
    if (++seen > kMostNodes || words.size() > kLongest || at->kind == Kind::Break) return false;
    if (is_element(*at, "code") || is_element(*at, "pre") || is_apart(*at)) return false;
    if (text != nullptr) words += text->value.view();
  }
  const bool indented = words.starts_with(' ') || words.starts_with('\t') || words.starts_with(kNoBreakSpace);
  return !indented && !is_blank(words) && trim(words).find('\n') == std::string_view::npos;
}

// What stands beside the only <code> of a <pre>: one element on each side at most, where nothing else is outside of the
// <code>. Else the code goes on there.
struct BesideCode {
  BesideCode() = default;
  BesideCode(const Node& pre, const LineNumbers& numbers) {
    const Node* code = nullptr;
    std::array<const Node*, 2> found{};  // before it, behind it
    for (const Node* at = next_in(pre, pre); at != nullptr;) {
      const bool is_code = is_element(*at, "code");
      const bool beside = !is_code && !numbers.has(*at) && is_beside_code(*at);
      const Node*& place = is_code ? code : (code == nullptr ? found.front() : found.back());
      if ((is_code || beside) && std::exchange(place, at) != nullptr) return;
      const bool passed = is_code || beside || numbers.has(*at);
      if (!passed && at->first == nullptr && !is_blank_node(*at) && has_text(*at)) return;
      at = passed ? skip_in(pre, *at) : next_in(pre, *at);
    }
    if (code == nullptr) return;
    before = found.front();
    behind = found.back();
  }
  bool has(const Node& node) const { return &node == before || &node == behind; }

  const Node* before = nullptr;
  const Node* behind = nullptr;
};

// ---- the block

class CodeBlock {
 public:
  CodeBlock(Document& document, Node& block, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document),
        block_(block),
        diagnostics_(diagnostics),
        lang_(document.text(code_language(block))),
        cuts_numbers_(options.clean == Clean::Article && !keeps(options, kLineNumber)),
        cuts_labels_(options.clean == Clean::Article && !keeps(options, kLabel)) {}

  Node* run() {
    out_ = document_.make<Division>(block_.source);
    carry_id(block_);
    if (auto* table = as<Table>(&block_)) {
      take_table(*table, *code_table(*table, false));
    } else {
      verbatim_ = keeps_white_space(block_) ? 1 : 0;
      const LineNumbers numbers(block_);
      numbers_ = cuts_numbers_ ? &numbers : nullptr;
      if (is_element(block_, "pre")) beside_ = BesideCode(block_, numbers);
      take(block_);
      numbers_ = nullptr;
    }
    flush();
    replace(block_, *out_);
    return out_;
  }

 private:
  void take(Node& node) {
    const bool lines = are_lines(node);
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      if (lines && is_element(*child, "code")) {
        take_line(*child);
      } else {
        take_one(*child);
      }
      child = next;
    }
  }

  void take_one(Node& node) {
    if (const auto* text = as<TextNode>(&node)) return take_text(*text);
    if (node.kind == Kind::Break) {
      value_ += '\n';
    } else if (is_apart(node) || names_language(node)) {
      set_apart(node);
    } else if (auto* table = as<Table>(&node)) {
      take_inner_table(*table);
    } else if (numbers_ != nullptr && numbers_->has(node)) {
      cut_number(node);
    } else if (beside_.has(node)) {
      take_beside(node);
    } else {
      take_element(node);
    }
  }

  // A label goes where the code's language is known without it; all else stays.
  void take_beside(Node& node) {
    const bool label = any_name(node.element->get("class"), [](std::string_view name) {
      return std::find(kLanguageLabels.begin(), kLanguageLabels.end(), name) != kLanguageLabels.end();
    });
    if (!label || !cuts_labels_ || lang_.empty()) return set_apart(node);
    carry_id(node);
    record_cut(node, kLabel, diagnostics_);
  }

  // The language's name above the code, which some highlighters put into the <pre>: not a line of code.
  bool names_language(const Node& node) const {
    constexpr std::size_t kLongest = 24;  // bytes
    if (!value_.empty() || lang_.empty() || lang_.size() > kLongest || !is_block(node) || in_code_ > 0) return false;
    if (node.kind != Kind::Division || keeps_white_space(node)) return false;
    return equals_ignoring_case(trim(text_content(node)), lang_);
  }

  void take_text(const TextNode& text) {
    if (verbatim_ == 0 && is_between_blocks(text)) return;
    const bool first = value_.empty();  // in the tree: what stood in a table's wrong place comes later in the source
    begin_ = first ? text.source.begin : std::min(begin_, text.source.begin);
    end_ = first ? text.source.end : std::max(end_, text.source.end);
    value_ += text.value.view();
  }

  void take_element(Node& node) {
    say_address(node);
    carry_id(node);
    const int outer = verbatim_;
    if (keeps_white_space(node)) ++verbatim_;
    if (is_element(node, "code")) ++in_code_;
    const bool styled = node.kind == Kind::Span &&
                        (inline_style(node.element).display == InlineStyle::Display::Block || is_named_line(node));
    if (node.kind == Kind::ListItem || is_empty_line(node) || styled) {
      take_line(node);
    } else {
      const bool block = node.kind != Kind::Span && !is(node.kind, group::kPhrasing);
      if (block) end_line();
      take(node);
      if (const auto* ruby = as<Ruby>(&node)) value_ += ruby->annotation.view();
      if (block) end_line();
    }
    verbatim_ = outer;
    if (is_element(node, "code")) --in_code_;
  }

  // A line of its own, though it may be empty.
  void take_line(Node& node) {
    end_line();
    const std::size_t begin = value_.size();
    const unsigned flushed = flushed_;
    take(node);
    if (flushed_ == flushed && value_.size() == begin) {
      value_ += '\n';
    } else {
      end_line();
    }
  }

  void end_line() {
    if (!value_.empty() && value_.back() != '\n') value_ += '\n';
  }

  // Code holds no links. One that leads out of the page is reported.
  void say_address(const Node& node) {
    const auto* link = as<Link>(&node);
    if (link == nullptr || link->url.view().starts_with('#') || !has_text(node)) return;
    diagnostics_.report(DiagnosticCode::LinkInCode, node.source.begin, link->url);
  }

  // A link may lead into the code: its target moves in front of the piece of code that it was in.
  void carry_id(const Node& node) {
    if (node.element == nullptr || (node.element->find("id") == nullptr && node.element->find("name") == nullptr))
      return;
    auto* place = document_.make<Span>(node.source);
    place->element = node.element;
    append(*out_, *place);
  }

  void set_apart(Node& node) {
    flush();
    detach(node);
    append(*out_, node);
  }

  // ---- numbers

  void cut_number(Node& node) {
    carry_id(node);
    const Numbering numbering = numbering_of(node);
    if (numbering.count == 1) {
      const std::size_t line = value_.find_last_of('\n') + 1;  // 0 for the first
      if (is_blank(std::string_view(value_).substr(line))) value_.resize(line);
      if (!numbering.blank_after) number_ends_.push_back(value_.size());
    }
    record_cut(node, kLineNumber, diagnostics_);
  }

  // The blank after a number belongs to it, where every line has one.
  void cut_blanks_after_numbers() {
    const auto blank_at = [&](std::size_t at) -> std::size_t {
      const std::string_view rest = std::string_view(value_).substr(at);
      if (rest.starts_with(' ') || rest.starts_with('\t')) return 1;
      return rest.starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
    };
    const bool all = std::all_of(number_ends_.begin(), number_ends_.end(), [&](std::size_t at) {
      return at >= value_.size() || value_[at] == '\n' || blank_at(at) > 0;
    });
    const std::vector<std::size_t> ends = std::exchange(number_ends_, {});
    if (ends.empty() || !all) return;
    std::size_t to = std::min(ends.front(), value_.size());  // what is kept moves up to here
    std::size_t from = to;
    const auto keep_until = [&](std::size_t at) {
      const auto place = [&](std::size_t i) { return value_.begin() + static_cast<std::ptrdiff_t>(i); };
      if (to < from) std::copy(place(from), place(at), place(to));
      to += at - from;
    };
    for (const std::size_t at : ends) {
      if (at >= value_.size()) break;
      if (at < from) continue;  // two numbers at one place
      keep_until(at);
      from = at + blank_at(at);
    }
    keep_until(value_.size());
    value_.resize(to);
  }

  // ---- tables

  void take_inner_table(Table& table) {
    const auto found = code_table(table, verbatim_ > 0);
    if (found) return take_table(table, *found);
    set_apart(table);
  }

  void take_table(Table& table, const CodeTable& cells) {
    if (cells.shows_numbers && !cuts_numbers_) return keep_table(table, cells);
    if (&table != &block_) carry_id(table);
    for (const Node* cell : cells.numbers) {
      carry_id(*cell);
      record_cut(*cell, kLineNumber, diagnostics_);
    }
    for (Node* cell : cells.code) {
      carry_id(*cell->parent);
      carry_id(*cell);
      const std::size_t begin = value_.size();
      if (cells.a_row_a_line) {
        take_row(*cell);
      } else {
        end_line();
        take(*cell);
      }
      if (value_.size() > begin) end_line();
    }
  }

  // A row's line, without the line feeds at the ends of its cell. What is set apart in it stands behind the lines
  // before.
  void take_row(Node& cell) {
    end_line();
    const std::size_t before = value_.size();
    const unsigned flushed = flushed_;
    std::vector<std::size_t> ends = std::exchange(number_ends_, {});
    ++verbatim_;
    take(cell);
    --verbatim_;
    cut_blanks_after_numbers();
    if (flushed_ == flushed) number_ends_ = std::move(ends);
    const std::size_t begin = flushed_ == flushed ? before : 0;
    const std::string row = value_.substr(begin);
    const std::size_t first = std::min(row.find_first_not_of("\r\n"), row.size());
    const std::size_t last = row.find_last_not_of("\r\n");
    value_.resize(begin);
    value_.append(row, first, last == std::string::npos ? 0 : last + 1 - first);
    if (!value_.empty()) value_ += '\n';
  }

  // Numbers and lines stay where they are: each cell is code of its own.
  void keep_table(Table& table, const CodeTable& cells) {
    flush();
    for (const auto* list : {&cells.numbers, &cells.code}) {
      for (Node* cell : *list) keep_cell(*cell);
    }
    if (&table == &block_) {
      auto* copy = copy_alone(document_.arena, table);
      move_children(table, *copy);
      return append(*out_, *copy);
    }
    set_apart(table);
  }

  void keep_cell(Node& cell) {
    Node* const outer = out_;
    out_ = document_.make<Division>(cell.source);
    take(cell);
    flush();
    while (cell.first != nullptr) detach(*cell.first);
    move_children(*out_, cell);
    out_ = outer;
  }

  // ---- Code

  void flush() {
    cut_blanks_after_numbers();
    while (!value_.empty() && is_space(value_.back())) value_.pop_back();
    const std::size_t first = value_.find_first_not_of(" \t\n\r\f");
    if (first != std::string::npos) {
      const std::size_t line = value_.find_last_of('\n', first);
      auto* code = document_.make<Code>({begin_, end_});
      code->value = document_.text(std::string_view(value_).substr(line == std::string::npos ? 0 : line + 1));
      code->lang = lang_;
      code->direction = block_.direction;
      code->element = block_.element;
      append(*out_, *code);
    }
    value_.clear();
    ++flushed_;
  }

  Document& document_;
  Node& block_;
  Diagnostics& diagnostics_;
  const Text lang_;
  const bool cuts_numbers_;
  const bool cuts_labels_;
  const LineNumbers* numbers_ = nullptr;  // null where they stay
  BesideCode beside_;
  int verbatim_ = 0;  // elements that keep white space and are open
  int in_code_ = 0;   // <code> elements that are open
  Node* out_ = nullptr;
  std::string value_;
  std::vector<std::size_t> number_ends_;  // where a number was cut at a line's beginning
  unsigned flushed_ = 0;                  // how often `value_` went into the tree
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

Node* settle_code_block(Document& document, Node& block, const PassOptions& options, Diagnostics& diagnostics) {
  return CodeBlock(document, block, options, diagnostics).run();
}

}  // namespace offprint
