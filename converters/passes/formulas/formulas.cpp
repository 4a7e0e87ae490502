// A formula appears once, as the page shows it: as TeX and, where the page has it, MathML.
//
// Recognised: what KaTeX, MathJax (2 and 3) and MediaWiki draw around a formula that the page holds too (as MathML or
// in a <script>), a drawing that is kept from being read aloud beside its formula, and the picture of it; pictures
// whose alternative text or address is TeX (formula_shapes.h); spans with the TeX in an attribute; code that is a
// formula by its class; TeX between delimiters that a script would draw (delimited.h). What draws goes, the formula
// stays: its TeX says all that is drawn. What is around the formula and not of its drawing (drawn_words.h) stays, too.
// A drawing without any source stays as it is, which is reported. Runs before `hide`, for pages hide the one and show
// the other.
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/formulas/delimited.h"
#include "converters/passes/formulas/drawn_words.h"
#include "converters/passes/formulas/formula_nodes.h"
#include "converters/passes/formulas/formula_shapes.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/math/mathml.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool is_script(const Node& node) {
  return is_formula(node) && node.element != nullptr && node.element->name == "script";
}

std::vector<Node*> formulas_in(Node& node) {
  std::vector<Node*> out;
  for (Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is_formula(*at)) out.push_back(at);
  }
  return out;
}

FormulaWords words_of(const std::vector<Node*>& formulas) {
  FormulaWords words;
  for (const Node* formula : formulas) words.add(tex_of(*formula), mathml_of(*formula));
  return words;
}

// The outermost inline around the node that holds nothing else: the formula with what the page wraps it in.
Node& outermost_around(Node& node) {
  Node* at = &node;
  while (at->parent != nullptr && is(at->parent->kind, group::kGrouping)) {
    const bool alone = first_shown(at->parent->first) == at && first_shown(at->next) == nullptr;
    if (!alone) break;
    at = at->parent;
  }
  return *at;
}

class Formulas {
 public:
  Formulas(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics), drawings_(document.census) {}

  void run() {
    for (Node* at = document_.root->first; at != nullptr;) at = settle(*at);
  }

 private:
  // The node that the walk goes on with.
  Node* settle(Node& node) {
    if (is_formula(node)) return after(drop_twins(node));
    if (node.element == nullptr) return next_in(*document_.root, node);
    if (const DrawingRow* row = drawings_.row_of(*node.element)) return drawing(node, *row);
    if (node.kind == Kind::Image) return picture(static_cast<Image&>(node));
    return written(node);
  }
  Node* after(Node& node) const { return skip_in(*document_.root, node); }

  // ---- drawings

  Node* drawing(Node& node, const DrawingRow& row) {
    if (row.mathjax2) {
      if (Node* script = script_after(node)) return drawn_before(node, *script);
    }
    const std::vector<Node*> found = formulas_in(node);
    const bool display = row.display || node.element->block || says_display(*node.element);
    if (!found.empty()) {
      FormulaWords words = words_of(found);
      const Drawn drawn = drawn_in(node, words);
      if (!may_go(drawn, Drawn::Glyphs)) return opened(node, words, row.display || says_display(*node.element));
      return instead(node, found, display, drawn);
    }
    if (Node* made = from_attribute(node, display)) return after(*made);
    return row.preview || holds_picture(node) || node.first == nullptr ? next_in(*document_.root, node) : unread(node);
  }

  // Whether a drawing that shows more than its formula may go; `most`: how much more. The ledger has it then.
  bool may_go(Drawn drawn, Drawn most) const {
    if (drawn == Drawn::Own) return true;
    const bool seen = drawn == Drawn::Words && options_.clean == Clean::None;
    return drawn <= most && !seen && !keeps(options_, kTwice);
  }
  void record_drawn(const Node& drawing, Drawn drawn) {
    if (drawn != Drawn::Own) record_cut(drawing, kTwice, diagnostics_);
  }

  // What the page calls a drawing is more than one: the parts in it that only draw go, the formulas stay where they are
  // among the rest.
  Node* opened(Node& node, FormulaWords& words, bool display) {
    for (Node* formula : display ? formulas_in(node) : std::vector<Node*>()) {
      if (formula->kind == Kind::InlineMath) replace(*formula, *on_lines_of_its_own(*formula));
    }
    for (Node* at = node.first; at != nullptr;) {
      const bool inner = at->element != nullptr && drawings_.row_of(*at->element) != nullptr;
      const bool glyphs = !inner && is_glyphs(*at) && formulas_in(*at).empty();
      const Drawn drawn = glyphs ? drawn_in(*at, words) : Drawn::More;
      Node* const next = inner || glyphs ? skip_in(node, *at) : next_in(node, *at);
      if (may_go(drawn, Drawn::Glyphs)) {
        record_drawn(*at, drawn);
        keep_targets(*at, *at);
        detach(*at);
      }
      at = next;
    }
    return next_in(*document_.root, node);
  }

