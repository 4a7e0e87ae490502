// Lines for a person: titled blocks of labels and values, aligned by display width, safe for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace offprint {

class Listing {
 public:
  explicit Listing(bool color) : color_(color) {}

  // A block's title, after an empty line unless it is the first.
  void title(std::string_view text);
  // A label in a column of `width`, and a value; nothing for an empty value.
  void field(std::string_view label, std::string_view value, std::size_t width = kLabel);
  // A line of its own, `indent` spaces in.
  void line(std::string_view text, std::size_t indent = kIndent);
  // The same for a loss, made to stand out.
  void warning(std::string_view text);
  // Text of several lines, each `indent` spaces in.
  void text(std::string_view text, std::size_t indent);

  std::string take() { return std::move(out_); }

  static constexpr std::size_t kIndent = 2;
  static constexpr std::size_t kLabel = 14;

 private:
  std::string styled(std::string_view style, std::string text) const;

  bool color_;
  std::string out_;
};

// `text` and spaces up to `width` columns; at least one space.
std::string padded(std::string_view text, std::size_t width);

}  // namespace offprint
