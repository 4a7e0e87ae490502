// The parts of a page's notes: found, and put in their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/passes.h"

namespace offprint {

// The block that the node is in; the root where there is none.
Node* block_of(Node& node);
// Whether the node itself is visible text, a picture or a player; and whether it or anything in it is.
bool shows_itself(const Node& node);
bool shows_anything(const Node& node);

// The link, or what else is a mark, with the marks and brackets around it, as far as they hold nothing else.
Node* whole_mark(Node& mark);
// Puts a reference in the place of the whole mark and of brackets in the text beside it.
void put_reference(Document& document, Node& whole, Text identifier);
// Unwraps a superscript that holds nothing but references: writers raise them anyway.
void lower(Node& superscript);

// Takes out of the note what every writer makes itself: links back, and its number. `bare`: what its marks say.
class OwnLabel {
 public:
  OwnLabel(Node& note, std::string_view bare) : note_(note), bare_(bare) {}

  // The number as shown; "" for none. `letters`: those that lead back to one of several marks ("a", "b") are cut.
  std::string take(const std::vector<Link*>& ways, bool letters, const PassOptions& options, Diagnostics& diagnostics);

 private:
  bool stands_first(const Node& link, std::vector<Node*>& brackets) const;
  void take_link(Link& link, const std::vector<Node*>& brackets);
  void take_point();
  void take_plain();
  static void cut_front(TextNode& text, std::size_t size);
  void take_letter(Link& link, const PassOptions& options, Diagnostics& diagnostics);
  TextNode* first_text() const;
  void remove(Node& node);
  void remove_empty(Node* up);

  Node& note_;
  std::string_view bare_;
  std::string own_;
};

// Takes definitions out of the list; what stays keeps its numbers.
void part_list(Document& document, List& list);

}  // namespace offprint
