#include "converters/passes/code/line_numbers.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "converters/passes/furniture/shown.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What highlighters call the place of line numbers, anywhere in the class names …
constexpr std::array<std::string_view, 10> kNames{"lineno", "line-no", "linenumber", "line-number", "line_number",
                                                  "gutter", "linenr",  "blob-num",   "numbering",   "crayon-num"};
// … and as a whole name.
constexpr std::array<std::string_view, 5> kWholeNames{"ln", "lnt", "ln-num", "hljs-ln-n", "line-num"};

bool holds_ignoring_case(std::string_view text, std::string_view part) {
  for (std::size_t at = 0; at + part.size() <= text.size(); ++at) {
    if (lower(text[at]) == part.front() && equals_ignoring_case(text.substr(at, part.size()), part)) return true;
  }
  return false;
}

bool has_name(std::string_view classes, std::string_view name) {
  for (std::size_t at = classes.find(name); at != std::string_view::npos; at = classes.find(name, at + 1)) {
    const bool begins = at == 0 || is_space(classes[at - 1]);
    const bool ends = at + name.size() == classes.size() || is_space(classes[at + name.size()]);
    if (begins && ends) return true;
  }
  return false;
}

// ---- what an element shows, if it is numbers

// Its text with a line feed at each edge of a block; false as soon as it holds anything that numbers do not need.
bool read_numbers(const Node& node, std::string& out) {
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (const auto* text = as<TextNode>(child)) {
      const std::string_view value = text->value;
      for (std::size_t at = 0; at < value.size(); ++at) {
        const char c = value[at];
        if (value.substr(at).starts_with(kNoBreakSpace)) {
          out += ' ';
          ++at;
        } else if (is_digit(c) || is_space(c) || c == '.' || c == ':' || c == '|') {
          out += c;
        } else {
          return false;
        }
      }
    } else if (child->kind == Kind::Break) {
      out += '\n';
    } else if (is_picture(*child) || (child->first == nullptr && has_text(*child))) {
      return false;
    } else {
      const bool block = is_block(*child);
      if (block) out += '\n';
      if (!read_numbers(*child, out)) return false;
      if (block) out += '\n';
    }
  }
  return true;
}

// "007", "7.", "7:", "7|".
bool read_number(std::string_view line, long& number) {
  constexpr std::size_t kLongest = 6;
  line = trim(line);
  if (!line.empty() && !is_digit(line.back())) line.remove_suffix(1);
  if (line.empty() || line.size() > kLongest || !std::all_of(line.begin(), line.end(), is_digit)) return false;
  number = std::strtol(std::string(line).c_str(), nullptr, 10);
  return true;
}

// A token of the code, as highlighters call numbers: "hljs-number", "token number", "cm-number", Pygments' "mi".
bool is_token(const Element* element) {
  if (element == nullptr) return false;
  const std::string_view classes = element->get("class");
  if (is_named_line_number(element)) return false;
  constexpr std::array<std::string_view, 4> kPygments{"m", "mi", "mf", "il"};
  return holds_ignoring_case(classes, "number") ||
         std::any_of(kPygments.begin(), kPygments.end(),
                     [&](std::string_view name) { return has_name(classes, name); });
}

bool same_look(const Node& a, const Node& b) {
  const auto get = [](const Node& node, std::string_view name) {
    return node.element == nullptr ? std::string_view() : node.element->get(name);
  };
  return get(a, "class") == get(b, "class") && get(a, "style") == get(b, "style");
}

}  // namespace

bool is_named_line_number(const Element* element) {
  if (element == nullptr) return false;
  const std::string_view classes = element->get("class");
  if (classes.empty()) return false;
  if (element->name == "code" && classes == "number") return true;  // SyntaxHighlighter 2
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view n) { return holds_ignoring_case(classes, n); }) ||
         std::any_of(kWholeNames.begin(), kWholeNames.end(), [&](std::string_view n) { return has_name(classes, n); });
}

