#include "formats/html/plain_text.h"

#include <algorithm>
#include <string>

#include "formats/document/tree.h"
#include "formats/html/elements.h"
#include "formats/html/markup.h"
#include "formats/html/references.h"
#include "formats/html/tag_rules.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr std::string_view kCommentBegin = "<!--";
constexpr std::string_view kCommentEnd = "-->";

// Whether `rest`, which begins behind a '<', goes on like a tag: a name of letters, digits and hyphens, and its end.
bool opens_tag(std::string_view rest) {
  if (rest.starts_with('/')) rest.remove_prefix(1);
  if (rest.empty() || !is_letter(rest.front())) return false;
  const auto* end = std::find_if_not(rest.begin(), rest.end(), [](char c) { return is_alphanumeric(c) || c == '-'; });
  return end != rest.end() && (is_space(*end) || *end == '>' || *end == '/');
}

bool is_known(std::string_view name) { return !element_row(lower(name)).name.empty() || !tag_rule(name).name.empty(); }

// What operators of a program begin with, and no attribute.
bool is_attribute(std::string_view name) {
  return !name.empty() && std::string_view("&|=<>+-,;!?%^~").find(name.front()) == std::string_view::npos;
}

// Whether the tag is one of HTML, and not a program's or a sentence's.
bool is_element_tag(std::string_view text, const Markup& markup) {
  if (markup.kind == Markup::Kind::EndTag) return true;
  if (markup.kind != Markup::Kind::StartTag || !is_known(markup.name)) return false;
  AttributeCursor attributes(text, markup.begin + 1 + markup.name.size());
  while (attributes.next()) {
    if (!is_attribute(attributes.name())) return false;
  }
  return true;
}

bool opens_declaration(std::string_view rest) {
  return rest.size() > 1 && (rest[0] == '!' || rest[0] == '?') && (is_letter(rest[1]) || rest[1] == '[');
}

class PlainText {
 public:
  PlainText(Document& document, Source part) : document_(document), part_(part) {}

  void read() {
    const std::string_view input = document_.input().substr(0, part_.end);
    for (std::size_t at = part_.begin; at < part_.end; at = after_line(input, at)) {
      const std::string_view line = trim_end(line_at(input, at));
      take(line, static_cast<std::uint32_t>(at));
    }
  }

 private:
  void take(std::string_view line, std::uint32_t at) {
    const bool was_in_comment = in_comment_;
    const std::string shown = without_comments(line);
    std::string text;
    append_decoded(text, shown, ReferenceIn::Text);
    if (is_blank(text)) {  // or of references to characters that nothing shows
      const bool blank = is_blank(shown) && shown.size() == line.size();  // a comment alone is no blank line
      if (!was_in_comment && blank) paragraph_ = nullptr;
      return;
    }
    const Source source{at, static_cast<std::uint32_t>(at + line.size())};
    if (paragraph_ == nullptr) {
      paragraph_ = document_.make<Paragraph>(source);
      append(*document_.root, *paragraph_);
    } else {
      append(*paragraph_, *document_.make<Break>(Source{source.begin, source.begin}));
    }
    append(*paragraph_, *document_.make_text(document_.text(text), source));
    paragraph_->source.end = source.end;
  }

  std::string without_comments(std::string_view line) {
    std::string shown;
    while (!line.empty()) {
      const std::string_view mark = in_comment_ ? kCommentEnd : kCommentBegin;
      const std::size_t at = std::min(line.find(mark), line.size());
      if (!in_comment_) shown += line.substr(0, at);
      if (at == line.size()) break;
      line.remove_prefix(at + mark.size());
      in_comment_ = !in_comment_;
    }
    return shown;
  }

  Document& document_;
  Source part_;
  Paragraph* paragraph_ = nullptr;
  bool in_comment_ = false;
};

}  // namespace

bool holds_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (opens_tag(rest) || opens_declaration(rest)) return true;
    if (text.substr(at).starts_with(kCommentBegin)) at = std::min(text.find(kCommentEnd, at), text.size() - 1);
  }
  return false;
}

bool holds_elements(std::string_view text) {
  for (std::size_t at = text.find('<'); at < text.size();) {
    const std::string_view rest = text.substr(at + 1);
    const Markup markup = markup_at(text, at);
    if (opens_declaration(rest) || (opens_tag(rest) && is_element_tag(text, markup))) return true;
    at = text.find('<', markup.end);
  }
  return false;
}

void read_plain_text(Document& document, Source part) {
  Root& root = *document.root;
  root.source = part;
  PlainText(document, part).read();
  if (root.first != nullptr) document.diagnostics.report(DiagnosticCode::NoHtml, root.first->source.begin);
}

}  // namespace offprint
