#include "formats/html/words_of.h"

#include <algorithm>

#include "formats/html/references.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Elements that a title or a summary is marked up with. Others, <iframe> or <String>, are words of it.
constexpr std::string_view kMarkup[] = {"a",      "abbr",   "b",    "bdi", "bdo", "big", "br", "cite", "code",  "del",
                                        "div",    "em",     "font", "h1",  "h2",  "h3",  "h4", "i",    "img",   "ins",
                                        "kbd",    "li",     "mark", "ol",  "p",   "q",   "s",  "samp", "small", "span",
                                        "strike", "strong", "sub",  "sup", "tt",  "u",   "ul", "var",  "wbr"};

// The size of the tag of such an element at the front of `text`; 0 for anything else. A tag ends before the next
// begins.
std::size_t markup_size(std::string_view text) {
  const std::size_t name = text.starts_with("</") ? 2 : 1;
  if (text.size() <= name) return 0;
  std::size_t end = name;
  while (end < text.size() && is_alphanumeric(text[end])) ++end;
  const std::string_view word = text.substr(name, end - name);
  const bool known = std::any_of(std::begin(kMarkup), std::end(kMarkup),
                                 [&](std::string_view row) { return equals_ignoring_case(row, word); });
  if (!known) return 0;
  const std::size_t close = text.find_first_of("<>", end);
  return close == text.npos || text[close] == '<' ? 0 : close + 1;
}

}  // namespace

std::string decoded_line(std::string_view text) {
  std::string out;
  append_decoded(out, text, ReferenceIn::Attribute);
  return one_line(out);
}

std::string words_of(std::string_view html) {
  std::string once;
  append_decoded(once, html, ReferenceIn::Text);
  std::string text;
  for (std::size_t at = 0; at < once.size();) {
    const std::size_t open = std::min(once.find('<', at), once.size());
    text.append(once, at, open - at);
    const std::size_t size = markup_size(std::string_view(once).substr(open));
    if (size == 0 && open < once.size()) text += '<';
    at = open + std::max<std::size_t>(size, 1);
  }
  std::string out;
  append_decoded(out, text, ReferenceIn::Text);
  return one_line(out);
}

}  // namespace offprint
