#include "converters/passes/site_suffix.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "formats/document/unicode.h"

namespace offprint {

namespace {

bool is_blank_sign(char32_t c) {
  return is_space(c) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF;
}

void append_squeezed(std::string& out, std::string_view text, const CodePoint& c, std::size_t at) {
  if (is_blank_sign(c.value)) return;
  for (std::size_t i = 0; i < c.size; ++i)
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at + i])));
}

// What stands between a title and the site's name.
constexpr std::array<std::string_view, 10> kSigns{"-", "–", "—", "|", "｜", "_", "«", "»", "·", "::"};
constexpr std::array<std::string_view, 1> kColons{"："};  // "Title: Subtitle" is too common for the narrow one

// How the title of a part begins, or what it holds: no site is called so.
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

// Behind the last sign.
std::string_view last_part(std::string_view rest) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t sign = sign_at(rest.substr(at), kSigns);
    at += sign > 0 ? sign : decode(rest, at).size;
    if (sign > 0) begin = at;
  }
  return rest.substr(begin);
}

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

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    append_squeezed(out, text, c, at);
    at += c.size;
  }
  return out;
}

bool heading_without_site(std::string_view title, std::string_view heading, bool main) {
  if (heading.empty() || title.size() <= heading.size() || !title.starts_with(heading)) return false;
  const std::string_view rest = title.substr(heading.size());
  if (const std::size_t sign = sign_at(rest, kSigns); sign > 0)
    return rest.size() > sign && heading.size() > (main ? last_part(rest).size() : rest.size());
  if (heading.size() <= rest.size()) return false;
  const std::size_t colon = sign_at(rest, kColons);
  return colon > 0 && main && may_be_site(rest.substr(colon));
}

std::string site_behind(std::string_view title, std::string_view heading) {
  std::string seen;
  std::size_t at = 0;
  while (at < title.size() && seen.size() < heading.size()) {
    const CodePoint c = decode(title, at);
    append_squeezed(seen, title, c, at);
    at += c.size;
  }
  std::string_view rest = title.substr(at);
  std::size_t begin = 0;  // of the last part
  for (std::size_t i = 0; i < rest.size();) {
    const std::size_t colon = sign_at(rest.substr(i), kColons);
    const std::size_t sign = std::max(colon, sign_at(rest.substr(i), kSigns));
    const bool apart = sign > 1 || i == 0 || is_space(rest[i - 1]) || rest[i] == '|' || rest[i] == '_';  // "Well-known"
    if (sign > 0 && apart) begin = i + sign;
    i += sign > 0 ? sign : decode(rest, i).size;
  }
  return one_line(rest.substr(begin));
}

}  // namespace offprint
