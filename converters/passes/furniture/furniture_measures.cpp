#include "converters/passes/furniture/furniture_measures.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "converters/passes/furniture/furniture_guard.h"
#include "converters/passes/furniture/furniture_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/metadata/byline_text.h"
#include "formats/document/tree.h"
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
  if (text.size() > kShort || std::none_of(text.begin(), text.end(), is_digit)) return false;
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

// Of kShareAddresses, where each has the first sign after its host: an address is searched at such signs only.
struct ShareAddress {
  std::string_view whole;
  std::size_t sign = 0;
};
constexpr bool is_sign(char c) { return c == '/' || c == ':'; }
constexpr auto kShare = [] {
  std::array<ShareAddress, kShareAddresses.size()> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view whole = kShareAddresses.at(i);
    std::size_t at = whole.starts_with("//") ? 2 : 0;
    while (!is_sign(whole.at(at))) ++at;  // no constant where there is none
    rows.at(i) = {whole, at};
  }
  return rows;
}();

// Whether a row of kShare has the byte before its sign.
bool ends_a_host(char c) {
  static constexpr std::array<bool, 256> kEnds = [] {
    std::array<bool, 256> ends{};
    for (const ShareAddress& row : kShare) ends.at(static_cast<unsigned char>(row.whole[row.sign - 1])) = true;
    return ends;
  }();
  return kEnds[static_cast<unsigned char>(c)];
}

unsigned held_by_link(const Link& link) {
  return holding::kLink | (leads_to_reply(link) ? holding::kReply : 0U) | (leads_to_share(link) ? holding::kShare : 0U);
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
  const std::string_view url = link.url;
  const auto shares_at = [&](std::size_t sign) {
    return std::any_of(kShare.begin(), kShare.end(), [&](const ShareAddress& row) {
      const std::size_t last = sign - row.sign + row.whole.size() - 1;  // where the row would end
      return row.sign <= sign && last < url.size() && row.whole[row.sign - 1] == url[sign - 1] &&
             row.whole.back() == url[last] && url.substr(sign - row.sign, row.whole.size()) == row.whole;
    });
  };
  for (const char sign : {'/', ':'}) {
    for (std::size_t at = url.find(sign, 1); at < url.size(); at = url.find(sign, at + 1)) {
      if (ends_a_host(url[at - 1]) && shares_at(at)) return true;
    }
  }
  return false;
}

bool is_measured(const Node& node) { return is_block(node) || node.kind == Kind::Embed; }

Measures::Measures(const Node& root) : whole_(take(root, {})) {}

void Measures::take_text(const TextNode& node, const Around& around, Measure& m) {
  const std::string_view value = node.value;
  const std::size_t all = characters(value);
  if (all == 0) return;
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
  m.stray = std::max(m.stray, all);
  before_ += all;
  if (all >= kProse) prose_before_ += all;
}

// Two blocks side by side, each with a date and a way to answer, are comments whatever their names.
void Measures::find_items(std::span<Part> parts) {
  const auto looks = [](const Part& part) { return looks_like_comment(part.measure); };
  if (std::count_if(parts.begin(), parts.end(), looks) < 2) return;
  for (Part& part : parts) {
    if (!is_measured(*part.node) || !looks(part)) continue;
    become_item(part.measure);
    blocks_.at(*part.node) = part.measure;
  }
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
  if (measured && stays_as_itself(node)) around.within = &node;
  const std::size_t begin = parts_.size();
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (const auto* text = as<TextNode>(child)) {
      take_text(*text, around, m);
    } else {
      const Measure part = take(*child, around);
      parts_.push_back({child, part});
    }
  }
  const std::span<Part> parts = std::span(parts_).subspan(begin);
  find_items(parts);
  for (const Part& part : parts) add(m, part.measure);
  parts_.resize(begin);
  if (m.said.comment) become_item(m);
  if (is_caption(node, m)) m.holds |= holding::kCaption;
  if (is_exhibit(node, m)) m.holds |= holding::kExhibit;
  m.prose_through = prose_before_;
  if (measured) blocks_.add(node, m);
  return m;
}

}  // namespace offprint::furniture
