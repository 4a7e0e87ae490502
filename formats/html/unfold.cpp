#include "formats/html/unfold.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "formats/html/markup.h"

namespace offprint {

namespace {

GumboTag parser_tag(const TagRule& rule, std::string_view name) {
  static const auto by_rule = [] {
    std::array<GumboTag, kTagRuleCount> tags{};
    for (std::size_t i = 1; i < kTagRuleCount; ++i) {
      const std::string_view known = tag_rule_at(i).name;
      tags.at(i) = gumbo_tagn_enum(known.data(), static_cast<unsigned>(known.size()));
    }
    return tags;
  }();
  const std::size_t index = rule.index;
  return index > 0 ? by_rule[index] : gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
}

// Makes the nodes of a fold, as the parser would.
class FoldBuilder {
 public:
  FoldBuilder(const Skeleton& skeleton, ParseArena* arena) : skeleton_(skeleton), arena_(arena) {}

  // False if the arena refuses.
  bool build(const Fold& fold, GumboNode& element) {
    nodes_.clear();
    open_.assign(1, {&element, 0});
    std::size_t next = 0;
    for (std::size_t at = fold.begin; at < fold.end; at = next) {
      for (next = at + 1; next < fold.end && skeleton_.places[next] == 0;) ++next;
      const std::string_view token = std::string_view(skeleton_.bytes).substr(at, next - at);
      if (token.front() != '<') {
        if (!text(token)) return false;
      } else if (token[1] == '/') {
        open_.back().element->v.element.original_end_tag = piece(token);
        if (!close()) return false;
      } else if (token[1] != '!') {
        if (!start(token)) return false;
      }
    }
    return close();
  }

 private:
  struct Open {
    GumboNode* element;
    std::size_t children;  // where they begin in nodes_
  };

  static GumboStringPiece piece(std::string_view token) { return {token.data(), token.size()}; }

  // `size`: of what is used of it.
  GumboNode* make(GumboNodeType type, std::size_t size) {
    void* const memory = parse_arena_take(arena_, size);
    if (memory == nullptr) return nullptr;
    std::memset(memory, 0, size);
    auto* node = static_cast<GumboNode*>(memory);
    node->type = type;
    nodes_.push_back(node);
    return node;
  }

  bool text(std::string_view run) {
    constexpr std::size_t kSize = offsetof(GumboNode, v) + sizeof(GumboText);
    GumboNode* const node = make(run.front() == ' ' ? GUMBO_NODE_WHITESPACE : GUMBO_NODE_TEXT, kSize);
    if (node == nullptr) return false;
    node->v.text.text = run.front() == ' ' ? " " : "x";
    node->v.text.original_text = piece(run);
    return true;
  }

  bool start(std::string_view token) {
    std::size_t end = 1;
    while (!ends_tag_name(token[end])) ++end;
    const std::string_view name = token.substr(1, end - 1);
    const TagRule& rule = tag_rule(name);
    GumboNode* const node = make(GUMBO_NODE_ELEMENT, sizeof(GumboNode));
    if (node == nullptr) return false;
    node->v.element.tag = parser_tag(rule, name);
    node->v.element.tag_namespace = GUMBO_NAMESPACE_HTML;
    node->v.element.original_tag = piece(token);
    if ((rule.is & tag::kVoid) == 0) open_.push_back({node, nodes_.size()});
    return true;
  }

  // Gives the innermost element its children.
  bool close() {
    const Open top = open_.back();
    open_.pop_back();
    const std::size_t count = nodes_.size() - top.children;
    if (count == 0) return true;
    void* const memory = parse_arena_take(arena_, count * sizeof(void*));
    if (memory == nullptr) return false;
    auto** const children = static_cast<void**>(memory);
    for (std::size_t i = 0; i < count; ++i) {
      GumboNode* const child = nodes_[top.children + i];
      child->parent = top.element;
      child->index_within_parent = i;
      children[i] = child;
    }
    nodes_.resize(top.children);
    const auto size = static_cast<unsigned>(count);
    top.element->v.element.children = {children, size, size};
    return true;
  }

  const Skeleton& skeleton_;
  ParseArena* arena_;
  std::vector<Open> open_;
  std::vector<GumboNode*> nodes_;  // children of the open elements, without a parent yet
};

class FoldFinder {
 public:
  FoldFinder(const Skeleton& skeleton, const FoldedSkeleton& folded, std::vector<GumboNode*>& elements)
      : skeleton_(skeleton), folded_(folded), elements_(elements) {}

