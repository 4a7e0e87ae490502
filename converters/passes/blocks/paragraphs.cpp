// <br> that means a paragraph's end, and blocks that hold nothing.
//
// Two line breaks in a row end a paragraph. Single ones do where the lines are prose: long, and ending as sentences
// end; lines of a poem, an address or a list stay lines. Breaks at a paragraph's edge go. A block with nothing to see
// goes, but for an item of a numbered list, on which the numbers of the next ones depend.
#include <algorithm>
#include <string_view>
#include <vector>

#include "converters/passes/blocks/emptiness.h"
#include "converters/passes/blocks/line_facts.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

const Node* next_leaf(const Node& block, const Node& node) {
  const Node* at = skip_in(block, node);
  while (at != nullptr && at->first != nullptr) at = at->first;
  return at;
}

const Node* first_leaf(const Node& block) {
  const Node* at = &block;
  while (at->first != nullptr) at = at->first;
  return at;
}

// What follows `at` in `paragraph` goes into a new paragraph after it, with its marks opened again.
void split_after(Document& document, Node& paragraph, Node& at) {
  Node* right = nullptr;
  for (Node* node = &at;; node = node->parent) {
    Node* const level = node->parent;
    Node* part = copy_alone(document.arena, *level);
    if (right != nullptr && right->first != nullptr) append(*part, *right);
    for (Node* sibling = node->next; sibling != nullptr;) {
      Node* const next = sibling->next;
      detach(*sibling);
      append(*part, *sibling);
      sibling = next;
    }
    right = part;
    if (level == &paragraph) break;
  }
  right->source.begin = std::max(at.source.end, paragraph.source.begin);
  right->source.end = std::max(right->source.begin, paragraph.source.end);
  if (right->first != nullptr) insert_after(paragraph, *right);
}

// ---- lines of prose

// Columns that make a line a paragraph whatever it ends with, and the mean that does so for lines that end as
// sentences.
constexpr std::size_t kLongLine = 160;
constexpr std::size_t kMeanOfProse = 60;

bool is_prose(const Node& paragraph) {
  std::vector<LineFacts> lines(1);
  for (const Node* leaf = first_leaf(paragraph); leaf != nullptr; leaf = next_leaf(paragraph, *leaf)) {
    if (leaf->kind == Kind::Break) {
      lines.emplace_back();
    } else if (const auto* text = as<TextNode>(leaf)) {
      add_text(lines.back(), text->value);
      if (lines.back().columns >= kLongLine) return true;
    }
  }
  std::size_t columns = 0;
  bool sentences = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    columns += lines[i].columns;
    sentences = sentences && (lines[i].ends_sentence || i + 1 == lines.size());
  }
  return sentences && columns / lines.size() >= kMeanOfProse;
}

// ---- a paragraph

class Breaks {
 public:
  Breaks(Document& document, Node& paragraph) : document_(document), paragraph_(paragraph) {}

  void run() {
    find();
    if (breaks_.empty()) return;
    const bool prose = paragraph_.kind == Kind::Paragraph && is_prose(paragraph_);
    // From the end, so that each split moves only its own tail.
    for (std::size_t i = breaks_.size(); i-- > 0;) {
      const Run& run = breaks_[i];
      const bool edge = run.first == first_leaf_of_paragraph_ || next_leaf(paragraph_, *run.last) == nullptr;
      if (edge) {
        remove(run);
      } else if (paragraph_.kind == Kind::Paragraph && (run.count > 1 || prose) && !in_ruby(*run.last)) {
        split_after(document_, paragraph_, *run.last);
        remove(run);
      }
    }
  }

 private:
  struct Run {
    Node* first;
    Node* last;
    int count;
  };

  // Its annotation would appear twice.
  static bool in_ruby(const Node& node) { return ancestor(node, Kind::Ruby) != nullptr; }

  void find() {
    first_leaf_of_paragraph_ = first_leaf(paragraph_);
    bool joined = false;
    for (Node* at = next_in(paragraph_, paragraph_); at != nullptr; at = next_in(paragraph_, *at)) {
      if (at->first != nullptr) continue;
      if (at->kind != Kind::Break) {
        joined = false;
        continue;
      }
      if (joined) {
        breaks_.back().last = at;
        ++breaks_.back().count;
      } else {
        breaks_.push_back({at, at, 1});
      }
      joined = true;
    }
  }

  void remove(const Run& run) {
    for (Node* at = run.first;;) {
      Node* next = at == run.last ? nullptr : next_in(paragraph_, *at);
      while (next != nullptr && next->kind != Kind::Break) next = next_in(paragraph_, *next);
      Node* parent = at->parent;
      detach(*at);
      while (parent != &paragraph_ && parent->first == nullptr) {
        Node* const up = parent->parent;
        detach(*parent);
        parent = up;
      }
      if (next == nullptr) return;
      at = next;
    }
  }

  Document& document_;
  Node& paragraph_;
  const Node* first_leaf_of_paragraph_ = nullptr;
  std::vector<Run> breaks_;
};

// ---- blocks that hold nothing

bool is_numbered(const Node& node) {
  const auto* list = as<List>(node.parent);
  return list != nullptr && list->ordered && node.next != nullptr;
}

void drop_empty(Node& parent) {
  for (Node* child = parent.first; child != nullptr;) {
    Node* const next = child->next;
    if (!is(child->kind, group::kPhrasing) && child->kind != Kind::TableCell && child->kind != Kind::TableRow) {
      if (is_empty(*child) && !is_numbered(*child)) {
        detach(*child);
      } else {
        drop_empty(*child);
      }
    }
    child = next;
  }
}

// A thematic break with nothing before or after it divides nothing: it was between the article and the page.
void drop_outer_breaks(Node& root) {
  while (root.first != nullptr && root.first->kind == Kind::ThematicBreak) detach(*root.first);
  while (root.last != nullptr && root.last->kind == Kind::ThematicBreak) detach(*root.last);
}

}  // namespace

void split_paragraphs(Document& document, const PassOptions& options, Diagnostics& /*diagnostics*/) {
  Node& root = *document.root;
  for (Node* at = &root; at != nullptr;) {
    const bool lines = !is(at->kind, group::kPhrasing) && holds(at->kind, group::kPhrasing) && at->first != nullptr &&
                       is(at->first->kind, group::kPhrasing);
    Node* const next = lines ? skip_in(root, *at) : next_in(root, *at);
    if (lines) Breaks(document, *at).run();
    at = next;
  }
  drop_empty(root);
  if (options.clean == Clean::Article) drop_outer_breaks(root);
}

}  // namespace offprint
