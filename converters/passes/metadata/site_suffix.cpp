#include "converters/passes/metadata/site_suffix.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool is_blank_sign(char32_t c) {
  return is_space(c) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF;
}

// The bytes of the blank that comes next; 0 for none.
std::size_t blank_size(std::string_view text, std::size_t at) {
  switch (static_cast<unsigned char>(text[at])) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\f': return 1;
    case 0xC2:
    case 0xE2:
    case 0xE3:
    case 0xEF: {  // U+00A0, U+2000, U+3000 and U+FEFF begin so
      const CodePoint c = decode(text, at);
      return is_blank_sign(c.value) ? c.size : 0;
    }
    default: return 0;
  }
}

// The straight form of ‘ ’ “ ”, which pages write in a heading or in <title> only; 0 for none of them. At 0xE2.
char straight_quote(std::string_view text, std::size_t at) {
  const std::string_view quote = text.substr(at, 3);
  if (quote == "‘" || quote == "’") return '\'';
  return quote == "“" || quote == "”" ? '"' : '\0';
}

void append_squeezed(std::string& out, std::string_view text, const CodePoint& c, std::size_t at) {
  if (is_blank_sign(c.value)) return;
  if (const char straight = text[at] == '\xE2' ? straight_quote(text, at) : '\0'; straight != '\0') {
    out += straight;
    return;
  }
  for (std::size_t i = 0; i < c.size; ++i) out += lower(text[at + i]);
}

// What separates a title from the site's name.
constexpr std::array<std::string_view, 10> kSuffixSigns{"-", "–", "—", "|", "｜", "_", "«", "»", "·", "::"};

// How the title of a part begins, or what it holds: no site has such a name.
constexpr std::array<std::string_view, 20> kParts{"第",   "之",  "上",      "中",  "下",  "（",  "(",
                                                  "一",   "二",  "三",      "从",  "從",  "为",  "為",
                                                  "part", "vol", "chapter", "how", "why", "what"};
constexpr std::string_view kSentenceSigns = "0123456789?!\"";
constexpr std::array<std::string_view, 8> kWideSentenceSigns{"，", "。", "？", "！", "、", "“", "「", "《"};
constexpr std::size_t kLongestBehindColon = 8;  // characters

template <class Table>
std::size_t sign_at(std::string_view text, const Table& signs) {
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

// The bytes of such a sign, however often it is written: "--", "——". 0 for none.
std::size_t suffix_sign_at(std::string_view text) {
  const std::size_t once = sign_at(text, kSuffixSigns);
  std::size_t size = once;
  while (once > 0 && text.substr(size).starts_with(text.substr(0, once))) size += once;
  return size;
}

// A colon that may separate them, too: a full-width one, or U+003A before a wide character, as in "标题:站名". Before
// any other it is left alone: "Title: Subtitle" is too common.
std::size_t colon_at(std::string_view text) {
  constexpr std::string_view kFullWidth = "：";
  if (text.starts_with(kFullWidth)) return kFullWidth.size();
  if (!text.starts_with(':')) return 0;
  std::size_t at = 1;
  while (at < text.size() && is_space(text[at])) ++at;
  return at < text.size() && is_wide(decode(text, at).value) ? 1 : 0;
}

// What follows the last sign.
std::string_view last_part(std::string_view rest) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t sign = suffix_sign_at(rest.substr(at));
    at += sign > 0 ? sign : decode(rest, at).size;
    if (sign > 0) begin = at;
  }
  return rest.substr(begin);
}

// Signs that do not occur within a title.
constexpr std::array<std::string_view, 5> kStrongSigns{"|", "｜", "_", "«", "»"};

// "part2", "chapteriv", "第三章", "下", "2": a part of what the title names, not a site.
bool is_part_title(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kWords{"part",    "pt.",     "vol.", "volume", "chapter",
                                                          "episode", "section", "page", "no."};
  static constexpr std::array<std::string_view, 5> kNumbers{"one", "two", "three", "four", "five"};
  static constexpr std::array<std::string_view, 9> kWhole{"上",   "中",   "下",   "上篇", "中篇",
                                                          "下篇", "上集", "下集", "完"};
  static constexpr std::array<std::string_view, 11> kUnits{"章", "部", "集", "回", "节", "節",
                                                           "篇", "页", "頁", "卷", "期"};
  const auto counts = [](std::string_view rest) {
    return rest.find_first_not_of("0123456789.") == std::string_view::npos ||
           rest.find_first_not_of("ivx") == std::string_view::npos || (rest[0] >= '0' && rest[0] <= '9');
  };
  for (const std::string_view word : kWords) {
    if (!name.starts_with(word) || name.size() == word.size()) continue;
    const std::string_view rest = name.substr(word.size());
    if (counts(rest) || std::find(kNumbers.begin(), kNumbers.end(), rest) != kNumbers.end()) return true;
  }
  const auto in_unit = [&](std::string_view unit) { return name.find(unit) != std::string_view::npos; };
  return (!name.empty() && name.find_first_not_of("0123456789/.()") == std::string_view::npos) ||
         std::find(kWhole.begin(), kWhole.end(), name) != kWhole.end() ||
         (name.starts_with("第") && std::any_of(kUnits.begin(), kUnits.end(), in_unit));
}

