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
  bool sure;  // in a formula's own element they mean nothing else
};
constexpr std::array kDelimiters{
    Delimiters{"\\(", "\\)", false, true},
    Delimiters{"\\[", "\\]", true, true},
    Delimiters{"$$", "$$", true, false},
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

// What tells TeX from prices, patterns and words between the same delimiters. Groups in braces are passed over.
class TexSigns {
 public:
  explicit TexSigns(std::string_view tex) : tex_(trim(tex)) {
    for (; at_ < tex_.size(); ++at_) read(tex_[at_]);
    end_run(' ');
  }

  // Letters in no word, as names of quantities are.
  bool is_letters() const { return ascii_ && letters_ && words_ == 0 && !runs_; }
  // With a command, an index, an exponent, or such letters and an operator.
  bool is_formula() const { return ascii_ && words_ < 2 && (marked_ || (operators_ && is_letters())); }

 private:
  void read(char c) {
    if (c == '\\') return read_command();
    if (c == '{' || c == '}') {
      end_run(c);
      groups_ += c == '{' ? 1 : -1;
      return;
    }
    if (groups_ > 0) return;
    if (is_letter(c)) {
      ++run_;
      return;
    }
    end_run(c);
    ascii_ = ascii_ && static_cast<unsigned char>(c) < 0x80;
    brackets_ += c == '[' ? 1 : c == ']' ? -1 : 0;
    marked_ = marked_ || ((c == '^' || c == '_') && binds());
    operators_ = operators_ || (brackets_ == 0 && is_operator(c));
  }

  // Those of one letter are more often those of patterns (\w, \d), or of paths.
  void read_command() {
    end_run('\\');
    std::size_t end = at_ + 1;
    while (end < tex_.size() && is_letter(tex_[end])) ++end;
    marked_ = marked_ || (groups_ <= 0 && end > at_ + 2);
    at_ = std::max(end - 1, std::min(at_ + 1, tex_.size() - 1));
  }

  // Two letters are a word between spaces; elsewhere a product.
  void end_run(char behind) {
    const std::size_t before = at_ - std::min(at_, run_);
    const bool apart = is_space(behind) && (before == 0 || is_space(tex_[before - 1]));
    words_ += run_ > 2 || (run_ == 2 && apart) ? 1 : 0;
    runs_ = runs_ || run_ > 1;
    letters_ = letters_ || run_ > 0;
    run_ = 0;
  }

  char before() const { return at_ == 0 ? ' ' : tex_[at_ - 1]; }
  char behind() const { return at_ + 1 < tex_.size() ? tex_[at_ + 1] : ' '; }
  static bool is_operand(char c) { return is_letter(c) || is_digit(c); }

  bool binds() const {
    const auto is_one_of = [](char c, std::string_view of) { return of.find(c) != std::string_view::npos; };
    return (is_operand(before()) || is_one_of(before(), ")}")) && (is_operand(behind()) || is_one_of(behind(), "{\\*"));
  }

  // "a-z" is a range, and "F-16" a name.
  bool is_operator(char c) const {
    if (c == '-') return is_space(before()) && is_space(behind()) && at_ > 0 && at_ + 1 < tex_.size();
    if (c != '=' && c != '+' && c != '<' && c != '>') return false;
    const std::string_view right = trim(tex_.substr(at_ + 1));
    const std::string_view left = trim(tex_.substr(0, at_));
    return !left.empty() && !right.empty() && (is_operand(left.back()) || left.back() == ')') &&
           (is_operand(right.front()) || right.front() == '(' || right.front() == '\\' || right.front() == '-');
  }

  std::string_view tex_;
  std::size_t at_ = 0;
  std::size_t run_ = 0;  // letters before `at_`
  int groups_ = 0;
  int brackets_ = 0;
  int words_ = 0;
  bool ascii_ = true;  // outside of groups
  bool letters_ = false;
  bool runs_ = false;  // of letters
  bool marked_ = false;
  bool operators_ = false;
};

struct Piece {
  std::size_t begin;
  std::size_t end;
  math::Formula formula;
};

// Where a text stands.
enum class Place {
  Running,  // among words
  Within,   // in an element that is a formula's own, and something else with it
  Alone,    // all that such an element shows
};

// The formulas of one text.
class Pieces {
 public:
  Pieces(std::string_view text, Place place) : text_(text), place_(place) {}

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
    const std::size_t end = closed_at(begin, by);
    unclosed_[row] = end == std::string_view::npos;  // none further on is closed either
    if (unclosed_[row] || !text_.substr(end).starts_with(by.close)) return false;
    const std::string_view tex = text_.substr(begin, end - begin);
    if (is_blank(tex) || !is_formula(by, tex, text_.substr(end + by.close.size()))) return false;
    auto formula = math::formula_of_tex(tex, by.display);
    if (!formula) return false;
    found_.push_back({at_, end + by.close.size(), std::move(*formula)});
    at_ = end + by.close.size();
    return true;
  }

  // Among words single dollars are always prices, and \[…\](…) is a link that nobody wrote as one.
  bool is_formula(const Delimiters& by, std::string_view tex, std::string_view behind) const {
    const bool whole = is_blank(text_.substr(0, at_)) && is_blank(behind);
    if (by.sure && whole && place_ != Place::Running) return true;
    const TexSigns signs(tex);
    if (whole && place_ == Place::Alone) return signs.is_formula() || signs.is_letters();
    return by.open != "$" && signs.is_formula() && !(by.close == "\\]" && behind.starts_with('('));
  }

  // Where they close, or would open again; none is within another.
  std::size_t closed_at(std::size_t at, const Delimiters& by) const {
    for (at = text_.find_first_of("\\$", at); at < text_.size(); at = text_.find_first_of("\\$", at)) {
      if (text_.substr(at).starts_with(by.close) || text_.substr(at).starts_with(by.open)) return at;
      at += text_[at] == '\\' ? 2 : 1;
    }
    return std::string_view::npos;
  }

  std::string_view text_;
  Place place_;
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

Place place_in(const Node& element, const TextNode& text) {
  const Node* at = &text;
  while (at != &element && last_shown(at->previous) == nullptr && first_shown(at->next) == nullptr) at = at->parent;
  if (at == &element) return Place::Alone;
  return text.parent == &element ? Place::Within : Place::Running;
}

void settle_text(Document& document, Node& element, TextNode& text, const MathClass& row) {
  if (is_blank(text.value)) return;
  const std::vector<Piece> pieces = Pieces(text.value, row.prose ? Place::Running : place_in(element, text)).find();
  pieces.empty() ? put_bare(document, element, text) : put_pieces(document, text, pieces);
}

// A formula's own, among words.
const MathClass* inner_class(const Node& node, const MathClass& row) {
  const MathClass* const inner = row.prose && node.element != nullptr ? math_class(*node.element) : nullptr;
  return inner == nullptr || inner->prose ? nullptr : inner;
}

void settle_element(Document& document, Node& element, const MathClass& row) {
  for (Node* at = &element; at != nullptr;) {
    const bool none = at->kind == Kind::Text || holds_no_formulas(*at) || (at != &element && is_ignored(*at));
    const MathClass* const inner = none ? nullptr : inner_class(*at, row);
    Node* const next = none || inner != nullptr ? skip_in(element, *at) : next_in(element, *at);
    if (auto* text = as<TextNode>(at)) settle_text(document, element, *text, row);
    if (inner != nullptr) settle_element(document, *at, *inner);
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
