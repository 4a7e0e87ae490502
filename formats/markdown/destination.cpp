#include "formats/markdown/destination.h"

#include <algorithm>

#include "formats/markdown/ascii.h"
#include "formats/markdown/escape.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

// Everything that these parts may have to escape, or to enclose an address for.
using MayEscape =
    ByteSet<ByteRange{'"', '"'}, ByteRange{'$', '$'}, ByteRange{'&', '&'}, ByteRange{'*', '*'}, ByteRange{'<', '<'},
            ByteRange{'>', '>'}, ByteRange{'\\', ']'}, ByteRange{'`', '`'}, ByteRange{'{', '{'}, ByteRange{'~', '~'}>;
using NotPlain =
    ByteSet<ByteRange{0, ' '}, ByteRange{'$', '$'}, ByteRange{'&', '&'}, ByteRange{'(', '*'}, ByteRange{'<', '<'},
            ByteRange{'>', '>'}, ByteRange{'\\', ']'}, ByteRange{'`', '`'}, ByteRange{'{', '{'}, ByteRange{'~', 0x7F}>;

// What stands for the character at `at`; "" for itself. Backslash escapes and character references work in these parts
// too; `also` are characters that end the part, or that some parsers read before they see the link: a tag's <, a
// formula's $ and a backtick, of which a backslash may still end code. cmark resolves references before it looks at
// backslashes, so that only &amp; is certain of what could be one.
std::string_view instead_of(std::string_view text, std::size_t at, std::string_view also) {
  const char c = text[at];
  const char before = at > 0 ? text[at - 1] : '\0';
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  const bool asked = also.find(c) != std::string_view::npos;
  switch (c) {
    case '&': return is_reference(text, at) ? "&amp;" : "";
    case '`': return asked ? "&#96;" : "";
    case '{': return next != '\0' && is_shortcode_sign(text, at + 1) ? "{\\" : "";
    case '\\': return next == '\0' || is_ascii_punctuation(static_cast<char32_t>(next)) ? "\\\\" : "";
    case ']': return next == '(' ? "\\]" : "";                   // ends the text of a link, to pandoc
    case '*': return next == '*' || before == '*' ? "\\*" : "";  // one alone is in many addresses
    case '~': return next == '~' || before == '~' ? "\\~" : "";  // so is this one; two end a deletion, to md4c
    case '"': return asked ? "\\\"" : "";
    case '<': return asked ? "\\<" : "";
    case '>': return asked ? "\\>" : "";
    case '$': return asked ? "\\$" : "";
    default: return "";
  }
}

void append_part(std::string& out, std::string_view text, std::string_view also) {
  std::size_t done = 0;
  MayEscape::each(text, 0, text.size(), [&](std::size_t i) {
    const std::string_view instead = instead_of(text, i, also);
    if (instead.empty()) return;
    out.append(text, done, i - done) += instead;
    done = i + 1;
  });
  out += text.substr(done);
}

// As the URL Standard does when it reads one (§4.4).
std::string without_line_ends(std::string_view address) {
  std::string out(address);
  std::erase_if(out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
  return out;
}

bool is_plain(std::string_view address) {
  constexpr int kDeepest = 32;  // cmark's limit
  int depth = 0;
  for (const char c : address) {
    if (c == ' ' || c == '<' || c == '>' || is_control(c)) return false;
    if (c == '(' && ++depth > kDeepest) return false;
    if (c == ')' && --depth < 0) return false;
  }
  return depth == 0 && !address.empty();
}

}  // namespace

void append_destination(std::string& out, std::string_view address) {
  if (!address.empty() && !NotPlain::any(address)) {
    out += address;
    return;
  }
  const std::string line = without_line_ends(address);
  if (is_plain(line)) return append_part(out, line, "$`");
  out += '<';
  append_part(out, line, "<>$`");
  out += '>';
}

std::string link_title(std::string_view title) {
  if (title.empty()) return {};
  std::string out = " \"";
  const std::string line = line_ends_as_spaces(title);
  append_part(out, line, "\"<$`");
  // cmark reads `\\"` as a quotation mark that may belong to the title.
  if (line.ends_with('\\')) out.replace(out.size() - 2, 2, "&bsol;");
  out += '"';
  return out;
}

namespace {

// The language of `{.haskell .numberLines}` (pandoc) and `{r, echo=FALSE}` (R Markdown); "" for {=html}, {#id},
// {key=value}.
std::string_view braced_name(std::string_view attributes) {
  std::string_view name = trim(attributes.substr(1));
  if (name.starts_with('.')) name.remove_prefix(1);
  const std::size_t end = std::min(name.find_first_of(" ,{}="), name.size());
  const bool is_key = end < name.size() && name[end] == '=';
  return end == 0 || is_key || !is_alphanumeric(name.front()) ? std::string_view() : name.substr(0, end);
}

}  // namespace

std::string info_string(std::string_view lang) {
  const std::string line = line_ends_as_spaces(lang);
  std::string_view name = trim(line);
  if (name.starts_with('{')) name = braced_name(name);
  std::string out;
  append_part(out, trim(name.substr(0, name.find_first_of("{}="))), "");
  return out;
}

bool is_autolink(std::string_view address) {
  const std::size_t scheme =
      run_of(address, 0, [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '.' || c == '-'; });
  if (scheme < 2 || scheme > 32 || !is_letter(address.front())) return false;
  if (scheme == address.size() || address[scheme] != ':') return false;
  for (std::size_t i = scheme; i < address.size(); ++i) {
    const char c = address[i];
    if (c == ' ' || c == '<' || c == '>' || is_control(c) || (c == '&' && is_reference(address, i))) return false;
    if (is_shortcode_sign(address, i)) return false;
  }
  return true;
}

std::string line_ends_as_spaces(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r\t", at), text.size());
    out += text.substr(at, end - at);
    at = end;
    if (at == text.size()) break;
    at = std::min(text.find_first_not_of(" \n\r\t", at), text.size());
    while (!out.empty() && out.back() == ' ') out.pop_back();
    if (at < text.size() && !out.empty()) out += ' ';
  }
  return out;
}

}  // namespace offprint::markdown
