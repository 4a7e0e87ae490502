// Documents of Stage::Article by hand: each call makes a node, its children in the call.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/document.h"
#include "formats/document/tree.h"
#include "formats/document/validate.h"
#include "formats/text/writer.h"

namespace offprint::test {

class Build {
 public:
  explicit Build(std::string_view language = "en") {
    document.stage = Stage::Article;
    document.metadata.language = language;
    options.header = false;
  }

  template <class T>
  T* node(std::initializer_list<Node*> children = {}) {
    T* made = document.make<T>({});
    for (Node* child : children) append(*made, *child);
    return made;
  }
  Node* text(std::string_view value) { return document.make_text(document.text(value), {}); }
  Node* paragraph(std::string_view value) { return node<Paragraph>({text(value)}); }
  Node* heading(std::uint8_t depth, std::string_view value) {
    auto* made = node<Heading>({text(value)});
    made->depth = depth;
    return made;
  }
  Node* link(std::string_view url, std::initializer_list<Node*> children) {
    auto* made = node<Link>(children);
    made->url = document.text(url);
    return made;
  }
  Node* image(std::string_view url, std::string_view alt = {}) {
    auto* made = node<Image>();
    made->url = document.text(url);
    made->alt = document.text(alt);
    return made;
  }
  Node* embed(EmbedKind kind, std::string_view url, std::string_view title = {}) {
    auto* made = node<Embed>();
    made->embed = kind;
    made->url = document.text(url);
    made->title = document.text(title);
    return made;
  }
  Node* code(std::string_view value) {
    auto* made = node<Code>();
    made->value = document.text(value);
    return made;
  }
  Node* list(std::initializer_list<Node*> items, bool spread = false) {
    auto* made = node<List>(items);
    made->spread = spread;
    return made;
  }
  Node* numbered(std::int32_t start, std::initializer_list<Node*> items) {
    auto* made = node<List>(items);
    made->ordered = true;
    made->start = start;
    return made;
  }
  Node* item(std::string_view value) { return node<ListItem>({paragraph(value)}); }
  TableCell* cell(std::initializer_list<Node*> children, std::uint16_t colspan = 1, std::uint16_t rowspan = 1) {
    auto* made = node<TableCell>(children);
    made->colspan = colspan;
    made->rowspan = rowspan;
    return made;
  }
  TableCell* cell(std::string_view value) { return cell({text(value)}); }
  TableCell* header_cell(std::string_view value) {
    auto* made = cell({text(value)});
    made->header = true;
    return made;
  }
  Table* table(std::uint32_t columns, std::initializer_list<Node*> rows) {
    auto* made = node<Table>(rows);
    auto* align = document.arena.make_array<Align>(columns);
    made->columns = columns;
    made->align = align;
    return made;
  }

  // The blocks as text. They become the document's.
  std::string write(std::initializer_list<Node*> blocks) {
    for (Node* block : blocks) append(*document.root, *block);
    return write();
  }
  std::string write() {
    if (const auto wrong = validate(document)) return "not a document: " + *wrong;
    StringSink sink;
    Output output{sink, {}};
    Diagnostics losses;
    write_text(document, options, output, losses);
    side = std::move(output.side);
    return losses.all().empty() ? sink.take() : "lost: " + losses.all().front().what;
  }

  Document document;
  WriteOptions options;
  std::vector<SideFile> side;  // of the last write
};

}  // namespace offprint::test
