// What recurs on the article's site, as the file of --furniture says.
#include <string>
#include <vector>

#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/metadata/rights.h"
#include "converters/passes/recurring/furniture.h"
#include "converters/passes/recurring/slots.h"
#include "formats/document/tree.h"

namespace offprint {

namespace {

// Takes the lists and quotations out that hold nothing any more.
void drop_empty(Node* around) {
  while (around->first == nullptr && around->parent != nullptr) {
    Node* empty = around;
    around = around->parent;
    detach(*empty);
  }
}

// Of a block that is not among the article's last, where the pass `rights` has looked.
bool lift_rights(Node& block, Metadata& metadata, Diagnostics& diagnostics) {
  if (!metadata.rights.empty()) return false;
  const std::string words = words_of_block(block);
  if (!states_rights(words)) return false;
  metadata.rights = words;
  diagnostics.lifted("rights", block.source.begin, words);
  detach(block);
  return true;
}

}  // namespace

void cut_recurring(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  if (options.furniture == nullptr || keeps(options, "recurring")) return;
  const std::string site = furniture_site(document.metadata);
  if (!options.furniture->sites.contains(site)) return;
  const std::vector<ArticleBlock> blocks = article_blocks(document);
  std::vector<Recurs> known;
  known.reserve(blocks.size());
  for (const ArticleBlock& block : blocks) known.push_back(options.furniture->ask(site, block.keys));
  const std::vector<RunPlace> places = recurring_places(blocks, known);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (places[i] == RunPlace::Stays) continue;
    Node& block = *blocks[i].node;
    Node* around = block.parent;
    const bool mixed = known[i] == Recurs::Shape && (blocks[i].keys.traits & trait::kSlots) != 0;
    if (mixed) lift_slots(document, block, options, diagnostics);
    if (mixed || !lift_rights(block, document.metadata, diagnostics)) cut_out(block, "recurring", options, diagnostics);
    drop_empty(around);
  }
}

}  // namespace offprint
