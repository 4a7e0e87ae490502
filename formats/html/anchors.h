// The ids of a page or chapter: which node a link leads to.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/document/document.h"

namespace offprint {

// Any name as part of an id: letters, digits and '-' stay, every other byte becomes "_" and two hexadecimal digits.
// Different names stay different, and one that begins with a letter is an XML NCName.
std::string id_part(std::string_view name);
// The name again.
std::string name_in_id(std::string_view part);

// What the id of an anchor begins with; the rest is its name's part.
inline constexpr std::string_view kAnchorId = "a-";

// The id that a node gets for a name that it has in its page, an id or an <a name>.
std::string anchor_id(std::string_view name);

// Links to a fragment of this document, and the ids that make them work. Must not outlive the document.
class Anchors {
 public:
  Anchors() = default;
  explicit Anchors(const Document& document);

  // The node's id; "" for none.
  std::string_view id(const Node& node) const;
  // The id that a fragment (without '#', percent-encoded or not) leads to; "" if it leads nowhere.
  std::string_view target(std::string_view fragment) const;
  // The ids of all nodes that have one.
  const std::unordered_map<const Node*, std::string>& ids() const { return ids_; }
  // Gives the node that id unless it has one; returns the id that it has.
  std::string_view name(const Node& node, std::string id);

 private:
  std::unordered_map<const Node*, std::string> ids_;
  std::unordered_map<std::string, const Node*> nodes_;
};

}  // namespace offprint
