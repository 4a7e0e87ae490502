#include "formats/html/folding.h"

#include <algorithm>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

enum class Folds : std::uint8_t {
  Whole,    // with what is around it
  Content,  // only what is in it
  Not,
  NoMore,  // neither it nor anything after it
};

struct Row {
  std::string_view name;
  Folds folds;
};
// Tags that are not folded whole.
constexpr std::array kRows{
    // Parts of tables are implied, and what is between them is moved.
    Row{"table", Folds::Not},
    Row{"caption", Folds::Not},
    Row{"colgroup", Folds::Not},
    Row{"col", Folds::Not},
    Row{"thead", Folds::Not},
    Row{"tbody", Folds::Not},
    Row{"tfoot", Folds::Not},
    Row{"tr", Folds::Not},
    Row{"td", Folds::Content},
    Row{"th", Folds::Content},
    // A second one closes the first.
    Row{"button", Folds::Content},
    // A second one is ignored; and Gumbo puts text at its end behind it.
    Row{"form", Folds::Not},
    // Their first line feed is ignored.
    Row{"pre", Folds::Not},
    Row{"listing", Folds::Not},
    Row{"textarea", Folds::NoMore},
    // They have rules or a list of formatting elements of their own.
    Row{"applet", Folds::NoMore},
    Row{"body", Folds::NoMore},
    Row{"frame", Folds::NoMore},
    Row{"frameset", Folds::NoMore},
    Row{"head", Folds::NoMore},
    Row{"html", Folds::NoMore},
    Row{"image", Folds::NoMore},
    Row{"isindex", Folds::NoMore},
    Row{"marquee", Folds::NoMore},
    Row{"math", Folds::NoMore},
    Row{"object", Folds::NoMore},
    Row{"optgroup", Folds::NoMore},
    Row{"option", Folds::NoMore},
    Row{"plaintext", Folds::NoMore},
    Row{"rb", Folds::NoMore},
    Row{"rp", Folds::NoMore},
    Row{"rt", Folds::NoMore},
    Row{"rtc", Folds::NoMore},
    Row{"ruby", Folds::NoMore},
    Row{"select", Folds::NoMore},
    Row{"svg", Folds::NoMore},
    Row{"template", Folds::NoMore},
    Row{"title", Folds::NoMore},
    Row{"xmp", Folds::NoMore},
    // Gumbo does not know it, or knows an older rule.
    Row{"dialog", Folds::NoMore},
};

Folds fold_of(const TagRule& rule) {
  static const auto by_rule = [] {
    std::array<Folds, kTagRuleCount> folds{};
    for (const Row& row : kRows) folds.at(tag_rule(row.name).index) = row.folds;
    return folds;
  }();
  return by_rule[rule.index];
}

// Of equal formatting elements that are open only three are kept in the list (§13.2.4.3).
constexpr std::uint32_t kMostEqual = 3;

constexpr unsigned kTablePart = tag::kSection | tag::kRow | tag::kCell;

}  // namespace

void Folding::clear() {
  stack_.clear();
  open_.fill(0);
  folds_.clear();
  mixed_ = 0;
  raw_ = nullptr;
  stopped_ = false;
}

void Folding::push(const Open& element) {
  ++open_[element.rule->index];
  stack_.push_back(element);
}

// Closes elements without end tags of their own; false if a formatting element is among them, which would be reopened.
bool Folding::pop_to(std::size_t size) {
  for (; stack_.size() > size; stack_.pop_back()) {
    const TagRule& rule = *stack_.back().rule;
    if (has(rule, tag::kFormatting)) return false;
    --open_[rule.index];
  }
  mixed_ = size;
  return true;
}

// At its own end tag.
void Folding::close_top(std::size_t at) {
  const Open top = stack_.back();
  const bool folds = top.foldable && mixed_ < stack_.size() && at > top.content;
  stack_.pop_back();
  --open_[top.rule->index];
  mixed_ = std::min(mixed_, stack_.size());
  if (!folds) return;
  folds_.resize(top.folds);
  const std::uint32_t parent = stack_.empty() ? Fold::kNone : stack_.back().tag;
  folds_.push_back({top.tag, parent, top.content, static_cast<std::uint32_t>(at)});
}

std::size_t Folding::find(const TagRule& rule, std::string_view name) const {
  for (std::size_t at = stack_.size(); at-- > 0;) {
    if (stack_[at].rule == &rule && (!rule.name.empty() || equals_ignoring_case(stack_[at].name, name))) return at;
  }
  return kNowhere;
}

bool Folding::any_above(std::size_t at, unsigned flags) const {
  return std::any_of(stack_.begin() + static_cast<std::ptrdiff_t>(at) + 1, stack_.end(),
                     [&](const Open& open) { return has(*open.rule, flags); });
}

// Whether the innermost element is a table or a part of it that holds only other parts.
bool Folding::in_table_parts() const {
  if (stack_.empty()) return false;
  const TagRule& top = *stack_.back().rule;
  return top.name == "table" || (has(top, tag::kSection | tag::kRow) && top.name != "caption");
}

