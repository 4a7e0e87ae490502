// The article on a whole page: what stands before, behind and between its lines goes to the ledger.
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/main_content/choice.h"
#include "converters/passes/main_content/text_lines.h"
#include "formats/document/tree.h"

namespace offprint {

namespace {

using namespace main_content;

bool is_of_page(const Document& document) {
  return document.whole_page && document.metadata.source.dialect == Dialect::None;
}

constexpr std::string_view kReason = "page";

class Cutter {
 public:
  Cutter(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run() {
    TextLines page = read_lines(document_);
    if (page.lines.empty()) return;
    const Choice choice = choose(page);
    if (!choice.found) return;
    Node* const first = whole(*page.lines[choice.begin].first);
    Node* const last = whole(*page.lines[choice.end - 1].last);
    cut_before(*first);
    for (const std::uint32_t out : choice.out) cut(*page.sections[out].node);
    cut_behind(*last);
  }

 private:
  // The list, table or figure around the node, which is not cut in two.
  static Node* whole(Node& node) {
    Node* out = &node;
    for (Node* at = node.parent; at != nullptr; at = at->parent) {
      if (at->kind == Kind::Figure || at->kind == Kind::DefinitionList) out = at;
    }
    return out;
  }

  void cut_before(Node& first) {
    for (Node* at = &first; at != nullptr && at->parent != nullptr; at = at->parent) {
      while (at->previous != nullptr) cut(*at->previous);
    }
  }

  void cut_behind(Node& last) {
    for (Node* at = &last; at != nullptr && at->parent != nullptr; at = at->parent) {
      while (at->next != nullptr) cut(*at->next);
    }
  }

  void cut(Node& node) { cut_out(node, kReason, options_, diagnostics_); }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
};

}  // namespace

void find_main_content(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  if (!is_of_page(document) || keeps(options, kReason)) return;
  Cutter(document, options, diagnostics).run();
}

}  // namespace offprint
