// Nodes as HTML in XML's syntax (HTML Standard §14): the one visitor behind pages, EPUB's chapters and HTML in
// Markdown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/document/node.h"
#include "formats/html/anchors.h"
#include "formats/writing/words.h"

namespace offprint {

// What becomes of a picture.
struct Picture {
  enum class Use : std::uint8_t {
    Shown,   // as <img>, from `address`
    Linked,  // as a link to `address` ("" for none) that says what it shows
    Left,    // not at all
  };
  Use use = Use::Shown;
  std::string address;
  std::string shape{};  // of the <img>: classes of the place's style sheet; "" for none
};

// Where the XHTML will be read. By default pictures and links keep their addresses, and unsafe ones are left out.
class XhtmlPlace {
 public:
  XhtmlPlace() = default;
  XhtmlPlace(const XhtmlPlace&) = delete;
  XhtmlPlace& operator=(const XhtmlPlace&) = delete;
  virtual ~XhtmlPlace() = default;

  virtual Picture picture(const Image& image);
  // The href for an address that `node` (a link or an embed) holds; "" if its text is to have no link.
  virtual std::string link(const Node& node, std::string_view address);
};

// A heading's depth, where its element is that of another level.
inline constexpr std::string_view kDepthAttribute = "data-depth";

struct XhtmlOptions {
  enum class Form : std::uint8_t {
    Page,      // HTML for a browser
    Book,      // EPUB: epub:type, roles, xml:lang, alignment by class
    Fragment,  // inside Markdown: no <div> or <span>, no empty line, no words of our own
  };
  Form form = Form::Page;
  std::string_view language;         // of our own words; BCP 47
  const Anchors* anchors = nullptr;  // null: no ids
  // Book, Page: how many levels of headings stand above the text, whose own are the elements of their levels below
  // them; nothing: they are the elements of their depths, for a place that is not known.
  std::optional<int> headings_above;
  bool vertical = false;  // Book: short numbers and abbreviations are set upright between the characters
};

class XhtmlWriter {
 public:
  // All must outlive the writer; `out` is appended to.
  XhtmlWriter(const XhtmlOptions& options, XhtmlPlace& place, std::string& out)
      : options_(options), place_(place), out_(out) {}

  // Writes what is below `root`, its footnotes tied to their references. Blocks end with a line feed.
  void write_children(const Node& root);
  // The same in steps: first begin, then write for each child of `root`.
  void begin(const Node& root) { find_footnotes(root); }
  void write(const Node& node);

  // A visitor: one method for each kind.
  void operator()(const Root& node) { children(node); }
  void operator()(const Paragraph& node);
  void operator()(const Heading& node);
  void operator()(const ThematicBreak& node);
  void operator()(const BlockQuote& node) { container("blockquote", node); }
  void operator()(const List& node);
  void operator()(const ListItem& node);
  void operator()(const Code& node);
  void operator()(const Table& node);
  void operator()(const TableRow& node);
  void operator()(const TableCell& node);
  void operator()(const Figure& node);
  void operator()(const Caption& node) { block("p", node); }
  void operator()(const Credit& node);
  void operator()(const Gallery& node);
  void operator()(const Embed& node);
  void operator()(const DefinitionList& node);
  void operator()(const DefinitionTerm& node) { block("dt", node); }
  void operator()(const DefinitionDescription& node) { container("dd", node); }
  void operator()(const FootnoteDefinition& node);
  void operator()(const Math& node);
  void operator()(const TextNode& node);
  void operator()(const Emphasis& node) { inline_element("em", node, is_fragment() ? "" : emphasis_class(node)); }
  void operator()(const Strong& node) { inline_element("strong", node); }
  void operator()(const Delete& node) { inline_element("del", node); }
  void operator()(const Underline& node) { inline_element("u", node); }
  void operator()(const Mark& node) { inline_element("mark", node); }
  void operator()(const Superscript& node) { inline_element("sup", node); }
  void operator()(const Subscript& node) { inline_element("sub", node); }
  void operator()(const InlineCode& node);
  void operator()(const InlineMath& node);
  void operator()(const Break& node);
  void operator()(const Link& node);
  void operator()(const Image& node);
  void operator()(const Ruby& node);
  void operator()(const FootnoteReference& node);
  void operator()(const Division& node) { children(node); }
  void operator()(const Span& node) { children(node); }

