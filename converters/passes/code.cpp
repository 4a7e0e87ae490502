// <pre> to Code, <code> and its like to InlineCode.
//
// A <pre> that holds pictures or other blocks is cut at them: code, picture, code. The language is read from the class
// names that highlighters use, on the pre, in it and around it. Highlighters' spans dissolve; <br> is a line feed. Line
// numbers are cut under --clean article only, where an element of its own says by its class that it holds them and it
// holds digits; a table of numbers and code is then the code.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

bool is_code_element(const Node& node) {
  static constexpr std::array<std::string_view, 4> kNames{"code", "tt", "kbd", "samp"};
  return node.kind == Kind::Span && node.element != nullptr &&
         std::find(kNames.begin(), kNames.end(), node.element->name.view()) != kNames.end();
}

bool is_pre(const Node& node) {
  return node.kind == Kind::Division && node.element != nullptr &&
         (node.element->name == "pre" || node.element->name == "listing" || node.element->name == "xmp");
}

// ---- the language

// How highlighters write a language into a class: a prefix of the class name; "brush:" is SyntaxHighlighter's, with the
// name after it.
constexpr std::array<std::string_view, 5> kLanguagePrefixes{"language-", "lang-", "highlight-source-",
                                                            "brush:", "sourceCode "};

std::string_view language_in(std::string_view classes) {
  for (const std::string_view prefix : kLanguagePrefixes) {
    const std::size_t at = classes.find(prefix);
    if (at == std::string_view::npos || (at > 0 && classes[at - 1] != ' ')) continue;
    const std::string_view rest = trim(classes.substr(at + prefix.size()));
    const std::size_t end = rest.find_first_of(" ;");
    const std::string_view language = rest.substr(0, end);
    if (!language.empty() && language != "none" && language != "plaintext" && language != "text") return language;
  }
  return {};
}

Text language_of(Document& document, const Node& pre) {
  const auto of = [](const Node* node) {
    return node == nullptr || node->element == nullptr ? std::string_view() : language_in(node->element->get("class"));
  };
  std::string_view found = of(&pre);
  for (const Node* child = pre.first; found.empty() && child != nullptr; child = child->next) found = of(child);
  if (found.empty()) found = of(pre.parent);
  if (found.empty() && pre.parent != nullptr) found = of(pre.parent->parent);
  return document.text(found);
}

// ---- line numbers

bool is_line_number(const Node& node) {
  if (node.element == nullptr) return false;
  static constexpr std::array<std::string_view, 6> kClasses{"line-number",  "lineno", "linenos",
                                                            "line-numbers", "gutter", "hljs-ln-numbers"};
  const std::string_view classes = node.element->get("class");
  const bool named = std::any_of(kClasses.begin(), kClasses.end(),
                                 [&](std::string_view name) { return classes.find(name) != std::string_view::npos; });
  if (!named) return false;
  const std::string text = text_content(node);
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_space(c) || (c >= '0' && c <= '9'); });
}

// ---- pre

class Pre {
 public:
  Pre(Document& document, Node& pre, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document),
        pre_(pre),
        options_(options),
        diagnostics_(diagnostics),
        lang_(language_of(document, pre)) {}

  void run() {
    out_ = document_.make<Division>(pre_.source);
    take(pre_);
    flush();
    replace(pre_, *out_);
    unwrap(*out_);
  }

 private:
  void take(Node& node) {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      take_one(*child);
      child = next;
    }
  }

  void take_one(Node& node) {
    if (const auto* text = as<TextNode>(&node)) {
      if (value_.empty()) begin_ = node.source.begin;
      end_ = node.source.end;
      value_ += text->value.view();
    } else if (node.kind == Kind::Break) {
      value_ += '\n';
    } else if (node.kind == Kind::Image || node.kind == Kind::Embed || node.kind == Kind::Figure ||
               node.kind == Kind::Table) {
      flush();
      detach(node);
      append(*out_, node);
    } else if (options_.clean == Clean::Article && is_line_number(node)) {
      diagnostics_.cut("line-number", node.source.begin, text_content(node));
    } else {
      const bool block = node.kind != Kind::Span && !is(node.kind, group::kPhrasing);
      if (block) end_line();
      take(node);
      if (block) end_line();
    }
  }

  void end_line() {
    if (!value_.empty() && value_.back() != '\n') value_ += '\n';
  }

  void flush() {
    while (!value_.empty() && is_space(value_.back())) value_.pop_back();
    const std::size_t first = value_.find_first_not_of(" \t\n\r\f");
    if (first != std::string::npos) {
      const std::size_t line = value_.find_last_of('\n', first);
      auto* code = document_.make<Code>({begin_, end_});
      code->value = document_.text(std::string_view(value_).substr(line == std::string::npos ? 0 : line + 1));
      code->lang = lang_;
      code->element = pre_.element;
      append(*out_, *code);
    }
    value_.clear();
  }

  Document& document_;
  Node& pre_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  Text lang_;
  Node* out_ = nullptr;
  std::string value_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

// ---- a table of line numbers and code

// The one cell with code, where all others hold line numbers; null for any other table.
Node* code_cell(Node& table) {
  Node* code = nullptr;
  for (Node* at = &table; at != nullptr; at = next_in(table, *at)) {
    if (at->kind != Kind::TableCell || is_line_number(*at)) continue;
    if (code != nullptr) return nullptr;
    code = at;
  }
  if (code == nullptr || code->parent->first == code->parent->last) return nullptr;
  for (const Node* at = code; at != nullptr; at = next_in(*code, *at)) {
    if (is_pre(*at)) return code;
  }
  return nullptr;
}

Node* unwrap_code_table(Document& document, Node& table, Node& code, Diagnostics& diagnostics) {
  for (const Node* at = &table; at != nullptr; at = next_in(table, *at)) {
    if (at->kind == Kind::TableCell && at != &code) {
      diagnostics.cut("line-number", at->source.begin, text_content(*at));
    }
  }
  auto* division = document.make<Division>(code.source);
  move_children(code, *division);
  replace(table, *division);
  return division;
}

void code_in_line(Document& document, Node& span) {
  for (Node* at = next_in(span, span); at != nullptr;) {
    Node* const next = next_in(span, *at);
    if (const auto* text = as<TextNode>(at)) {
      auto* code = document.make<InlineCode>(at->source);
      code->value = text->value;
      if (is_blank(text->value)) {
        at = next;  // a blank between marks is no code
        continue;
      }
      replace(*at, *code);
    }
    at = next;
  }
}

}  // namespace

void find_code(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  for (Node* at = document.root; at != nullptr;) {
    Node* code = at->kind == Kind::Table && options.clean == Clean::Article ? code_cell(*at) : nullptr;
    if (code != nullptr) {
      Node* const division = unwrap_code_table(document, *at, *code, diagnostics);
      at = division;
    }
    Node* next = next_in(*document.root, *at);
    if (is_pre(*at)) {
      next = skip_in(*document.root, *at);
      Pre(document, *at, options, diagnostics).run();
    } else if (is_code_element(*at)) {
      next = skip_in(*document.root, *at);
      code_in_line(document, *at);
    }
    at = next;
  }
}

}  // namespace offprint
