#include "converters/passes/furniture/furniture_measures.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#include <utility>

#include "converters/passes/furniture/comment_words.h"
#include "converters/passes/furniture/furniture_guard.h"
#include "converters/passes/furniture/furniture_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/metadata/byline_text.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint::furniture {

namespace {

constexpr std::size_t kLongestDate = 18;  // characters: "2020年10月12日 11:54"

constexpr int kLevelsOfThread = 3;  // of boxes around its comments

// The label of a button to answer a comment.
constexpr auto kReplyWords =
    std::to_array<std::string_view>({"reply", "回复", "回覆", "回應", "回应", "返信", "답글", "antworten", "répondre",
                                     "responder", "rispondi", "svara", "ответить", "log in to reply"});
constexpr std::array<std::string_view, 4> kReplyAddresses{"replytocom=", "/comment/reply/", "parentID=", "reply_to="};

// A date written out, or how long ago; in short texts only, as a date in a sentence is not a comment's.
bool holds_date(std::string_view text) {
  constexpr std::size_t kShort = 80;  // bytes
  if (text.size() > kShort || !ByteSet<ByteRange{'0', '9'}>::any(text)) return false;
  if (find_date(text)) return true;
  const std::string_view line = trim(text);
  return line.ends_with("前") || line.ends_with(" ago");
}

// A link or an inline label: as a block, the same word heads an answer.
bool is_reply(const Node& node, std::string_view text) {
  constexpr std::size_t kShort = 24;  // bytes
  if (text.size() > kShort || (node.parent->kind != Kind::Link && node.parent->kind != Kind::Span)) return false;
  const std::string_view line = trim(text);
  return std::any_of(kReplyWords.begin(), kReplyWords.end(),
                     [&](std::string_view word) { return equals_ignoring_case(line, word); });
}

// The parts of addresses that tell what a link does are looked for at their signs only.
using Sign = ByteSet<ByteRange{'/', '/'}, ByteRange{':', ':'}, ByteRange{'=', '='}>;
static_assert(std::all_of(kReplyAddresses.begin(), kReplyAddresses.end(),
                          [](std::string_view part) { return Sign::holds(part.back()); }));

constexpr std::size_t place_of(char c) { return static_cast<unsigned char>(c); }

// Whether a part that leads to an answer ends with the sign at that place.
bool replies_at(std::string_view url, std::size_t sign) {
  static constexpr std::array<bool, 256> kBefore = [] {
    std::array<bool, 256> before{};
    for (const std::string_view part : kReplyAddresses) before.at(place_of(part[part.size() - 2])) = true;
    return before;
  }();
  const std::string_view through = url.substr(0, sign + 1);
  return kBefore[place_of(url[sign - 1])] &&
         std::any_of(kReplyAddresses.begin(), kReplyAddresses.end(),
                     [&](std::string_view part) { return through.ends_with(part); });
}

// kShareAddresses around the first sign after the host of each.
class ShareAddresses {
 public:
  consteval ShareAddresses() {
    for (std::size_t i = 0; i < kShareAddresses.size(); ++i) {
      const std::string_view whole = kShareAddresses.at(i);
      std::size_t sign = whole.starts_with("//") ? 2 : 0;
      while (!Sign::holds(whole.at(sign))) ++sign;  // no constant where there is none
      signs_.at(i) = sign;
      const std::uint64_t row = std::uint64_t{1} << i;
      before_.at(place_of(whole.at(sign - 1))) |= row;
      if (sign + 1 < whole.size()) {
        behind_.at(place_of(whole[sign + 1])) |= row;
      } else {
        last_ |= row;
      }
    }
  }

  // Whether the address holds one of them around the sign at that place, which is not its first byte.
  bool hold(std::string_view url, std::size_t sign) const {
    const std::uint64_t behind = sign + 1 < url.size() ? behind_[place_of(url[sign + 1])] : 0;
    for (std::uint64_t rows = before_[place_of(url[sign - 1])] & (behind | last_); rows != 0; rows &= rows - 1) {
      const auto row = static_cast<std::size_t>(std::countr_zero(rows));
      if (signs_[row] <= sign && url.substr(sign - signs_[row]).starts_with(kShareAddresses[row])) return true;
    }
    return false;
  }