  // A drawing whose formula cannot be read stays, even where it was hidden from screen readers.
  Node* unread(Node& drawing) {
    diagnostics_.report(DiagnosticCode::ElementDropped, drawing.source.begin, "math");
    for (Node* at = &drawing; at != nullptr; at = next_in(drawing, *at)) {
      if (at->element != nullptr && at->element->get("aria-hidden") == "true") at->element = nullptr;
    }
    return after(drawing);
  }

  // The <script> that holds what MathJax 2 drew: it comes after the drawing's parts, which are side by side.
  Node* script_after(Node& node) {
    constexpr int kMostParts = 4;
    Node* at = first_shown(node.next);
    for (int parts = 1; parts < kMostParts && at != nullptr && is_part(*at); ++parts) at = first_shown(at->next);
    return at != nullptr && is_script(*at) ? at : nullptr;
  }
  bool is_part(const Node& node) {
    const DrawingRow* row = node.element == nullptr ? nullptr : drawings_.row_of(*node.element);
    return row != nullptr && row->mathjax2;
  }

  // The drawing goes; the MathML in it goes into the formula. Where a part of it is more than a drawing, the walk goes
  // on with that.
  Node* drawn_before(Node& node, Node& script) {
    for (Node* at = &node; at != &script;) {
      Node* const next = at->next;
      if (!is_blank_node(*at)) {
        const std::vector<Node*> found = formulas_in(*at);
        FormulaWords words = words_of(found);
        words.add(tex_of(script), mathml_of(script));
        if (!drop_part(*at, found, words, script)) return at == &node ? opened(node, words, false) : at;
      }
      at = next;
    }
    return after(script);
  }
  bool drop_part(Node& part, const std::vector<Node*>& found, FormulaWords& words, Node& script) {
    const bool preview = drawings_.row_of(*part.element)->preview;
    constexpr std::string_view kUnsaid = "[math]";  // MathJax's own words
    const Drawn drawn = preview && trim(text_content(part)) == kUnsaid ? Drawn::Own : drawn_in(part, words);
    if (found.size() > 1 || !may_go(drawn, preview ? Drawn::Words : Drawn::Glyphs)) return false;
    if (found.size() == 1 && mathml_of(script).empty()) set_mathml(script, mathml_of(*found.front()));
    for (Node* formula : found) detach(*formula);
    record_drawn(part, drawn);
    keep_targets(part, part);  // before it: what follows is looked at next
    detach(part);
    return true;
  }

  // The formulas take the drawing's place.
  Node* instead(Node& drawing, const std::vector<Node*>& formulas, bool display, Drawn drawn) {
    Node* last = &drawing;
    keep_targets(drawing, drawing);
    for (Node* formula : formulas) {
      detach(*formula);
      Node* const put = display ? on_lines_of_its_own(*formula) : formula;
      if (put->language.empty()) put->language = drawing.language;
      insert_after(*last, *put);
      last = put;
    }
    record_drawn(drawing, drawn);
    detach(drawing);
    return after(*last);
  }

  // Links may lead into the drawing: to the number of an equation. Their targets stay, empty, before the formula.
  void keep_targets(Node& drawing, Node& before) {
    for (const Node* at = &drawing; at != nullptr; at = next_in(drawing, *at)) {
      if (at->element == nullptr || at->element->get("id").empty() || is_formula(*at)) continue;
      auto* target = document_.make<Span>(at->source);
      target->element = at->element;
      insert_before(before, *target);
    }
  }

  Node* on_lines_of_its_own(Node& formula) {
    if (formula.kind == Kind::Math) return &formula;
    return make_formula(document_, {std::string(tex_of(formula)), std::string(mathml_of(formula)), true}, formula);
  }

  Node* from_attribute(Node& node, bool display) {
    const std::string_view mathml = given_mathml(*node.element);
    auto formula = mathml.empty() ? std::nullopt : math::read_mathml(mathml);
    if (!formula) formula = math::formula_of_tex(given_tex(*node.element), display);
    if (!formula) return nullptr;
    const std::vector<Node*> found = formulas_in(node);
    FormulaWords words = words_of(found);
    words.add(formula->tex, formula->mathml);
    const Drawn drawn = drawn_in(node, words);
    if (found.size() > 1 || !may_go(drawn, Drawn::Words)) return nullptr;  // the attribute is about something else
    for (Node* twin : found) detach(*twin);
    record_drawn(node, drawn);
    formula->display = formula->display || display;
    Node* made = make_formula(document_, *formula, node);
    replace(node, *made);
    return made;
  }

