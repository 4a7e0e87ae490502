#include "formats/html/open_elements.h"

#include <algorithm>
#include <functional>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

// Every further paragraph repeats all open formatting elements (10,000 of them: 10^8 nodes). Real pages have a few.
constexpr std::size_t kMostFormats = 20;
// Each further <html> or <body> only adds attributes to the first, which Gumbo compares one by one.
constexpr std::size_t kMostPageTags = 16;
// Across this many blocks, an end tag does not end a formatting element (§13.2.6.4.7, outer loop of the adoption
// agency).
constexpr std::size_t kMostAdoptions = 8;

}  // namespace

bool OpenElements::Open::is_barrier() const {
  return (rule->is & tag::kBarrier) != 0 && foreign == ((rule->is & tag::kIntegration) != 0);
}

// Start tags.

OpenElements::Verdict OpenElements::start(const Markup& tag, const TagRule& rule) {
  if (in_foreign()) {
    if (!breaks_out(rule, tag)) return start_foreign(tag, rule);
    while (in_foreign()) pop_to(stack_.size() - 1);
  }
  if (has(rule, tag::kPageTag)) return ++page_tags_ <= kMostPageTags ? Verdict::Stays : Verdict::Goes;
  // A select in a select ends it; a style or noscript in one is just a tag.
  const bool alone = rule.name == "select" || rule.name == "style" || has(rule, tag::kScriptless);
  static const TagRule& select = tag_rule("select");
  const bool in_select = alone && is_open(select);
  close_before(rule);
  if (in_select) return Verdict::Stays;
  if (has(rule, raw_)) return Verdict::StaysRaw;
  if (has(rule, tag::kVoid)) return Verdict::Stays;
  if (has(rule, tag::kSection | tag::kRow | tag::kCell) && find_table() == kNone) return Verdict::Stays;
  if (has(rule, tag::kFormatting)) return start_formatting(tag, rule);
  if (has(rule, tag::kSpecial)) repeats_ += left_open();
  const Verdict verdict = push({tag.name, &rule, has(rule, tag::kForeign)});
  if (verdict == Verdict::Stays && tag.self_closing && has(rule, tag::kForeign)) pop_to(stack_.size() - 1);
  if (verdict == Verdict::Stays && has(rule, tag::kMarker)) formats_.push_back({});
  return verdict;
}

bool OpenElements::in_foreign() const {
  return !stack_.empty() && stack_.back().foreign && !has(*stack_.back().rule, tag::kIntegration);
}

bool OpenElements::breaks_out(const TagRule& rule, const Markup& tag) const {
  if (rule.name != "font") return has(rule, tag::kBreaksOut);
  AttributeCursor cursor(html_, tag.begin + 1 + tag.name.size());
  while (cursor.next()) {
    for (const std::string_view name : {"color", "face", "size"}) {
      if (equals_ignoring_case(cursor.name(), name)) return true;
    }
  }
  return false;
}

OpenElements::Verdict OpenElements::start_foreign(const Markup& tag, const TagRule& rule) {
  return tag.self_closing ? Verdict::Stays : push({tag.name, &rule, true});
}

OpenElements::Verdict OpenElements::start_formatting(const Markup& tag, const TagRule& rule) {
  const std::size_t hash = std::hash<std::string_view>()(html_.substr(tag.begin, tag.end - tag.begin));
  forget_twins(hash);
  if (format_count_ >= kMostFormats) {
    ++too_many_.at(rule.index);
    return Verdict::Goes;
  }
  const Verdict verdict = push({tag.name, &rule, false, ++last_format_});
  if (verdict == Verdict::Stays) {
    formats_.push_back({&rule, hash, last_format_});
    ++format_count_;
  }
  return verdict;
}

// Of a drawing only the text in one of these shows: the limit gives way to one, so that its text stays text.
bool OpenElements::shows_text(const Open& element) {
  const bool shows = equals_ignoring_case(element.name, "text") || element.rule->name == "foreignobject";
  return element.foreign && shows;
}

OpenElements::Verdict OpenElements::push(const Open& element) {
  if (stack_.size() < depth_ + (shows_text(element) ? 1 : 0)) {
    stack_.push_back(element);
    if (!element.foreign) ++open_[element.rule->index];
    return Verdict::Stays;
  }
  ++too_deep_.at(element.rule->index);
  any_too_deep_ = true;
  return Verdict::Goes;
}