 private:
  static_assert(kShareAddresses.size() <= 64);
  std::array<std::size_t, kShareAddresses.size()> signs_{};  // where each has it
  // A bit for each address: by the byte before its sign, by the one behind it, and those that end with it.
  std::array<std::uint64_t, 256> before_{};
  std::array<std::uint64_t, 256> behind_{};
  std::uint64_t last_ = 0;
};
constexpr ShareAddresses kShare;

unsigned held_by_link(const Link& link) {
  const std::string_view url = link.url;
  unsigned held = holding::kLink;
  constexpr std::string_view kScheme = "https://";  // most begin so, and nothing that is looked for ends in it
  Sign::each(url, url.starts_with(kScheme) ? kScheme.size() : 1, url.size(), [&](std::size_t sign) {
    if (kShare.hold(url, sign)) held |= holding::kShare;
    if (replies_at(url, sign)) held |= holding::kReply;
  });
  return held;
}

unsigned held_as_itself(const Node& node, bool in_link) {
  switch (node.kind) {
    case Kind::Image: return holding::kPicture | (in_link ? 0U : holding::kShown);
    case Kind::Embed: return holding::kEmbed;
    case Kind::Link: return held_by_link(static_cast<const Link&>(node));
    default: return is_element(node, "time") ? holding::kDate : 0U;
  }
}

// Words beside a picture, by their element or its name; a date in small print is not a caption.
bool is_caption(const Node& node, const Measure& m) {
  if (m.all == m.linked) return false;
  if (is(node.kind, group::kCaption) || m.said.caption) return true;
  return is_element(node, "small") && (m.holds & holding::kDate) == 0;
}

// A date and a way to answer.
bool is_of_comment(unsigned holds) { return (holds & holding::kDate) != 0 && (holds & holding::kReply) != 0; }

bool looks_like_comment(const Measure& m) { return !m.item && is_of_comment(m.holds); }

// Small print is not one, for it may be a caption.
bool is_plain_inline(const Node& node) {
  if (!is(node.kind, group::kPhrasing) && node.kind != Kind::Span) return false;
  return node.element == nullptr || !(node.element->block || node.element->name == "small");
}

// A few inlines around texts, as most are. They are measured as part of what is around them.
bool is_run(const Node& node) {
  constexpr int kFew = 12;  // nodes
  int nodes = 0;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (!is_plain_inline(*at) || ++nodes > kFew) return false;
  }
  return true;
}

void add(Measure& m, const Measure& part) {
  m.all += part.all;
  m.linked += part.linked;
  m.dated += part.dated;
  m.longest = std::max(m.longest, part.longest);
  m.holds |= part.holds;
}

void add(Comments& comments, const Comments& part) {
  if (comments.count == 0) {
    comments.author_first = part.author_first;
    comments.first = part.first;
  }
  comments.count += part.count;
  comments.characters += part.characters;
  comments.stray = std::max(comments.stray, part.stray);
}

void become_item(Measure& m) {
  m.item = true;
  m.comments = {m.said.author, 1, static_cast<std::uint32_t>(m.all), static_cast<std::uint32_t>(m.before), 0};
}

}  // namespace

struct Measures::Around {
  bool in_link = false;
  bool in_item = false;
  const Node* within = nullptr;
};

bool leads_to_share(const Link& link) { return (held_by_link(link) & holding::kShare) != 0; }

Measures::Measures(const Node& root) {
  blocks_.reserve(kExpected);
  whole_ = take(root, {});
}

// Of a text that is not blank.
void Measures::take_text(const TextNode& node, const Around& around, Measure& m) {
  const std::string_view value = node.value;
  const auto all = static_cast<std::uint32_t>(characters(value));
  m.all += all;
  if (around.in_link) {
    m.linked += all;
  } else {
    m.longest = std::max(m.longest, all);
  }
  if (holds_date(value)) {
    m.holds |= holding::kDate;
    if (!around.in_link && all <= kLongestDate) m.dated += all;
  }
  if (is_reply(node, value)) m.holds |= holding::kReply;
  if (around.in_link || around.in_item) return;
  m.comments.stray = std::max(m.comments.stray, all);
  before_ += all;
  if (all >= kProse) prose_before_ += all;
}

// What the run holds.
unsigned Measures::take_run(const Node& run, Around around, Measure& m) {
  const unsigned before = std::exchange(m.holds, held_as_itself(run, around.in_link));
  around.in_link = around.in_link || run.kind == Kind::Link;
  for (const Node* child = run.first; child != nullptr; child = child->next) {
    if (const auto* text = as<TextNode>(child)) {
      if (!is_blank(text->value)) take_text(*text, around, m);
    } else {
      take_run(*child, around, m);
    }
  }
  return std::exchange(m.holds, m.holds | before);
}

const Measure& Measures::take_row(Node& node, const Around& around) {
  if (node.element != nullptr && is_measured(node)) blocks_.push_back(&node);
  return rows_.add(node, take(node, around));
}

// Two blocks side by side, each with a date and a way to answer, are comments whatever their names.
void Measures::find_items(const Node& parent) {
  for (const Node* child = parent.first; child != nullptr; child = child->next) {
    if (is_measured(*child) && looks_like_comment(rows_.at(*child))) become_item(rows_.at(*child));
  }
}

// A box whose name says that it holds comments, or whose heading says how many.
bool Measures::may_hold_answers(const Node& node, const Measure& m, std::size_t& announced) const {
  announced = 0;
  if (m.said.answers) return true;
  const Node* first = node.element == nullptr ? nullptr : node.first;
  while (first != nullptr && first->kind == Kind::Text && is_blank_node(*first)) first = first->next;
  if (first == nullptr || first->kind != Kind::Heading) return false;
  constexpr std::size_t kLongestHeading = 40;  // characters
  const Measure* heading = rows_.find(*first);
  if (heading != nullptr && heading->all <= kLongestHeading) announced = announced_comments(text_content(*first));
  return announced > 0;
}

