// <pre> and other blocks of code become Code, <code> and its like InlineCode.
//
// A block of code is a <pre>, a table of line numbers and code (code_tables.h), or what SyntaxHighlighter, Crayon,
// CodeMirror, Quill, GeSHi and Discuz set in <div>s and list items; code_block.h says what becomes of it,
// code_language.h where its language is read. Numbers beside the block, as many as it has lines, go under --clean
// article. All other <code> is inline, whatever it holds.
#include <algorithm>
#include <array>
#include <string_view>

#include "converters/passes/code/code_block.h"
#include "converters/passes/code/code_tables.h"
#include "converters/passes/code/line_numbers.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/known_values.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool is_code_element(const Node& node) {
  static constexpr std::array<std::string_view, 4> kNames{"code", "tt", "kbd", "samp"};
  return node.kind == Kind::Span && node.element != nullptr &&
         std::find(kNames.begin(), kNames.end(), node.element->name.view()) != kNames.end();
}

bool is_pre(const Node& node) {
  static constexpr std::array<std::string_view, 4> kNames{"pre", "listing", "xmp", "plaintext"};
  return node.kind == Kind::Division && node.element != nullptr &&
         std::find(kNames.begin(), kNames.end(), node.element->name.view()) != kNames.end();
}

// Lines of code without a <pre>: a class of the block, and one of an element around it.
struct Lines {
  std::string_view block;   // "" for a list, whatever its class
  std::string_view around;  // "" for anything
};
constexpr std::array kLines{
    Lines{"lines", "syntaxhighlighter"},   // SyntaxHighlighter 2
    Lines{"dp-", "dp-highlighter"},        // SyntaxHighlighter 1
    Lines{"crayon-pre", ""},               //
    Lines{"CodeMirror-code", ""},          //
    Lines{"EnlighterJS", ""},              //
    Lines{"ql-code-block-container", ""},  // Quill
    Lines{"", "blockcode"},                // Discuz
    Lines{"", "geshi"},                    // GeSHi, Drupal's "geshifilter"
};

bool has_class(const Node* node, std::string_view name) {
  return node != nullptr && node->element != nullptr &&
         node->element->get("class").find(name) != std::string_view::npos;
}

bool may_name_lines(std::string_view classes) {
  return std::any_of(kLines.begin(), kLines.end(), [&](const Lines& row) {
    return !row.block.empty() && classes.find(row.block) != std::string_view::npos;
  });
}

bool is_lines_by(const Lines& row, const Node& node) {
  if (row.block.empty() ? node.kind != Kind::List : !has_class(&node, row.block)) return false;
  return row.around.empty() || has_class(node.parent, row.around) ||
         (node.parent != nullptr && has_class(node.parent->parent, row.around));
}

bool is_lines(const Node& node, KnownValues<bool>& name_lines) {
  const std::string_view classes = node.element == nullptr ? std::string_view() : node.element->get("class");
  const bool named = !classes.empty() && name_lines.of(classes, may_name_lines);
  if ((!named && node.kind != Kind::List) || has_class(&node, "dp-highlighter")) return false;
  return std::any_of(kLines.begin(), kLines.end(), [&](const Lines& row) { return is_lines_by(row, node); });
}

// What a code editor puts on the clipboard: white space preserved, in a monospaced font.
bool is_set_as_code(const Node& node) {
  static constexpr std::array<std::string_view, 5> kFonts{"monospace", "Menlo", "Consolas", "Courier", "Monaco"};
  if (node.element == nullptr || (node.kind != Kind::Division && node.kind != Kind::Paragraph)) return false;
  const std::string_view style = node.element->get("style");
  if (style.empty()) return false;
  if (style.find("white-space") == std::string_view::npos) return false;
  const bool font = std::any_of(kFonts.begin(), kFonts.end(),
                                [&](std::string_view name) { return style.find(name) != std::string_view::npos; });
  return font && inline_style(node.element).white_space == InlineStyle::WhiteSpace::Preserve;
}

// The forms that the page may have at all.
struct Forms {
  explicit Forms(const Census& census)
      : in_line(census.may_hold_element(name_bits({"code", "tt", "kbd", "samp"}))),
        pre(census.may_hold_element(name_bits({"pre", "listing", "xmp", "plaintext"}))),
        lines(std::any_of(
            kLines.begin(), kLines.end(),
            [&](const Lines& row) { return census.holds_class_part(row.block.empty() ? row.around : row.block); })),
        set_as_code(census.holds_style_part("white-space")) {}