  bool run(const GumboNode& document) {
    elements_.assign(folded_.cuts.size(), nullptr);
    std::vector<GumboNode*> open;
    const auto open_all = [&](const GumboVector& nodes) {
      for (unsigned i = 0; i < nodes.length; ++i) open.push_back(static_cast<GumboNode*>(nodes.data[i]));
    };
    open_all(document.v.document.children);
    while (!open.empty()) {
      GumboNode& node = *open.back();
      open.pop_back();
      if (!is_element(node)) {
        move(node.v.text.original_text);
        continue;
      }
      GumboElement& element = node.v.element;
      move(element.original_tag);
      move(element.original_end_tag);
      element.start_pos.offset = static_cast<unsigned>(unfolded(element.start_pos.offset));
      const Fold* fold = fold_of(element);
      if (fold != nullptr && !take(node, *fold)) return false;
      open_all(element.children);
    }
    return std::find(elements_.begin(), elements_.end(), nullptr) == elements_.end();
  }

 private:
  // The place in the skeleton of what is at `offset` of the folded one.
  std::size_t unfolded(std::size_t offset) const {
    const auto after = std::upper_bound(folded_.cuts.begin(), folded_.cuts.end(), offset);
    if (after == folded_.cuts.begin()) return offset;
    const auto last = static_cast<std::size_t>(after - folded_.cuts.begin()) - 1;
    return skeleton_.folding.folds()[last].end + (offset - folded_.cuts[last]);
  }

  void move(GumboStringPiece& piece) const {
    if (piece.data == nullptr) return;
    piece.data = skeleton_.bytes.data() + unfolded(static_cast<std::size_t>(piece.data - folded_.bytes.data()));
  }

  std::uint32_t tag_of(const GumboElement& element) const {
    const char* const tag = element.original_tag.data;
    return tag == nullptr ? Fold::kNone : static_cast<std::uint32_t>(tag - skeleton_.bytes.data());
  }

  const Fold* fold_of(const GumboElement& element) const {
    const auto& folds = skeleton_.folding.folds();
    const std::uint32_t tag = tag_of(element);
    const auto at =
        std::lower_bound(folds.begin(), folds.end(), tag, [](const Fold& f, std::uint32_t t) { return f.tag < t; });
    return at != folds.end() && at->tag == tag ? &*at : nullptr;
  }

  // Whether it is the one to get the fold: found once, empty, and where it was expected.
  bool take(GumboNode& node, const Fold& fold) {
    GumboNode*& element = elements_[static_cast<std::size_t>(&fold - skeleton_.folding.folds().data())];
    if (element != nullptr || node.v.element.children.length > 0) return false;
    element = &node;
    if (node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML) return false;
    const GumboNode* const parent = node.parent;
    if (parent == nullptr || !is_element(*parent)) return false;
    if (fold.parent == Fold::kNone) return parent->v.element.tag == GUMBO_TAG_BODY;
    return tag_of(parent->v.element) == fold.parent;
  }

  const Skeleton& skeleton_;
  const FoldedSkeleton& folded_;
  std::vector<GumboNode*>& elements_;
};

}  // namespace

void fold(const Skeleton& skeleton, FoldedSkeleton& into) {
  into.bytes.clear();
  into.cuts.clear();
  std::size_t from = 0;
  for (const Fold& fold : skeleton.folding.folds()) {
    into.bytes.append(skeleton.bytes, from, fold.begin - from);
    into.cuts.push_back(static_cast<std::uint32_t>(into.bytes.size()));
    from = fold.end;
  }
  into.bytes.append(skeleton.bytes, from);
}

bool find_folds(const GumboNode& document, const Skeleton& skeleton, const FoldedSkeleton& folded,
                std::vector<GumboNode*>& elements) {
  return FoldFinder(skeleton, folded, elements).run(document);
}

bool unfold(const Skeleton& skeleton, const std::vector<GumboNode*>& elements, ParseArena* arena) {
  FoldBuilder builder(skeleton, arena);
  const auto& folds = skeleton.folding.folds();
  for (std::size_t i = 0; i < folds.size(); ++i) {
    if (!builder.build(folds[i], *elements[i])) return false;
  }
  return true;
}

}  // namespace offprint
