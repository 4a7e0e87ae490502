// Turns the tree of a page into nodes of a Document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document/document.h"
#include "formats/html/attributes.h"
#include "formats/html/elements.h"
#include "formats/html/page_tree.h"
#include "formats/html/shown_as.h"
#include "formats/html/source_text.h"
#include "formats/html/table_sections.h"
#include "formats/html/tag_rules.h"
#include "formats/math/mathml.h"

namespace offprint {

class PageBuilder {
 public:
  // All must outlive the builder. `options.limits.depth`: how deep nodes may nest; deeper ones become siblings.
  PageBuilder(Document& document, const PageTree& tree, const ReadOptions& options, Scripts scripts = Scripts::Run)
      : document_(document), tree_(tree), tags_(document), options_(options), scripts_(scripts) {}

  // Appends the content of `parent` to `into`. `language`: of what surrounds it, BCP 47; "" if unknown.
  void build(const PageNode& parent, Node& into, Text language);

 private:
  // An element of the tree, its tag read.
  struct Read {
    const PageNode* node = nullptr;
    Kind kind = Kind::Span;
    Element* element = nullptr;
    Source tag;           // its start tag; if it has none, empty, at the place where it was implied
    bool tagged = false;  // whether it has a start tag
  };
  // An element whose children are being read.
  struct Frame {
    const PageNode* element = nullptr;
    std::size_t next = 0;            // child
    const PageNode* only = nullptr;  // the one child that is shown, where not all are
    Node* into = nullptr;            // where children go
    Node* node = nullptr;            // what the element became; null if it is dissolved
    Node* outer = nullptr;           // `node`, or the box that its style puts around it
    Treat treat = Treat::Children;
    std::size_t depth = 0;    // of `into`
    Text language;            // inside it
    bool table_head = false;  // inside <thead>
    bool tagged = false;
    bool apart = false;                                                     // its words do not join those behind it
    Around around;                                                          // what surrounds it
    InlineStyle::WhiteSpace white_space = InlineStyle::WhiteSpace::Unsaid;  // inside it
    bool raw = false;            // inside <pre> or its like, which keep their lines without a style
    std::size_t quotations = 0;  // how many <q> are open
    bool unquoted = false;       // their style takes the marks away
    Node* mark = nullptr;        // of <q>: the one that opens it
    bool mute = false;           // inside a drawing, but in none of its texts
    bool drawn_inside = false;   // of <mjx-container>: words are beside what draws the formula
    Node* notes = nullptr;       // of <ruby>: holds the annotations of `into`; what follows them begins the next Ruby
    Node* before = nullptr;      // the last child of `into` on entry
    TableSections sections;      // of <table>
  };

  void text(const PageNode& node);
  void lines(const SourceText& found);
  void element(const PageNode& node);
  void leave();
  void end_source(const Frame& frame);

  Text name_of(const PageNode& node);
  const ElementRow& row_of(const PageNode& node, Text name);
  Read read(const PageNode& node, Text name, const ElementRow& row);
  void note_anchors(const Element& element, std::uint32_t begin);
  Text child_attribute(const PageNode& parent, std::string_view child, std::string_view attribute);
  Node* make(const Read& read, Kind kind);
  // Appends; sets the language if it differs from that of the surroundings.
  void append_here(Node& node, const Element* element);
  void append_leaf(const Read& read, Node& node);
  void enter(const Read& read, Node* node, Treat treat);
  static bool keeps_blanks(const Frame& frame);
  void container(const Read& read, Kind kind, Treat treat);
  // Makes what the style puts around the node and into it.
  Node& box(const Read& read, Node& node, const ShownAs& shown);
  Node& marks_in(const Read& read, Node& node, StyleMarks marks);
  // Quotations (page_quotations.cpp).
  void begin_quotation(const Read& read);
  void end_quotation();
  Node* quotation_mark(bool opening, std::uint32_t place);
  void leave_section(const Frame& section);

  // Players and frames (page_media.cpp).
  void media(const Read& read, Text url);
  void object(const Read& read);
  bool picture(const Read& read, Text url);
  std::string fallback_words(const PageNode& node);
  bool writes(const PageNode& script) const;
  void written(const Read& read, std::string_view page);
  // Formulas (page_formulas.cpp).
  void formula(const Read& read);
  void drawn(const Read& read);
  void script(const Read& read);
  bool is_written_out();
  bool drawn_formula(const Read& read);
  void append_formula(const Read& read, const math::Formula& formula);
  // Drawings (page_drawings.cpp).
  static bool is_drawn(const PageNode& element) { return PageTree::name_space(element) == PageTree::Namespace::Svg; }
  void drawing(const Read& read);
  bool shows_more_than_an_icon(const Read& read);
  static bool is_mute(const Read& read, bool outer);
  void part_words(const Frame& frame);
  bool begins_line(const Node& tspan);
  void not_chosen(const PageNode& child);
  const PageNode* chosen_child(const Read& read, std::string_view language);

  void scriptless(const Read& read);
  void lost(const Read& read);

  void begin_annotation(const Read& read);
  void end_annotation(const Frame& frame);
  void annotate(Frame& ruby);
  void end_ruby(Frame& ruby);
  // Where the next child goes: `content` is false for white space, which begins no new Ruby.
  Node& place(bool content);

  Document& document_;
  const PageTree& tree_;
  TagReader tags_;
  const ReadOptions& options_;
  const Scripts scripts_;
  std::vector<Frame> frames_;
  std::string scratch_;
  std::optional<double> drawn_line_;  // `y` of the last part of the open <text> that has one
};

}  // namespace offprint
