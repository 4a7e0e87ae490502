#include "converters/passes/blocks/verse.h"

#include <algorithm>
#include <string_view>

#include "converters/passes/blocks/line_facts.h"
#include "formats/document/tree.h"

namespace offprint {

namespace {

constexpr std::size_t kParagraphIndent = 4;  // columns: two characters of Chinese
constexpr std::size_t kDeepestVerse = 32;    // what stands further in stands at the right: a signature
constexpr std::size_t kLongestVerse = 60;    // columns of a line

std::size_t columns_of(char32_t c) {
  if (c == 0x200B || c == 0xFEFF || c == 0x2060) return 0;
  return c == 0x3000 || c == 0x2001 || c == 0x2003 ? 2 : 1;
}

struct VerseLine {
  std::u32string indent;  // as a browser shows it: a space of its own is a no-break one
  LineFacts facts;
  bool shows = false;

  std::size_t depth() const {
    std::size_t columns = 0;
    for (const char32_t c : indent) columns += columns_of(c);
    return columns;
  }
};

// Takes the indent from the text's start.
std::string_view take_indent(VerseLine& line, std::string_view text) {
  bool space = line.indent.empty();
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = decode(text, at);
    if (!is_indent(c.value)) break;
    if (!is_space(c.value)) {
      line.indent += c.value;
    } else if (!space) {
      line.indent += U'\u00A0';
    }
    space = is_space(c.value) || line.indent.empty();
    at += c.size;
  }
  return text.substr(at);
}

std::vector<VerseLine> lines_of(const Node& paragraph) {
  std::vector<VerseLine> lines(1);
  for (const Node* at = next_in(paragraph, paragraph); at != nullptr; at = next_in(paragraph, *at)) {
    VerseLine& line = lines.back();
    if (at->kind == Kind::Break) {
      lines.emplace_back();
    } else if (const auto* text = as<TextNode>(at)) {
      const std::string_view words = trim(line.shows ? text->value.view() : take_indent(line, text->value));
      line.shows = line.shows || !words.empty();
      if (!words.empty()) add_text(line.facts, words);
    } else if (at->first == nullptr) {
      line.shows = true;
    }
  }
  return lines;
}

// Whether some line behind the first is indented: most paragraphs have none.
bool may_be_verse(const Node& paragraph) {
  bool begins = false;
  for (const Node* at = next_in(paragraph, paragraph); at != nullptr; at = next_in(paragraph, *at)) {
    const auto* text = as<TextNode>(at);
    const std::string_view words = text == nullptr ? std::string_view() : trim(text->value);
    if (begins && !words.empty() && may_begin_indent(words.front()) && is_indent(decode(words, 0).value)) return true;
    begins = at->kind == Kind::Break || (begins && words.empty() && at->kind != Kind::Image);
  }
  return false;
}

// The last that shows something: a poem may end with a break.
const VerseLine& last_of(const std::vector<VerseLine>& lines) {
  const auto found = std::find_if(lines.rbegin(), lines.rend(), [](const VerseLine& line) { return line.shows; });
  return found == lines.rend() ? lines.front() : *found;
}

// The first line of each stanza has no voice: crawlers cut the white space before it, and a paragraph may begin so.
bool is_verse(const std::vector<VerseLine>& lines) {
  std::size_t least = kDeepestVerse;
  std::size_t most = 0;
  std::size_t voices = 0;
  std::size_t as_paragraphs = 0;
  std::size_t without_end = 0;  // lines that do not end as sentences
  bool begins = true;
  for (const VerseLine& line : lines) {
    const std::size_t depth = line.depth();
    if (line.shows && (line.facts.columns > kLongestVerse || depth > kDeepestVerse)) return false;
    if (line.shows && !begins) {
      least = std::min(least, depth);
      most = std::max(most, depth);
      ++voices;
      as_paragraphs += depth == kParagraphIndent ? 1 : 0;
    }
    without_end += line.shows && !line.facts.ends_sentence ? 1 : 0;
    begins = !line.shows;
  }
  const bool sentences = without_end == 0 || (without_end == 1 && !last_of(lines).facts.ends_sentence);
  return least < most && as_paragraphs * 4 < voices * 3 && !(sentences && as_paragraphs * 2 >= voices);
}

std::string without_columns(std::u32string_view indent, std::size_t columns) {
  std::string out;
  std::size_t passed = 0;
  for (const char32_t c : indent) {
    if (passed >= columns && columns_of(c) > 0) append_utf8(out, c);
    passed += columns_of(c);
  }
  return out;
}

// The outermost node that begins with the leaf, and nothing before it in its line.
Node& outermost_from(Node& paragraph, Node& leaf) {
  Node* at = &leaf;
  while (at->previous == nullptr && at->parent != &paragraph) at = at->parent;
  return *at;
}

}  // namespace

std::vector<std::string> indents_of_verse(const Node& paragraph) {
  if (!may_be_verse(paragraph)) return {};
  const std::vector<VerseLine> lines = lines_of(paragraph);
  if (!is_verse(lines)) return {};
  std::size_t least = kDeepestVerse;
  for (const VerseLine& line : lines) least = line.shows ? std::min(least, line.depth()) : least;
  std::vector<std::string> out;
  out.reserve(lines.size());
  for (const VerseLine& line : lines) out.push_back(line.shows ? without_columns(line.indent, least) : std::string());
  return out;
}

void put_indents(Document& document, Node& paragraph, const std::vector<std::string>& indents) {
  std::size_t line = 0;
  bool put = false;
  for (Node* at = next_in(paragraph, paragraph); at != nullptr; at = next_in(paragraph, *at)) {
    if (at->kind == Kind::Break) {
      ++line;
      put = false;
    } else if (at->first == nullptr && !put && line < indents.size()) {
      put = true;
      if (indents[line].empty()) continue;
      Node& before = outermost_from(paragraph, *at);
      insert_before(before, *document.make_text(document.text(indents[line]), {at->source.begin, at->source.begin}));
    }
  }
}

}  // namespace offprint
