#include "converters/passes/furniture/sentences.h"

#include <algorithm>
#include <array>
#include <string>

#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

std::size_t sentences_in(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kEnds{"。", "！", "？", ". ", "! "};
  using First = ByteSet<ByteRange{'.', '.'}, ByteRange{'!', '!'}, ByteRange{0xE3, 0xE3}, ByteRange{0xEF, 0xEF}>;
  static_assert(std::all_of(kEnds.begin(), kEnds.end(), [](auto end) { return First::holds(end.front()); }));
  std::size_t count = text.ends_with('.') ? 1 : 0;
  First::each(text, 0, text.size(), [&](std::size_t at) {
    for (const std::string_view end : kEnds) {
      if (text[at] == end.front() && text.substr(at).starts_with(end)) ++count;
    }
  });
  return count;
}

std::string_view without_closing_marks(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kMarks{"\"", "'", "”", "’", "」", "』", ")", "）"};
  const auto closes = [&](std::string_view mark) { return text.ends_with(mark); };
  for (const auto* mark = std::find_if(kMarks.begin(), kMarks.end(), closes); mark != kMarks.end();
       mark = std::find_if(kMarks.begin(), kMarks.end(), closes))
    text.remove_suffix(mark->size());
  return text;
}

namespace {

bool is_sentence(std::string_view text) {
  constexpr std::size_t kShort = 30;  // characters; an invitation or a button may well end with a full stop
  constexpr std::size_t kShortHan = 15;
  text = without_closing_marks(trim(text));
  const std::size_t least = text.find("。") == std::string_view::npos ? kShort : kShortHan;
  return characters(text) >= least && sentences_in(text) > 0;
}

}  // namespace

bool holds_sentence(const Node& node) {
  const Node* block = nullptr;
  std::string said;
  for (const Node* at = &node; at != nullptr; at = at->kind == Kind::Link ? skip_in(node, *at) : next_in(node, *at)) {
    const auto* text = as<TextNode>(at);
    if (text == nullptr) continue;
    if (const Node* around = block_around(*text); around != block) {
      if (is_sentence(said)) return true;
      said.clear();
      block = around;
    }
    said += text->value.view();
  }
  return is_sentence(said);
}

}  // namespace offprint
