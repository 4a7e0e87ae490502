// Who wrote the article and when, as the page itself says: added to what the header says in the metadata.
//
// Recognised: the crawler's own first block (crawler_block.cpp); before the prose begins, blocks whose class or element
// says byline, author or date, short lines of nothing but labels, names, dates and counts of readers, lines of which
// elements mark up each name and date, and a lone link to a person's page. Under --clean article those are lifted once
// a name or a date is found in them, under none they stay in the text. A line of labels after the prose (记者：…
// 责编：…) is read and stays; so is a date of its own class in a line that holds more. Names are added to the header's,
// which are often the feed's. Only what the metadata then hold is lifted: a line with an editor's name, with nobody's
// ("By Youtube"), of what stands in the text (byline_place.h), with a date that is not the article's, or whose field -M
// sets, stays. A date without markup or label is the article's only in a byline's place and near the header's; one that
// begins an entry of a live blog or a chronicle never is.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/metadata/byline_elements.h"
#include "converters/passes/metadata/byline_marks.h"
#include "converters/passes/metadata/byline_place.h"
#include "converters/passes/metadata/byline_roles.h"
#include "converters/passes/metadata/byline_text.h"
#include "converters/passes/metadata/crawler_block.h"
#include "converters/passes/metadata/given.h"
#include "converters/passes/metadata/names.h"
#include "converters/passes/metadata/site_suffix.h"
#include "formats/document/tree.h"
#include "formats/time/dates.h"
#include "formats/time/day_order.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 2> kWechatNames{"rich_media_meta_text", "rich_media_meta_nickname"};
constexpr std::size_t kLongestByline = 240;  // bytes of a byline's text
constexpr std::size_t kWithinTop = 2500;     // a byline begins within so many bytes of text
constexpr std::size_t kProse = 180;          // a text of so many bytes is prose
constexpr int kLead = 6;                     // sentences may stand above an unmarked byline, and be a lead

class Bylines {
 public:
  Bylines(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics), authors_(document.metadata) {}

  void run() {
    Node* at = document_.root->first;
    std::size_t seen = 0;  // bytes of text
    while (at != nullptr && seen < kWithinTop) {
      Node* const inside = next_in(*document_.root, *at);
      if (const auto* text = as<TextNode>(at)) {
        if (text->value.size() >= kProse) break;
        seen += text->value.size();
        pass(trim(text->value));
        if (after_sentence_ && began_ == nullptr) began_ = text;
        if (!is_blank(text->value)) under_title_ = title_ != nullptr && is_inside(*text, *title_);
        since_title_ = under_title_ ? 0 : since_title_ + text->value.size();
        at = inside;
        continue;
      }
      Node* const after = skip_in(*document_.root, *at);
      const bool whole = look_at(*at);
      if (whole) beyond_ = nullptr;
      at = whole ? after : inside;
    }
    if (document_.metadata.authors.empty() && !several_) read_endings();
  }

 private:
  void pass(std::string_view words) {
    ahead_ -= std::min(ahead_, words.size());
    if (words.ends_with('.') || words.ends_with("。")) {
      after_sentence_ = true;
      ++sentences_;
    }
    if (!words.empty()) introduced_ = (words.ends_with(':') || words.ends_with("：")) && !may_be_byline(words);
  }

