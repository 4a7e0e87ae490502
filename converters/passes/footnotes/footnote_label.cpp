#include "converters/passes/footnotes/footnote_label.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool is_gap(char32_t c) {
  return is_space(c) || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) || c == 0x202F ||
         c == 0x2060 || c == 0xFE0E || c == 0xFE0F;
}
bool is_bracket(char32_t c) {
  return std::u32string_view(U"[]()［］（）【】〔〕〖〗「」{}<>〈〉").find(c) != std::u32string_view::npos;
}

bool is_arrow(char32_t c) { return std::u32string_view(U"↩↑^⏎↵").find(c) != std::u32string_view::npos; }

template <class Belongs>
std::string_view stripped(std::string_view text, Belongs belongs) {
  while (!text.empty()) {
    const CodePoint c = decode(text, 0);
    if (!belongs(c.value)) break;
    text.remove_prefix(c.size);
  }
  while (!text.empty()) {
    const CodePoint c = decode_before(text, text.size());
    if (!belongs(c.value)) break;
    text.remove_suffix(c.size);
  }
  return text;
}

template <class Belongs>
bool is_of(std::string_view text, std::size_t most, Belongs belongs) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const CodePoint c = decode(text, at);
    if (count == most || !belongs(c.value)) return false;
    at += c.size;
  }
  return count > 0;
}

struct LabelRow {
  std::u32string_view characters;
  std::size_t most;
  std::string_view example;
};
constexpr std::array kLabels{
    LabelRow{U"0123456789", 4, "12"},
    LabelRow{U"０１２３４５６７８９", 4, "１２"},
    LabelRow{U"ivxlcIVXLC", 6, "iv"},
    LabelRow{U"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 1, "a"},
    LabelRow{U"一二三四五六七八九十百〇", 4, "十二"},
    LabelRow{U"甲乙丙丁戊己庚辛", 1, "甲"},
    LabelRow{U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1, "①"},
    LabelRow{U"¹²³⁴⁵⁶⁷⁸⁹⁰", 4, "¹²"},
    LabelRow{U"*＊†‡§¶#※", 3, "**"},
};
// Words that may precede the number.
constexpr std::array<std::string_view, 16> kWords{"注释", "注釋", "註釋", "註解",  "脚注",     "腳註", "註腳", "附注",
                                                  "注",   "註",   "note", "notes", "footnote", "nb",   "fn",   "n"};

std::string_view without_word(std::string_view bare) {
  for (const std::string_view word : kWords) {
    if (!starts_ignoring_case(bare, word) || bare.size() == word.size()) continue;
    const std::string_view rest = bare.substr(word.size());
    const bool wide = static_cast<unsigned char>(word.front()) >= 0x80;
    if (wide || is_gap(decode(rest, 0).value) || rest.front() == '.' || (rest.front() >= '0' && rest.front() <= '9'))
      return stripped(rest, [](char32_t c) { return is_gap(c) || c == '.' || c == ':' || c == U'：'; });
  }
  return bare;
}

// What may follow a note's own number.
bool is_after_number(char32_t c) {
  return is_bracket(c) || std::u32string_view(U".．、:：").find(c) != std::u32string_view::npos;
}

}  // namespace

std::string_view bare_note_label(std::string_view shown) {
  return stripped(shown, [](char32_t c) { return is_gap(c) || is_bracket(c); });
}

bool is_note_label(std::string_view shown) {
  std::string_view number = without_word(bare_note_label(shown));
  if (number.ends_with('.')) number.remove_suffix(1);
  for (const std::string_view mark : std::array<std::string_view, 3>{"*", "＊", "※"}) {  // "*1"
    const std::string_view rest = number.starts_with(mark) ? number.substr(mark.size()) : std::string_view();
    if (!rest.empty() && is_digit(rest.front())) number = rest;
  }
  return std::any_of(kLabels.begin(), kLabels.end(), [&](const LabelRow& row) {
    return is_of(number, row.most, [&](char32_t c) { return row.characters.find(c) != std::u32string_view::npos; });
  });
}

bool is_short_label(std::string_view shown) {
  constexpr std::size_t kMost = 10;
  return is_of(bare_note_label(shown), kMost, [](char32_t) { return true; });
}

bool is_way_back_to_one(std::string_view shown) {
  return is_note_label(stripped(shown, [](char32_t c) { return is_gap(c) || is_arrow(c); }));
}

bool is_way_back(std::string_view shown) {
  const std::string_view bare = stripped(shown, is_gap);
  return bare.empty() || is_of(bare, 1, is_arrow);
}

std::size_t leading_label(std::string_view text, std::string_view bare) {
  std::size_t at = 0;
  const auto pass = [&](auto belongs) {
    while (at < text.size() && belongs(decode(text, at).value)) at += decode(text, at).size;
  };
  pass([](char32_t c) { return is_gap(c) || is_bracket(c); });
  if (bare.empty() || text.substr(at, bare.size()) != bare) return 0;
  at += bare.size();
  const std::size_t number_end = at;
  pass(is_after_number);
  const bool ends = at == text.size() || at > number_end || is_gap(decode(text, at).value);
  pass(is_gap);
  return ends ? at : 0;
}

}  // namespace offprint
