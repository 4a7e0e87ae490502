#include "converters/passes/main_content/set_apart.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "converters/passes/furniture/panels.h"
#include "converters/passes/furniture/sentences.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/metadata/rights.h"
#include "converters/passes/metadata/site_suffix.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"

namespace offprint::main_content {

namespace {

// Between two paragraphs of one place, other asides passed over: a note, a box of facts, a quotation set apart.
bool stands_in_text(const Node& block) {
  const auto is_passed = [](const Node& node) { return is_blank_node(node) || is_element(node, "aside"); };
  const auto is_prose = [](const Node* node) {
    return node != nullptr && node->kind == Kind::Paragraph && holds_sentence(*node);
  };
  constexpr int kFew = 12;  // siblings, so that the search does not run through a page of asides
  const Node* before = block.previous;
  for (int i = 0; i < kFew && before != nullptr && is_passed(*before); ++i) before = before->previous;
  if (!is_prose(before)) return false;
  const Node* behind = block.next;
  for (int i = 0; i < kFew && behind != nullptr && is_passed(*behind); ++i) behind = behind->next;
  return is_prose(behind);
}

// A link around it or in it.
bool holds_link(const Node& node) {
  if (ancestor(node, Kind::Link) != nullptr) return true;
  const Node* at = &node;
  while (at != nullptr && at->kind != Kind::Link) at = next_in(node, *at);
  return at != nullptr;
}

bool appeals(std::string_view text) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"subscri",   "sign up",  "newsletter", "donat",      "support our", "support us", "our app",  "download the app",
       "follow us", "follow @", "join us",    "read more",  "read also",   "related:",   "advertis", "write to",
       "facebook",  "twitter",  "comments",   "newslettre", "abonn",       "订阅",       "訂閱",     "关注",
       "關注",      "扫码",     "掃碼",       "下载",       "下載",        "广告",       "廣告",     "推荐阅读",
       "推薦閱讀"});
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(), [](char c) { return lower(c); });
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return low.find(word) != std::string::npos; });
}

bool says(const Node& paragraph, std::string_view words) {
  constexpr std::size_t kPiece = 12;  // bytes
  const std::string text = squeezed(text_content(paragraph));
  std::size_t pieces = 0;
  std::size_t found = 0;
  for (std::size_t at = 0; at + kPiece <= words.size(); at += kPiece / 2) {
    ++pieces;
    found += text.find(words.substr(at, kPiece)) != std::string::npos ? 1 : 0;
  }
  return pieces > 0 && found * 10 >= pieces * 7;
}

// Sentences of the text near it, set large: seven tenths of its pieces stand in one paragraph.
bool repeats_text(const Node& block) {
  constexpr int kNear = 8;               // siblings in either direction
  constexpr std::size_t kLongest = 600;  // bytes
  const std::string words = squeezed(text_content(block));
  if (words.size() > kLongest) return false;
  const Node* before = block.previous;
  for (int i = 0; i < kNear && before != nullptr; ++i, before = before->previous)
    if (before->kind == Kind::Paragraph && says(*before, words)) return true;
  const Node* behind = block.next;
  for (int i = 0; i < kNear && behind != nullptr; ++i, behind = behind->next)
    if (behind->kind == Kind::Paragraph && says(*behind, words)) return true;
  return false;
}

// A note, a list of facts, a picture with its caption; no advertisement, appeal or teaser.
bool is_of_text(const Node& block, std::uint64_t linked, bool foot) {
  bool told = foot;  // by what it holds: a list, a quotation, a caption, words with a picture
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    const bool picture = at->kind == Kind::Image || at->kind == Kind::Heading;
    const bool button = at->element != nullptr && at->element->get("role") == "button";
    if (button || (picture && holds_link(*at))) return false;
    told = told || at->kind == Kind::List || at->kind == Kind::BlockQuote || at->kind == Kind::Image ||
           is(at->kind, group::kCaption);
  }
  const bool shows = holds_sentence(block) || (linked == 0 && told && has_text(block));
  return shows && !holds_controls(block) && !appeals(text_content(block)) && !repeats_text(block);
}

}  // namespace

bool is_set_apart(const Node& block, std::uint64_t linked, bool foot) {
  return stands_in_text(block) && is_of_text(block, linked, foot);
}

bool is_of_page(const Node& block, bool foot) {
  const std::string_view names = block.element == nullptr ? std::string_view() : block.element->get("class");
  const bool author = names.find("author") != std::string_view::npos || names.find("Author") != std::string_view::npos;
  return author || (foot && states_rights(text_content(block)));
}

bool is_quotation_or_figure(const Node& block) {
  const Node* at = &block;
  while (at != nullptr && at->kind == Kind::Division) {
    const Node* const inner = first_shown(at->first);
    at = inner != nullptr && first_shown(inner->next) == nullptr ? inner : nullptr;
  }
  return at != nullptr && (at->kind == Kind::BlockQuote || at->kind == Kind::Figure);
}

}  // namespace offprint::main_content
