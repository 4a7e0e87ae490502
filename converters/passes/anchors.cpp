#include "converters/passes/anchors.h"

#include <algorithm>
#include <array>

#include "formats/document/tree.h"

namespace offprint {

PageAnchors::PageAnchors(Document& document) : document_(document) {
  for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    const auto* link = as<Link>(at);
    if (link != nullptr && link->url.size() > 1 && link->url.view().front() == '#') {
      targets_.push_back(link->url.view().substr(1));
    }
  }
  std::sort(targets_.begin(), targets_.end());
  targets_.erase(std::unique(targets_.begin(), targets_.end()), targets_.end());
}

void PageAnchors::pass(const Node& page_node) {
  if (targets_.empty() || page_node.element == nullptr) return;
  static constexpr std::array<std::string_view, 2> kAttributes{"id", "name"};
  for (const std::string_view attribute : kAttributes) {
    const Text* id = page_node.element->find(attribute);
    if (id != nullptr && std::binary_search(targets_.begin(), targets_.end(), id->view())) waiting_.push_back(*id);
  }
}

void PageAnchors::settle_on(const Node& node) {
  for (const Text id : waiting_) {
    const bool known = std::any_of(document_.anchors.begin(), document_.anchors.end(),
                                   [&](const Anchor& anchor) { return anchor.id == id; });
    if (!known) document_.anchors.push_back({id, &node});
  }
  waiting_.clear();
}

}  // namespace offprint
