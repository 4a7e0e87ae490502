#include "formats/html/words_of.h"

#include <algorithm>

#include "formats/html/references.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

std::string words_of(std::string_view html) {
  std::string once;
  append_decoded(once, html, ReferenceIn::Text);
  std::string text;
  for (std::size_t at = 0; at < once.size();) {
    const std::size_t open = std::min(once.find('<', at), once.size());
    text.append(once, at, open - at);
    if (open == once.size()) break;
    const bool tag = open + 1 < once.size() && (is_letter(once[open + 1]) || once[open + 1] == '/');
    const std::size_t close = tag ? once.find('>', open) : once.npos;
    if (close == once.npos) text += '<';
    at = close == once.npos ? open + 1 : close + 1;
  }
  std::string out;
  append_decoded(out, text, ReferenceIn::Text);
  return one_line(out);
}

}  // namespace offprint
