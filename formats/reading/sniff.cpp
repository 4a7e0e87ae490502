#include "formats/reading/sniff.h"

#include "formats/charset/charset.h"
#include "formats/unicode/characters.h"

namespace offprint {

std::string_view sniff_text(std::string_view head, std::string& room) {
  const ByteOrderMark mark = byte_order_mark(head);
  const std::string_view wide = mark.size == 0 ? utf16_without_mark(head) : mark.charset;
  std::string_view text = head.substr(mark.size);
  if (!wide.empty() && wide != kUtf8) {
    if (auto converted = convert(text, wide)) room = std::move(converted->text);
    text = room;
  }
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

}  // namespace offprint
