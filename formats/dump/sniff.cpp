#include "formats/html/sniff.h"

#include <string>

#include "formats/charset/binary.h"
#include "formats/dump/header.h"
#include "formats/dump/reader.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

// Whether a tag begins anywhere in it.
bool has_tag(std::string_view line) {
  for (std::size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1)) {
    std::string_view rest = line.substr(at + 1);
    if (rest.starts_with('/')) rest.remove_prefix(1);
    if (!rest.empty() && is_letter(rest.front())) return true;
  }
  return false;
}

// Whether a <pre> begins or ends in it.
bool has_pre(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("pre") || rest.starts_with("/pre")) return true;
  }
  return false;
}

// What begins a block of Markdown: an ATX heading, a fence, a list, a quotation.
bool opens_markdown(std::string_view line) {
  static constexpr std::string_view kOpenings[] = {"# ", "## ", "### ", "#### ", "```", "~~~",
                                                   "- ", "* ",  "+ ",   "> ",    "1. "};
  for (const std::string_view opening : kOpenings) {
    if (line.starts_with(opening)) return true;
  }
  return false;
}

// HTML, and not Markdown with some HTML in it: at least one line in three holds a tag, and no block of Markdown follows
// a blank line (except in <pre>, where anything may).
bool is_html(std::string_view text) {
  std::size_t lines = 0;
  std::size_t tagged = 0;
  bool after_blank = true;
  bool preformatted = false;
  constexpr std::size_t kNone = std::string_view::npos;
  const bool any_pre = has_pre(text);
  for (std::size_t at = 0; at < text.size(); at = after_line(text, at)) {
    const std::string_view line = trim_end(line_at(text, at));
    if (!preformatted && after_blank && opens_markdown(line)) return false;
    after_blank = line.empty();
    if (line.empty()) continue;
    const std::size_t open = any_pre ? line.rfind("<pre") : kNone;
    const std::size_t close = any_pre ? line.rfind("</pre") : kNone;
    if (open != kNone || close != kNone) {
      preformatted = close == kNone || (open != kNone && open > close);
    }
    if (preformatted) continue;
    ++lines;
    if (has_tag(line)) ++tagged;
  }
  return tagged > 0 && tagged * 3 >= lines;
}

}  // namespace

Claim sniff_dump(std::string_view head) {
  if (head.empty() || binary_kind(head)) return Claim::No;
  std::string room;
  const std::string_view text = sniff_text(head, room);
  const Header header = find_header(text);
  const std::string_view body = text.substr(header.body);
  switch (header.dialect) {
    case Dialect::Comment:
    case Dialect::Link:
    case Dialect::Wrapped: return Claim::Surely;
    case Dialect::KeyValue:
    case Dialect::FrontMatter: return is_html(body) ? Claim::Surely : Claim::Perhaps;
    case Dialect::None: break;
  }
  const bool other_markup = text.starts_with("<?xml") || text.starts_with("<rss") || text.starts_with("<feed");
  if (other_markup || sniff_html(head) == Claim::Surely) return Claim::No;
  return is_html(body) ? Claim::Likely : Claim::Perhaps;
}

}  // namespace offprint