// What a start tag closes before its own element begins.
void OpenElements::close_before(const TagRule& rule) {
  static const TagRule& paragraph = tag_rule("p");
  if (has(rule, tag::kEndsSelect)) {
    const std::size_t at = find_any(tag_rule("select"));
    if (at != kNone) pop_to(at);
  }
  if (has(rule, tag::kSelf)) {
    if (has(rule, tag::kFormatting)) {
      if (find_format(rule) != kNone) end_formatting(rule, rule.name);
    } else {
      close(rule, tag::kBarrier);
    }
  }
  if (has(rule, tag::kItem)) close_item(rule);
  if (has(rule, tag::kClosesP)) close(paragraph, tag::kBarrier | tag::kSelf);
  if (has(rule, tag::kSection | tag::kRow | tag::kCell) || rule.name == "table") close_table_parts(rule);
  if (stack_.empty()) return;
  const Open& top = stack_.back();
  const bool heading = has(rule, tag::kHeading) && top.is(tag::kHeading);
  const bool option = has(rule, tag::kOption) && top.rule->name == "option";
  const bool ruby = has(rule, tag::kRubyPart) && top.is(tag::kRubyPart) && is_open(tag_rule("ruby"));
  if (heading || option || ruby) pop_to(stack_.size() - 1);
}

void OpenElements::close(const TagRule& rule, unsigned barriers) {
  const std::size_t at = find(rule, barriers);
  if (at != kNone) pop_to(at);
}

// §13.2.6.4.7, "li" and "dd", "dt".
void OpenElements::close_item(const TagRule& rule) {
  for (std::size_t at = stack_.size(); at-- > 0;) {
    const Open& open = stack_[at];
    if (open.is(tag::kItem) && (open.rule->name == "li") == (rule.name == "li")) return pop_to(at);
    const bool passes = open.rule->name == "address" || open.rule->name == "div" || open.rule->name == "p";
    if (open.is_special() && !passes) return;
  }
}

// §13.2.6.4.9-15: a part of a table closes everything up to where it belongs.
void OpenElements::close_table_parts(const TagRule& rule) {
  const std::size_t table = find_table();
  if (table == kNone) return;
  if (rule.name == "table") {
    const auto in_cell = [](const Open& o) { return o.is(tag::kCell) || o.rule->name == "caption"; };
    const auto above = stack_.begin() + static_cast<std::ptrdiff_t>(table);
    if (std::none_of(above, stack_.end(), in_cell) && above->rule->name == "table") pop_to(table);
    return;
  }
  std::size_t keep = table + 1;
  const auto stands = [&](unsigned flag) { return keep < stack_.size() && stack_[keep].is(flag); };
  if (!has(rule, tag::kSection) && stands(tag::kSection) && !stack_[keep].is(tag::kMarker)) ++keep;
  if (has(rule, tag::kCell) && stands(tag::kRow)) ++keep;
  pop_to(keep);
}

// End tags.

OpenElements::Verdict OpenElements::end(const Markup& tag, const TagRule& rule) {
  std::size_t& too_deep = too_deep_.at(rule.index);
  std::size_t& too_many = too_many_.at(rule.index);
  if (std::size_t& gone = too_deep > 0 ? too_deep : too_many; gone > 0) {
    --gone;
    return Verdict::Goes;
  }
  if (end_foreign(tag.name)) return Verdict::Stays;
  if (has(rule, tag::kVoid | tag::kPageTag | raw_)) return Verdict::Stays;
  if (has(rule, tag::kFormatting)) {
    end_formatting(rule, tag.name);
  } else if (has(rule, tag::kSpecial)) {
    end_special(rule);
  } else {
    end_ordinary(tag.name);
  }
  return Verdict::Stays;
}

// §13.2.6.5, "any other end tag": whether it ended an element of svg or math.
bool OpenElements::end_foreign(std::string_view name) {
  for (std::size_t at = stack_.size(); at-- > 0 && stack_[at].foreign;) {
    if (!equals_ignoring_case(stack_[at].name, name)) continue;
    pop_to(at);
    return true;
  }
  return false;
}

// The adoption agency (§13.2.6.4.7): the element ends, the blocks that began in it stay open.
void OpenElements::end_formatting(const TagRule& rule, std::string_view name) {
  const std::size_t format = find_format(rule);
  if (format == kNone) return end_ordinary(name);
  std::size_t at = stack_.size();
  std::size_t blocks = 0;
  for (; at > 0 && stack_[at - 1].format != formats_[format].id; --at) {
    if (stack_[at - 1].is_barrier()) return;
    if (stack_[at - 1].is_special()) ++blocks;
  }
  if (at == 0) blocks = 0;
  if (blocks >= kMostAdoptions) return;
  erase_format(format);
  --format_count_;
  if (at == 0) return;
  if (blocks == 0) {
    pop_to(at - 1);
  } else {
    erase(at - 1);
  }
}

