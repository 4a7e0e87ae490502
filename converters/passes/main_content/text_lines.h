// A page as a row of lines, each a piece of text between the borders of blocks, and of sections, the blocks that hold
// them: what the choice of the article (choice.h) is made from. Measured in one walk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "converters/passes/main_content/evidence.h"
#include "formats/document/document.h"
#include "formats/document/node.h"

namespace offprint::main_content {

inline constexpr std::uint32_t kNone = UINT32_MAX;

// What a line stands in.
enum class Setting : std::uint8_t { Text, Item, Cell, Code, Heading, Title, Caption, Picture, Scriptless };

struct Line {
  Node* first = nullptr;     // of its texts and pictures
  Node* last = nullptr;      //
  std::uint32_t plain = 0;   // letters outside links; a wide character counts as three
  std::uint32_t linked = 0;  // in links
  std::uint32_t marks = 0;   // that end sentences or their parts, outside links
  std::uint32_t section = 0;
  Setting setting = Setting::Text;
};

struct Section {
  Node* node = nullptr;
  std::uint32_t parent = kNone;
  std::uint32_t end = 0;         // of the sections behind its last
  std::uint32_t first_line = 0;  // its own and those of the sections in it: [first_line, end_line)
  std::uint32_t end_line = 0;
  EvidenceBits said = 0;    // by its own element
  EvidenceBits around = 0;  // by that and those around it, as far as it is believed (choice.cpp)
  bool pictures = false;    // shows one
  bool teaser = false;      // one of several headlines of other articles (choice.cpp)
};

struct TextLines {
  std::vector<Line> lines;
  std::vector<Section> sections;  // in the page's order; the first is the root
};

// `title`: the page's, by which its heading is known.
TextLines read_lines(Document& document);

}  // namespace offprint::main_content
