#include "formats/rows/surrogates.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace offprint {

namespace {

// The value of the escape \uXXXX that begins at text[at]; nothing where none does.
std::optional<unsigned> escape_at(std::string_view text, std::size_t at) {
  if (text.size() < at + 6 || text[at] != '\\' || text[at + 1] != 'u') return {};
  unsigned value = 0;
  const auto read = std::from_chars(text.data() + at + 2, text.data() + at + 6, value, 16);
  return read.ptr == text.data() + at + 6 ? std::optional(value) : std::nullopt;
}

}  // namespace

std::size_t mend_surrogates(std::string& text) {
  for (std::size_t at = text.find('\\'); at != text.npos; at = text.find('\\', at)) {
    if (at + 1 == text.size() || (text[at + 1] == 'u' && at + 6 > text.size())) return at;
    const auto value = escape_at(text, at);
    if (!value || *value < 0xD800 || *value > 0xDFFF) {
      at += 2;
      continue;
    }
    const bool high = *value < 0xDC00;
    if (high && (at + 6 == text.size() || (text[at + 6] == '\\' && at + 12 > text.size()))) return at;
    const auto next = escape_at(text, at + 6);
    const bool pair = high && next && *next >= 0xDC00 && *next <= 0xDFFF;
    if (!pair) text.replace(at + 2, 4, "fffd");
    at += pair ? 12 : 6;
  }
  return text.size();
}

}  // namespace offprint
