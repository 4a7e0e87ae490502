// Notes: a mark in the text, its note, and the links between them.
//
// Recognised by structure: a short link whose target is a block or a list's item that holds a link back to the mark.
// What pages declare (kDeclared), and what is named a note and begins with its mark's number, raised, needs no link
// back. Word's (_ftn, _ftnref), WordPress's, Substack's, Wikipedia's, Pandoc's, kramdown's and mdBook's notes are all
// of this shape. The mark with its brackets becomes a FootnoteReference, the block a FootnoteDefinition; the note's own
// number is its label; arrows back go, as every writer makes its own; words that lead back stay a link. Not a mark: a
// link that is all that its block says, one to a heading's section, one to something before it, one whose target other
// marks call by another number, one that is long or holds a picture. Notes in the line: inline_notes.h.
#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "converters/passes/footnotes/footnote_label.h"
#include "converters/passes/footnotes/footnote_parts.h"
#include "converters/passes/footnotes/inline_notes.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/tokens.h"

namespace offprint {

namespace {

// Attributes that declare a mark or a note: the token, or any value where the token is empty.
struct DeclaredRow {
  std::string_view attribute;
  std::string_view token;
  std::string_view reason;
};
constexpr std::array kDeclared{
    DeclaredRow{"role", "doc-noteref", "DPUB-ARIA, of a mark"},
    DeclaredRow{"epub:type", "noteref", "EPUB, of a mark"},
    DeclaredRow{"data-footnote-ref", "", "GitHub, cmark-gfm, of a mark"},
    DeclaredRow{"role", "doc-footnote", "DPUB-ARIA, of a note"},
    DeclaredRow{"role", "doc-endnote", "DPUB-ARIA, of a note"},
    DeclaredRow{"epub:type", "footnote", "EPUB, of a note"},
    DeclaredRow{"epub:type", "endnote", "EPUB, of a note"},
    DeclaredRow{"epub:type", "rearnote", "EPUB 3.0, of a note"},
};

bool is_declared(const Node& node) {
  if (node.element == nullptr) return false;
  return std::any_of(kDeclared.begin(), kDeclared.end(), [&](const DeclaredRow& row) {
    const Text* value = node.element->find(row.attribute);
    return value != nullptr && (row.token.empty() || holds_token(*value, row.token));
  });
}

// What may be a note. A paragraph or a division that opens a list's item stands for the item (note_at).
bool may_be_note(const Node& node) {
  return node.kind == Kind::Paragraph || node.kind == Kind::Division ||
         (node.kind == Kind::ListItem && node.parent != nullptr && node.parent->kind == Kind::List);
}

bool names_note(const Node& node) {
  if (node.element == nullptr) return false;
  for (const std::string_view attribute : {"id", "class"}) {
    const std::string_view value = node.element->get(attribute);
    for (const std::string_view word : {"ftn", "edn", "footnote", "endnote"}) {
      if (value.find(word) != std::string_view::npos && !value.ends_with('s')) return true;
    }
  }
  return false;
}

// <div id="ftn1"> around the paragraphs of Word's notes; Substack's and others' wrappers.
bool is_named_note(const Node& node) { return node.kind == Kind::Division && names_note(node); }

// A note of mdBook's and Zola's, without a link back: it is named so, and begins with its mark's number, raised.
bool is_numbered_note(const Node& note, std::string_view label) {
  if (!names_note(note)) return false;
  const Node* first = next_in(note, note);
  while (first != nullptr && !shows_itself(*first)) first = next_in(note, *first);
  const Node* raised = first == nullptr ? nullptr : ancestor(*first, Kind::Superscript);
  return raised != nullptr && is_inside(*raised, note) &&
         bare_note_label(text_content(*raised)) == bare_note_label(label);
}

bool begins_with(const Node& parent, const Node& child) {
  const Node* first = parent.first;
  while (first != nullptr && first != &child && !shows_anything(*first)) first = first->next;
  return first == &child;
}

// The block or item that a target stands for; null where it could not be a note.
Node* note_at(Node& target) {
  Node* note = &target;
  while (note != nullptr && !is_block(*note)) note = note->parent;
  if (note == nullptr || note->parent == nullptr) return nullptr;
  const bool opens = note->kind == Kind::Paragraph || note->kind == Kind::Division;
  Node& around = *note->parent;
  const bool stands_for = around.kind == Kind::ListItem || (note != &target && is_named_note(around));
  if (opens && stands_for && begins_with(around, *note)) note = &around;
  return may_be_note(*note) ? note : nullptr;
}

struct Mark {
  Link* link = nullptr;
  Node* whole = nullptr;    // with its brackets, raised or not
  Node* block = nullptr;    // that it is in
  Node* note = nullptr;     // that it leads to
  std::uint32_t opens = 0;  // from here on, nothing is seen before it
  std::string label;        // as shown
  bool raised = false;
  bool declared = false;
};

struct Note {
  Node* node = nullptr;
  std::vector<std::size_t> marks;
  std::unordered_set<const Node*> blocks;  // that its marks are in
  std::vector<Link*> ways;                 // back to its marks
  bool declared = false;
  bool refused = false;
};

class Footnotes {
 public:
  Footnotes(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run() {
    for (const InlineNote& note : find_inline_notes(document_)) write_inline(note);
    if (document_.anchors.empty()) return;
    find_targets();
    find_marks();
    if (marks_.empty()) return;
    by_place_.resize(marks_.size());
    std::iota(by_place_.begin(), by_place_.end(), std::size_t{0});
    std::stable_sort(by_place_.begin(), by_place_.end(),
                     [&](std::size_t a, std::size_t b) { return end_of(a) < end_of(b); });
    refuse_boxes();
    for (Note& note : notes_) judge(note);
    for (Note& note : notes_) {
      if (!note.refused) write(note);
    }
    for (Node* superscript : raised_) lower(*superscript);
    settle_lists();
  }

 private:
  // ---- finding

  void find_targets() {
    std::unordered_set<std::string_view> wanted;
    for (const Anchor& anchor : document_.anchors) wanted.insert(anchor.id.view());
    for (Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      if (at->element == nullptr) continue;
      for (const std::string_view attribute : {"id", "name"}) {
        const Text* id = at->element->find(attribute);
        if (id != nullptr && wanted.contains(id->view())) targets_.try_emplace(id->view(), at);
      }
    }
  }

  Node* target(const Link& link) const {
    if (!link.url.view().starts_with('#')) return nullptr;
    const auto found = targets_.find(link.url.view().substr(1));
    return found == targets_.end() ? nullptr : found->second;
  }

  void find_marks() {
    std::uint32_t seen = 0;  // where the last text ends that a reader sees
    for (Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      if (auto* link = as<Link>(at)) add_mark(*link, seen);
      if (shows_itself(*at)) seen = at->source.end;
    }
  }

  void add_mark(Link& link, std::uint32_t seen) {
    Node* const to = target(link);
    Node* const note = to == nullptr ? nullptr : note_at(*to);
    if (note == nullptr || note->source.begin < link.source.begin || is_inside(link, *note)) return;
    Mark mark;
    mark.link = &link;
    mark.whole = whole_mark(link);
    mark.label = one_line(text_content(*mark.whole));
    mark.note = note;
    mark.block = block_of(link);
    mark.opens = std::min(seen, mark.whole->source.begin);
    mark.raised = mark.whole->kind == Kind::Superscript || ancestor(link, Kind::Superscript) != nullptr ||
                  (link.first != nullptr && link.first->kind == Kind::Superscript);
    mark.declared = is_declared(link) || is_declared(*note);
    if (!looks_like_mark(mark)) return;
    const auto [found, is_new] = by_node_.try_emplace(note, notes_.size());
    if (is_new) notes_.push_back({note, {}, {}, {}, false, false});
    Note& its = notes_[found->second];
    its.declared = its.declared || mark.declared;
    its.marks.push_back(marks_.size());
    its.blocks.insert(mark.block);
    by_whole_.try_emplace(mark.whole, found->second);
    marks_.push_back(std::move(mark));
  }

  bool looks_like_mark(const Mark& mark) {
    if (!is_short_label(mark.label) || holds_picture(*mark.whole)) return false;
    if (mark.declared || mark.raised) return true;
    return is_note_label(mark.label) && says_more(*mark.block);
  }

  // Whether the block says anything but links to places on the page.
  bool says_more(const Node& block) {
    const auto [found, is_new] = says_more_.try_emplace(&block, false);
    if (!is_new) return found->second;
    for (const Node* at = block.first; at != nullptr;) {
      const auto* link = as<Link>(at);
      const bool inner = link != nullptr && link->url.view().starts_with('#');
      const auto* text = as<TextNode>(at);
      if (text != nullptr && !bare_note_label(text->value).empty()) return found->second = true;
      at = inner ? skip_in(block, *at) : next_in(block, *at);
    }
    return false;
  }

  // ---- judging

  // What holds notes is not itself a note, and what holds notes or marks is not itself a mark.
  void refuse_boxes() {
    for (const Note& note : notes_) {
      refuse_around(*note.node, by_node_);
      refuse_around(*note.node, by_whole_);
    }
    for (const Mark& mark : marks_) refuse_around(*mark.whole, by_whole_);
  }

  void refuse_around(const Node& inner, const std::unordered_map<const Node*, std::size_t>& boxes) {
    for (const Node* up = inner.parent; up != nullptr; up = up->parent) {
      const auto outer = boxes.find(up);
      if (outer != boxes.end()) notes_[outer->second].refused = true;
    }
  }

  void judge(Note& note) {
    const bool box = std::exchange(note.refused, true);
    if (box || !agree(note)) return;
    Node& node = *note.node;
    const Mark& first = marks_[note.marks.front()];
    note.declared = note.declared || (first.raised && is_numbered_note(node, first.label));
    for (Node* at = next_in(node, node); at != nullptr; at = next_in(node, *at)) {
      if (at->kind == Kind::Heading || at->kind == Kind::FootnoteDefinition) return;
      auto* link = as<Link>(at);
      Node* const to = link == nullptr ? nullptr : target(*link);
      if (to != nullptr && leads_to(*to, note)) note.ways.push_back(link);
    }
    note.refused = note.ways.empty() && !note.declared;
  }

  // The same label, or markdown-it-footnote's of a mark that is not the note's first: "1:1", "1:2".
  static bool is_label_of(std::string_view label, std::string_view first) {
    if (!label.starts_with(first)) return false;
    label.remove_prefix(first.size());
    return label.empty() || (label.size() > 1 && label.front() == ':' &&
                             label.find_first_not_of("0123456789", 1) == std::string_view::npos);
  }

  bool agree(const Note& note) const {
    const std::string_view first = bare_note_label(marks_[note.marks.front()].label);
    return std::all_of(note.marks.begin(), note.marks.end(),
                       [&](std::size_t i) { return is_label_of(bare_note_label(marks_[i].label), first); });
  }

  // Whether the target is one of the note's marks: the mark, something empty before it, what holds it, its block.
  bool leads_to(const Node& to, const Note& note) const {
    const auto ends_before = [&](std::uint32_t at, std::size_t mark) { return at < end_of(mark); };
    const auto found = std::upper_bound(by_place_.begin(), by_place_.end(), to.source.begin, ends_before);
    if (found != by_place_.end() && marks_[*found].note == note.node) {
      const Mark& mark = marks_[*found];
      const bool at_mark = to.source.begin >= mark.opens;
      const bool around = !is_block(to) && mark.whole->source.begin < to.source.end;
      if (at_mark || around) return true;
    }
    return is_block(to) && note.blocks.contains(&to);
  }

  std::uint32_t end_of(std::size_t mark) const { return marks_[mark].whole->source.end; }

  // ---- writing

  void write(Note& note) {
    const std::string bare(bare_note_label(marks_[note.marks.front()].label));
    const Text identifier = document_.text(own_name(bare));
    for (const std::size_t i : note.marks) {
      Node& whole = *marks_[i].whole;
      if (whole.parent->kind == Kind::Superscript) raised_.insert(whole.parent);
      put_reference(document_, whole, identifier);
    }
    auto* definition = document_.make<FootnoteDefinition>(note.node->source);
    definition->identifier = identifier;
    std::erase_if(note.ways, [&](const Link* way) { return holds_mark(*way); });
    const bool letters = note.marks.size() > 1 && options_.clean == Clean::Article;
    const std::string own = OwnLabel(*note.node, bare).take(note.ways, letters, options_, diagnostics_);
    definition->label = document_.text(own.empty() ? bare : own);
    definition->language = note.node->language;
    if (note.node->kind == Kind::ListItem) lists_.push_back(note.node->parent);
    replace(*note.node, *definition);
    move_children(*note.node, *definition);
  }

  // A note in its line goes to the end, where notes are; one without a number is counted, as the page's style does.
  void write_inline(const InlineNote& inlined) {
    Node& note = *inlined.note;
    const bool numbered = is_note_label(inlined.label);
    const std::string bare(numbered ? std::string(bare_note_label(inlined.label)) : std::to_string(++counted_));
    const Text identifier = document_.text(own_name(bare));
    auto* definition = document_.make<FootnoteDefinition>(note.source);
    definition->identifier = identifier;
    if (inlined.tag != nullptr) detach(*inlined.tag);
    const std::string own = OwnLabel(note, bare).take({}, false, options_, diagnostics_);
    definition->label = document_.text(own.empty() ? bare : own);
    definition->language = note.language;
    detach(note);
    if (!numbered) {  // nothing, or what only small screens show
      while (inlined.mark->first != nullptr) detach(*inlined.mark->first);
      append(*inlined.mark, *document_.make_text(document_.text(bare), inlined.mark->source));
    }
    put_reference(document_, *whole_mark(*inlined.mark), identifier);
    move_children(note, *definition);
    append(*document_.root, *definition);
  }

  // Whether the link is the mark of a note, or holds one: what leads back and on stays.
  bool holds_mark(const Link& link) const {
    for (const Node* at = &link; at != nullptr; at = next_in(link, *at)) {
      const auto found = by_whole_.find(at);
      const bool live = found != by_whole_.end() && !notes_[found->second].refused;
      if (live || at->kind == Kind::FootnoteReference) return true;
    }
    return false;
  }

  std::string own_name(std::string_view bare) {
    std::string wanted(bare);
    for (char& c : wanted) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::string name = wanted;
    for (int& n = taken_[wanted]; !names_.insert(name).second;) name = wanted + "-" + std::to_string(++n + 1);
    return name;
  }

  void settle_lists() {
    std::unordered_set<const Node*> done;
    for (Node* list : lists_) {
      if (done.insert(list).second) part_list(document_, static_cast<List&>(*list));
    }
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, Node*> targets_;
  std::vector<Mark> marks_;
  std::vector<std::size_t> by_place_;  // marks in the source's order: unclosed tables have another
  std::vector<Note> notes_;
  std::unordered_map<const Node*, std::size_t> by_node_;   // which note the node is
  std::unordered_map<const Node*, std::size_t> by_whole_;  // which note the mark is of
  std::unordered_map<const Node*, bool> says_more_;
  std::unordered_map<std::string, int> taken_;
  int counted_ = 0;  // notes in the line that show no number
  std::unordered_set<std::string> names_;
  std::vector<Node*> lists_;
  std::unordered_set<Node*> raised_;  // superscripts around references; each is looked at alone
};

}  // namespace

void find_footnotes(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Footnotes(document, options, diagnostics).run();
}

}  // namespace offprint
