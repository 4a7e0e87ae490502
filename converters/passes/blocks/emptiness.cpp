// Reports that there is no article: a page that a script would have filled, a lone header, nothing but buttons.
// Headings and rules without anything under them are not an article.
#include "converters/passes/list.h"

namespace offprint {

void tell_emptiness(Document& document, const PassOptions& /*options*/, Diagnostics& diagnostics) {
  for (const Node* block = document.root->first; block != nullptr; block = block->next) {
    if (block->kind != Kind::Heading && block->kind != Kind::ThematicBreak) return;
  }
  diagnostics.report(DiagnosticCode::NothingLeft, document.root->source.begin);
}

}  // namespace offprint
