// A page as a row of lines, each a piece of text between the borders of blocks, and of sections, the blocks that hold
// them: what the choice of the article (choice.h) is made from. Measured in one walk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/main_content/evidence.h"
#include "formats/document/document.h"
#include "formats/document/node.h"

namespace offprint::main_content {

inline constexpr std::uint32_t kNone = UINT32_MAX;

// What a line stands in.
enum class Setting : std::uint8_t { Text, Item, Cell, Code, Heading, Title, Caption, Scriptless };

struct Line {
  Node* first = nullptr;     // of its texts and pictures
  Node* last = nullptr;      //
  std::uint32_t plain = 0;   // letters outside links; a wide character counts as three
  std::uint32_t linked = 0;  // in links
  std::uint32_t links = 0;   // that begin in it
  std::uint32_t marks = 0;   // that end sentences or their parts, outside links
  std::uint32_t section = 0;
  Setting setting = Setting::Text;

  std::uint32_t letters() const { return plain + linked; }
  bool is_linked() const { return linked > plain; }
  // Long enough for what it has of marks to be sentences.
  bool is_prose() const {
    if (is_linked()) return false;
    return letters() >= 160 || (letters() >= 70 && marks >= 1) || (letters() >= 40 && marks >= 2);
  }
};

struct Section {
  Node* node = nullptr;
  std::uint32_t parent = kNone;
  std::uint32_t end = 0;         // of the sections behind its last
  std::uint32_t first_line = 0;  // its own and those of the sections in it: [first_line, end_line)
  std::uint32_t end_line = 0;
  EvidenceBits said = 0;    // by its own element
  EvidenceBits around = 0;  // by that and those around it, as far as it is believed (belief.h)
  bool told = false;        // half of its prose stands in what JSON-LD says is the article's text (told.h)
  bool apart = false;       // set apart in the text, or in what is (set_apart.h)
  bool teaser = false;      // one of several headlines of other articles (belief.h)
};

struct TextLines {
  std::vector<Line> lines;
  std::vector<Section> sections;  // in the page's order; the first is the root
  std::string_view address;       // the page's own, of its metadata; "" where it is not known
  bool scriptless = false;        // the article is in <noscript>: it has more prose than all the rest
  // Letters before each line, and at the end of all.
  std::vector<std::uint64_t> prose;
  std::vector<std::uint64_t> plain;
  std::vector<std::uint64_t> linked;

  const Section& section_of(const Line& line) const { return sections[line.section]; }
  std::uint64_t prose_in(const Section& s) const { return prose[s.end_line] - prose[s.first_line]; }
  std::uint64_t plain_in(const Section& s) const { return plain[s.end_line] - plain[s.first_line]; }
  std::uint64_t linked_in(const Section& s) const { return linked[s.end_line] - linked[s.first_line]; }
};

TextLines read_lines(Document& document);

// White space as the page has it: all of it, or a beginning of at least so many bytes.
std::string text_of(const TextLines& page, const Line& line, std::size_t enough = SIZE_MAX);
// The same on one line.
std::string words_of(const TextLines& page, const Line& line, std::size_t enough = SIZE_MAX);

// The box that the line's paragraph, list or table stands in: outside of all text blocks, and of a <div> that holds one
// line as a paragraph does.
std::uint32_t home_of(const TextLines& page, const Line& line);

// Whether a template made both: elements of one name, and classes that begin alike. Both have an element.
bool are_alike(const Node& a, const Node& b);

bool holds_title(const TextLines& page, const Section& section);

}  // namespace offprint::main_content
