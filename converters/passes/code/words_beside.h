// Words that stand beside code, within its <pre> or around it, and are no line of it.
#pragma once

#include "formats/document/node.h"

namespace offprint {

class LineNumbers;

// Whether the node holds few words and elements around them, and nothing else: no code, list, picture or note.
bool holds_few_words(const Node& node);

// Whether its class says that it only names the code's language, for screen readers.
bool is_language_label(const Node& node);

// What stands beside the only <code> of a <pre>: one element on each side at most, a line that says by its name or
// class that it is no code, where nothing else is outside of the <code>. Else the code goes on there.
class WordsBeside {
 public:
  WordsBeside() = default;
  WordsBeside(const Node& pre, const LineNumbers& numbers);
  bool has(const Node& node) const { return &node == before_ || &node == behind_; }

 private:
  const Node* before_ = nullptr;
  const Node* behind_ = nullptr;
};

}  // namespace offprint
