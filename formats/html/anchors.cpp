#include "formats/html/anchors.h"

#include <algorithm>
#include <utility>

#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr bool is_kept(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

// Whether the node gets an element that can carry an id: it is in the tree and means something.
bool has_element(const Node* node, const Document& document) {
  return node != nullptr && node != document.root && !is(node->kind, group::kGrouping) &&
         is_inside(*node, *document.root);
}

}  // namespace

std::string id_part(std::string_view name) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (const char c : name) {
    if (is_kept(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'_', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

std::string name_in_id(std::string_view part) {
  std::string encoded(part);
  std::replace(encoded.begin(), encoded.end(), '_', '%');
  const std::string name = percent_decode(encoded);
  return is_xml_text(name) ? name : std::string(part);
}

std::string anchor_id(std::string_view name) { return std::string(kAnchorId) + id_part(name); }

Anchors::Anchors(const Document& document) {
  for (const Anchor& anchor : document.anchors) {
    if (!has_element(anchor.node, document)) continue;
    if (!nodes_.emplace(anchor.id.view(), anchor.node).second) continue;
    ids_.emplace(anchor.node, anchor_id(anchor.id));  // a node keeps its first
  }
}

std::string_view Anchors::id(const Node& node) const {
  if (ids_.empty()) return {};
  const auto found = ids_.find(&node);
  return found == ids_.end() ? std::string_view() : found->second;
}

std::string_view Anchors::target(std::string_view fragment) const {
  auto found = nodes_.find(std::string(fragment));
  if (found == nodes_.end()) found = nodes_.find(percent_decode(fragment));
  return found == nodes_.end() ? std::string_view() : id(*found->second);
}

std::string_view Anchors::name(const Node& node, std::string id) {
  return ids_.emplace(&node, std::move(id)).first->second;
}

}  // namespace offprint
