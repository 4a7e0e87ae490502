#include "converters/passes/formulas/drawn_words.h"

#include <algorithm>
#include <utility>

#include "converters/passes/formulas/formula_nodes.h"
#include "converters/passes/formulas/formula_shapes.h"
#include "converters/passes/ledger.h"
#include "formats/document/tree.h"
#include "formats/math/line.h"
#include "formats/math/symbols.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What holds glyphs and nothing else.
constexpr std::array<std::string_view, 3> kGlyphElements{"mjx-math", "mjx-assistive-mml", "nobr"};
constexpr std::array<std::string_view, 4> kGlyphClasses{"katex-html", "math", "mjx-math", "MJX_Assistive_MathML"};

// Kinds that no drawing is made of.
constexpr std::array kForeignKinds{Kind::Code, Kind::InlineCode,    Kind::Embed,
                                   Kind::Ruby, Kind::ThematicBreak, Kind::FootnoteReference};

// ---- words

struct Range {
  char32_t first;
  char32_t last;
};
// Signs that drawings have in other forms than sources: operators, arrows, accents, pieces of brackets, white space.
constexpr std::array kSignRanges{
    Range{0x80, 0xBF},     Range{0xD7, 0xD7},     Range{0xF7, 0xF7},     Range{0x300, 0x36F},   Range{0x2000, 0x2BFF},
    Range{0x3008, 0x3011}, Range{0xE000, 0xF8FF}, Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF}, Range{0xFFFD, 0xFFFD},
};

bool is_ascii_letter(char32_t c) { return c < 0x80 && is_letter(static_cast<char>(c)); }

// What counts by itself: a digit, a mark of a sentence, a character of a script without spaces.
bool stands_alone(char32_t c) {
  constexpr std::string_view kMarks = ".,;!?";
  if (c < 0x80) return is_digit(static_cast<char>(c)) || kMarks.find(static_cast<char>(c)) != std::string_view::npos;
  return is_wide(c);
}

bool is_sign(char32_t c) {
  if (c < 0x80) return !is_ascii_letter(c) && !stands_alone(c);
  return std::any_of(kSignRanges.begin(), kSignRanges.end(),
                     [&](Range range) { return c >= range.first && c <= range.last; });
}

// One spelling of letters: plain, and small.
char32_t plain(char32_t c) {
  const char32_t letter = c < 0x80 ? 0 : math::plain_letter(c).letter;
  const char32_t found = letter == 0 ? c : letter;
  return found < 0x80 ? static_cast<char32_t>(lower(static_cast<char>(found))) : found;
}

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    append_utf8(out, plain(c.value));
    at += c.size;
  }
  return out;
}

// Calls `take` with each word of the text until it gives false; says whether it never did.
template <typename Take>
bool all_words(std::string_view text, Take take) {
  std::string word;
  const auto end = [&] { return word.empty() || take(std::exchange(word, {})); };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    const char32_t letter = plain(c.value);
    const bool alone = stands_alone(letter);
    if ((alone || is_sign(letter)) && !end()) return false;
    if (!is_sign(letter)) append_utf8(word, letter);
    if (alone && !end()) return false;
  }
  return end();
}

bool has_words(std::string_view text) {
  return !all_words(text, [](const std::string&) { return false; });
}

std::string without_tags(std::string_view markup) {
  std::string out;
  bool quoted = false;
  bool inside = false;
  for (const char c : markup) {
    if (inside) {
      quoted = quoted != (c == '"');
      inside = quoted || c != '>';
    } else if (c == '<') {
      inside = true;
    } else {
      out += c;
    }
  }
  return out;
}

// ---- drawings

// What the parts of one drawing show.
class DrawnParts {
 public:
  DrawnParts(const Node& drawing, FormulaWords& words) : drawing_(drawing), words_(words) {}

  Drawn run() {
    if (is_glyphs(drawing_)) return glyphs(drawing_) ? (foreign_ ? Drawn::Glyphs : Drawn::Own) : Drawn::More;
    for (const Node* at = drawing_.first; at != nullptr;) {
      const bool part = is_glyphs(*at);
      if (part ? !glyphs(*at) : !outside(*at)) return Drawn::More;
      at = part || is_formula(*at) ? skip_in(drawing_, *at) : next_in(drawing_, *at);
    }
    if (bytes_ > words_.most()) return Drawn::More;
    if (drawn_ ? has_words(outside_) : !words_.hold(outside_)) return Drawn::Words;
    return foreign_ ? Drawn::Glyphs : Drawn::Own;
  }

