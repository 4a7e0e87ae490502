// What a book's style sheet is told of the text: emphasis of Chinese characters, pictures alone in their paragraph,
// where an address may break.
#include <algorithm>

#include "formats/document/tree.h"
#include "formats/html/breakable.h"
#include "formats/html/xhtml.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// Characters of Chinese or Japanese in it, counted up to `most`.
std::size_t wide_characters(const Node& node, std::size_t most) {
  std::size_t count = 0;
  for (const Node* at = &node; at != nullptr && count < most; at = next_in(node, *at)) {
    const auto* text = as<TextNode>(at);
    const std::string_view value = text == nullptr ? std::string_view() : text->value.view();
    for (std::size_t place = 0; place < value.size() && count < most;) {
      if (static_cast<unsigned char>(value[place]) < 0xE2) {  // no wide character begins so
        ++place;
        continue;
      }
      const CodePoint c = decode(value, place);
      place += c.size;
      count += is_wide(c.value) ? 1 : 0;
    }
  }
  return count;
}

bool is_bare_picture(const Node& node) {
  if (node.kind == Kind::Link) return node.first != nullptr && node.first == node.last && is_bare_picture(*node.first);
  return node.kind == Kind::Image;
}

}  // namespace

// Dots under a few characters; another face for more. Latin letters are slanted, as everywhere.
std::string_view XhtmlWriter::emphasis_class(const Emphasis& node) {
  constexpr std::size_t kLong = 30;
  const std::size_t wide = wide_characters(node, kLong + 1);
  if (wide == 0) return {};
  return wide > kLong ? " class=\"kai\"" : " class=\"dots\"";
}

std::string_view XhtmlWriter::paragraph_class(const Paragraph& node) {
  if (node.first == nullptr || (!is_bare_picture(*node.first) && node.first->kind != Kind::Break)) return {};
  bool picture = false;
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    const auto* text = as<TextNode>(child);
    if (is_bare_picture(*child)) {
      picture = true;
    } else if (child->kind != Kind::Break && (text == nullptr || !is_blank(text->value))) {
      return {};
    }
  }
  return picture ? " class=\"alone\"" : std::string_view();
}

// The text of a link that is an address breaks where one may, so that the line before it need not be stretched.
void XhtmlWriter::link_text(const Link& node) {
  const auto* text = as<TextNode>(static_cast<const Node*>(node.first));
  const bool shown = is_book() && text != nullptr && text->next == nullptr && !has_marks(*text);
  if (!shown || !looks_like_address(text->value)) return children(node);
  append_breakable(out_, text->value);
}

}  // namespace offprint
