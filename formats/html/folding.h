// What the parser need not be given, because the tags alone tell its tree: the content of an element in which no tag
// closes another element, is moved or is ignored. The parser gets the element empty, and unfold.h puts the content
// back, which is quicker by far. This can be taken out: skeleton.cpp then folds nothing.
//
// Why the tree is the same. Tree construction (HTML §13.2.6.4.7) asks of such content only which elements and which
// formatting elements are open around it; folding.cpp follows both, and gives up for the rest of the page where it
// does not know what a tag does to them. An element that was closed is not looked at again: whatever comes later may
// move it, but only as a whole.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/html/tag_rules.h"

namespace offprint {

// The content of an element, in bytes of a skeleton.
struct Fold {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::uint32_t tag = 0;     // where the element's start tag begins
  std::uint32_t parent = 0;  // that of the element around it; kNone for the body
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Is told of all tags and texts of a page's body, in order.
class Folding {
 public:
  // A start tag in [at, end) of the skeleton; `name` as written.
  void start(const TagRule& rule, std::string_view name, std::size_t at, std::size_t end);
  // An end tag at `at`.
  void end(const TagRule& rule, std::string_view name, std::size_t at);
  void text(bool blank);
  // Something came of which nothing is known here.
  void stop() { stopped_ = true; }

  // None is in another; ascending.
  const std::vector<Fold>& folds() const { return folds_; }
  void clear();

 private:
  struct Open {
    const TagRule* rule = nullptr;
    std::string_view name;  // as written
    std::uint32_t tag = 0;
    std::uint32_t content = 0;  // where it begins
    std::uint32_t folds = 0;    // how many there were before
    bool foldable = false;      // its content may go
  };
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  void push(const Open& element);
  bool pop_to(std::size_t size);
  void close_top(std::size_t at);
  bool make_room(const TagRule& rule);
  bool close_paragraph();
  bool close_item(const TagRule& rule);
  bool end_other(const TagRule& rule, std::string_view name);
  std::size_t find(const TagRule& rule, std::string_view name) const;
  bool any_above(std::size_t at, unsigned flags) const;
  bool is_open(const TagRule& rule) const { return open_[rule.index] > 0; }
  bool in_table_parts() const;

  std::vector<Open> stack_;
  std::array<std::uint32_t, kTagRuleCount> open_{};  // how many, by rule
  std::vector<Fold> folds_;
  std::size_t mixed_ = 0;         // how many of the outermost elements hold something that does not fold
  const TagRule* raw_ = nullptr;  // of the open element that holds only text
  bool stopped_ = false;
};

}  // namespace offprint
