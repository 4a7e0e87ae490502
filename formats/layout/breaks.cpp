#include "formats/layout/breaks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "formats/language/tags.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// An ICU iterator with the view of UTF-8 that it runs over. Opening one costs as much as breaking a kilobyte, so
// each is opened once and set to text after text.
class Iterator {
 public:
  Iterator(UBreakIteratorType type, const char* locale) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_ = ubrk_open(type, locale, nullptr, 0, &status);
  }
  Iterator(const Iterator&) = delete;
  Iterator& operator=(const Iterator&) = delete;
  ~Iterator() {
    ubrk_close(iterator_);
    utext_close(&text_);
  }

  // Without ICU's data the end is the only break.
  void breaks(std::string_view utf8, std::vector<std::size_t>& offsets) {
    offsets.clear();
    if (utf8.empty()) return;
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
    ubrk_setUText(iterator_, &text_, &status);
    if (U_FAILURE(status)) {
      offsets.push_back(utf8.size());
      return;
    }
    for (auto at = ubrk_next(iterator_); at != UBRK_DONE; at = ubrk_next(iterator_))
      offsets.push_back(static_cast<std::size_t>(at));
  }

 private:
  UBreakIterator* iterator_ = nullptr;
  UText text_ = UTEXT_INITIALIZER;
};

// CLDR's strict rules for Chinese and for Japanese read quotation marks as opening and closing, and keep small kana and
// ー from beginning a line. The root's rules forbid a break on both sides of “ and ”, because of „word“.
Iterator& line_iterator(std::string_view language) {
  thread_local Iterator chinese(UBRK_LINE, "zh@lb=strict");
  thread_local Iterator other(UBRK_LINE, "en");
  return language.empty() || is_east_asian(language) ? chinese : other;
}

enum class Side : std::uint8_t { Closing, Opening };

struct MarkRow {
  char32_t mark;
  Side side;
  bool over_spaces;  // the rule holds across a space too; not for marks that Latin text has beside a space
};

// Marks that no line begins with (closing) or ends with (opening). UAX 14 lets some of them through: before “：”, “；”
// and “・” after a space (LB21 ranks below LB18), and on either side of “·”, which Chinese sets between parts of a
// name.
constexpr std::array<MarkRow, 43> kMarks{{
    {U'·', Side::Closing, false}, {U'‘', Side::Opening, false}, {U'’', Side::Closing, false},
    {U'“', Side::Opening, false}, {U'”', Side::Closing, false}, {U'…', Side::Closing, false},
    {U'‧', Side::Closing, false}, {U'、', Side::Closing, true}, {U'。', Side::Closing, true},
    {U'〈', Side::Opening, true}, {U'〉', Side::Closing, true}, {U'《', Side::Opening, true},
    {U'》', Side::Closing, true}, {U'「', Side::Opening, true}, {U'」', Side::Closing, true},
    {U'『', Side::Opening, true}, {U'』', Side::Closing, true}, {U'【', Side::Opening, true},
    {U'】', Side::Closing, true}, {U'〔', Side::Opening, true}, {U'〕', Side::Closing, true},
    {U'〖', Side::Opening, true}, {U'〗', Side::Closing, true}, {U'〘', Side::Opening, true},
    {U'〙', Side::Closing, true}, {U'〝', Side::Opening, true}, {U'〞', Side::Closing, true},
    {U'〟', Side::Closing, true}, {U'・', Side::Closing, true}, {U'！', Side::Closing, true},
    {U'（', Side::Opening, true}, {U'）', Side::Closing, true}, {U'，', Side::Closing, true},
    {U'．', Side::Closing, true}, {U'：', Side::Closing, true}, {U'；', Side::Closing, true},
    {U'？', Side::Closing, true}, {U'［', Side::Opening, true}, {U'］', Side::Closing, true},
    {U'｛', Side::Opening, true}, {U'｝', Side::Closing, true}, {U'｟', Side::Opening, true},
    {U'｠', Side::Closing, true},
}};
static_assert(std::is_sorted(kMarks.begin(), kMarks.end(),
                             [](const MarkRow& a, const MarkRow& b) { return a.mark < b.mark; }),
              "kMarks is searched by halves");

const MarkRow* find_mark(char32_t c) {
  if (c < kMarks.front().mark) return nullptr;
  const auto* found = std::lower_bound(kMarks.begin(), kMarks.end(), c,
                                       [](const MarkRow& row, char32_t value) { return row.mark < value; });
  return found != kMarks.end() && found->mark == c ? found : nullptr;
}

bool is_mark(char32_t c, Side side) {
  const MarkRow* mark = find_mark(c);
  return mark != nullptr && mark->side == side;
}

bool forbids(const MarkRow* mark, Side side, bool spaced) {
  return mark != nullptr && mark->side == side && (mark->over_spaces || !spaced);
}

bool forbidden(std::string_view utf8, std::size_t at) {
  const std::size_t before = utf8.substr(0, at).find_last_not_of(' ');
  if (before == std::string_view::npos) return false;
  const bool spaced = before + 1 != at;
  return forbids(find_mark(decode(utf8, at).value), Side::Closing, spaced) ||
         forbids(find_mark(decode_before(utf8, before + 1).value), Side::Opening, spaced);
}

// Unicode 16's LB19a, which ICU 72 does not know: beside a wide character a quotation mark has a break on its outer
// side. Between two characters that touch.
bool quote_allows(char32_t a, char32_t b) {
  const auto opens = [](char32_t c) { return c == U'“' || c == U'‘'; };
  const auto closes = [](char32_t c) { return c == U'”' || c == U'’'; };
  const bool before_opening = opens(b) && !opens(a) && (is_wide(a) || closes(a)) && !is_mark(a, Side::Opening);
  const bool after_closing = closes(a) && !closes(b) && (is_wide(b) || opens(b)) && !is_mark(b, Side::Closing);
  return before_opening || after_closing;
}

void add_quote_breaks(std::string_view utf8, std::vector<std::size_t>& offsets) {
  const std::size_t known = offsets.size();
  const auto add = [&](std::size_t at) {
    if (at > 0 && at < utf8.size() && quote_allows(decode_before(utf8, at).value, decode(utf8, at).value))
      offsets.push_back(at);
  };
  constexpr std::string_view kLead = "\xE2\x80";  // of ‘ ’ “ ”, U+2018 to U+201D
  constexpr std::size_t kSize = 3;
  for (std::size_t at = utf8.find(kLead); at != std::string_view::npos; at = utf8.find(kLead, at + kLead.size())) {
    add(at);
    add(at + kSize);
  }
  std::inplace_merge(offsets.begin(), offsets.begin() + static_cast<std::ptrdiff_t>(known), offsets.end());
  offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
}

}  // namespace

void line_breaks(std::string_view utf8, std::string_view language, std::vector<std::size_t>& offsets) {
  line_iterator(language).breaks(utf8, offsets);
  add_quote_breaks(utf8, offsets);
  offsets.erase(std::remove_if(offsets.begin(), offsets.end(),
                               [&](std::size_t at) { return at < utf8.size() && forbidden(utf8, at); }),
                offsets.end());
}

void grapheme_breaks(std::string_view utf8, std::vector<std::size_t>& offsets) {
  thread_local Iterator graphemes(UBRK_CHARACTER, "en");
  graphemes.breaks(utf8, offsets);
}

}  // namespace offprint