  bool in_line;
  bool pre;
  bool lines;
  bool set_as_code;
};

bool is_code_block(Node& node, const Forms& forms, KnownValues<bool>& name_lines) {
  switch (node.kind) {
    case Kind::Division:
      if (is_element(node, "caption")) return false;  // a table keeps it
      return (forms.pre && (is_pre(node) || is_a_pre_a_line(node))) || (forms.lines && is_lines(node, name_lines)) ||
             (forms.set_as_code && is_set_as_code(node));
    case Kind::Paragraph: return forms.set_as_code && is_set_as_code(node);
    case Kind::List: return forms.lines && is_lines(node, name_lines);
    case Kind::Table: return code_table(node, false).has_value();
    default: return false;
  }
}

// ---- numbers beside a block

Node* shown_beside(Node& node, bool before) {
  Node* at = before ? node.previous : node.next;
  while (at != nullptr && is_blank_node(*at)) at = before ? at->previous : at->next;
  return at;
}

class Numbers {
 public:
  Numbers(const PassOptions& options, Diagnostics& diagnostics) : options_(options), diagnostics_(diagnostics) {}

  // `block` holds what became of a block of code: Code, and what it could not hold.
  void cut_beside(Node& block) {
    const auto* code = as<Code>(static_cast<const Node*>(block.last));
    if (code == nullptr) return;
    const std::string_view value = code->value;
    const auto lines = static_cast<std::size_t>(std::count(value.begin(), value.end(), '\n')) + 1;
    constexpr int kAround = 2;
    Node* at = &block;
    for (int i = 0; i <= kAround && at != nullptr; ++i, at = at->parent) {
      Node* const before = shown_beside(*at, true);
      Node* const after = shown_beside(*at, false);
      for (Node* beside : {before, after}) {
        if (beside != nullptr && are_its_numbers(*beside, lines)) cut(*beside);
      }
      if (before != nullptr || after != nullptr) return;
    }
  }

 private:
  static bool are_its_numbers(const Node& node, std::size_t lines) {
    if (!is_block(node) && node.kind != Kind::Code) return false;
    const bool named = is_named_line_number(node.element) || has_class(&node, "line-index");
    if (named && !has_text(node)) return !holds_picture(node);  // its style sheet counts
    const std::size_t count = numbering_of(node).count;
    return count > 0 && (named || (count == lines && lines > 1));
  }

  void cut(Node& node) {
    if (has_text(node)) {
      cut_out(node, "line-number", options_, diagnostics_);
    } else {
      detach(node);
    }
  }

  const PassOptions& options_;
  Diagnostics& diagnostics_;
};

void code_in_line(Document& document, TextNode& text) {
  if (is_blank(text.value)) return;  // a blank between marks is not code
  auto* code = document.make<InlineCode>(text.source);
  code->value = text.value;
  code->direction = text.direction;
  replace(text, *code);
}

}  // namespace

void find_code(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Numbers numbers(options, diagnostics);
  Node* outside = nullptr;  // the first node after the <code> that is open
  bool in_line = false;
  const Node* kept = nullptr;  // what a block became is not looked at again: a table that keeps its numbers
  const Forms forms(document.census);
  KnownValues<bool> name_lines;  // may_name_lines
  for (Node* at = document.root; at != nullptr;) {
    if (at == outside) in_line = false;
    if (at != kept && is_code_block(*at, forms, name_lines)) {
      Node* const block = settle_code_block(document, *at, options, diagnostics);
      Node* const behind = outside == nullptr ? nullptr : skip_in(*document.root, *outside);
      if (options.clean == Clean::Article) numbers.cut_beside(*block);
      if (outside != nullptr && outside->parent == nullptr) outside = behind;  // the numbers stood there
      at = block->first != nullptr ? block->first : skip_in(*document.root, *block);
      kept = block->first;
      unwrap(*block);
      continue;
    }
    Node* const next = next_in(*document.root, *at);
    if (!in_line && forms.in_line && is_code_element(*at)) {
      in_line = true;
      outside = skip_in(*document.root, *at);
    } else if (auto* text = as<TextNode>(at); text != nullptr && in_line) {
      code_in_line(document, *text);
    }
    at = next;
  }
}

}  // namespace offprint
