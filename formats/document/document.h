// The common AST with all that belongs to it: nodes in an arena, metadata, resources, diagnostics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/arena.h"
#include "formats/document/census.h"
#include "formats/document/diagnostic.h"
#include "formats/document/metadata.h"
#include "formats/document/node.h"
#include "formats/document/resource.h"

namespace offprint {

// How far the passes have come. Readers of pages give Page: the tree is HTML's, with Division and Span, and blocks
// inside inlines. From the `blocks` pass on, and from readers of documents, it is Article: the content model of kKinds
// holds, and Division and Span are gone.
enum class Stage : std::uint8_t { Page, Article };

// What stands in a document beside the article.
enum class Origin : std::uint8_t {
  Page,    // what a site and a crawler put around it
  Book,    // nothing, in a page's HTML: a chapter
  Author,  // nothing, as its author wrote it (Markdown, text): blocks that no element made (Node::element) stay, empty
           // or not
  Own,     // nothing, in HTML as Offprint writes it: what an element says, it means
};

// Maps offsets in the normalised UTF-8 to offsets in the input's bytes. Sparse, as the two differ only where
// normalising removed something (a BOM, a CR before LF) or inserted it.
class OffsetMap {
 public:
  // From `normalised` on, the input is at `input`. Calls come in rising order.
  void note(std::uint32_t normalised, std::uint32_t input) { steps_.push_back({normalised, input}); }
  std::uint32_t to_input(std::uint32_t normalised) const;
  void clear() { steps_.clear(); }
  // Forgets what is known from `normalised` on.
  void clear_from(std::uint32_t normalised) {
    while (!steps_.empty() && steps_.back().normalised >= normalised) steps_.pop_back();
  }

 private:
  struct Step {
    std::uint32_t normalised;
    std::uint32_t input;
  };
  std::vector<Step> steps_;
};

// A fragment that a link of this document points to, and the node that it leads to. Readers of pages list every id of
// the page with its place; the passes `links` and `anchors` keep those that links need and find their nodes.
struct Anchor {
  Text id;
  const Node* node = nullptr;
  std::uint32_t offset = 0;  // in pages: where its element begins
};

class Document {
 public:
  Document();

  // Forgets everything and keeps the arena's blocks, for the next file.
  void reset();

  template <class T>
  T* make(Source source) {
    T* node = nodes.make<T>();
    node->source = source;
    census.add(T::kKind);
    return node;
  }
  TextNode* make_text(Text value, Source source) {
    auto* node = make<TextNode>(source);
    node->value = value;
    return node;
  }
  Text text(std::string_view bytes) { return arena.copy(bytes); }

  Arena arena;
  Arena nodes;  // which most passes walk over, looking at little else: they stand close together
  Root* root;
  Census census;
  Stage stage = Stage::Page;
  Origin origin = Origin::Page;
  // Read from a whole page, with its <html>, <head> or <body>: not from an article's HTML under a crawler's header, nor
  // from a part of a page.
  bool whole_page = false;
  // The article's words as a page of it repeats them for machines (JSON-LD's articleBody), on one line; "" for none.
  std::string stated_body;
  // What a page shows as its site's name, and its lines of rights: both as titles are compared.
  std::vector<std::string> site_marks;
  std::vector<std::string> rights_marks;
  Metadata metadata;
  Resources resources;
  Diagnostics diagnostics;
  std::vector<Anchor> anchors;
  // Of a page the others, which no link of its own leads to; in a book, links of other articles may.
  std::vector<Anchor> other_anchors;
  // What relative addresses are resolved against: <base href> as the reader found it, absolute after the pass `base`.
  std::string base;

  // The input as valid UTF-8 with LF line ends, at a fixed address: Text may borrow from it. NUL-terminated.
  std::unique_ptr<char[]> buffer;
  std::size_t buffer_size = 0;
  OffsetMap offsets;
  std::string_view input() const { return {buffer.get(), buffer_size}; }
};

}  // namespace offprint
