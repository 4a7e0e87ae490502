// Nodes from JSON: one method for each kind with fields, in the order of formats/json/writer.cpp.
#pragma once

#include <string_view>

#include "formats/address/safe_address.h"
#include "formats/document/document.h"
#include "formats/document/visit.h"
#include "formats/json/reading.h"
#include "formats/json/spaces.h"
#include "formats/unicode/characters.h"

namespace offprint::json {

// One of the contract's words for a direction; None if there is no such field.
Direction read_direction(Reading& reading, const Value& object, std::string_view field);

class TreeReader {
 public:
  TreeReader(Reading& reading, Document& document) : reading_(reading), document_(document) {}

  // Appends the children of `object` to `parent`, which is at `depth`.
  void children(const Value& object, Node& parent, int depth);
  // What any node may have.
  void common(const Value& object, Node& node);

  // Each takes the fields from the object that is being read.
  void operator()(Heading& n);
  void operator()(List& n);
  void operator()(Code& n);
  void operator()(Table& n);
  void operator()(TableCell& n);
  void operator()(Embed& n);
  void operator()(FootnoteDefinition& n);
  void operator()(FootnoteReference& n);
  void operator()(InlineCode& n);
  void operator()(Link& n);
  void operator()(Image& n);
  void operator()(Ruby& n);
  void operator()(ListItem& n);
  template <OneOf<Kind::Math, Kind::InlineMath> T>
  void operator()(T& n) {
    n.value = field("value", Need::Required);
    n.mathml = mathml();
    if (is_blank(n.value)) reading_.refuse("value", "a formula of nothing");
  }
  void operator()(TextNode& /*see text*/) {}
  template <WithoutFields T>
  void operator()(T&) {}

 private:
  void add_children(const Value& object, Node& parent, int depth);
  void node(const Value& value, Node& parent, int depth);
  void text(const Value& value, Node& parent);
  bool may_stand(Kind kind, const Node& parent, int depth);
  void check_cell(const Node& cell);
  bool refuses_address(Text url, bool (*is_safe)(std::string_view address) = is_safe_address);
  Node* make(Kind kind);
  Text field(std::string_view name, Need need = Need::Optional);
  Text mathml();  // cleaned, whoever wrote it

  Reading& reading_;
  Document& document_;
  const Value* object_ = nullptr;  // whose fields are being read
  Spaces spaces_;
};

}  // namespace offprint::json
