// Markup in the bytes: where tags, attributes and comments begin and end (HTML §13.2.5), without a tree.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

// A tag's attributes beyond this many are ignored: Gumbo compares each with every other. Real tags have 30 at most.
inline constexpr std::size_t kMostAttributes = 256;

// Steps through the attributes of one tag (§13.2.5.32-40).
class AttributeCursor {
 public:
  // `at` is the offset after the tag's name.
  AttributeCursor(std::string_view html, std::size_t at) : html_(html), at_(at) {}

  // The next attribute; false at the tag's end.
  bool next();
  std::size_t begin() const { return begin_; }       // of the attribute's name
  std::string_view name() const { return name_; }    // as written, in any case
  std::string_view value() const { return value_; }  // as written, without quotes
  // After next() returned false: the offset past '>', and what the tag's end was like.
  std::size_t end() const { return at_; }
  bool is_self_closing() const { return self_closing_; }
  bool is_cut() const { return cut_; }  // the text ends inside the tag, which is then not a tag

 private:
  void read_name();
  void read_value();
  void read_quoted(char quote);
  void skip_space();
  bool at_end() const { return at_ >= html_.size(); }

  std::string_view html_;
  std::size_t at_;
  std::size_t begin_ = 0;
  std::string_view name_;
  std::string_view value_;
  bool self_closing_ = false;
  bool cut_ = false;
};

struct Markup {
  enum class Kind : std::uint8_t {
    Text,  // a '<' that begins no markup
    StartTag,
    EndTag,
    Hidden,  // comments, doctypes, <?...>, </>, a tag cut off by the end of the text
  };
  Kind kind = Kind::Text;
  std::size_t begin = 0;
  std::size_t end = 0;    // past its last byte
  std::string_view name;  // of a tag, as written
  bool self_closing = false;
};
// What begins at html[at], which is '<', outside script, style and their like.
Markup markup_at(std::string_view html, std::size_t at);

// The offset where the content ends of an element like script or title that began before `at`: at its end tag, or at
// the end of the text. `name` in lower case.
std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name);

inline constexpr std::array<bool, 256> kEndsTagName = [] {
  std::array<bool, 256> ends{};
  for (const char end : {' ', '\t', '\n', '\r', '\f', '/', '>'}) ends.at(static_cast<unsigned char>(end)) = true;
  return ends;
}();
constexpr bool ends_tag_name(char c) { return kEndsTagName[static_cast<unsigned char>(c)]; }

constexpr bool is_tag_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace offprint
