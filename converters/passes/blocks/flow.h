// Where the blocks pass puts what it reads.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "converters/passes/blocks/text_setting.h"
#include "formats/document/node.h"

namespace offprint {

// Where inlines and blocks go: a container and, in it, the paragraph that is open with its marks.
struct Flow {
  Node* container = nullptr;
  bool phrasing = false;                            // the container itself holds inlines
  Node* paragraph = nullptr;                        // the open one; the container itself where `phrasing`
  std::vector<std::pair<const Node*, Node*>> open;  // marks of the page that are open, and their copies here
  bool edge = false;                                // phrasing: a block's edge is owed as a line break
  std::vector<Node*> after;                         // phrasing: what follows the container
  const Node* behind = nullptr;                     // phrasing: the last of it that is no note
  const Node* again = nullptr;                      // phrasing: of the page, copied again for inlines after a block
  std::optional<TextSetting> first;                 // of the open paragraph's first text, while all its text has it
  Source source{};                                  // of the paragraph to come, where an element made it
  const Element* element = nullptr;
};

inline Flow flow_into(Node& container) {
  Flow flow;
  flow.container = &container;
  return flow;
}

inline Flow phrasing_into(Node& container) {
  Flow flow = flow_into(container);
  flow.phrasing = true;
  flow.paragraph = &container;
  return flow;
}

}  // namespace offprint
