#include "converters/passes/recurring/furniture.h"

#include <utility>

namespace offprint {

namespace {

std::uint64_t key_of(const FurnitureBlock& block) {
  switch (block.by) {
    case FurnitureBlock::By::Text: return key_of_words(block.words);
    case FurnitureBlock::By::Shape: return key_of_shape(block.words);
    case FurnitureBlock::By::Picture: break;
  }
  return key_of_picture(block.words);
}

// Those that are none were refused when the file was read.
std::vector<Selector> selectors_of(const std::vector<std::string>& texts) {
  std::vector<Selector> selectors;
  for (const std::string& text : texts) {
    if (auto selector = Selector::parse(text)) selectors.push_back(std::move(*selector));
  }
  return selectors;
}

bool is_empty(const FurnitureSelectors& site) {
  return site.keep.empty() && site.drop.empty() && site.title.empty() && site.author.empty() && site.date.empty();
}

}  // namespace

KnownFurniture::KnownFurniture(const Furniture& furniture) {
  for (const auto& [name, site] : furniture.sites) {
    const FurnitureSelectors& own = site.selectors;
    if (!is_empty(own)) {
      selectors[name] = {selectors_of(own.keep), selectors_of(own.drop), selectors_of(own.title),
                         selectors_of(own.author), selectors_of(own.date)};
    }
    if (!site.names.title_suffixes.empty() || !site.names.feed_names.empty()) names[name] = site.names;
    auto& known = sites[name];
    for (const FurnitureBlock& block : site.blocks) {
      const Recurs learnt = block.by == FurnitureBlock::By::Shape ? Recurs::Shape : Recurs::Words;
      known[key_of(block)] = block.articles == 0 ? Recurs::Given : learnt;
    }
  }
}

Recurs KnownFurniture::ask(const std::string& site, const BlockKeys& block) const {
  const auto known = sites.find(site);
  if (known == sites.end() || block.text == 0) return Recurs::No;
  if (const auto found = known->second.find(block.text); found != known->second.end()) return found->second;
  const auto found = block.shape == 0 ? known->second.end() : known->second.find(block.shape);
  return found == known->second.end() ? Recurs::No : found->second;
}

}  // namespace offprint
