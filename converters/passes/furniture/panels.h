// Accordions, tabs and pictures that open: buttons that are the article's words, and parts of it that a script opens.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>

#include "formats/document/node.h"

namespace offprint {

// Whether a <button> is no control beside the text but part of it: all that a heading or a term shows, the question
// above an answer, a key named within a sentence, a figure's picture.
bool is_text_button(const Node& button);

// Whether it holds fields, buttons, frames or advertisers' elements, as prose does not.
bool holds_controls(const Node& node);

// The parts of a page that are closed until a reader opens them.
class Panels {
 public:
  explicit Panels(const Node& root) : root_(root) {}

  // Whether a hidden part is one of those, and holds sentences: a tab's, or one that a visible element says it opens.
  bool holds(const Node& hidden);

 private:
  const Node& root_;
  std::optional<std::unordered_set<std::string>> opened_;  // ids that elements open
};

}  // namespace offprint