  // ---- a formula's duplicates

  // Drawings beside it under unknown names, hidden from screen readers, or its picture. Wrappers that hold only the
  // formula, and may hide it, go with them; a <noscript> goes alone, too.
  Node& drop_twins(Node& formula) {
    Node& whole = outermost_around(formula);
    Node* const before = last_shown(whole.previous);
    Node* const behind = first_shown(whole.next);
    bool dropped = false;
    for (Node* twin : {before, behind}) {
      if (twin == nullptr || !draws(*twin, formula, whole)) continue;
      detach(*twin);
      dropped = true;
    }
    if (dropped || is_noscript(whole)) put_in_place(whole, formula);
    return formula;
  }
  static void put_in_place(Node& whole, Node& formula) {
    if (&whole == &formula) return;
    detach(formula);
    replace(whole, formula);
  }
  static bool draws(const Node& twin, const Node& formula, const Node& whole) {
    if (twin.element == nullptr) return false;
    if (const Image* image = only_image(twin)) {
      const std::string tex = pictured_tex(*image->element, image->alt).tex;
      const std::string said = math::plain_tex(tex.empty() ? image->alt.view() : std::string_view(tex), false);
      return said == one_line(tex_of(formula));
    }
    const bool drawing = is(twin.kind, group::kGrouping) && twin.element->get("aria-hidden") == "true";
    if (!drawing || &whole == &formula || holds_picture(twin) || !are_all_of_parent(twin, whole)) return false;
    FormulaWords words;
    words.add(tex_of(formula), mathml_of(formula));
    return drawn_in(twin, words) == Drawn::Own;
  }
  // The image, where the node holds nothing else, as a <noscript> may.
  static const Image* only_image(const Node& node) {
    Node* at = const_cast<Node*>(&node);
    while (at != nullptr && is(at->kind, group::kGrouping)) {
      at = first_shown(at->first);
      if (at != nullptr && first_shown(at->next) != nullptr) return nullptr;
    }
    const auto* image = as<Image>(static_cast<const Node*>(at));
    return image != nullptr && image->element != nullptr ? image : nullptr;
  }
  static bool are_all_of_parent(const Node& twin, const Node& whole) {
    Node* const first = first_shown(twin.parent->first);
    Node* const last = last_shown(twin.parent->last);
    const bool both = (first == &twin && last == &whole) || (first == &whole && last == &twin);
    return both && is(twin.parent->kind, group::kGrouping);
  }

  // ---- pictures and attributes

  Node* picture(Image& image) {
    const PicturedTex pictured = pictured_tex(*image.element, image.alt);
    const auto formula = math::formula_of_tex(pictured.tex, pictured.display);
    if (!formula) return next_in(*document_.root, image);
    Node* made = make_formula(document_, *formula, image);
    replace(image, *made);
    if (is_noscript(outermost_around(*made))) drop_twins(*made);
    return after(drop_twins(*made));
  }
  static bool is_noscript(const Node& node) { return node.element != nullptr && node.element->name == "noscript"; }

  // <code class="math">, as GitLab and our own pages have formulas that are TeX only.
  static bool is_coded(const Node& node) {
    if (!is_element(node, "code")) return false;
    const std::string_view set = node.element->get("class");
    return set == "math" || set.starts_with("math ") || set.find(" math ") != set.npos || set.ends_with(" math");
  }
  Node* coded(Node& code) {
    Node& parent = *code.parent;
    const bool alone = first_shown(parent.first) == &code && first_shown(code.next) == nullptr;
    const bool display = alone && parent.kind == Kind::Paragraph;
    const auto formula = holds_picture(code) ? std::nullopt : math::formula_of_tex(text_content(code), display);
    if (!formula) return next_in(*document_.root, code);
    Node* made = make_formula(document_, *formula, code);
    replace(display ? parent : code, *made);
    return after(*made);
  }

  Node* written(Node& node) {
    if (is_coded(node)) return coded(node);
    const bool inline_part = node.kind == Kind::Span || node.kind == Kind::Division;
    if (!inline_part || given_tex(*node.element).empty()) return next_in(*document_.root, node);
    Node* made = from_attribute(node, node.element->block);
    return made != nullptr ? after(*made) : next_in(*document_.root, node);
  }

  static constexpr std::string_view kTwice = "duplicate";  // of the ledger's reasons

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  Drawings drawings_;
};

}  // namespace

void find_formulas(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  find_delimited_formulas(document);
  Formulas(document, options, diagnostics).run();
}

}  // namespace offprint
