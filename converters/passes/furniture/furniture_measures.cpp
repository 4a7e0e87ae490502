#include "converters/passes/furniture/furniture_measures.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "converters/passes/furniture/furniture_guard.h"
#include "converters/passes/furniture/furniture_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/metadata/byline_text.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::furniture {

namespace {

constexpr std::size_t kLongestDate = 18;  // characters: "2020年10月12日 11:54"

// The label of a button to answer a comment.
constexpr auto kReplyWords =
    std::to_array<std::string_view>({"reply", "回复", "回覆", "回應", "回应", "返信", "답글", "antworten", "répondre",
                                     "responder", "rispondi", "svara", "ответить", "log in to reply"});
constexpr std::array<std::string_view, 4> kReplyAddresses{"replytocom=", "/comment/reply/", "parentID=", "reply_to="};

// A date written out, or how long ago; in short texts only, as a date in a sentence is not a comment's.
bool holds_date(std::string_view text) {
  constexpr std::size_t kShort = 80;  // bytes
  if (text.size() > kShort || text.find_first_of("0123456789") == std::string_view::npos) return false;
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

bool leads_to_reply(const Link& link) {
  return std::any_of(kReplyAddresses.begin(), kReplyAddresses.end(),
                     [&](std::string_view part) { return link.url.view().find(part) != std::string_view::npos; });
}

unsigned held_by_link(const Link& link) {
  return holding::kLink | (leads_to_reply(link) ? holding::kReply : 0U) | (leads_to_share(link) ? holding::kShare : 0U);
}

unsigned held_as_itself(const Node& node, bool in_link) {
  switch (node.kind) {
    case Kind::Image: return holding::kPicture | (in_link ? 0U : holding::kShown);
    case Kind::Embed: return holding::kEmbed;
    case Kind::Link: return held_by_link(static_cast<const Link&>(node));
    default: return node.element != nullptr && node.element->name == "time" ? holding::kDate : 0U;
  }
}

// Words beside a picture, by their element or its name; a date in small print is not a caption.
bool is_caption(const Node& node, const Measure& m) {
  if (m.all == m.linked) return false;
  if (is(node.kind, group::kCaption) || m.said.caption) return true;
  return node.element != nullptr && node.element->name == "small" && (m.holds & holding::kDate) == 0;
}

bool looks_like_comment(const Measure& m) {
  return !m.item && (m.holds & holding::kDate) != 0 && (m.holds & holding::kReply) != 0;
}

void add(Measure& m, const Measure& part) {
  m.all += part.all;
  m.linked += part.linked;
  m.dated += part.dated;
  m.longest = std::max(m.longest, part.longest);
  m.holds |= part.holds;
  if (m.items == 0) {
    m.author_first = part.author_first;
    m.first_item = part.first_item;
  }
  m.items += part.items;
  m.in_items += part.in_items;
  m.stray = std::max(m.stray, part.stray);
}

void become_item(Measure& m) {
  m.item = true;
  m.items = 1;
  m.author_first = m.said.author;
  m.first_item = m.before;
  m.in_items = m.all;
  m.stray = 0;
}

}  // namespace

struct Measures::Around {
  bool in_link = false;
  bool in_item = false;
  const Node* within = nullptr;
};

bool leads_to_share(const Link& link) {
  return std::any_of(kShareAddresses.begin(), kShareAddresses.end(),
                     [&](std::string_view address) { return link.url.view().find(address) != std::string_view::npos; });
}

bool is_measured(const Node& node) { return is_block(node) || node.kind == Kind::Embed; }

Measures::Measures(const Node& root) : whole_(take(root, {})) {}

void Measures::take_text(const Node& node, const Around& around, Measure& m) {
  const std::string_view value = static_cast<const TextNode&>(node).value;
  m.all = characters(value);
  m.linked = around.in_link ? m.all : 0;
  m.longest = around.in_link ? 0 : m.all;
  if (holds_date(value)) {
    m.holds |= holding::kDate;
    if (!around.in_link && m.all <= kLongestDate) m.dated = m.all;
  }
  if (is_reply(node, value)) m.holds |= holding::kReply;
  if (around.in_link || around.in_item) return;
  m.stray = m.all;
  before_ += m.all;
  if (m.all >= kProse) prose_before_ += m.all;
}

// Two blocks side by side, each with a date and a way to answer, are comments whatever their names.
void Measures::find_items(const Node& node, std::vector<Measure>& parts) {
  if (std::count_if(parts.begin(), parts.end(), looks_like_comment) < 2) return;
  auto part = parts.begin();
  for (const Node* child = node.first; child != nullptr; child = child->next, ++part) {
    if (!is_measured(*child) || !looks_like_comment(*part)) continue;
    become_item(*part);
    blocks_.at(child) = *part;
  }
}

Measure Measures::take(const Node& node, Around around) {
  Measure m;
  m.within = around.within;
  m.before = before_;
  m.prose_before = prose_before_;
  const bool measured = is_measured(node);
  if (measured && node.element != nullptr) m.said = said_by_names(node);
  if (node.kind == Kind::Text) take_text(node, around, m);
  m.holds |= held_as_itself(node, around.in_link);
  around.in_link = around.in_link || node.kind == Kind::Link;
  around.in_item = around.in_item || m.said.comment;
  if (measured && stays_as_itself(node)) around.within = &node;
  std::vector<Measure> parts;
  for (const Node* child = node.first; child != nullptr; child = child->next) parts.push_back(take(*child, around));
  find_items(node, parts);
  for (const Measure& part : parts) add(m, part);
  if (m.said.comment) become_item(m);
  if (is_caption(node, m)) m.holds |= holding::kCaption;
  if (is_exhibit(node, m)) m.holds |= holding::kExhibit;
  m.prose_through = prose_before_;
  if (measured) blocks_.emplace(&node, m);
  return m;
}

}  // namespace offprint::furniture
