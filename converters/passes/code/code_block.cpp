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
#include "converters/passes/code/words_beside.h"
#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "formats/document/tree.h"
#include "formats/layout/raised_place.h"
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
  if (node.element == nullptr || !holds_name(node.element->get("class"), kLineSpans)) return false;
  const auto* behind = as<TextNode>(static_cast<const Node*>(node.next));
  return behind == nullptr || !behind->value.view().starts_with('\n');  // which ends the line
}

// An empty block between blocks is an empty line, unless it is the place of a number beside the line.
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
  const auto is_place = [](const Node* one) { return one != nullptr && is_named_line_number(one->element); };
  const bool beside = is_place(&node) && !is_place(before) && !is_place(after);
  return !beside && (is_line(before) || is_line(after));
}

// White space between blocks in the page's source, which is not part of the code.
bool is_between_blocks(const Node& text) {
  const auto is_edge = [](const Node* one) { return one == nullptr || is_block(*one); };
  return static_cast<const TextNode&>(text).value.view().find('\n') != std::string_view::npos && is_blank_node(text) &&
         (is_edge(text.previous) || is_edge(text.next));
}

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
      if (is_element(block_, "pre")) beside_ = WordsBeside(block_, numbers);
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
    } else if (node.kind == Kind::Superscript || node.kind == Kind::Subscript) {
      take_raised(node);
    } else {
      take_element(node);
    }
  }

  // A label goes where the code's language is known without it; all else stays.
  void take_beside(Node& node) {
    if (!is_language_label(node) || !cuts_labels_ || lang_.empty()) return set_apart(node);
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
      const auto* ruby = as<Ruby>(&node);
      if (ruby != nullptr && !ruby->annotation.empty()) {
        value_ += beside_base(ruby->annotation, document_.metadata.language);
      }
      if (block) end_line();
    }
    verbatim_ = outer;
    if (is_element(node, "code")) --in_code_;
  }

  // Code has no marks: 10^-3. What is no longer in one piece stays as it is.
  void take_raised(Node& node) {
    std::size_t begin = value_.size();
    const unsigned flushed = flushed_;
    const std::size_t numbers = number_ends_.size();
    take_element(node);
    if (flushed_ != flushed || number_ends_.size() != numbers) return;
    while (begin < value_.size() && is_space(value_[begin])) ++begin;
    const std::string words(trim(std::string_view(value_).substr(begin)));
    RaisedPlace place = raised_place(node, std::string_view(value_).substr(0, begin), document_.metadata.language);
    if (node.kind == Kind::Superscript) {
      const bool alone = !is_base(place.before);
      value_.replace(begin, words.size(), superscript(words, place));
      stacked_ = alone ? value_.size() : 0;
    } else {
      place.fraction = begin > 0 && begin == stacked_ && !begins_with_base(place.after);
      value_.replace(begin, words.size(), subscript(words, place));
    }
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

  // Two blanks that SyntaxHighlighter 1 puts at the end of each item: no line of the code shows them.
  void cut_blanks_at_ends() {
    std::string lines;
    for (std::size_t at = 0; at < value_.size();) {
      const std::size_t end = std::min(value_.find('\n', at), value_.size());
      std::string_view line = std::string_view(value_).substr(at, end - at);
      for (int i = 0; i < 2 && !line.empty(); ++i) {
        const std::size_t blank = line.ends_with(' ') ? 1 : line.ends_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
        if (blank == 0) return;
        line.remove_suffix(blank);
      }
      lines.append(line).push_back('\n');
      at = end + 1;
    }
    value_ = std::move(lines);
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
    for (Node* title : cells.titles) take_title(*title);
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

  // A paragraph above the code.
  void take_title(Node& title) {
    flush();
    if (title.kind == Kind::TableCell) carry_id(*title.parent);
    carry_id(title);
    auto* place = document_.make<Division>(title.source);
    move_children(title, *place);
    append(*out_, *place);
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
    if (block_.kind == Kind::List) cut_blanks_at_ends();
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
    stacked_ = 0;
    ++flushed_;
  }

  Document& document_;
  Node& block_;
  Diagnostics& diagnostics_;
  const Text lang_;
  const bool cuts_numbers_;
  const bool cuts_labels_;
  const LineNumbers* numbers_ = nullptr;  // null where they stay
  WordsBeside beside_;
  int verbatim_ = 0;  // elements that keep white space and are open
  int in_code_ = 0;   // <code> elements that are open
  Node* out_ = nullptr;
  std::string value_;
  std::vector<std::size_t> number_ends_;  // where a number was cut at a line's beginning
  std::size_t stacked_ = 0;               // where raised text without a base ended
  unsigned flushed_ = 0;                  // how often `value_` went into the tree
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

Node* settle_code_block(Document& document, Node& block, const PassOptions& options, Diagnostics& diagnostics) {
  return CodeBlock(document, block, options, diagnostics).run();
}

}  // namespace offprint
