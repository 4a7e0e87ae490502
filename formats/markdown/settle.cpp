#include "formats/markdown/settle.h"

#include <algorithm>
#include <unordered_set>

#include "formats/document/tree.h"
#include "formats/markdown/targets.h"
#include "formats/unicode/ascii.h"
#include "formats/writing/list_numbers.h"

namespace offprint::markdown {

namespace {

class Settling {
 public:
  Settling(Document& document, const std::vector<PageMark>& marks, const std::vector<std::string>& notes)
      : document_(document), marks_(marks) {
    for (const std::string& note : notes) names_.push_back({document.text(lower(note)), document.text(note)});
  }

  void run() {
    Root& root = *document_.root;
    for (Node* at = next_in(root, root); at != nullptr;) {
      if (auto* heading = as<Heading>(at)) headings_.push_back(heading);
      const PageMark* mark = mark_of(*at);
      Node* now = mark == nullptr ? at : &settled(*at, *mark);
      const bool whole = mark != nullptr && now != at && now->kind != Kind::FootnoteDefinition;
      at = whole ? skip_in(root, *now) : next_in(root, *now);
    }
    for (FootnoteDefinition* definition : definitions_) {
      detach(*definition);
      append(root, *definition);
    }
    for (List* list : joins_) join_numbers(*list);
    name_headings();
  }

 private:
  struct Name {
    Text identifier;
    Text label;
  };

  const PageMark* mark_of(const Node& node) const {
    if (node.element == nullptr) return nullptr;
    const std::uint32_t begin = node.source.begin;
    const auto found = std::lower_bound(marks_.begin(), marks_.end(), begin,
                                        [](const PageMark& mark, std::uint32_t at) { return mark.begin < at; });
    return found == marks_.end() || found->begin != begin ? nullptr : &*found;
  }

  template <class T, class Fill>
  Node& in_place(Node& old, Fill fill) {
    auto* node = document_.make<T>(old.source);
    fill(*node);
    replace(old, *node);
    return *node;
  }
  template <class T>
  Node& valued(Node& old, const PageMark& mark) {
    return in_place<T>(old, [&](T& node) { node.value = document_.text(mark.value); });
  }

  // The node that is in the place now.
  Node& settled(Node& node, const PageMark& mark) {
    if (auto* list = as<List>(&node); list != nullptr && mark.note == kJoins) joins_.push_back(list);
    const auto is_named = [&](std::string_view name) { return is_element(node, name); };
    switch (mark.what) {
      case PageMark::What::Block: node.element = nullptr; return node;
      case PageMark::What::LooseList:
      case PageMark::What::LooseItem:
        if (auto* list = as<List>(&node))
          list->spread = mark.what == PageMark::What::LooseList || !only_parts_lists(*list);
        node.element = nullptr;
        return node;
      case PageMark::What::BareAddress:
        if (auto* link = as<Link>(&node)) link->bare = true;
        return node;
      case PageMark::What::CodeBlock:
        if (!is_named("pre")) return node;
        return in_place<Code>(node, [&](Code& code) {
          code.value = document_.text(mark.value);
          code.lang = document_.text(mark.language);
        });
      case PageMark::What::CodeSpan: return is_named("code") ? valued<InlineCode>(node, mark) : node;
      case PageMark::What::Formula: return is_named("span") ? valued<InlineMath>(node, mark) : node;
      case PageMark::What::DisplayFormula: return is_named("span") ? valued<Math>(node, mark) : node;
      case PageMark::What::Reference:
        if (!is_named("span")) return node;
        return in_place<FootnoteReference>(node, [&](FootnoteReference& reference) {
          reference.identifier = names_.at(mark.note).identifier;
          reference.label = names_.at(mark.note).label;
        });
      case PageMark::What::Definition:
        if (!is_named("div")) return node;
        return in_place<FootnoteDefinition>(node, [&](FootnoteDefinition& definition) {
          definition.identifier = names_.at(mark.note).identifier;
          definition.label = names_.at(mark.note).label;
          move_children(node, definition);
          definitions_.push_back(&definition);
        });
    }
    __builtin_unreachable();
  }

  // Whether what is apart in its items can only be a paragraph and a list that could not follow it on the next line
  // (CommonMark §5.2), which our writer parts in a tight list too.
  static bool only_parts_lists(const List& list) {
    for (const Node* item = list.first; item != nullptr; item = item->next) {
      const Node* below = item->first == nullptr ? nullptr : item->first->next;
      if (item->first == nullptr || item->first->kind != Kind::Paragraph) return false;
      if (below != nullptr && (below->next != nullptr || !cannot_follow(as<List>(below)))) return false;
    }
    return true;
  }
  static bool cannot_follow(const List* list) {
    if (list == nullptr) return false;
    return (list->ordered && list->start != 1) || list->first == nullptr || list->first->first == nullptr;
  }

  // Markdown counts up: our writer goes on with other numbers in a list of the other mark, on the next line.
  void join_numbers(List& list) {
    auto* before = as<List>(list.previous);
    if (before == nullptr || !before->ordered || !list.ordered || before->element != nullptr) return;
    const std::int64_t last = before == joined_ ? joined_last_ : last_number(*before);
    joined_ = nullptr;
    auto* first = as<ListItem>(list.first);
    if (first == nullptr || before->spread || list.spread || list.start == last + 1) return;
    first->value = list.start;
    joined_ = before;
    joined_last_ = last_number(list);
    before->source.end = list.source.end;
    move_children(list, *before);
    detach(list);
  }

  static std::int64_t last_number(const List& list) {
    ListNumbers numbers(list);
    std::int64_t last = 0;
    for (const Node* item = list.first; item != nullptr; item = item->next) last = numbers(*item);
    return last;
  }

  // GitHub's name of a heading, where nothing else has it.
  void name_headings() {
    std::unordered_set<std::string> taken;
    for (const Anchor& anchor : document_.anchors) taken.emplace(anchor.id.view());
    for (const Heading* heading : headings_) {
      const std::string slug = heading_slug(*heading);
      if (!slug.empty() && taken.insert(slug).second)
        document_.anchors.push_back({document_.text(slug), nullptr, heading->source.begin});
    }
    std::stable_sort(document_.anchors.begin(), document_.anchors.end(),
                     [](const Anchor& a, const Anchor& b) { return a.offset < b.offset; });
  }

  Document& document_;
  const std::vector<PageMark>& marks_;
  std::vector<Name> names_;
  std::vector<FootnoteDefinition*> definitions_;
  std::vector<Heading*> headings_;
  std::vector<List*> joins_;
  const List* joined_ = nullptr;  // the last one that others were joined to, and its last number
  std::int64_t joined_last_ = 0;
};

}  // namespace

void settle_marks(Document& document, const std::vector<PageMark>& marks, const std::vector<std::string>& notes) {
  Settling(document, marks, notes).run();
}

}  // namespace offprint::markdown
