#include "formats/html/references.h"

#include <algorithm>
#include <array>

#include "formats/html/reference_table.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestName = 31;
constexpr std::size_t kLongestBareName = 6;
constexpr char32_t kBeyondUnicode = 0x110000;

constexpr int digit_value(char c, unsigned base) {
  if (is_digit(c)) return c - '0';
  if (base != 16) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// §13.2.5.80: what numbers mean as windows-1252; 0 if they mean themselves.
constexpr std::array<char16_t, 32> kOfWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

char32_t meant_by(char32_t number) {
  constexpr char32_t kReplacement = 0xFFFD;
  if (number == 0 || number >= kBeyondUnicode || (number >= 0xD800 && number <= 0xDFFF)) return kReplacement;
  if (number >= 0x80 && number < 0xA0 && kOfWindows1252.at(number - 0x80) != 0) return kOfWindows1252.at(number - 0x80);
  return number;
}

Reference numeric_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 2;
  unsigned base = 10;
  if (end < text.size() && (text[end] == 'x' || text[end] == 'X')) {
    base = 16;
    ++end;
  }
  const std::size_t digits = end;
  char32_t number = 0;
  for (; end < text.size() && digit_value(text[end], base) >= 0; ++end) {
    number = std::min<char32_t>(kBeyondUnicode, number * base + static_cast<char32_t>(digit_value(text[end], base)));
  }
  if (end == digits) return {};
  if (end < text.size() && text[end] == ';') ++end;
  return {meant_by(number), 0, end - at};
}

const NamedReference* find_name(std::string_view name) {
  const auto* const found = std::lower_bound(
      named_references.begin(), named_references.end(), name,
      [](const NamedReference& row, std::string_view wanted) { return std::string_view(row.name) < wanted; });
  return found != named_references.end() && found->name == name ? &*found : nullptr;
}

// The longest name allowed without ';' that the letters begin with.
Reference bare_at(std::string_view text, std::size_t at, std::string_view letters, ReferenceIn where) {
  for (std::size_t size = std::min(letters.size(), kLongestBareName); size >= 2; --size) {
    const NamedReference* row = find_name(letters.substr(0, size));
    if (row == nullptr || !row->bare) continue;
    // In an address's query (?a=b&copy=1) it is not a reference.
    const std::size_t after = at + 1 + size;
    const bool goes_on = after < text.size() && (text[after] == '=' || is_alphanumeric(text[after]));
    if (where == ReferenceIn::Attribute && goes_on) return {};
    return {row->first, row->second, size + 1};
  }
  return {};
}

}  // namespace

Reference reference_at(std::string_view text, std::size_t at, ReferenceIn where) {
  if (at + 1 >= text.size()) return {};
  if (text[at + 1] == '#') return numeric_at(text, at);
  const std::size_t limit = std::min(text.size(), at + 1 + kLongestName + 1);
  std::size_t end = at + 1;
  while (end < limit && is_alphanumeric(text[end])) ++end;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (end < text.size() && text[end] == ';' && name.size() <= kLongestName) {
    const NamedReference* row = find_name(name);
    if (row != nullptr) return {row->first, row->second, name.size() + 2};
  }
  return bare_at(text, at, name, where);
}

void append_decoded(std::string& out, std::string_view text, ReferenceIn where) {
  std::size_t clean = 0;  // what comes before it has been appended
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    const Reference found = reference_at(text, at, where);
    if (found.size == 0) {
      ++at;
      continue;
    }
    out += text.substr(clean, at - clean);
    for (const char32_t c : {found.first, found.second}) {
      if (c != 0 && is_xml_char(c)) append_utf8(out, c);
    }
    at += found.size;
    clean = at;
  }
  out += text.substr(clean);
}

}  // namespace offprint