 private:
  struct Footnote {
    const Node* definition = nullptr;  // the first with its identifier
    const Node* reference = nullptr;   // the first to it
    int written = 0;                   // references so far
    int number = 0;                    // in the order of the references
  };
  struct CellPlace {
    Align align = Align::None;
    std::string_view scope;  // of a header cell
    bool divided = false;    // its words may be
  };
  using Cells = std::span<const TableCell* const>;

  // Primitives.
  bool is_book() const { return options_.form == XhtmlOptions::Form::Book; }
  bool is_fragment() const { return options_.form == XhtmlOptions::Form::Fragment; }
  // Of a block that a page may scroll by itself: the keyboard reaches it.
  std::string_view scrolls() const { return options_.form == XhtmlOptions::Form::Page ? " tabindex=\"0\"" : ""; }
  void open(std::string_view tag, const Node& node, std::string_view attributes = {});
  void close(std::string_view tag);
  void identify(const Node& node);         // id and language, as attributes
  bool has_marks(const Node& node) const;  // whether identify would write anything
  void children(const Node& node);
  void block(std::string_view tag, const Node& node, std::string_view attributes = {});  // of inlines
  // Of blocks, after what comes `before` them.
  void container(std::string_view tag, const Node& node, std::string_view attributes = {},
                 std::string_view before = {});
  std::string task_box(Checked checked) const;
  void inline_element(std::string_view tag, const Node& node, std::string_view attributes = {});
  void append_text(std::string& out, std::string_view text) const;
  void code_text(std::string_view text);
  void formula(std::string_view value, std::string_view mathml);
  int heading_level(int depth);

  // Links and pictures.
  void anchor(const Node& node, std::string_view href, std::string_view title);
  void picture_link(const Link& node, const Image& image, const std::string& href);
  void word_link(Word what, std::string_view href);
  void link_text(const Link& node);

  // What a book's style sheet knows (xhtml_book.cpp), as attributes; "" for nothing.
  static std::string_view emphasis_class(const Emphasis& node);
  static std::string_view paragraph_class(const Paragraph& node);
  void close_anchor();
  void show(const Image& image, const Picture& picture);
  void name_picture(const Image& image, std::string_view address);
  std::string picture_words(const Image& image) const;
  std::string embed_words(const Embed& embed) const;
  void say_embed(const Embed& embed);
  void figure_picture(const Node& node);
  void captions(const Node* from);

  // Tables (xhtml_table.cpp).
  // `divided`: the cells in which words may be, from this row on; those of later rows are left there.
  void write_row(const Node& row, std::span<const Align> align, bool head, Cells& divided);
  void write_cell(const TableCell& cell, CellPlace place);

  // Footnotes: ids are those that links need, if the nodes have one, else made from the identifier.
  void find_footnotes(const Node& root);
  std::string definition_id(const Node* definition, std::string_view identifier) const;
  std::string reference_id(const Node* reference, std::string_view identifier, int number) const;
  std::string own_id(const Node* node) const;
  std::string label_of(const Footnote& note, Text label, Text identifier) const;

  const XhtmlOptions& options_;
  XhtmlPlace& place_;
  std::string& out_;
  std::unordered_map<std::string_view, Footnote> footnotes_;
  bool numbered_ = false;           // footnotes by their numbers, not by their labels
  std::vector<int> open_headings_;  // depths of the headings that the text is under
  bool in_link_ = false;
  bool linked_picture_ = false;          // whether a picture has become a link since the figure's picture began
  std::vector<std::string> after_link_;  // addresses of pictures inside the open link that are not shown
  std::string figure_words_;             // what the open figure says about its pictures
  const Node* table_caption_ = nullptr;  // of the table that is written next
  std::string before_text_;              // a footnote's label, for its first paragraph
};

}  // namespace offprint
