#include "converters/passes/formulas/delimited.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "converters/passes/formulas/formula_nodes.h"
#include "converters/passes/formulas/formula_shapes.h"
#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/math/mathml.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Classes of elements that hold formulas as TeX, which a script draws in the reader's browser. `prose`: words around
// them, too.
struct MathClass {
  std::string_view name;
  bool prose;
  std::string_view who;
};
constexpr std::array kMathClasses{
    MathClass{"math", false, "Pandoc (\"math inline\"), Sphinx, reStructuredText"},
    MathClass{"arithmatex", false, "MkDocs"},
    MathClass{"math-tex", false, "CKEditor"},
    MathClass{"math-container", false, "Stack Exchange"},
    MathClass{"math-inline", false, "Gatsby, Docusaurus"},
    MathClass{"math-display", false, "the same"},
    MathClass{"math-block", false, "Markdown editors"},
    MathClass{"js-inline-math", false, "GitHub"},
    MathClass{"js-display-math", false, "the same"},
    MathClass{"MathJax", false, "WordPress's plugins"},
    MathClass{"mathjax", false, "the same"},
    MathClass{"MathJax_Preview", false, "MathJax 2: what it has not drawn yet"},
    MathClass{"tex2jax_process", true, "MathJax 2: look for formulas in here"},
    MathClass{"mathjax_process", true, "MathJax 3"},
};
// One of these is in each name.
constexpr std::array<std::string_view, 4> kInMathClasses{"math", "Math", "matex", "2jax"};
static_assert(std::all_of(kMathClasses.begin(), kMathClasses.end(), [](const MathClass& row) {
  return std::any_of(kInMathClasses.begin(), kInMathClasses.end(),
                     [&](std::string_view in) { return row.name.find(in) != std::string_view::npos; });
}));

// Where MathJax draws nothing.
constexpr std::array<std::string_view, 9> kNoFormulasIn{"pre",      "code",   "kbd",   "samp",    "tt",
                                                        "textarea", "script", "style", "noscript"};
// What a page says of text in which it draws none; an element of kMathClasses inside is drawn nevertheless.
constexpr std::array<std::string_view, 2> kIgnored{"tex2jax_ignore", "mathjax_ignore"};

// In the order in which they are tried.
struct Delimiters {
  std::string_view open;
  std::string_view close;
  bool display;
  bool sure;  // they mean nothing else
};
constexpr std::array kDelimiters{
    Delimiters{"\\(", "\\)", false, true},
    Delimiters{"\\[", "\\]", true, true},
    Delimiters{"$$", "$$", true, true},
    Delimiters{"$", "$", false, false},
};

const MathClass* math_class(const Element& element) {
  const MathClass* found = nullptr;
  any_name(element.get("class"), [&](std::string_view name) {
    const auto* const row =
        std::find_if(kMathClasses.begin(), kMathClasses.end(), [&](const MathClass& of) { return of.name == name; });
    if (row != kMathClasses.end()) found = row;
    return found != nullptr;
  });
  return found;
}

bool holds_no_formulas(const Node& node) {
  if (node.kind == Kind::InlineCode || node.kind == Kind::Code) return true;
  return node.element != nullptr && std::any_of(kNoFormulasIn.begin(), kNoFormulasIn.end(),
                                                [&](std::string_view name) { return node.element->name == name; });
}

bool is_ignored(const Node& node) {
  return node.element != nullptr && std::any_of(kIgnored.begin(), kIgnored.end(),
                                                [&](std::string_view name) { return has_class(*node.element, name); });
}

// Between dollar signs in prose: "$5 and 6$" is none (Pandoc's rule), nor is what holds words outside TeX's groups.
bool is_formula_in_prose(std::string_view tex, std::string_view behind) {
  if (is_space(tex.front()) || is_space(tex.back()) || (!behind.empty() && is_digit(behind.front()))) return false;
  constexpr int kWord = 3;  // letters
  int letters = 0;
  int groups = 0;
  bool command = false;
  for (const char c : tex) {
    groups += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (groups == 0 && static_cast<unsigned char>(c) >= 0x80) return false;
    command = c == '\\' || (command && is_letter(c));
    letters = is_letter(c) && !command && groups == 0 ? letters + 1 : 0;
    if (letters == kWord) return false;
  }
  return true;
}

struct Piece {
  std::size_t begin;
  std::size_t end;
  math::Formula formula;
};

// The formulas of one text.
class Pieces {
 public:
  Pieces(std::string_view text, bool prose) : text_(text), prose_(prose) {}

