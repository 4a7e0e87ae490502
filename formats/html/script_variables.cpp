#include "formats/html/script_variables.h"

#include <array>

#include "formats/html/words_of.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What only such pages hold.
constexpr std::array<std::string_view, 3> kSigns{"js_content", "js_article", "mp.weixin.qq.com"};

struct Variable {
  std::string_view name;
  std::string_view key;
};
constexpr auto kVariables = std::to_array<Variable>({
    {"var ct", "wechat:date"},                // seconds since 1970
    {"var oriCreateTime", "wechat:date"},     // the same
    {"ori_create_time", "wechat:date"},       // of a share page
    {"var createTime", "wechat:local-date"},  // in China's time, as the page shows it
    {"create_time", "wechat:local-date"},     //
    {"var msg_title", "wechat:title"},        //
    {"var nickname", "wechat:site"},          // the account
    {"nick_name", "wechat:site"},             //
    {"var msg_desc", "wechat:description"},   //
    {"var msg_link", "wechat:url"},           //
});

bool is_name_char(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '$' || c == '.'; }

// \x0a and \u4e2d, and any other character behind a backslash.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at];
      continue;
    }
    const char kind = text[++at];
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
    char32_t value = 0;
    std::size_t read = 0;
    for (; read < digits && at + 1 + read < text.size(); ++read) {
      const char c = lower(text[at + 1 + read]);
      if (!is_digit(c) && !(c >= 'a' && c <= 'f')) break;
      value = value * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    if (digits == 0 || read < digits) {
      out += kind == 'n' ? ' ' : kind;
      continue;
    }
    at += digits;
    append_utf8(out, value);
  }
  return out;
}

// The first string in quotation marks behind `=` or `:`, which a function may stand around: htmlDecode("…").
std::string value_at(std::string_view text) {
  constexpr std::size_t kFunction = 40;   // bytes before the string
  constexpr std::size_t kLongest = 2000;  // of all
  text = text.substr(0, kLongest);
  std::size_t at = 0;
  while (at < text.size() && is_space(text[at])) ++at;
  if (at == text.size() || (text[at] != '=' && text[at] != ':')) return {};
  const std::size_t open = text.find_first_of("'\";,\n", at);
  if (open == std::string_view::npos || open - at > kFunction || (text[open] != '"' && text[open] != '\'')) return {};
  std::size_t close = open + 1;
  while (close < text.size() && text[close] != text[open] && text[close] != '\n') close += text[close] == '\\' ? 2 : 1;
  if (close >= text.size() || text[close] != text[open]) return {};
  return decoded_line(unescaped(text.substr(open + 1, close - open - 1)));
}

}  // namespace

std::vector<std::pair<std::string_view, std::string>> read_script_variables(std::string_view html) {
  std::vector<std::pair<std::string_view, std::string>> out;
  bool signs = false;
  for (const std::string_view sign : kSigns) signs = signs || html.find(sign) != std::string_view::npos;
  if (!signs) return out;
  for (const Variable& variable : kVariables) {
    for (std::size_t at = html.find(variable.name); at != std::string_view::npos;
         at = html.find(variable.name, at + 1)) {
      if (at > 0 && is_name_char(html[at - 1])) continue;
      std::string value = value_at(html.substr(at + variable.name.size()));
      if (value.empty()) continue;
      out.emplace_back(variable.key, std::move(value));
      break;
    }
  }
  return out;
}

}  // namespace offprint
