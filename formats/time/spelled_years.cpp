#include "formats/time/spelled_years.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct Era {
  std::string_view name;
  unsigned before;  // the Gregorian year before its first
  unsigned years;   // how many it had; of those that go on, as many as a date may have
};
constexpr std::array kEras{
    Era{"令和", 2018, 99},  Era{"平成", 1988, 31},      Era{"昭和", 1925, 64},
    Era{"大正", 1911, 15},  Era{"明治", 1867, 45},      Era{"民國", 1911, 199},
    Era{"民国", 1911, 199}, Era{"中華民國", 1911, 199}, Era{"中华民国", 1911, 199},
};

struct Numeral {
  std::string_view sign;
  unsigned value;
};
constexpr std::array kNumerals{
    Numeral{"〇", 0},  Numeral{"零", 0},   Numeral{"○", 0},   Numeral{"一", 1},  Numeral{"二", 2}, Numeral{"三", 3},
    Numeral{"四", 4},  Numeral{"五", 5},   Numeral{"六", 6},  Numeral{"七", 7},  Numeral{"八", 8}, Numeral{"九", 9},
    Numeral{"十", 10}, Numeral{"百", 100}, Numeral{"廿", 20}, Numeral{"卅", 30},
};
constexpr std::array<std::string_view, 3> kDayMarks{"日", "號", "号"};

const Numeral* numeral_at(std::string_view text) {
  const auto* found =
      std::find_if(kNumerals.begin(), kNumerals.end(), [&](const Numeral& n) { return text.starts_with(n.sign); });
  return found == kNumerals.end() ? nullptr : found;
}

bool skip(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

// 113, 二〇二四 (digit by digit), 二十四, 一百一十三.
std::optional<unsigned> take_number(std::string_view& text) {
  skip_spaces(text);
  constexpr unsigned kMost = 9999;
  unsigned value = 0;
  std::size_t signs = 0;
  while (!text.empty() && is_digit(text.front()) && value <= kMost) {
    value = value * 10 + static_cast<unsigned>(text.front() - '0');
    text.remove_prefix(1);
    ++signs;
  }
  if (signs > 0) return value;
  unsigned digits = 0;  // since the last ten or hundred
  bool counted = false;
  for (const Numeral* sign = numeral_at(text); sign != nullptr && value <= kMost; sign = numeral_at(text), ++signs) {
    text.remove_prefix(sign->sign.size());
    if (sign->value < 10) {
      digits = digits * 10 + sign->value;
    } else {
      const bool whole = sign->value == 20 || sign->value == 30;
      value += whole ? sign->value : std::max(digits, 1U) * sign->value;
      digits = 0;
      counted = true;
    }
    if (digits > kMost) return std::nullopt;
  }
  if (signs == 0) return std::nullopt;
  return counted ? value + digits : digits;
}

const Era* take_era(std::string_view& text) {
  for (const Era& era : kEras) {
    if (skip(text, era.name)) return &era;
  }
  return nullptr;
}

// Arabic-Indic and Persian digits (U+0660, U+06F0) as ASCII's; "" where there are none.
std::string with_ascii_digits(std::string_view text) {
  constexpr char32_t kArabic = U'\u0660';
  constexpr char32_t kPersian = U'\u06F0';
  std::string out;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    const bool arabic = c.value >= kArabic && c.value < kArabic + 10;
    const bool persian = c.value >= kPersian && c.value < kPersian + 10;
    any = any || arabic || persian;
    append_utf8(out, arabic ? U'0' + (c.value - kArabic) : persian ? U'0' + (c.value - kPersian) : c.value);
  }
  return any ? out : std::string();
}

}  // namespace

std::string with_plain_year(std::string_view date) {
  if (date.empty() || static_cast<unsigned char>(date.front()) < 0x80) return {};
  const auto lead = static_cast<unsigned char>(date.front());
  if (lead >= 0xD8 && lead <= 0xDB) return with_ascii_digits(date);  // of Arabic letters and digits
  const Era* const era = take_era(date);
  if (era == nullptr && numeral_at(date) == nullptr) return {};
  const bool first = era != nullptr && skip(date, "元");
  const auto year = first ? std::optional(1U) : take_number(date);
  skip_spaces(date);
  if (!year || !skip(date, "年")) return {};
  if (era != nullptr && (*year == 0 || *year > era->years)) return {};
  const auto month = take_number(date);
  skip_spaces(date);
  if (!month || !skip(date, "月")) return {};
  const auto day = take_number(date);
  skip_spaces(date);
  if (!day || std::none_of(kDayMarks.begin(), kDayMarks.end(), [&](std::string_view mark) { return skip(date, mark); }))
    return {};
  const unsigned gregorian = era == nullptr ? *year : era->before + *year;
  if (gregorian < 1000) return {};
  return std::to_string(gregorian) + "年" + std::to_string(*month) + "月" + std::to_string(*day) + "日" +
         std::string(date);
}

}  // namespace offprint