// Whether one of the parts between signs is such a title.
bool holds_part_title(std::string_view rest) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t sign = suffix_sign_at(rest.substr(at));
    if (sign > 0 && is_part_title(rest.substr(begin, at - begin))) return true;
    at += sign > 0 ? sign : decode(rest, at).size;
    if (sign > 0) begin = at;
  }
  return is_part_title(rest.substr(begin));
}

// A dash within a word ("Well-known") separates nothing; Chinese has no such words: "要闻-港口网".
bool stands_apart(std::string_view text, std::size_t at, std::size_t sign) {
  if (sign > 1 || at == 0 || is_space(text[at - 1]) || text[at] == '|' || text[at] == '_') return true;
  return at + sign < text.size() && is_wide(decode_before(text, at).value) && is_wide(decode(text, at + sign).value);
}

struct Range {
  char32_t first;
  char32_t last;
};
// Signs and blanks of ASCII, Latin-1, General Punctuation, CJK and its full-width forms.
constexpr std::array kNoLetters{
    Range{0x0, 0x2F},      Range{0x3A, 0x40},     Range{0x5B, 0x60},     Range{0x7B, 0xBF},
    Range{0xD7, 0xD7},     Range{0xF7, 0xF7},     Range{0x2000, 0x206F}, Range{0x3000, 0x3004},
    Range{0x3008, 0x3020}, Range{0x30FB, 0x30FB}, Range{0xFE30, 0xFE6F}, Range{0xFEFF, 0xFEFF},
    Range{0xFF00, 0xFF0F}, Range{0xFF1A, 0xFF20}, Range{0xFF3B, 0xFF40}, Range{0xFF5B, 0xFF65}};

bool is_letter_or_digit(char32_t c) {
  return std::none_of(kNoLetters.begin(), kNoLetters.end(),
                      [&](const Range& range) { return c >= range.first && c <= range.last; });
}

// The next letter or digit from `at` on, ASCII in lower case; `at` moves past it. 0 at the end.
char32_t next_letter(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (is_letter_or_digit(c.value)) return c.value >= 'A' && c.value <= 'Z' ? c.value + ('a' - 'A') : c.value;
  }
  return 0;
}

// Where the heading's last letter ends in the title; 0 where the title does not begin with the heading's letters.
std::size_t behind_letters(std::string_view title, std::string_view heading) {
  std::size_t end = 0;
  for (std::size_t read = 0;;) {
    const char32_t wanted = next_letter(heading, read);
    if (wanted == 0) return end;
    if (next_letter(title, end) != wanted) return 0;
  }
}

constexpr std::array<std::string_view, 2> kColons{":", "："};
constexpr std::string_view kProgram = "Powered by ";

// Past the letters of a squeezed text, in the title as it is written, which begins with them.
std::size_t behind_squeezed(std::string_view title, std::string_view begin) {
  std::string seen;
  std::size_t at = 0;
  while (at < title.size() && seen.size() < begin.size()) {
    const CodePoint c = decode(title, at);
    append_squeezed(seen, title, c, at);
    at += c.size;
  }
  return at;
}

bool may_be_site(std::string_view name);

// As documentation is called: "Docs 1.0 documentation", "Flask Documentation (3.0.x)", not "the state of
// documentation".
bool names_documentation(std::string_view name) {
  constexpr std::string_view kWord = "documentation";
  std::string_view words = trim(name.substr(0, name.find('(')));
  if (words.size() <= kWord.size() || !equals_ignoring_case(words.substr(words.size() - kWord.size()), kWord))
    return false;
  words = trim(words.substr(0, words.size() - kWord.size()));
  const char last = words.empty() ? ' ' : words[words.rfind(' ') + 1];  // the first letter of the word before it
  return !words.empty() && is_upper(words.front()) && (is_upper(last) || is_digit(last));
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

// Few characters of Chinese, or few words that are all capitalised and no "A …": and no sign of a second part.
bool reads_like_site(std::string_view name) {
  constexpr int kMostWords = 3;
  const std::string own = squeezed(name);
  if (is_part_title(own)) return false;
  if (names_documentation(name)) return true;
  if (!is_ascii(name)) return may_be_site(own) && name.find(' ') == std::string_view::npos;
  int words = 0;
  for (std::string_view rest = name; !rest.empty(); ++words) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    const bool large = !word.empty() && is_upper(word.front()) && word.find_first_of(kSentenceSigns) == word.npos;
    if (!large || word == "A" || word == "An" || words == kMostWords) return false;
    rest = trim(rest.substr(word.size()));
  }
  const auto begins = [&](std::string_view part) { return own.starts_with(part); };
  return words > 0 && own.find_first_of("-|_:,.") == std::string::npos &&
         std::none_of(kParts.begin(), kParts.end(), begins);
}

