// Short words for making Documents in tests.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "formats/document/document.h"
#include "formats/document/tree.h"
#include "formats/markdown/writer.h"

namespace offprint::markdown_tests {

// A Document of Stage::Article, and a function for each node: `doc.add<Paragraph>({doc.text("a")})`.
class Tree {
 public:
  Tree() { document.stage = Stage::Article; }

  TextNode* text(std::string_view value) { return document.make_text(document.text(value), {}); }
  InlineCode* code(std::string_view value) {
    auto* node = document.make<InlineCode>({});
    node->value = document.text(value);
    return node;
  }
  Image* image(std::string_view url, std::string_view alt = {}, std::string_view title = {}) {
    auto* node = document.make<Image>({});
    node->url = document.text(url);
    node->alt = document.text(alt);
    node->title = document.text(title);
    return node;
  }
  Link* link(std::string_view url, std::initializer_list<Node*> children, std::string_view title = {}) {
    auto* node = make<Link>(children);
    node->url = document.text(url);
    node->title = document.text(title);
    return node;
  }
  FootnoteReference* reference(std::string_view identifier) {
    auto* node = document.make<FootnoteReference>({});
    node->identifier = document.text(identifier);
    return node;
  }
  FootnoteDefinition* definition(std::string_view identifier, std::initializer_list<Node*> children) {
    auto* node = make<FootnoteDefinition>(children);
    node->identifier = document.text(identifier);
    return node;
  }
  Ruby* ruby(std::string_view base, std::string_view annotation) {
    auto* node = make<Ruby>({text(base)});
    node->annotation = document.text(annotation);
    return node;
  }
  Code* code_block(std::string_view value, std::string_view lang = {}) {
    auto* node = document.make<Code>({});
    node->value = document.text(value);
    node->lang = document.text(lang);
    return node;
  }
  Embed* embed(std::string_view url, std::string_view title, std::initializer_list<Node*> children = {}) {
    auto* node = make<Embed>(children);
    node->url = document.text(url);
    node->title = document.text(title);
    return node;
  }
  List* list(bool ordered, bool spread, std::initializer_list<Node*> items, int start = 1) {
    auto* node = make<List>(items);
    node->ordered = ordered;
    node->spread = spread;
    node->start = start;
    return node;
  }
  Heading* heading(int depth, std::initializer_list<Node*> children) {
    auto* node = make<Heading>(children);
    node->depth = static_cast<std::uint8_t>(depth);
    return node;
  }
  TableCell* cell(std::initializer_list<Node*> children, bool header = false, int colspan = 1) {
    auto* node = make<TableCell>(children);
    node->header = header;
    node->colspan = static_cast<std::uint16_t>(colspan);
    return node;
  }
  template <class T>
  T* make(std::initializer_list<Node*> children) {
    auto* node = document.make<T>({});
    for (Node* child : children) append(*node, *child);
    return node;
  }
  Paragraph* paragraph(std::string_view value) { return make<Paragraph>({text(value)}); }
  ListItem* item(std::string_view value) { return make<ListItem>({paragraph(value)}); }

  void put(std::initializer_list<Node*> blocks) {
    for (Node* block : blocks) append(*document.root, *block);
  }

  std::string markdown(const WriteOptions& options = {}) {
    StringSink sink;
    Output output{sink, {}};
    write_markdown(document, options, output, losses);
    side = std::move(output.side);
    return sink.take();
  }

  Document document;
  Diagnostics losses;          // of the last markdown()
  std::vector<SideFile> side;  // of the last markdown()
};

// What a paragraph of these inlines is as Markdown, without the final line feed.
inline std::string inlines(Tree& tree, std::initializer_list<Node*> children) {
  tree.put({tree.make<Paragraph>(children)});
  std::string out = tree.markdown();
  out.pop_back();
  return out;
}

}  // namespace offprint::markdown_tests
