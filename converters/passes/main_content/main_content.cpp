// The article on a whole page: what stands before, behind and between its lines goes to the ledger, as `page`.
//
// Recognised: a page that was read whole and holds more than an article (choice.cpp: is_page), under no crawler's
// header. Measured as lines (text_lines.h), with what elements say of themselves (evidence.cpp) as far as it is
// believed (belief.cpp), weighed (worth.cpp) and chosen (choice.cpp). Unsure means kept: where no run of lines stands
// out, all stays; notes that the article links to are its own; and where much prose is left out, that is said.
#include <string>
#include <string_view>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/main_content/choice.h"
#include "converters/passes/main_content/text_lines.h"
#include "converters/passes/main_content/told.h"
#include "converters/passes/metadata/rights.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

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
    find_told(page, document_.stated_body);
    const Choice choice = choose(page);
    if (!choice.found) return;
    if (choice.unsure != kNone) tell(page, page.lines[choice.unsure]);
    read_rights(page, choice.end);
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

  // What was left out, for a person who looks whether it is the article.
  void tell(const TextLines& page, const Line& line) {
    constexpr std::size_t kWords = 80;  // bytes
    diagnostics_.report(DiagnosticCode::ArticleUnsure, line.first->source.begin,
                        beginning_of(words_of(page, line, kWords), kWords));
  }

  // The page's foot states the rights of what stands above it.
  void read_rights(const TextLines& page, std::size_t end) {
    constexpr std::size_t kLastLines = 12;
    constexpr std::size_t kStatement = 900;  // bytes
    const std::size_t from = page.lines.size() > end + kLastLines ? page.lines.size() - kLastLines : end;
    for (std::size_t i = from; i < page.lines.size() && document_.metadata.rights.empty(); ++i) {
      const std::string words = words_of(page, page.lines[i], kStatement);
      if (states_rights(words)) document_.metadata.rights = words;
    }
  }

  // At most so many bytes of it, and whole characters.
  static std::string beginning_of(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    text.resize(most);
    return text += "…";
  }

  void cut_before(Node& first) {
    for (Node* at = &first; at != nullptr && at->parent != nullptr; at = at->parent) {
      while (at->previous != nullptr) cut(*at->previous);
    }
  }

  // What shows nothing at the end of the last line's own item or block stays: the link back of a note, which a style
  // draws.
  void cut_behind(Node& last) {
    const Node* item = ancestor(last, Kind::ListItem);
    if (item == nullptr) item = block_around(last);
    bool within = true;
    for (Node* at = &last; at != nullptr && at->parent != nullptr; at = at->parent) {
      within = within && at != item;
      Node* kept = at;
      while (within && kept->next != nullptr && !has_text(*kept->next) && !holds_picture(*kept->next))
        kept = kept->next;
      while (kept->next != nullptr) cut(*kept->next);
    }
  }

  // Once: it may have gone with what is around it.
  void cut(Node& node) {
    if (is_inside(node, *document_.root)) cut_out(node, kReason, options_, diagnostics_);
  }

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
