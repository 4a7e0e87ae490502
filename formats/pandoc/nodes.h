// The nodes of a Document as pandoc's blocks and inlines: the one visitor of every kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/document/document.h"
#include "formats/document/visit.h"
#include "formats/pandoc/places.h"
#include "formats/pandoc/syntax.h"
#include "formats/writing/pictures.h"
#include "formats/writing/write.h"

namespace offprint::pandoc {

// What the first paragraph of an item or note begins with.
struct Lead {
  std::string_view text;  // empty for none
  bool raised = false;
};

class NodeWriter {
 public:
  // All must outlive it.
  NodeWriter(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses,
             Syntax& syntax);

  // The document's blocks, one after the other.
  void run() { blocks(*document_.root); }

  // A visitor: one method for each kind. Blocks (blocks.cpp).
  void operator()(const Root& node) { blocks(node); }
  void operator()(const Paragraph& node) { paragraph(node, "Para", {}); }
  void operator()(const Heading& node);
  void operator()(const ThematicBreak& node);
  void operator()(const BlockQuote& node);
  void operator()(const List& node);
  void operator()(const ListItem& node) { blocks(node); }
  void operator()(const Code& node);
  void operator()(const DefinitionList& node);
  void operator()(const DefinitionTerm& node) { blocks(node); }
  void operator()(const DefinitionDescription& node) { blocks(node); }
  void operator()(const FootnoteDefinition& node);
  void operator()(const Math& node);
  void operator()(const Division& node) { blocks(node); }
  // tables.cpp
  void operator()(const Table& node) { table(node, {}); }
  void operator()(const TableRow& node) { blocks(node); }
  void operator()(const TableCell& node) { blocks(node); }
  // figures.cpp
  void operator()(const Figure& node);
  void operator()(const Caption& node) { caption_block(node, "caption"); }
  void operator()(const Credit& node) { caption_block(node, "credit"); }
  void operator()(const Gallery& node);
  void operator()(const Embed& node);
  // Inlines (inlines.cpp).
  void operator()(const TextNode& node);
  void operator()(const Emphasis& node) { marked("Emph", node); }
  void operator()(const Strong& node) { marked("Strong", node); }
  void operator()(const Delete& node) { marked("Strikeout", node); }
  void operator()(const Underline& node) { marked("Underline", node); }
  void operator()(const Superscript& node) { marked("Superscript", node); }
  void operator()(const Subscript& node) { marked("Subscript", node); }
  void operator()(const Mark& node);
  void operator()(const InlineCode& node);
  void operator()(const InlineMath& node);
  void operator()(const Break& node);
  void operator()(const Link& node);
  void operator()(const Image& node);
  void operator()(const Ruby& node);
  void operator()(const FootnoteReference& node);
  void operator()(const Span& node) { inlines(node); }

 private:
  using Nodes = std::vector<const Node*>;

  // What any node may have: identifier, language, direction.
  Attributes attributes_of(const Node& node) const;
  // Calls `write`, and puts what it writes into a Div or Span if there are attributes.
  template <class Write>
  void within(std::string_view constructor, const Attributes& attributes, const Write& write) {
    if (attributes.empty()) return write();
    syntax_.open_list(constructor);
    syntax_.attributes(attributes);
    syntax_.begin_array();
    write();
    syntax_.end_array();
    syntax_.close_list();
  }

  // The children as blocks: inlines among them become a Plain.
  void blocks(const Node& parent, bool tight = false, Lead lead = {});
  void block(const Node& node);
  void paragraph(const Node& node, std::string_view constructor, Lead lead);
  void lead_in(Lead lead);
  void ordered_list(const List& node);
  void item(const ListItem& node, bool tight);
  // A term (several are parted by line breaks), then its descriptions; returns the node after them.
  const Node* definition(const Node* first);

  void inlines(const Node& parent);
  void inline_node(const Node& node);
  void inlines_of(const Node* first, const Node* end);
  void marked(std::string_view constructor, const Node& node);
  void formula(std::string_view constructor, std::string_view value);
  void note(const FootnoteReference& reference, const FootnoteDefinition& definition);
  // The address that the link or embed leads to; "" if its text is to have no link.
  std::string link_address(const Node& node, std::string_view url);

  // Pictures. Whether nothing is written of the node, as it shows only pictures and these are left out.
  bool is_left_out(const Node& node) const;
  std::string picture_address(const Image& image);  // "" if it cannot be shown
  Attributes picture_attributes(const Image& image) const;
  void embed(const Embed& node);

  void table(const Table& node, const Nodes& captions);
  void table_caption(const Nodes& captions);
  void caption_block(const Node& node, std::string_view name);
  void caption_inlines(const Node& node);
  void picture_paragraph(const Figure& figure, const Image& image, const Nodes& captions);
  void figure_element(const Figure& figure, const Nodes& shown, const Nodes& captions);

  const Document& document_;
  const WriteOptions& options_;
  Diagnostics& losses_;
  Syntax& syntax_;
  const Identifiers identifiers_;
  const Notes notes_;
  SavedPictures saved_;
  bool in_link_ = false;
  bool in_note_ = false;
};

}  // namespace offprint::pandoc