  // Stops counting once it is more than a byline has. What is inside a long block is often just as long, and is not
  // counted again.
  std::size_t text_size(const Node& node) {
    if (ahead_ > kLongestByline && beyond_ != nullptr && is_inside(*beyond_, node)) return ahead_;
    std::size_t size = 0;
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (const auto* text = as<TextNode>(at)) size += trim(text->value).size();
      if (size <= kLongestByline) continue;
      beyond_ = at;
      ahead_ = size;
      break;
    }
    return size;
  }

  // Whether the node was a byline, read whole.
  bool look_at(Node& node) {
    if (is_title(node)) title_ = &node;
    if (!may_hold_byline(node)) return false;
    const std::size_t size = text_size(node);  // before more is asked: of what is empty there may be any number
    if (size == 0 || size > kLongestByline || holds_other(node)) return false;
    if (!is_block(node) && !is_alone(node)) return is_date_in_line(node) && look_at_date(node);
    const bool marked = is_marked_byline(*node.element);
    BylineText read;  // of a lone name, too, none of it is explained
    if (const std::string text = dated_text(node); marked || may_be_byline(text)) read = read_byline(text, hints());
    const bool named = marked || (read.explained && holds_marked_date(node)) || read_parts(node, read);
    if (named) read_elements(node, read);
    if (!named && read.by && !may_be_by(node, read)) return false;
    leave_nobody(read);
    if (!named && !read.explained && !read_person(node, read)) return false;
    if (is_of_the_text(node, read, named) || is_of_an_entry(node, read)) return false;
    if (began_ != nullptr && is_of_answer(node, began_)) return false;
    if (read.date && !is_own_date(node, read)) {
      read.date.reset();
      read.modified.reset();
    }
    if (read.authors.empty() && (!read.date || (after_sentence_ && (!named || is_in_text(read))))) return false;
    take(read);
    if (options_.clean == Clean::Article && (named || stands_as_byline(node, read)) && is_told(read)) lift(node, read);
    return true;
  }

  // A heading only where it is one of Blogspot's days.
  bool may_hold_byline(const Node& node) const {
    if (node.element == nullptr || node.kind == Kind::Figure || is(node.kind, group::kCaption)) return false;
    if (node.kind == Kind::Heading) return is_day_above_title(node, document_.metadata.title);
    return is_block(node) || is_time(node) || is_marked_byline(*node.element) || node.element->name == "small";
  }

  // A lone date, neither marked up as one nor beneath a name, may be a heading of a chronicle, and stays; "发布时间" or
  // an outlet beside it, or the header's own day beneath the title, says that it is none.
  bool stands_as_byline(const Node& node, const BylineText& read) const {
    if (!read.authors.empty() || &node == beneath_ || (read.told && !after_sentence_)) return true;
    const auto apart = days_apart(read.date, document_.metadata.published);
    return under_title_ && (node.element->name == "small" || (apart && *apart <= 1));
  }

  // A line whose names and dates are each marked up, and which holds nothing else.
  bool read_parts(const Node& node, BylineText& read) const {
    if (after_sentence_) return false;
    const bool named = holds_name(node);
    const Node* const link = named ? nullptr : person_link(node);
    if ((!named && link == nullptr) || is_quotation(node)) return false;
    const std::vector<std::string> names = named ? names_in_elements(node) : split_names(joined_text(*link));
    if (names.empty() || !std::all_of(names.begin(), names.end(), is_person)) return false;
    BylineText rest = read_byline(named ? text_beside_names(node) : text_beside(node, *link), hints());
    if (!rest.explained || !rest.date || !rest.authors.empty() || is_before_pages(*rest.date)) return false;
    read = std::move(rest);
    read.authors = names;
    return true;
  }

  DateHints hints() const { return {document_.metadata.published, day_order(document_.metadata.language)}; }

  // A date of its own class, or a <time> near the title, in a line that is no sentence: read, and its line stays.
  bool is_date_in_line(const Node& node) const {
    constexpr std::size_t kNear = 120;  // bytes
    if (after_sentence_ || node.kind != Kind::Span) return false;
    if (is_classed_date(*node.element)) return true;
    return is_time(node) && title_ != nullptr && since_title_ <= kNear && may_date_article(*block_around(node));
  }

  bool look_at_date(const Node& node) {
    BylineText read = read_byline(dated_text(node), hints());
    const std::vector<Moment> dates = dates_in_attributes(node);
    if (read.date && dates.size() == 1) read.date = dates.front();
    if (!read.explained || !read.date || !read.authors.empty() || is_of_an_entry(node, read)) return false;
    if (is_before_pages(*read.date) || is_quotation(node)) return false;
    const std::string line = joined_text(*block_around(node));
    if (line.size() > kLongestByline || line.find("。") != std::string::npos || trim(line).ends_with('.')) return false;
    if (is_own_date(node, read)) take(read);
    return false;
  }

  // The time of an entry of a live blog, a date of a chronicle.
  bool is_of_an_entry(const Node& node, const BylineText& read) const {
    if (!read.date || !read.authors.empty()) return false;
    return begins_entry(node, *document_.root) || is_other_clock(node, read);
  }

  // It shows nothing but the time of day, and another than that of the page's head.
  bool is_other_clock(const Node& node, const BylineText& read) const {
    const Metadata& metadata = document_.metadata;
    if (!is_clock(trim(joined_text(node))) || (!metadata.published && !metadata.byline_date)) return false;
    const auto same = [&](const std::optional<Moment>& other) { return other && in_utc(*other) == in_utc(*read.date); };
    return !same(metadata.published) && !same(metadata.byline_date) && !same(metadata.modified);
  }

  // The page's heading, or one that shows the title.
  bool is_title(const Node& node) const {
    const auto* heading = as<Heading>(&node);
    if (heading == nullptr || after_sentence_) return false;
    const std::string own = squeezed(text_content(node), kLongestByline);
    return heading->depth == 1 || (!own.empty() && squeezed(document_.metadata.title).starts_with(own));
  }

  // It says who wrote, and when, not the article but what stands in it.
  bool is_of_the_text(const Node& node, const BylineText& read, bool named) {
    if (named) return false;
    const Node& root = *document_.root;
    const bool in_text = after_sentence_ &&
                         (introduced_ || sentences_ > kLead || is_part_of_facts(node, root, document_.metadata.title));
    if (in_text || read.authors.empty()) return in_text;
    if (is_beside_facts(node)) return true;
    several_ = several_ || --looks_left_ < 0 || is_one_of_several(node, read, root);
    return several_;
  }

  // A date behind the text's first sentence: the second of a live blog, or one that nothing else says is the article's.
  bool is_in_text(const BylineText& read) const {
    const Metadata& metadata = document_.metadata;
    if (read.worded) return false;
    const auto apart = days_apart(read.date, metadata.published ? metadata.published : metadata.byline_date);
    return dated_ || !apart || *apart > kDaysOfTime;
  }

  // "By X" without markup is a byline before the prose or as the last line, unless X is an ordinary phrase.
  bool may_be_by(const Node& node, const BylineText& read) const {
    if (std::any_of(read.authors.begin(), read.authors.end(), is_phrase_behind_by)) return false;
    if (!after_sentence_ || read.date) return true;
    for (const Node* at = skip_in(*document_.root, node); at != nullptr; at = next_in(*document_.root, *at)) {
      if (const auto* text = as<TextNode>(at); text != nullptr && !is_blank(text->value)) return false;
    }
    return true;
  }

  // What names nobody stays, and its line with it.
  static void leave_nobody(BylineText& read) {
    if (std::erase_if(read.authors, names_nobody) > 0 && read.authors.empty()) read.others = true;
  }

  // A date that nothing calls the article's must be near the header's: a story may begin with "1945年8月15日". <time>
  // and class="date" mark any date, so that it may be further away.
  bool is_own_date(const Node& node, const BylineText& read) const {
    if (read.worded || !read.authors.empty() || is_meta_line(*node.element) || is_classed_byline(*node.element))
      return true;
    int near = days_of_marks(node);
    if (under_title_ && holds_small_print(node) && !is_before_pages(*read.date)) near = std::max(near, kDaysOfTime);
    const auto apart = days_apart(read.date, document_.metadata.published);
    if (apart) return *apart <= near;
    const bool timed = under_title_ && read.date->precision != Moment::Precision::Day;  // a story's day has no clock
    return near > kDaysUnmarked || &node == beneath_ || timed;
  }

  // Whether the metadata now hold what the line says.
  bool is_told(const BylineText& read) const {
    const Metadata& metadata = document_.metadata;
    if (read.others || (!read.authors.empty() && is_given(options_, given::kAuthors))) return false;
    if (!read.date || !read.authors.empty()) return true;
    if (is_given(options_, given::kDate)) return false;
    const auto apart = days_apart(read.date, metadata.byline_date);  // a day's difference comes of time zones
    const bool changed = read.date == metadata.modified || changed_on(*read.date) == metadata.modified;
    return changed || (!read.changed_only && (!apart || *apart <= 1));
  }

  // Its first link, where that leads to the page of a person.
  static const Node* person_link(const Node& node) {
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (at->kind == Kind::Link && has_text(*at)) return leads_to_person(*static_cast<const Link*>(at)) ? at : nullptr;
    }
    return nullptr;
  }

  // A block with nothing but a link to the page of a person.
  bool read_person(const Node& node, BylineText& read) const {
    if (after_sentence_) return false;
    const Node* const link = person_link(node);
    if (link == nullptr) return false;
    const std::vector<std::string> name = split_names(joined_text(*link));
    if (name.empty() || !is_person(name.front()) || split_names(joined_text(node)) != name) return false;
    read.authors = name;
    return true;
  }

  static bool is_time(const Node& node) { return node.element != nullptr && node.element->name == "time"; }

  // Between blocks, in no line of text.
  static bool is_alone(const Node& node) {
    if (node.parent->kind != Kind::Root && !is_block(*node.parent)) return false;
    const auto is_text = [](const Node& sibling) { return !is_block(sibling) && has_text(sibling); };
    const Node* before = node.previous;  // from the node outwards: of many in a row each meets its neighbour first
    while (before != nullptr && !is_text(*before)) before = before->previous;
    const Node* after = node.next;
    while (after != nullptr && !is_text(*after)) after = after->next;
    return before == nullptr && after == nullptr;
  }

  // Headings and pictures.
  static bool holds_other(const Node& node) {
    for (const Node* at = node.kind == Kind::Heading ? node.first : &node; at != nullptr; at = next_in(node, *at)) {
      if (at->kind == Kind::Heading || at->kind == Kind::Image || at->kind == Kind::Embed) return true;
    }
    return false;
  }

  void read_elements(const Node& node, BylineText& read) {
    if (const std::vector<Moment> dates = dates_in_attributes(node); !dates.empty()) {
      const Moment& changed = read.changed_first ? dates.front() : dates.back();
      read.date = read.changed_first ? dates.back() : dates.front();
      if (is_later(changed, *read.date)) read.modified = changed_on(changed);
    }
    if (node.element->get("class").find(kWechatLine) != std::string_view::npos) return read_wechat(node, read);
    if (!read.authors.empty() || (read.explained && read.others)) return;
    read.authors = names_in_elements(node);
    const std::string rest = one_line(read.rest);  // "By" may stand in a block of its own
    const bool named = read.authors.empty() && is_classed_byline(*node.element) && is_person(rest);
    if (named || is_named_part(node, read, rest)) read.authors = split_names(rest);
  }

  // "July 4, 2023 · 4 min · Mary Stone": what is left of a line with a date and the time that reading takes. A section
  // would be a link.
  static bool is_named_part(const Node& node, const BylineText& read, const std::string& rest) {
    if (!read.authors.empty() || !read.date || !is_meta_line(*node.element)) return false;
    if (!is_written_as_person(rest) || !is_person(rest) || joined_text(node).find(" min") == std::string::npos)
      return false;
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (at->kind == Kind::Link) return false;
    }
    return true;
  }

  void read_wechat(const Node& node, BylineText& read) {
    read.authors.clear();
    for (const std::string_view name : kWechatNames) {
      std::vector<std::string> names;
      for (const Node* at = &node; at != nullptr && names.empty(); at = next_in(node, *at)) {
        if (at->element == nullptr || at->element->get("class").find(name) == std::string_view::npos) continue;
        if (!find_date(joined_text(*at))) names = split_names(joined_text(*at));
      }
      if (read.authors.empty()) {
        read.authors = names;
      } else if (document_.metadata.site_name.empty() && !names.empty()) {
        document_.metadata.site_name = names.front();  // the account, where the writer is named too
      }
    }
  }

  void take(const BylineText& read) {
    Metadata& metadata = document_.metadata;
    if (read.changed_only) {
      if (!metadata.modified) metadata.modified = changed_on(*read.date);
    } else if (!metadata.byline_date) {
      metadata.byline_date = read.date;
    }
    if (!metadata.modified && read.modified != metadata.byline_date) metadata.modified = read.modified;
    if (metadata.site_name.empty()) metadata.site_name = read.outlet;
    authors_.add(read.authors);
  }

  // "by", in an element of its own before the name's.
  void lift_label(Node* label) {
    const bool block = label != nullptr && is_block(*label) && is_only_label(joined_text(*label));
    if (!block) return;
    diagnostics_.lifted("authors", label->source.begin, text_content(*label));
    detach(*label);
  }

  void lift(Node& node, const BylineText& read) {
    if (!read.authors.empty()) lift_label(last_shown(node.previous));
    const std::string_view date = read.changed_only ? "modified" : "byline_date";
    diagnostics_.lifted(read.authors.empty() ? date : "authors", node.source.begin, text_content(node));
    dated_ = dated_ || (read.authors.empty() && !read.changed_only);
    beneath_ = first_shown(node.next);
    detach(node);
  }

  // 记者：某某　责编：某某, as a last block: read, and kept in its place.
  void read_endings() {
    for (const Node* block : last_paragraphs()) {
      if (block == nullptr) continue;
      const std::string text = last_line(*block);
      if (text.size() > kLongestByline) continue;
      BylineText read = read_byline(from_label(text), {}, true);
      leave_nobody(read);
      if (!read.authors.empty() && !is_beside_facts(*block)) return take(read);
    }
  }

  // In the page's order; null for those that there are not.
  std::array<const Node*, 6> last_paragraphs() const {
    std::array<const Node*, 6> last{};
    std::size_t left = last.size();
    const Node* const root = document_.root;
    for (const Node* at = end_of(root); at != root && left > 0;
         at = at->previous != nullptr ? end_of(at->previous) : at->parent) {
      if (at->kind == Kind::Paragraph) last.at(--left) = at;
    }
    return last;
  }

  // Where a walk through the node ends.
  static const Node* end_of(const Node* node) {
    while (node->last != nullptr) node = node->last;
    return node;
  }

  // Behind the last line break of a paragraph; of one longer than a byline no more than shows that.
  static std::string last_line(const Node& block) {
    const std::string text = joined_text(block);
    std::string_view shown = trim(text);
    if (shown.size() > kLongestByline) shown.remove_prefix(shown.size() - kLongestByline - 1);
    return std::string(shown.substr(shown.find_last_of('\n') + 1));
  }

  // 记者 begins sentences too: it is a label only if a separator follows or the line names others.
  static bool is_label_line(std::string_view behind) {
    static constexpr std::array<std::string_view, 6> kOthers{"责编", "責編", "网编", "網編", "编辑", "編輯"};
    static constexpr std::array<std::string_view, 6> kBehind{"：", ":", "/", "|", "｜", " "};
    return std::any_of(kOthers.begin(), kOthers.end(),
                       [&](std::string_view o) { return behind.find(o) != std::string_view::npos; }) ||
           std::any_of(kBehind.begin(), kBehind.end(), [&](std::string_view b) { return behind.starts_with(b); });
  }

  // The line from 记者 on, which an outlet's name and a bracket may precede. "" where no such label is near the
  // beginning.
  static std::string from_label(std::string line) {
    static constexpr std::array<std::string_view, 5> kLabels{"记者", "記者", "作者", "撰文", "Reporting by"};
    constexpr std::size_t kOutlet = 48;  // bytes
    std::size_t at = std::string::npos;
    std::size_t size = 0;
    for (const std::string_view label : kLabels) {
      const std::size_t found = line.find(label);
      if (found >= at) continue;
      at = found;
      size = label.size();
    }
    if (at > kOutlet || line.find("。") != std::string::npos) return {};
    line.erase(0, at);
    if (!is_label_line(std::string_view(line).substr(size))) return {};
    const std::size_t close = std::min(line.find("）"), line.find(')'));
    return close == std::string::npos ? line : line.substr(0, close);
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  Authors authors_;
  const Node* title_ = nullptr;    // the last heading that shows the title
  bool under_title_ = false;       // nothing has been shown since
  std::size_t since_title_ = 0;    // bytes of text
  bool dated_ = false;             // a line of nothing but a date has been lifted
  bool after_sentence_ = false;    // the text has begun, if only with a line of it
  const Node* began_ = nullptr;    // where it has
  int sentences_ = 0;              // pieces of text that end with one
  bool introduced_ = false;        // the last line of text ends with a colon
  bool several_ = false;           // the text holds works of several, each with a line that says whose
  int looks_left_ = 8;             // each goes through what is left of the text; no byline has as many lines
  const Node* beneath_ = nullptr;  // what came after the last that was lifted
  const Node* beyond_ = nullptr;   // the text with which a block became longer than a byline
  std::size_t ahead_ = 0;          // bytes of text from where the walk is through that one
};

}  // namespace

void lift_byline(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  settle_header_authors(document.metadata);
  lift_crawler_block(document, options, diagnostics);
  Bylines(document, options, diagnostics).run();
}

}  // namespace offprint
