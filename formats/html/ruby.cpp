#include "formats/html/ruby.h"

#include <string>
#include <string_view>

#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What the page hides in the annotations is none: it follows the base, where the passes find it.
void move_hidden(Node& notes, const Node& base) {
  for (Node* at = notes.first; at != nullptr;) {
    Node* const behind = skip_in(notes, *at);
    const bool hides = at->element != nullptr && at->element->may_have(name_bits({"hidden", "style"})) &&
                       (at->element->find("hidden") != nullptr || inline_style(at->element).hides());
    Node* const next = hides ? behind : next_in(notes, *at);
    if (hides) {
      detach(*at);
      append(*base.parent, *at);
    }
    at = next;
  }
}

// One text; those of different containers, as of reading and meaning, have a blank between them.
std::string annotation_of(const Node& notes) {
  std::string text;
  for (const Node* at = notes.first; at != nullptr; at = at->next) {
    const bool apart = is_element(*at, "rtc") || (at->previous != nullptr && is_element(*at->previous, "rtc"));
    const std::string own = text_content(*at);
    if (apart && !is_blank(text) && !is_blank(own)) text += ' ';
    text += apart ? trim(own) : std::string_view(own);
  }
  return text;
}

}  // namespace

void annotate_base(Document& document, Node& base, Node& notes) {
  move_hidden(notes, base);
  if (holds_picture(notes)) {
    append(base, notes);
  } else {
    static_cast<Ruby&>(base).annotation = document.text(trim(annotation_of(notes)));
  }
}

void settle_bases(Document& document, Node& first) {
  for (Node* node = &first; node != nullptr;) {
    Node* const following = node->next;
    auto* ruby = as<Ruby>(node);
    if (ruby != nullptr && (ruby->annotation.empty() || !(holds_picture(*ruby) || has_text(*ruby)))) {
      auto* span = document.make<Span>(ruby->source);
      span->element = ruby->element;
      span->language = ruby->language;
      replace(*ruby, *span);
      move_children(*ruby, *span);
      if (!ruby->annotation.empty()) append(*span, *document.make_text(ruby->annotation, ruby->source));
    }
    node = following;
  }
}

}  // namespace offprint
