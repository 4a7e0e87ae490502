#include "converters/passes/recurring/furniture.h"

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

}  // namespace

KnownFurniture::KnownFurniture(const Furniture& furniture) {
  for (const auto& [name, site] : furniture.sites) {
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
