// Which lines of a Markdown text are code, before any parser has seen it: what is written in code means nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace offprint::markdown {

enum class LineKind : std::uint8_t { Blank, Code, Text };

inline constexpr std::size_t kNoteIndent = 4;  // of a note's lines below its first

// `[^label]:` at the beginning of a line (cmark-gfm: no space, bracket or line end in the label).
struct NoteOpening {
  std::string_view label;
  std::size_t size = 0;  // with the white space behind it
};
std::optional<NoteOpening> note_opening(std::string_view line);

// What containers put before a line's own text: quotation marks, marks of lists and notes, spaces (CommonMark §5).
struct ContainerPrefix {
  std::size_t size = 0;    // bytes of it
  std::size_t column = 0;  // where the text begins; a tab goes to the next multiple of four
  std::size_t spaces = 0;  // the columns of white space that the text stands in behind the last mark
  bool quoted = false;
  bool listed = false;
};
ContainerPrefix container_prefix(std::string_view line);

// Tells one line after the other.
class LineKinds {
 public:
  LineKind next(std::string_view line);
  bool in_fence() const { return fence_.mark != '\0'; }  // whether one is open behind the line

 private:
  bool goes_on(std::string_view line) const;
  bool opens_fence(std::string_view line, const ContainerPrefix& prefix);

  struct Fence {
    char mark = '\0';  // '\0': none is open
    std::size_t length = 0;
    std::size_t column = 0;  // of the list item that it is in; 0 outside lists
    bool quoted = false;
  };
  Fence fence_;
  bool in_list_ = false;               // an indent may be an item's
  LineKind before_ = LineKind::Blank;  // of the line before
  bool indented_ = false;              // the line before, or the last with text, was indented code
};

}  // namespace offprint::markdown
