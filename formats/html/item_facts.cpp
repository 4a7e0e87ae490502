#include "formats/html/item_facts.h"

#include <algorithm>
#include <array>
#include <vector>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kFirstChildren = 64;  // among which an item's facts are

struct ItemFact {
  std::string_view property;
  std::string_view attribute;
  std::array<std::string_view, 3> types;  // how the types of items end of which it is believed
  bool untyped;                           // and of an item without a type
};
constexpr std::array kItemFacts{
    ItemFact{"name", kItemName, {"Person"}, true},  // an organisation's is the outlet's
    // A question is older than its answer, a picture than the article, a comment younger.
    ItemFact{"dateCreated", kItemCreated, {"Article", "Posting", "Answer"}, false},
};

bool is_believed_of(const ItemFact& fact, std::string_view type) {
  if (type.empty()) return fact.untyped;
  return std::any_of(fact.types.begin(), fact.types.end(),
                     [&](std::string_view end) { return !end.empty() && type.ends_with(end); });
}

}  // namespace

void add_item_facts(Document& document, const PageTree& tree, TagReader& tags, const PageNode& node, Element& element) {
  std::vector<Attribute> found;
  const std::string_view type = trim(element.get("itemtype"));
  for (std::size_t i = 0; i < std::min(PageTree::child_count(node), kFirstChildren); ++i) {
    const PageNode& child = PageTree::child(node, i);
    if (PageTree::type(child) != PageTree::Type::Element || PageTree::name(child) != "meta") continue;
    const auto tag = tree.start_tag(child);
    Element meta;
    if (tag) tags.read(*tag, meta);
    const Text* content = meta.find("content");
    if (content == nullptr || is_blank(*content)) continue;
    for (const ItemFact& fact : kItemFacts) {
      const bool known = std::any_of(found.begin(), found.end(), [&](auto& a) { return a.name == fact.attribute; });
      if (!known && is_believed_of(fact, type) && equals_ignoring_case(trim(meta.get("itemprop")), fact.property))
        found.push_back({Arena::borrow(fact.attribute), *content});
    }
  }
  if (found.empty()) return;
  auto* all = document.arena.make_array<Attribute>(element.count + found.size());
  std::copy(found.begin(), found.end(), std::copy_n(element.attributes, element.count, all));
  element.attributes = all;
  element.count += static_cast<std::uint32_t>(found.size());
  for (const Attribute& attribute : found) element.names |= name_bit(attribute.name);
}

}  // namespace offprint
