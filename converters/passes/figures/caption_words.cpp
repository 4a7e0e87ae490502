#include "converters/passes/figures/caption_words.h"

#include <algorithm>
#include <array>

#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What separates an opening from what it announces, blanks aside.
constexpr unsigned kNothing = 0;  // no separator is needed
constexpr unsigned kColon = 1U << 0U;
constexpr unsigned kSlash = 1U << 1U;
constexpr unsigned kBar = 1U << 2U;
constexpr unsigned kDots = 1U << 3U;
constexpr unsigned kAny = kColon | kSlash | kBar;

struct Separator {
  std::string_view sign;
  unsigned kind;
};
constexpr std::array kSeparators{
    Separator{":", kColon},  Separator{"：", kColon}, Separator{"/", kSlash}, Separator{"／", kSlash},
    Separator{"|", kBar},    Separator{"｜", kBar},   Separator{"│", kBar},   Separator{"︱", kBar},
    Separator{"丨", kBar},  // U+4E28, a character that Chinese editors type for a bar
    Separator{"...", kDots}, Separator{"…", kDots},
};

struct Opening {
  std::string_view words;
  unsigned separators;
  CaptionRole role;
};
constexpr CaptionRole kCaption = CaptionRole::Explains;
constexpr CaptionRole kCredit = CaptionRole::Credits;

// After a picture. The first that fits decides.
constexpr std::array kOpenings{
    Opening{"▲", kNothing, kCaption},
    Opening{"△", kNothing, kCaption},
    Opening{"▼", kNothing, kCaption},
    Opening{"↑", kNothing, kCaption},
    Opening{"图", kColon, kCaption},  // "图：停在码头的船", but "图 | 某某" and "图/某某" name the maker
    Opening{"圖", kColon, kCaption},
    Opening{"图", kSlash | kBar, kCredit},
    Opening{"圖", kSlash | kBar, kCredit},
    Opening{"图为", kNothing, kCaption},
    Opening{"圖為", kNothing, kCaption},
    Opening{"（图", kNothing, kCredit},
    Opening{"（圖", kNothing, kCredit},
    Opening{"图片来源", kNothing, kCredit},
    Opening{"圖片來源", kNothing, kCredit},
    Opening{"图源", kNothing, kCredit},
    Opening{"圖源", kNothing, kCredit},
    Opening{"图片", kAny, kCredit},
    Opening{"圖片", kAny, kCredit},
    Opening{"摄影", kAny, kCredit},
    Opening{"攝影", kAny, kCredit},
    Opening{"摄", kSlash | kBar, kCredit},
    Opening{"攝", kSlash | kBar, kCredit},
    Opening{"Photo", kColon | kBar, kCredit},
    Opening{"Photo by", kNothing, kCredit},
    Opening{"Photograph by", kNothing, kCredit},
    Opening{"Image", kColon | kBar, kCredit},
    Opening{"Image credit", kNothing, kCredit},
    Opening{"Credit", kColon | kBar, kCredit},
    Opening{"Photo credit", kNothing, kCredit},
    Opening{"Photo courtesy", kNothing, kCredit},
};

// At the beginning of a caption's part: only the separator tells it from a caption about a photo.
constexpr std::array kCreditBegins{
    Opening{"Credit", kColon | kBar | kDots, kCredit},
    Opening{"Photograph", kColon | kBar, kCredit},
    Opening{"Photo", kColon | kBar, kCredit},
    Opening{"Image", kColon | kBar, kCredit},
    Opening{"摄影", kAny, kCredit},
    Opening{"攝影", kAny, kCredit},
    Opening{"图片来源", kAny, kCredit},
    Opening{"圖片來源", kAny, kCredit},
    Opening{"图源", kAny, kCredit},
    Opening{"圖源", kAny, kCredit},
    Opening{"图", kSlash | kBar, kCredit},
    Opening{"圖", kSlash | kBar, kCredit},
    Opening{"图片", kBar, kCredit},
    Opening{"圖片", kBar, kCredit},
};

// The row of the separator that `text` begins with, blanks aside; null for none.
const Separator* separator_of(std::string_view text) {
  text = trim(text);
  const auto* found = std::find_if(kSeparators.begin(), kSeparators.end(),
                                   [&](const Separator& s) { return text.starts_with(s.sign); });
  return found == kSeparators.end() ? nullptr : found;
}

bool fits(const Opening& opening, std::string_view text) {
  if (!text.starts_with(opening.words)) return false;
  if (opening.separators == kNothing) return true;
  const Separator* separator = separator_of(text.substr(opening.words.size()));
  return separator != nullptr && (separator->kind & opening.separators) != 0;
}

// What follows the opening and its separator.
std::string_view announced(const Opening& opening, std::string_view text) {
  const std::string_view rest = trim(text.substr(opening.words.size()));
  const Separator* separator = separator_of(rest);
  return separator == nullptr ? rest : trim(rest.substr(separator->sign.size()));
}

const Opening* credit_opening(std::string_view text) {
  const auto* found = std::find_if(kCreditBegins.begin(), kCreditBegins.end(), [&](const Opening& opening) {
    return fits(opening, text) && !announced(opening, text).empty();
  });
  return found == kCreditBegins.end() ? nullptr : found;
}

constexpr std::array<std::string_view, 9> kSourceWords{"来源",   "來源",   "圖源",   "图源", "source",
                                                       "Source", "credit", "Credit", "摄影"};

}  // namespace

CaptionRole role_by_opening(std::string_view text) {
  text = trim(text);
  const auto* found =
      std::find_if(kOpenings.begin(), kOpenings.end(), [&](const Opening& opening) { return fits(opening, text); });
  return found == kOpenings.end() ? CaptionRole::None : found->role;
}

bool may_begin_opening(std::string_view text) {
  const std::string_view first = text.substr(0, decode(text, 0).size);
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](const Opening& opening) { return opening.words.starts_with(first); });
}

bool begins_as_credit(std::string_view text) { return credit_opening(trim(text)) != nullptr; }

bool is_credit_alone(std::string_view text) {
  text = trim(text);
  const Opening* opening = credit_opening(text);
  return opening != nullptr && separator_of(text.substr(opening->words.size()))->kind == kBar;
}

bool says_source(std::string_view label) {
  return std::any_of(kSourceWords.begin(), kSourceWords.end(),
                     [&](std::string_view word) { return label.find(word) != std::string_view::npos; });
}

}  // namespace offprint