// In the box of a thread without names in it: the items of a list, or blocks that look alike, are comments where each
// begins with a name. `wanted`: how many there must be; 0 for any.
bool Measures::find_answers(const Node& box, std::size_t wanted, int levels) {
  std::vector<const Node*> items;
  for (const Node* child = box.first; child != nullptr; child = child->next) {
    if (child->element == nullptr || rows_.find(*child) == nullptr || !is_measured(*child)) continue;
    if (box.kind == Kind::List ? child->kind != Kind::ListItem : child->kind == Kind::Heading) continue;
    const bool alike = items.empty() || (items.front()->element->name.view() == child->element->name.view() &&
                                         items.front()->element->get("class") == child->element->get("class"));
    if (alike && begins_with_name(*child)) items.push_back(child);
  }
  const bool enough = items.size() >= (box.kind == Kind::List ? 1U : 2U);
  if (enough && (wanted == 0 || items.size() == wanted)) {
    for (const Node* item : items) become_item(rows_.at(*item));
    return true;
  }
  bool found = false;
  for (const Node* child = box.first; child != nullptr && levels > 0; child = child->next) {
    if (!is_block(*child) || rows_.find(*child) == nullptr || !find_answers(*child, wanted, levels - 1)) continue;
    rows_.at(*child).comments = comments_in(*child);
    found = true;
  }
  return found;
}

bool Measures::begins_with_thread(const Node& box) const {
  const Node* first = first_shown(box.first);
  const Measure* row = first != nullptr && first->kind == Kind::List ? rows_.find(*first) : nullptr;
  return row != nullptr && row->said.answers && row->comments.count > 0;
}

static bool is_in_code(const Node& node, const Node& item) {
  const Node* at = node.parent;
  while (at != nullptr && at != &item && !is_typed(*at)) at = at->parent;
  return at != nullptr && at != &item;
}

// A few words in an element of their own, and more behind them.
bool Measures::begins_with_name(const Node& item) const {
  constexpr std::size_t kLongestName = 40;  // characters
  int left = 24;                            // nodes
  for (const Node* at = &item; at != nullptr && left > 0; at = next_in(item, *at), --left) {
    const auto* text = as<TextNode>(at);
    if (text == nullptr || is_blank(text->value)) continue;
    const std::string_view words = trim(text->value);
    const std::size_t size = characters(words);
    return at->parent != &item && !is_in_code(*at, item) && size <= kLongestName &&
           words.find_last_of(".!?:") != words.size() - 1 && rows_.at(item).all > size;
  }
  return false;
}

Comments Measures::comments_in(const Node& node) const {
  Comments comments;
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (const Measure* row = rows_.find(*child)) add(comments, row->comments);
  }
  return comments;
}

Measure Measures::take(const Node& node, Around around) {
  Measure m;
  m.within = around.within;
  m.before = before_;
  m.prose_before = prose_before_;
  const bool measured = is_measured(node);
  if (measured && node.element != nullptr) m.said = names_.read(node);
  m.holds |= held_as_itself(node, around.in_link);
  around.in_link = around.in_link || node.kind == Kind::Link;
  around.in_item = around.in_item || m.said.comment;
  const Guarded guarded = guarded_as(node);
  if (measured && guarded.stays) around.within = &node;
  Comments inside;
  int looking = 0;  // like comments
  for (Node* child = node.first; child != nullptr; child = child->next) {
    if (const auto* text = as<TextNode>(child)) {
      if (!is_blank(text->value)) take_text(*text, around, m);
    } else if (is_run(*child)) {
      looking += is_of_comment(take_run(*child, around, m)) ? 1 : 0;
    } else {
      const Measure& part = take_row(*child, around);
      looking += looks_like_comment(part) ? 1 : 0;
      add(m, part);
      add(inside, part.comments);
    }
  }
  if (looking >= 2) {
    find_items(node);
    inside = comments_in(node);
  }
  if (std::size_t announced = 0; measured && inside.count == 0 && may_hold_answers(node, m, announced) &&
                                 find_answers(node, announced, kLevelsOfThread)) {
    m.said.thread = true;
    inside = comments_in(node);
  }
  m.said.thread = m.said.thread || (m.said.answers && inside.count > 0);
  add(m.comments, inside);
  if (m.said.comment && begins_with_thread(node)) {  // "comment-box" is their box
    m.said.thread = true;
  } else if (m.said.comment) {
    become_item(m);
  }
  if (is_caption(node, m)) m.holds |= holding::kCaption;
  if (is_exhibit(node, guarded, m)) m.holds |= holding::kExhibit;
  m.prose_through = prose_before_;
  m.end = static_cast<std::uint32_t>(blocks_.size());
  return m;
}

}  // namespace offprint::furniture
