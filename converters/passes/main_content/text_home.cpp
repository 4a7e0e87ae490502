#include "converters/passes/main_content/text_home.h"

#include <unordered_map>

#include "converters/passes/figures/captions.h"
#include "converters/passes/furniture/class_words.h"

namespace offprint::main_content {

namespace {

bool is_nameless(const Node& node) {
  return node.element == nullptr || (node.element->get("class").empty() && node.element->get("id").empty());
}

bool is_like_text(const Node& piece, const Node& text) {
  return piece.element != nullptr && text.element != nullptr && are_alike(piece, text);
}

// As a card does, its picture aside.
bool opens_with_link(const TextLines& page, const Section& s) {
  constexpr std::uint32_t kPictures = 2;  // lines
  for (std::uint32_t i = s.first_line; i < s.end_line && i <= s.first_line + kPictures; ++i)
    if (page.lines[i].letters() > 0) return page.lines[i].is_linked();
  return false;
}

}  // namespace

TextHome::TextHome(const TextLines& page, Extent chosen) : page_(page), inner_(page.sections.size(), kNone) {
  std::unordered_map<std::uint32_t, std::uint64_t> prose;
  std::uint64_t most = 0;
  std::uint32_t last = kNone;  // the section of the last paragraph there
  for (std::uint32_t i = chosen.begin; i < chosen.end; ++i) {
    const Line& line = page.lines[i];
    if (!line.is_prose() || (page.section_of(line).around & kAgainst) != 0) continue;
    const std::uint32_t home = home_of(page, line);
    const std::uint64_t held = prose[home] += line.letters();
    if (held < most) continue;
    most = held;
    home_ = home;
    last = line.section;
  }
  if (home_ == kNone) return;
  inner_[last] = last;
  for (std::uint32_t at = last; page.sections[at].parent != kNone; at = page.sections[at].parent)
    inner_[page.sections[at].parent] = at;
}

bool TextHome::holds(const Line& line) const {
  if (home_ == kNone) return true;
  std::uint32_t piece = kNone;
  std::uint32_t at = line.section;
  for (; inner_[at] == kNone; at = page_.sections[at].parent) piece = at;
  if (piece == kNone) return true;
  const Section& s = page_.sections[piece];
  if (s.node->kind != Kind::Division) return true;
  if (at < home_) return !opens_with_link(page_, s);
  if (inner_[at] != at && is_like_text(*s.node, *page_.sections[inner_[at]].node)) return true;
  if (s.node->element != nullptr && has_class_word(*s.node->element, kCaptionWords)) return true;
  return s.first_line + 1 == s.end_line && is_nameless(*s.node);
}

}  // namespace offprint::main_content
