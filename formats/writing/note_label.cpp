#include "formats/writing/note_label.h"

#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool is_around(char32_t c) {
  return is_space(c) || c == 0xA0 || c == 0x3000 ||
         std::u32string_view(U"[]()［］（）【】〔〕").find(c) != std::u32string_view::npos;
}
bool is_after(char32_t c) {
  return is_around(c) || std::u32string_view(U".:．、：").find(c) != std::u32string_view::npos;
}

}  // namespace

std::string_view bare_label(std::string_view label) {
  std::string_view out = label;
  while (!out.empty() && is_around(decode(out, 0).value)) out.remove_prefix(decode(out, 0).size);
  while (!out.empty() && is_after(decode_before(out, out.size()).value))
    out.remove_suffix(decode_before(out, out.size()).size);
  return out.empty() ? label : out;
}

}  // namespace offprint