void OpenElements::end_special(const TagRule& rule) {
  std::size_t at = kNone;
  if (has(rule, tag::kHeading)) {
    at = find_heading();
  } else if (has(rule, tag::kSection | tag::kRow | tag::kCell) || rule.name == "table") {
    const std::size_t table = find_table();
    at = find_any(rule);
    if (table == kNone || at < table) at = kNone;
  } else if (rule.name == "select" || rule.name == "template") {
    at = find_any(rule);
  } else {
    const bool item = rule.name == "li";
    at = find(rule, tag::kBarrier | (item ? tag::kList : 0U) | (rule.name == "p" ? tag::kSelf : 0U));
  }
  if (at == kNone) return;
  if (rule.name == "form") {
    erase(at);  // only that one: what began in it stays open
  } else {
    pop_to(at);
  }
}

void OpenElements::end_ordinary(std::string_view name) {
  for (std::size_t at = stack_.size(); at-- > 0;) {
    if (equals_ignoring_case(stack_[at].name, name)) return pop_to(at);
    if (stack_[at].is_special()) return;
  }
}

// Finding and removing.

std::size_t OpenElements::find(const TagRule& rule, unsigned barriers) const {
  if (!is_open(rule)) return kNone;
  for (std::size_t at = stack_.size(); at-- > 0;) {
    const Open& open = stack_[at];
    if (!open.foreign && open.rule == &rule) return at;
    if (open.is_barrier()) return kNone;
    // Of the tags that close their own kind, only <button> hides a <p>.
    const bool hides = open.is(barriers & tag::kList) || (open.is(barriers & tag::kSelf) && open.is(tag::kSpecial));
    if (hides) return kNone;
  }
  return kNone;
}

std::size_t OpenElements::find_heading() const {
  for (std::size_t at = stack_.size(); at-- > 0;) {
    if (stack_[at].is(tag::kHeading)) return at;
    if (stack_[at].is_barrier()) return kNone;
  }
  return kNone;
}

// The innermost table, or template: where parts of a table may be.
std::size_t OpenElements::find_table() const {
  static const TagRule& table = tag_rule("table");
  static const TagRule& fragment = tag_rule("template");
  if (!is_open(table) && !is_open(fragment)) return kNone;
  for (std::size_t at = stack_.size(); at-- > 0;) {
    const Open& open = stack_[at];
    if (!open.foreign && (open.rule == &table || open.rule == &fragment)) return at;
  }
  return kNone;
}

std::size_t OpenElements::find_any(const TagRule& rule) const {
  if (!is_open(rule)) return kNone;
  for (std::size_t at = stack_.size(); at-- > 0;) {
    if (!stack_[at].foreign && stack_[at].rule == &rule) return at;
  }
  return kNone;
}

void OpenElements::erase(std::size_t at) {
  if (!stack_[at].foreign) --open_[stack_[at].rule->index];
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(at));
}

void OpenElements::pop_to(std::size_t size) {
  while (stack_.size() > size) {
    const Open& top = stack_.back();
    if (top.is(tag::kMarker)) drop_to_marker();
    const auto is_its = [&](const Format& f) { return f.id == top.format; };
    const auto format = top.format == 0 ? formats_.end() : std::find_if(formats_.begin(), formats_.end(), is_its);
    if (format != formats_.end()) format->open = false;
    if (!top.foreign) --open_[top.rule->index];
    stack_.pop_back();
  }
  if (any_too_deep_ && stack_.size() < depth_) {
    too_deep_.fill(0);
    any_too_deep_ = false;
  }
}

std::size_t OpenElements::find_format(const TagRule& rule) const {
  for (std::size_t at = formats_.size(); at-- > 0 && formats_[at].rule != nullptr;) {
    if (formats_[at].rule == &rule) return at;
  }
  return kNone;
}

void OpenElements::drop_to_marker() {
  while (!formats_.empty()) {
    const bool marker = formats_.back().rule == nullptr;
    formats_.pop_back();
    if (marker) return;
    --format_count_;
  }
}

// The "Noah's Ark clause": of equal elements after the last marker only three stay; the earliest goes.
void OpenElements::forget_twins(std::size_t hash) {
  constexpr std::size_t kMostTwins = 3;
  std::size_t twins = 0;
  std::size_t earliest = 0;
  for (std::size_t at = formats_.size(); at-- > 0 && formats_[at].rule != nullptr;) {
    if (formats_[at].hash != hash) continue;
    ++twins;
    earliest = at;
  }
  if (twins < kMostTwins) return;
  erase_format(earliest);
  --format_count_;
}

// How many formatting elements the next text would reopen.
std::size_t OpenElements::left_open() const {
  std::size_t count = 0;
  for (std::size_t at = formats_.size(); at-- > 0 && formats_[at].rule != nullptr;) count += formats_[at].open ? 0 : 1;
  return count;
}

}  // namespace offprint
