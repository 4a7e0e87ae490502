// White space in text from elsewhere: a run becomes one space, and none is left at the edge of a block or line. Text
// that Offprint wrote is like that already and passes unchanged.
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
  // The value as `node` is to hold it; empty if nothing of it stays.
  std::string collapse(std::string_view value, TextNode& node);
  // Something that is neither text nor white space: an image, code.
  void object() {
    after_space_ = false;
    trailing_ = nullptr;
  }
  // Takes away the space at the line's end, with a text and the marks around it that hold nothing else.
  void end_line();

 private:
  bool after_space_ = true;       // a space would follow one or begin the line
  TextNode* trailing_ = nullptr;  // the line's last content, if it ends in a space
};

// Whether a node is a mark without content, which means nothing.
bool is_empty_mark(const Node& node);

}  // namespace offprint::json