// What may follow a heading at once, and is too common elsewhere in titles.
constexpr std::array<std::string_view, 3> kFirstSigns{":", "：", "/"};

// Past the sign that follows the heading, and the blanks before it; 0 where none does.
std::size_t behind_first_sign(std::string_view rest) {
  std::size_t at = 0;
  for (std::size_t blank = 1; at < rest.size() && blank > 0; at += blank) blank = blank_size(rest, at);
  if (at >= rest.size()) return 0;
  const std::size_t sign = std::max(suffix_sign_at(rest.substr(at)), sign_at(rest.substr(at), kFirstSigns));
  return sign > 0 ? at + sign : 0;
}

// The parts between the signs behind a heading, each in one line.
template <class Take>
void each_part(std::string_view rest, Take take) {
  std::size_t begin = behind_first_sign(rest);
  for (std::size_t i = begin; i < rest.size();) {
    const std::size_t colon = colon_at(rest.substr(i));
    const std::size_t sign = std::max(colon, suffix_sign_at(rest.substr(i)));
    if (sign > 0 && stands_apart(rest, i, sign)) {
      take(one_line(rest.substr(begin, i - begin)));
      begin = i + sign;
    }
    i += sign > 0 ? sign : decode(rest, i).size;
  }
  take(one_line(rest.substr(begin)));
}

// How a sentence goes on behind a dash; names of sites in small letters begin otherwise.
constexpr auto kGoingOn =
    std::to_array<std::string_view>({"and", "or", "but", "how", "why", "what", "when", "where", "who", "which",
                                     "because", "that", "und", "oder", "aber", "et", "ou", "mais"});

bool may_be_site(std::string_view name) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < name.size(); at += decode(name, at).size) ++characters;
  if (characters == 0 || characters > kLongestBehindColon) return false;
  const auto begins = [&](std::string_view part) { return name.starts_with(part); };
  const auto holds = [&](std::string_view sign) { return name.find(sign) != std::string_view::npos; };
  return name.find_first_of(kSentenceSigns) == std::string_view::npos &&
         std::none_of(kParts.begin(), kParts.end(), begins) &&
         std::none_of(kWideSentenceSigns.begin(), kWideSentenceSigns.end(), holds);
}

}  // namespace

std::string squeezed(std::string_view text, std::size_t enough) {
  constexpr std::size_t kMost = 4;  // bytes of a character
  std::string out(enough < text.size() ? std::min(text.size(), enough + kMost) : text.size(), ' ');
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if ((begins && size > enough) || size == out.size()) break;
    const std::size_t blank = begins ? blank_size(text, at) : 0;
    const char straight = c == '\xE2' && blank == 0 ? straight_quote(text, at) : '\0';
    if (blank == 0) out[size++] = straight != '\0' ? straight : lower(c);
    at += straight != '\0' ? 3 : std::max<std::size_t>(blank, 1);
  }
  out.resize(size);
  return out;
}

bool heading_without_site(std::string_view title, std::string_view heading, bool main) {
  if (heading.empty() || title.size() <= heading.size() || !title.starts_with(heading)) return false;
  const std::string_view rest = title.substr(heading.size());
  if (const std::size_t sign = suffix_sign_at(rest); sign > 0) {
    if (rest.size() == sign || holds_part_title(rest)) return false;
    if (!main) return heading.size() > rest.size();
    constexpr std::size_t kLongestSite = 40;  // bytes
    const std::size_t site = last_part(rest).size();
    return heading.size() >= site || (sign_at(rest, kStrongSigns) > 0 && site <= kLongestSite);
  }
  return false;
}

bool heading_before_colon(std::string_view title, std::string_view heading) {
  if (!title.starts_with(heading) || heading.size() * 2 <= title.size()) return false;
  const std::string_view rest = title.substr(heading.size());
  const std::size_t colon = rest.empty() ? 0 : colon_at(rest);
  return colon > 0 && may_be_site(rest.substr(colon));
}

