// Whether a node shows nothing; and the report that an article does: a page that a script would have filled, a lone
// header, nothing but buttons. Headings and rules without anything under them are not an article.
#include "converters/passes/blocks/emptiness.h"

#include <string_view>

#include "converters/passes/list.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool is_invisible(char32_t c) {
  return is_space(c) || c == 0xA0 || c == 0x3000 || c == 0xFEFF || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
         c == 0x202F || c == 0x2060;
}

bool shows_nothing(std::string_view text) {
  const auto is_seen = [](unsigned char byte) {
    return (byte > ' ' && byte < 0x80U) || (byte >= 0xE4U && byte <= 0xE9U);
  };
  for (std::size_t at = 0; at < text.size();) {
    if (is_seen(static_cast<unsigned char>(text[at]))) return false;
    const CodePoint c = decode(text, at);
    if (!is_invisible(c.value)) return false;
    at += c.size;
  }
  return true;
}

}  // namespace

bool is_empty(const Node& node) {
  if (const auto* text = as<TextNode>(&node)) return shows_nothing(text->value);
  switch (node.kind) {
    case Kind::InlineCode:
    case Kind::Code:
    case Kind::InlineMath:
    case Kind::Math:
    case Kind::Image:
    case Kind::Embed:
    case Kind::FootnoteReference:
    case Kind::FootnoteDefinition:  // which its mark leads to
    case Kind::ThematicBreak: return false;
    default: break;
  }
  if (const auto* ruby = as<Ruby>(&node); ruby != nullptr && !shows_nothing(ruby->annotation)) return false;
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (!is_empty(*child)) return false;
  }
  return true;
}

void tell_emptiness(Document& document, const PassOptions& /*options*/, Diagnostics& diagnostics) {
  for (const Node* block = document.root->first; block != nullptr; block = block->next) {
    if (block->kind != Kind::Heading && block->kind != Kind::ThematicBreak) return;
  }
  diagnostics.report(DiagnosticCode::NothingLeft, document.root->source.begin);
}

}  // namespace offprint
