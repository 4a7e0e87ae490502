// Markup as it stands in the bytes: where tags, attributes and comments begin and end (HTML §13.2.5), without a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

// More attributes of one tag are passed over: Gumbo compares each with every other. Real tags have 30 at most.
inline constexpr std::size_t kMostAttributes = 256;

// Steps through the attributes of one tag (§13.2.5.32-40).
class AttributeCursor {
 public:
  // `at` is the offset after the tag's name.
  AttributeCursor(std::string_view html, std::size_t at) : html_(html), at_(at) {}

  // The next attribute; false at the tag's end.
  bool next();
  std::size_t begin() const { return begin_; }       // of the attribute's name
  std::string_view name() const { return name_; }    // as it stands, in any case
  std::string_view value() const { return value_; }  // as it stands, without quotes
  // After next() gave false: the offset past '>', and what the tag's end was like.
  std::size_t end() const { return at_; }
  bool is_self_closing() const { return self_closing_; }
  bool is_cut() const { return cut_; }  // the text ends inside the tag, which is then no tag at all

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
    Hidden,  // comments, doctypes, <?...>, </>, a tag that the end of the text cuts off
  };
  Kind kind = Kind::Text;
  std::size_t begin = 0;
  std::size_t end = 0;    // past its last byte
  std::string_view name;  // of a tag, as it stands
  bool self_closing = false;
};
// What begins at html[at], which is '<', outside of script, style and their like.
Markup markup_at(std::string_view html, std::size_t at);

// The offset where the content ends that an element like script or title began before `at`: of its end tag, or of the
// end of the text. `name` in lower case.
std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name);

constexpr bool is_tag_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace offprint