bool heading_before_host(std::string_view title, std::string_view heading, std::string_view host) {
  constexpr std::size_t kLeast = 4;  // letters
  if (heading.empty() || title.size() <= heading.size() || !title.starts_with(heading)) return false;
  const std::string_view rest = title.substr(heading.size());
  const std::size_t sign = suffix_sign_at(rest);
  const std::string_view site = rest.substr(sign);
  return sign > 0 && site.size() >= kLeast && squeezed(host).find(site) != std::string::npos;
}

std::string title_by_letters(std::string_view title, std::string_view heading) {
  std::size_t at = behind_letters(title, heading);
  if (at == 0) return {};
  while (at < title.size()) {
    const std::size_t sign = suffix_sign_at(title.substr(at));
    if (sign > 0 && stands_apart(title, at, sign)) return one_line(title.substr(0, at));
    const CodePoint c = decode(title, at);
    if (is_letter_or_digit(c.value)) return {};
    at += c.size;
  }
  return {};
}

bool heading_before_name(std::string_view title, std::string_view heading) {
  std::string_view rest = trim(title.substr(behind_squeezed(title, heading)));
  if (heading.empty() || rest.empty()) return false;
  while (!rest.empty()) {
    const std::size_t sign = suffix_sign_at(rest);
    if (sign == 0 || rest.size() <= sign || !is_space(rest[sign])) return false;
    rest = trim(rest.substr(sign));
    std::size_t end = 0;  // of a section's name, or the site's
    while (end < rest.size() && !(is_space(rest[end]) && suffix_sign_at(rest.substr(end + 1)) > 0)) ++end;
    const std::string_view name = trim(rest.substr(0, end));
    if (!reads_like_site(name) && !starts_ignoring_case(name, kProgram)) return false;
    rest = trim(rest.substr(end));
  }
  return true;
}

std::string site_before(std::string_view title, std::string_view heading) {
  constexpr std::size_t kLongestBefore = 60;  // bytes
  const std::string all = squeezed(title);
  if (heading.empty() || all.size() <= heading.size() || !all.ends_with(heading) || is_part_title(heading)) return {};
  const std::size_t end = behind_squeezed(title, std::string_view(all).substr(0, all.size() - heading.size()));
  const std::string_view before = trim(title.substr(0, end));
  for (const auto* const signs : {kSuffixSigns.data(), kColons.data()}) {
    const std::size_t count = signs == kColons.data() ? kColons.size() : kSuffixSigns.size();
    const auto* const sign = std::find_if(signs, signs + count, [&](auto s) { return before.ends_with(s); });
    if (sign == signs + count) continue;
    std::string_view name = before;
    while (name.ends_with(*sign)) name.remove_suffix(sign->size());
    name = trim(name);
    const bool part = name.empty() || name.size() > kLongestBefore || holds_part_title(squeezed(name));
    return part ? std::string() : one_line(name);
  }
  return {};
}

bool heading_before_slash(std::string_view title, std::string_view heading) {
  const std::string_view rest = title.substr(behind_squeezed(title, heading));
  const std::string_view sign = trim(rest);
  if (heading.empty() || !sign.starts_with('/') || sign.size() < 2) return false;
  if (!is_space(rest.front()) || !is_space(sign[1])) return false;
  const std::string_view name = trim(sign.substr(1));
  return reads_like_site(name) && heading.size() >= squeezed(name).size();
}

std::string behind_sign(std::string_view title, std::string_view heading) {
  const std::string_view rest = title.substr(behind_squeezed(title, heading));
  const std::size_t begin = behind_first_sign(rest);
  return begin > 0 ? one_line(rest.substr(begin)) : std::string();
}

bool is_short_foreign_name(std::string_view name) { return !is_ascii(name) && may_be_site(squeezed(name)); }

bool goes_on_behind(std::string_view title, std::string_view heading) {
  bool goes_on = false;
  each_part(title.substr(behind_squeezed(title, heading)), [&](std::string_view part) {
    const std::size_t word = part.find(' ');
    goes_on = goes_on || (word != std::string_view::npos &&
                          std::find(kGoingOn.begin(), kGoingOn.end(), part.substr(0, word)) != kGoingOn.end());
  });
  return goes_on;
}

std::string site_behind(std::string_view title, std::string_view heading) {
  std::string last;
  each_part(title.substr(behind_squeezed(title, heading)), [&](std::string part) {
    if (!starts_ignoring_case(part, kProgram)) last = std::move(part);
  });
  constexpr std::string_view kOpen = "（";
  constexpr std::string_view kClose = "）";
  if (last.starts_with(kOpen) && last.ends_with(kClose))
    return last.substr(kOpen.size(), last.size() - kOpen.size() - kClose.size());
  return last;
}

}  // namespace offprint