 private:
  // Whether the part is one that can only draw.
  bool glyphs(const Node& part) {
    for (const Node* at = &part; at != nullptr;) {
      const auto* image = as<Image>(at);
      if (is_foreign(*at) || (image != nullptr && !is_of_formula(*image))) return false;
      if (const auto* text = as<TextNode>(at)) {
        if (!is_blank(text->value) && is_in_block(*at, part)) return false;
        drawn_ = drawn_ || has_words(text->value);
        foreign_ = foreign_ || !words_.hold(text->value);
        bytes_ += trim(text->value).size();
      }
      at = is_formula(*at) ? skip_in(part, *at) : next_in(part, *at);
    }
    return bytes_ <= words_.most();
  }

  // Whether a drawing may hold the node outside of such parts.
  bool outside(const Node& node) {
    if (is_foreign(node)) return false;
    if (const auto* image = as<Image>(&node)) return is_of_formula(*image);
    const auto* text = as<TextNode>(&node);
    const std::string_view shown = text != nullptr ? text->value.view() : shown_value(node);
    if (is_blank(shown)) return true;
    (outside_ += shown) += ' ';
    bytes_ += trim(shown).size();
    return !is_in_block(node, drawing_);
  }

  bool is_of_formula(const Image& image) {
    if (image.element != nullptr && !pictured_tex(*image.element, image.alt).tex.empty()) return true;
    return has_words(image.alt) && words_.hold(image.alt);
  }

  static bool is_foreign(const Node& node) {
    return std::find(kForeignKinds.begin(), kForeignKinds.end(), node.kind) != kForeignKinds.end();
  }
  // A paragraph, an item of a list, a cell. Divisions are none, of which MathJax makes lines.
  static bool is_in_block(const Node& node, const Node& within) {
    const Node* at = node.parent;
    while (at != &within && is(at->kind, group::kGrouping | group::kPhrasing)) at = at->parent;
    return at != &within;
  }

  const Node& drawing_;
  FormulaWords& words_;
  std::string outside_;
  std::size_t bytes_ = 0;
  bool drawn_ = false;    // words are in such parts
  bool foreign_ = false;  // and not all are the formulas'
};

}  // namespace

void FormulaWords::add(std::string_view tex, std::string_view mathml) {
  (tex_ += tex) += '\n';
  (mathml_ += mathml) += '\n';
  spellings_ = {};
  sought_ = 0;
}

// KaTeX and MathJax draw a formula twice and more.
std::size_t FormulaWords::most() const {
  constexpr std::size_t kDrawn = 8;
  return kDrawn * (tex_.size() + kDrawn);
}

bool FormulaWords::hold(std::string_view text) {
  return all_words(text, [&](const std::string& word) { return has(word); });
}

// Single letters beyond ASCII have variants: ϵ and ε, φ and ϕ.
bool FormulaWords::has(const std::string& word) {
  const CodePoint first = decode(word, 0);
  if (first.size == word.size() && first.value >= 0x80 && !stands_alone(first.value)) return true;
  for (std::size_t i = 0; i < kSpellings; ++i) {
    if (spelled(i).words.count(word) > 0) return true;
  }
  return has_part(word);
}

// The a of ab. Each is looked for once, and no more of them than formulas have: what is beyond is not the formulas'.
bool FormulaWords::has_part(const std::string& word) {
  constexpr std::size_t kParts = 32;
  for (std::size_t i = 0; i < kSpellings; ++i) {
    Spelling& spelling = spelled(i);
    if (sought_ > kParts * most()) return false;
    const std::size_t at = spelling.text.find(word);
    sought_ += std::min(at, spelling.text.size());
    if (at == std::string::npos) continue;
    spelling.words.insert(word);
    return true;
  }
  return false;
}

FormulaWords::Spelling& FormulaWords::spelled(std::size_t which) {
  Spelling& spelling = spellings_.at(which);
  if (!spelling.made) {
    spelling.text = plain(which == 0 ? tex_ : which == 1 ? math::readable_line(tex_) : without_tags(mathml_));
    all_words(spelling.text, [&](const std::string& word) { return spelling.words.insert(word), true; });
    spelling.made = true;
  }
  return spelling;
}

bool is_glyphs(const Node& node) {
  if (node.element == nullptr) return false;
  const Element& element = *node.element;
  return std::find(kGlyphElements.begin(), kGlyphElements.end(), element.name) != kGlyphElements.end() ||
         std::any_of(kGlyphClasses.begin(), kGlyphClasses.end(),
                     [&](std::string_view name) { return has_class(element, name); });
}

Drawn drawn_in(const Node& node, FormulaWords& words) { return DrawnParts(node, words).run(); }

}  // namespace offprint