  std::vector<Piece> find() {
    while (at_ < text_.size()) {
      at_ = std::min(text_.find_first_of("\\$", at_), text_.size());
      if (at_ < text_.size() && !take()) at_ += text_[at_] == '\\' ? 2 : 1;
    }
    return std::move(found_);
  }

 private:
  bool take() {
    for (std::size_t i = 0; i < kDelimiters.size(); ++i) {
      if (text_.substr(at_).starts_with(kDelimiters[i].open) && !unclosed_[i]) return take(i);
    }
    return false;
  }

  bool take(std::size_t row) {
    const Delimiters& by = kDelimiters[row];
    const std::size_t begin = at_ + by.open.size();
    const std::size_t end = closed_at(begin, by.close);
    unclosed_[row] = end == std::string_view::npos;  // none further on is closed either
    if (unclosed_[row]) return false;
    const std::string_view tex = text_.substr(begin, end - begin);
    const std::string_view behind = text_.substr(end + by.close.size());
    if (is_blank(tex) || (!by.sure && !is_all(behind) && !(prose_ && is_formula_in_prose(tex, behind)))) return false;
    auto formula = math::formula_of_tex(tex, by.display);
    if (!formula) return false;
    found_.push_back({at_, end + by.close.size(), std::move(*formula)});
    at_ = end + by.close.size();
    return true;
  }

  // Whether nothing is before the delimiters, and nothing behind them.
  bool is_all(std::string_view behind) const { return is_blank(text_.substr(0, at_)) && is_blank(behind); }

  std::size_t closed_at(std::size_t at, std::string_view close) const {
    for (at = text_.find_first_of("\\$", at); at < text_.size(); at = text_.find_first_of("\\$", at)) {
      if (text_.substr(at).starts_with(close)) return at;
      at += text_[at] == '\\' ? 2 : 1;
    }
    return std::string_view::npos;
  }

  std::string_view text_;
  bool prose_;
  std::size_t at_ = 0;
  std::array<bool, kDelimiters.size()> unclosed_{};
  std::vector<Piece> found_;
};

void put_pieces(Document& document, TextNode& text, const std::vector<Piece>& pieces) {
  std::size_t done = 0;
  const auto put_text = [&](std::size_t end) {
    if (end > done) insert_before(text, *document.make_text(text.value.part(done, end - done), text.source));
  };
  for (const Piece& piece : pieces) {
    put_text(piece.begin);
    insert_before(text, *make_formula(document, piece.formula, text));
    done = piece.end;
  }
  put_text(text.value.size());
  detach(text);
}

// Pandoc for KaTeX writes none: the classes say all, and only what is surely TeX is believed.
void put_bare(Document& document, const Node& element, TextNode& text) {
  const bool display = has_class(*element.element, "display");
  const bool alone = first_shown(element.first) == &text && first_shown(text.next) == nullptr;
  if (!alone || !has_class(*element.element, "math") || (!display && !has_class(*element.element, "inline"))) return;
  auto formula = math::is_tex(text.value) ? math::formula_of_tex(text.value, display) : std::nullopt;
  if (formula) put_pieces(document, text, {{0, text.value.size(), std::move(*formula)}});
}

void settle_element(Document& document, Node& element, const MathClass& row) {
  for (Node* at = &element; at != nullptr;) {
    const bool passed = at->kind == Kind::Text || holds_no_formulas(*at) || (at != &element && is_ignored(*at));
    Node* const next = passed ? skip_in(element, *at) : next_in(element, *at);
    if (auto* text = as<TextNode>(at); text != nullptr && !is_blank(text->value)) {
      const std::vector<Piece> pieces = Pieces(text->value, row.prose).find();
      pieces.empty() ? put_bare(document, element, *text) : put_pieces(document, *text, pieces);
    }
    at = next;
  }
}

}  // namespace

void find_delimited_formulas(Document& document) {
  const bool may_be = std::any_of(kInMathClasses.begin(), kInMathClasses.end(),
                                  [&](std::string_view part) { return document.census.holds_class_part(part); });
  if (!may_be) return;
  Node& root = *document.root;
  for (Node* at = &root; at != nullptr;) {
    const MathClass* const row = at->element == nullptr ? nullptr : math_class(*at->element);
    const bool passed = row != nullptr || holds_no_formulas(*at);
    Node* const next = passed ? skip_in(root, *at) : next_in(root, *at);
    if (row != nullptr) settle_element(document, *at, *row);
    at = next;
  }
}

}  // namespace offprint
