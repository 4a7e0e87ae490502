// Text that stays text: which characters need a backslash, by a table of rules, at their final place on a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/markdown/layout.h"

namespace offprint::markdown {

// What the flow is written into.
enum class Place : std::uint8_t {
  Paragraph,
  Item,  // a paragraph that begins a list item
  Heading,
  Cell,  // of a table with pipes
};

// Sets `out` to the flow as Markdown.
void escape(const Flow& flow, Place place, std::string& out);

// Whether the & at `at` begins what would be read as a character reference (CommonMark §2.5). Names are not looked up.
bool is_reference(std::string_view text, std::size_t at);

// Whether the { at `at` begins what some dialects read as more than text: attributes of what is before it ({.name},
// {#name}, {name=value}, {-}, {: …}), or another format's bytes ({=html}). Shortcodes are is_shortcode_sign's.
bool opens_attributes(std::string_view text, std::size_t at);

// Whether the { or % at `at` is the second character of a template's tag (`{{ … }}`, `{% … %}`: Liquid, Hugo).
// Templates are read before Markdown and know no backslash, so that one between the two says that they are text.
inline bool is_shortcode_sign(std::string_view text, std::size_t at) {
  return at > 0 && text[at - 1] == '{' && (text[at] == '{' || text[at] == '%');
}

}  // namespace offprint::markdown
