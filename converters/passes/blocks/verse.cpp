#include "converters/passes/blocks/verse.h"

#include <algorithm>
#include <string_view>

#include "converters/passes/blocks/line_facts.h"
#include "formats/document/tree.h"

namespace offprint {

namespace {

constexpr std::size_t kLeastIndent = 2;      // columns: one is a space that strayed
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
  bool prose = false;  // somebody says something, or it has a label

  std::size_t depth() const {
    std::size_t columns = 0;
    for (const char32_t c : indent) columns += columns_of(c);
    return columns < kLeastIndent ? 0 : columns;
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

bool begins_quoted(std::string_view words) {
  return words.starts_with("“") || words.starts_with("「") || words.starts_with("『") || words.starts_with('"');
}

bool holds_colon(std::string_view words) {
  return words.find(':') != std::string_view::npos || words.find("：") != std::string_view::npos;
}

std::vector<VerseLine> lines_of(const Node& paragraph) {
  std::vector<VerseLine> lines(1);
  for (const Node* at = next_in(paragraph, paragraph); at != nullptr; at = next_in(paragraph, *at)) {
    VerseLine& line = lines.back();
    if (at->kind == Kind::Break) {
      lines.emplace_back();
    } else if (const auto* text = as<TextNode>(at)) {
      const std::string_view words = trim(line.shows ? text->value.view() : take_indent(line, text->value));
      line.prose = line.prose || (!line.shows && begins_quoted(words)) || holds_colon(words);
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

constexpr std::size_t kLeastLines = 3;     // that show something
constexpr std::size_t kFarIn = 8;          // columns: what ends a text so far behind all other lines is a signature
constexpr std::size_t kMostSignature = 2;  // lines

using VerseLines = std::vector<VerseLine>;

// Those that show something, without a signature; a poem may end with a break, and an empty line begins a stanza.
std::size_t end_of_verse(const VerseLines& lines) {
  std::size_t end = lines.size();
  while (end > 0 && !lines[end - 1].shows) --end;
  std::size_t deepest = 0;
  for (std::size_t at = 0; at + kMostSignature < end; ++at) deepest = std::max(deepest, lines[at].depth());
  const std::size_t last = end;
  for (std::size_t left = kMostSignature; left > 0 && end > 0; --left) {
    // The one before the last is measured first: it is among the others where it is not far in.
    const VerseLine& line = lines[last - std::min(left, last)];
    if (line.shows && line.depth() >= deepest + kFarIn) return last - std::min(left, last);
    deepest = std::max(deepest, line.depth());
  }
  return last;
}

struct VerseFacts {
  std::size_t lines = 0;
  std::size_t voices = 0;
  std::size_t least = kDeepestVerse;  // of the voices' depths
  std::size_t most = 0;
  std::size_t as_paragraphs = 0;  // voices
  std::size_t deepest = 0;        // voices that are as deep as the most
  std::size_t ended = 0;          // lines that end as sentences end
  std::size_t prose = 0;
  bool last_ended = false;
  bool fits = true;  // each line is short, and not far in
};

// The first line of each stanza has no voice: crawlers cut the white space before it, and a paragraph may begin so.
VerseFacts facts_of(const VerseLines& lines, std::size_t end) {
  VerseFacts facts;
  bool begins = true;
  for (std::size_t at = 0; at < end; ++at) {
    const VerseLine& line = lines[at];
    if (line.shows) {
      const std::size_t depth = line.depth();
      facts.fits = facts.fits && line.facts.columns <= kLongestVerse && depth <= kDeepestVerse;
      ++facts.lines;
      facts.last_ended = line.facts.ends_sentence;
      facts.ended += line.facts.ends_sentence ? 1 : 0;
      facts.prose += line.prose ? 1 : 0;
      facts.voices += begins ? 0 : 1;
      facts.as_paragraphs += !begins && depth == kParagraphIndent ? 1 : 0;
      facts.least = begins ? facts.least : std::min(facts.least, depth);
      if (!begins && depth > facts.most) facts.deepest = 0;
      facts.most = begins ? facts.most : std::max(facts.most, depth);
      facts.deepest += !begins && depth == facts.most ? 1 : 0;
    }
    begins = !line.shows;
  }
  return facts;
}

// Whether there are two depths, and the lines have the lesser and the deeper by turns.
bool alternates(const VerseLines& lines, std::size_t end, const VerseFacts& facts) {
  bool begins = true;
  bool deep = false;
  for (std::size_t at = 0; at < end; ++at) {
    if (lines[at].shows) {
      deep = !begins && !deep;
      if (lines[at].depth() != (deep ? facts.most : facts.least)) return false;
    }
    begins = !lines[at].shows;
  }
  return true;
}

// Such lines may be paragraphs whose indents were lost in part.
bool has_two_depths(const VerseLines& lines, std::size_t end, const VerseFacts& facts) {
  return std::all_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(end), [&](const VerseLine& line) {
    return !line.shows || line.depth() == facts.least || line.depth() == facts.most;
  });
}

bool is_verse(const VerseLines& lines, std::size_t end) {
  const VerseFacts facts = facts_of(lines, end);
  if (!facts.fits || facts.lines < kLeastLines || facts.most < facts.least + kLeastIndent) return false;
  const std::size_t unended = facts.lines - facts.ended;
  const bool sentences = unended == 0 || (unended == 1 && !facts.last_ended);
  if (facts.as_paragraphs * 4 >= facts.voices * 3 || (sentences && facts.as_paragraphs * 2 >= facts.voices))
    return false;
  if (facts.prose * 3 >= facts.lines) return false;
  const bool some_end = facts.ended > (facts.last_ended ? 1 : 0);
  const bool must_turn = (some_end || facts.deepest == 1) && has_two_depths(lines, end, facts);
  return !must_turn || alternates(lines, end, facts);
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
  const VerseLines lines = lines_of(paragraph);
  const std::size_t end = end_of_verse(lines);
  if (!is_verse(lines, end)) return {};
  std::size_t least = kDeepestVerse;
  for (std::size_t at = 0; at < end; ++at) least = lines[at].shows ? std::min(least, lines[at].depth()) : least;
  std::vector<std::string> out(lines.size());
  for (std::size_t at = 0; at < end; ++at) {
    if (lines[at].shows && lines[at].depth() > least) out[at] = without_columns(lines[at].indent, least);
  }
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