// What the start tag closes before its element begins; false if that is not known, or if the element goes elsewhere.
bool Folding::make_room(const TagRule& rule) {
  const std::string_view around = stack_.empty() ? std::string_view() : stack_.back().rule->name;
  if (in_table_parts() || has(rule, kTablePart) || rule.name == "col") {
    if (has(rule, tag::kCell)) return around == "tr";
    if (has(rule, tag::kRow)) return in_table_parts() && around != "tr" && around != "colgroup";
    if (has(rule, tag::kSection)) return around == "table";
    if (rule.name == "col") return around == "table" || around == "colgroup";
    return around != "colgroup" && (rule.name == "script" || rule.name == "style");
  }
  static const TagRule& paragraph = tag_rule("p");
  if (rule.name == "table") return !is_open(paragraph);  // whether it closes one depends on the doctype
  if (has(rule, tag::kSelf) || rule.name == "form") return !is_open(rule);
  if (has(rule, tag::kFormatting)) return open_[rule.index] < kMostEqual;
  if (has(rule, tag::kItem) && !close_item(rule)) return false;
  if (has(rule, tag::kClosesP) && is_open(paragraph) && !close_paragraph()) return false;
  if (has(rule, tag::kHeading) && !stack_.empty() && has(*stack_.back().rule, tag::kHeading))
    return pop_to(stack_.size() - 1);
  return true;
}

bool Folding::close_paragraph() {
  const std::size_t at = find(tag_rule("p"), "p");
  return !any_above(at, tag::kBarrier | tag::kSelf) && pop_to(at);
}

// An <li> closes one before it in its list, <dd> and <dt> one another. Which elements hide an item is not the same in
// all versions of the rules; lists do.
bool Folding::close_item(const TagRule& rule) {
  const bool in_list = rule.name == "li";
  for (std::size_t at = stack_.size(); at-- > 0;) {
    const TagRule& open = *stack_[at].rule;
    if (has(open, tag::kItem) && (open.name == "li") == in_list) return !any_above(at, tag::kSpecial) && pop_to(at);
    if (in_list ? has(open, tag::kList) : open.name == "dl") return true;
  }
  return true;
}

void Folding::start(const TagRule& rule, std::string_view name, std::size_t at, std::size_t end) {
  if (stopped_) return;
  const Folds what = fold_of(rule);
  if (what == Folds::NoMore || raw_ != nullptr || !make_room(rule)) return stop();
  if (what != Folds::Whole) mixed_ = stack_.size();
  if (has(rule, tag::kVoid)) return;
  if (has(rule, tag::kRaw | tag::kScriptless)) {
    raw_ = &rule;
    return;
  }
  push({&rule, name, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end),
        static_cast<std::uint32_t>(folds_.size()), what != Folds::Not});
}

void Folding::end(const TagRule& rule, std::string_view name, std::size_t at) {
  if (stopped_) return;
  if (raw_ != nullptr) {
    if (raw_ != &rule) return stop();
    raw_ = nullptr;
    return;
  }
  if (!stack_.empty() && stack_.back().rule == &rule &&
      (!rule.name.empty() || equals_ignoring_case(stack_.back().name, name)))
    return close_top(at);
  if (fold_of(rule) == Folds::NoMore || has(rule, tag::kRaw | tag::kScriptless) || !end_other(rule, name))
    return stop();
  mixed_ = stack_.size();
}

// An end tag that is not the innermost element's; false if what it does is not known.
bool Folding::end_other(const TagRule& rule, std::string_view name) {
  if (in_table_parts()) return false;
  if (has(rule, tag::kCell)) {  // clears the list of formatting elements up to its own
    const std::size_t at = find(rule, name);
    if (at == kNowhere || any_above(at, tag::kBarrier)) return false;
    while (stack_.size() > at) {
      --open_[stack_.back().rule->index];
      stack_.pop_back();
    }
    return true;
  }
  if (has(rule, kTablePart) || rule.name == "table" || rule.name == "col") return false;
  if (!is_open(rule)) {  // it is ignored; but </p> and </br> are elements, and any heading's tag ends any heading
    const auto is_heading = [](const Open& open) { return has(*open.rule, tag::kHeading); };
    return !has(rule, tag::kHeading) || std::none_of(stack_.begin(), stack_.end(), is_heading);
  }
  if (rule.name.empty() || rule.name == "form" || has(rule, tag::kHeading)) return false;
  const std::size_t at = find(rule, name);
  if (has(rule, tag::kSpecial)) {
    const unsigned hides = tag::kBarrier | (rule.name == "li" ? tag::kList : 0U) | (rule.name == "p" ? tag::kSelf : 0U);
    return !any_above(at, hides) && pop_to(at);
  }
  if (any_above(at, tag::kSpecial)) return false;
  // A formatting element's own end tag takes it out of the list.
  if (!pop_to(at + 1)) return false;
  --open_[rule.index];
  stack_.pop_back();
  return true;
}

void Folding::text(bool blank) {
  if (!blank && in_table_parts()) stop();
}

}  // namespace offprint
