// The numbers that highlighters put beside the lines of code.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

// How many numbers an element shows, where it shows nothing but numbers that count on by one ("7" or "1", "2", "3",
// each on a line of its own); 0 for any other.
struct Numbering {
  std::size_t count = 0;
  long first = 0;
  bool blank_after = false;  // the element itself holds the blank before the code
};
Numbering numbering_of(const Node& node);

// Whether an element's class says that it holds line numbers, whatever it really holds.
bool is_named_line_number(const Element* element);

// The elements in a block of code that hold numbers of its lines and nothing else. Recognised by structure: every line
// begins with an element of the same look, and these count on by one; or one element counts as many lines as the rest
// of the code has. Else by name. A number within the code ("hljs-number") is not one.
class LineNumbers {
 public:
  explicit LineNumbers(const Node& code);
  bool has(const Node& node) const { return found_.count(&node) != 0; }
  // How many.
  std::size_t count() const { return found_.size(); }
  // Lines of the code itself, without blank ones at its end.
  std::size_t lines() const { return lines_; }

 private:
  struct Candidate {
    const Node* node;
    Numbering numbering;
  };
  void walk(const Node& node);
  void visit(const Node& node);
  bool is_number(const Node& node);
  void text(std::string_view value);
  void end_line();
  void settle_leading();
  void settle_columns();

  std::unordered_set<const Node*> found_;
  std::vector<Candidate> leading_;  // the first of their lines
  std::vector<Candidate> columns_;  // with more than one number
  std::size_t line_ = 0;            // the one that is being read
  std::size_t lines_ = 0;
  std::size_t unnumbered_ = 0;  // lines that begin with something else
  bool begun_ = false;          // the line shows something
  bool numbered_ = false;
  bool says_more_ = false;  // than numbers: where there is nothing else, numbers are the code
};

// Whether the element holds nothing but <pre> elements of a line each, every one with its number, or as a class says
// that its lines are (manoli.net, Live Writer).
bool is_a_pre_a_line(const Node& node);

}  // namespace offprint