Numbering numbering_of(const Node& node) {
  std::string text;
  if (const auto* code = as<Code>(&node)) {
    text = code->value.view();
  } else if (!read_numbers(node, text)) {
    return {};
  }
  Numbering found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    long number = 0;
    at = end + 1;
    if (is_blank(line)) continue;
    if (!read_number(line, number)) return {};
    if (found.count == 0) found.first = number;
    if (number != found.first + static_cast<long>(found.count)) return {};
    ++found.count;
  }
  found.blank_after = !text.empty() && is_space(text.back());
  return found;
}

LineNumbers::LineNumbers(const Node& code) {
  walk(code);
  end_line();
  settle_leading();
  settle_columns();
}

void LineNumbers::walk(const Node& node) {
  for (const Node* child = node.first; child != nullptr; child = child->next) visit(*child);
}

void LineNumbers::visit(const Node& node) {
  if (const auto* value = as<TextNode>(&node)) return text(value->value);
  if (node.kind == Kind::Break) return end_line();
  if (node.element != nullptr && is_number(node)) return;
  if (node.first == nullptr && is_picture(node)) begun_ = true;
  const bool block = is_block(node);
  if (block && (begun_ || numbered_)) end_line();
  walk(node);
  if (block && (begun_ || numbered_)) end_line();
}

bool LineNumbers::is_number(const Node& node) {
  const Numbering numbering = numbering_of(node);
  if (numbering.count == 0) return false;
  if (numbering.count > 1) {
    columns_.push_back({&node, numbering});
    return true;
  }
  const bool named = is_named_line_number(node.element);
  if (!named && (begun_ || numbered_ || node.kind != Kind::Span || is_token(node.element))) return false;
  leading_.push_back({&node, numbering});
  numbered_ = true;
  return true;
}

void LineNumbers::text(std::string_view value) {
  for (const char c : value) {
    if (c == '\n') {
      end_line();
    } else if (!is_space(c)) {
      begun_ = says_more_ = true;
    }
  }
}

void LineNumbers::end_line() {
  ++line_;
  if (begun_ || numbered_) lines_ = line_;
  if (begun_ && !numbered_) ++unnumbered_;
  begun_ = numbered_ = false;
}

void LineNumbers::settle_leading() {
  const auto counts_on = [&](std::size_t i) {
    return leading_[i].numbering.first == leading_[0].numbering.first + static_cast<long>(i) &&
           same_look(*leading_[i].node, *leading_[0].node);
  };
  if (!says_more_) return;
  bool all = leading_.size() > 1 && unnumbered_ == 0;
  for (std::size_t i = 0; all && i < leading_.size(); ++i) all = counts_on(i);
  for (const Candidate& one : leading_) {
    if (all || is_named_line_number(one.node->element)) found_.insert(one.node);
  }
}

void LineNumbers::settle_columns() {
  if (!says_more_) return;
  for (const Candidate& column : columns_) {
    const std::size_t count = column.numbering.count;
    const bool as_many = count <= lines_ + 1 && lines_ <= count + 1;
    if (as_many || is_named_line_number(column.node->element)) found_.insert(column.node);
  }
}

bool is_a_pre_a_line(const Node& node) {
  const Node* const first = first_shown(node.first);
  if (first == nullptr || !is_element(*first, "pre")) return false;
  const bool named = node.element != nullptr && node.element->get("class").find("csharpcode") != std::string_view::npos;
  std::vector<const Node*> lines;
  for (const Node* child = first; child != nullptr; child = child->next) {
    if (child->kind == Kind::Text && is_blank_node(*child)) continue;
    const Node* const number = first_shown(child->first);
    const bool numbered = number != nullptr && number->kind == Kind::Span && numbering_of(*number).count == 1;
    if (!is_element(*child, "pre") || (!named && !numbered)) return false;
    lines.push_back(child);
  }
  const auto is_line = [](const Node* pre) { return LineNumbers(*pre).lines() <= 1; };
  return lines.size() > 1 && std::all_of(lines.begin(), lines.end(), is_line) &&
         (named || LineNumbers(node).count() == lines.size());
}

}  // namespace offprint
