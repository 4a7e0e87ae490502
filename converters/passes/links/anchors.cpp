// Anchors: names that links of the article lead to, on the nodes that are now where the page had them.
//
// Recognised: id on any element, name on <a>. What leads nowhere keeps its address; "#top" that no element has is the
// article's beginning (HTML §7.4.6.3). What the page's element became does not matter: unwrapped, moved, cut or made
// anew, the node that now begins at its place has the name.
#include "converters/passes/links/anchors.h"

#include <algorithm>
#include <unordered_set>

#include "converters/passes/list.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

constexpr std::string_view kTop = "top";

std::string_view path_of(const Address& address) { return address.path.empty() ? "/" : address.path; }

bool is_paragraph(const Node& node) { return holds(node.kind, group::kPhrasing) && !is(node.kind, group::kPhrasing); }

// The block that begins with the inline; the inline itself where something comes before it.
const Node* block_that_begins_with(const Node& node) {
  const Node* at = &node;
  while (is(at->kind, group::kPhrasing) && at->parent != nullptr && at->parent->first == at) at = at->parent;
  return is(at->kind, group::kPhrasing) || at->parent == nullptr ? &node : at;
}

}  // namespace

const Anchor* PageTargets::find(std::string_view fragment) {
  if (by_id_.empty()) {
    for (const Anchor& anchor : document_.anchors) by_id_.try_emplace(anchor.id.view(), &anchor);
  }
  auto found = by_id_.find(fragment);
  if (found == by_id_.end()) found = by_id_.find(percent_decode(fragment));
  return found == by_id_.end() ? nullptr : found->second;
}

bool same_page(std::string_view a, std::string_view b) {
  const Address one = split_address(a);
  const Address other = split_address(b);
  const auto is_web = [](const Address& x) { return x.has_authority && starts_ignoring_case(x.scheme, "http"); };
  return is_web(one) && is_web(other) && equals_ignoring_case(one.authority, other.authority) &&
         path_of(one) == path_of(other) && one.query == other.query;
}

InnerLinks::InnerLinks(Document& document, std::string page)
    : document_(document), page_(std::move(page)), targets_(document) {}

std::string InnerLinks::settled(std::string_view written, std::string address) {
  const std::size_t sign = address.find('#');
  if (sign == std::string::npos || sign + 1 == address.size()) return address;
  const bool inner = written.starts_with('#');
  if (!inner && !same_page(address, page_)) return address;
  const std::string fragment = address.substr(sign + 1);
  if (const Anchor* anchor = targets_.find(fragment)) {
    used_.try_emplace(anchor->id.view(), *anchor);
    return "#" + std::string(anchor->id.view());
  }
  if (inner && equals_ignoring_case(fragment, kTop)) {
    used_.try_emplace(kTop, Anchor{document_.text(kTop), nullptr, document_.root->source.begin});
    return "#" + std::string(kTop);
  }
  const bool elsewhere = !document_.base.empty() && !same_page(document_.base, page_);
  return inner && !elsewhere ? std::string(written) : address;
}

void InnerLinks::keep_used() {
  std::erase_if(document_.anchors, [&](const Anchor& anchor) { return used_.contains(anchor.id.view()); });
  document_.other_anchors = std::move(document_.anchors);
  document_.anchors.clear();
  for (const auto& [id, anchor] : used_) document_.anchors.push_back(anchor);
  std::sort(document_.anchors.begin(), document_.anchors.end(), [](const Anchor& a, const Anchor& b) {
    return a.offset != b.offset ? a.offset < b.offset : a.id.view() < b.id.view();
  });
}

AnchorOffsets::AnchorOffsets(const Document& document) {
  for (const Anchor& anchor : document.anchors) offsets_.push_back(anchor.offset);
  std::sort(offsets_.begin(), offsets_.end());
}

bool AnchorOffsets::part(std::uint32_t left, std::uint32_t right) const {
  const auto next = std::upper_bound(offsets_.begin(), offsets_.end(), left);
  return next != offsets_.end() && *next <= right;
}

Places::Places(Node& root) {
  for (Node* at = next_in(root, root); at != nullptr; at = next_in(root, *at)) {
    if (at->kind != Kind::Break) places_.push_back({at->source.begin, at});
  }
  std::stable_sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.begin < b.begin; });
}

Node* Places::at(std::uint32_t offset) const {
  if (places_.empty()) return nullptr;
  const auto next = std::lower_bound(places_.begin(), places_.end(), offset,
                                     [](const Place& place, std::uint32_t at) { return place.begin < at; });
  Node* const following = next == places_.end() ? nullptr : next->node;
  if (next == places_.begin()) return following;
  Node* around = (next - 1)->node;
  while (around != nullptr && !(is_paragraph(*around) && around->source.end > offset)) around = around->parent;
  if (around != nullptr && (following == nullptr || !is_inside(*following, *around))) return around;
  return following == nullptr ? places_.back().node : following;
}

void settle_other_anchors(Document& document) {
  constexpr std::uint32_t kNear = 100;  // bytes of tags between a name and what it is of
  if (document.other_anchors.empty()) return;
  const Places places(*document.root);
  std::erase_if(document.other_anchors, [&](Anchor& anchor) {
    const Node* node = places.at(anchor.offset);
    const bool here = node != nullptr && node->source.end > anchor.offset &&
                      (node->source.begin <= anchor.offset || node->source.begin - anchor.offset <= kNear);
    anchor.node = here ? block_that_begins_with(*node) : nullptr;
    return !here;
  });
}

void settle_anchors(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  if (document.anchors.empty()) return;
  std::unordered_set<std::string_view> wanted;
  for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    const auto* link = as<Link>(at);
    if (link != nullptr && link->url.view().starts_with('#')) wanted.insert(link->url.view().substr(1));
  }
  std::erase_if(document.anchors, [&](const Anchor& anchor) { return !wanted.contains(anchor.id.view()); });
  if (document.anchors.empty()) return;
  const Places places(*document.root);
  for (Anchor& anchor : document.anchors) {
    const Node* node = places.at(anchor.offset);
    anchor.node = node == nullptr ? nullptr : block_that_begins_with(*node);
  }
}

}  // namespace offprint
