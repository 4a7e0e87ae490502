// White space of text that comes from elsewhere: a run is one space, and none at a block's or a line's edge.
// What Offprint wrote is so already and passes unchanged.
#pragma once

#include <string>
#include <string_view>

#include "formats/document/node.h"

namespace offprint::json {

class Spaces {
 public:
  void begin_line() {
    after_space_ = true;
    trailing_ = nullptr;
  }
  // The value as it is to stand in `node`; empty where nothing of it stays.
  std::string collapse(std::string_view value, TextNode& node);
  // Something that is no text and no white space: an image, code.
  void object() {
    after_space_ = false;
    trailing_ = nullptr;
  }
  // Takes the space at the line's end away, with a text and the marks around it that hold nothing else.
  void end_line();

 private:
  bool after_space_ = true;       // a space would follow one or begin the line
  TextNode* trailing_ = nullptr;  // the line's last content, where it ends in a space
};

// Whether a node is a mark that means nothing without content.
bool is_empty_mark(const Node& node);

}  // namespace offprint::json
