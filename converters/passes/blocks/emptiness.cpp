// Says that nothing of an article is left: a page that a script would have filled, a header alone, a wall of buttons.
// Headings and rules without anything under them are no article.
#include "converters/passes/list.h"

namespace offprint {

void tell_emptiness(Document& document, const PassOptions& /*options*/, Diagnostics& diagnostics) {
  for (const Node* block = document.root->first; block != nullptr; block = block->next) {
    if (block->kind != Kind::Heading && block->kind != Kind::ThematicBreak) return;
  }
  diagnostics.say(Say::NothingLeft, document.root->source.begin);
}

}  // namespace offprint
