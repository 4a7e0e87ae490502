#include "formats/writing/safe_style.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct RefusedRow {
  std::string_view what;
  std::string_view why;
};
constexpr std::array<RefusedRow, 12> kRefused{{
    {"@import", "it imports another sheet; put that one's rules into it"},
    {"url(", "it has a url(), and a book takes no files from elsewhere; only url(data:...) may stand"},
    {"image-set(", "it has an image-set(), and a book takes no files from elsewhere"},
    {"image(", "it has an image(), and a book takes no files from elsewhere"},
    {"cross-fade(", "it has a cross-fade(), and a book takes no files from elsewhere"},
    {"element(", "it has an element(), which shows another part of the page"},
    {"src(", "it has a src(), and a book takes no files from elsewhere"},
    {"progid:", "it has a progid:, which old browsers run"},
    {"expression(", "it has an expression(), which old browsers run"},
    {"behavior:", "it has a behavior, which old browsers run"},
    {"-moz-binding", "it has a -moz-binding, which old browsers run"},
    {"</", "it has </, which would end the style sheet of a page"},
}};

// The character of an escape at `at`, behind its backslash, and what stands after it (CSS Syntax §4.3.7); only ASCII is
// told apart.
char escaped(std::string_view sheet, std::size_t& at) {
  constexpr std::size_t kMost = 6;
  unsigned value = 0;
  std::size_t digits = 0;
  for (; digits < kMost && at < sheet.size() && is_hex(sheet[at]); ++digits, ++at) {
    const char c = lower(sheet[at]);
    value = value * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : c - 'a' + 10);
  }
  if (digits == 0) return at < sheet.size() ? sheet[at++] : '\\';
  if (at < sheet.size() && is_space(sheet[at])) ++at;
  return value < 0x80 ? static_cast<char>(value) : '?';
}

// As a browser understands it: without comments and escapes, in lower case.
std::string understood(std::string_view sheet) {
  std::string out;
  for (std::size_t at = 0; at < sheet.size();) {
    if (sheet.substr(at).starts_with("/*")) {
      at = std::min(sheet.find("*/", at + 2), sheet.size() - 2) + 2;
    } else if (sheet[at] == '\\') {
      out += lower(escaped(sheet, ++at));
    } else {
      out += lower(sheet[at++]);
    }
  }
  return out;
}

bool is_data(std::string_view value) {
  value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n\f\"'"), value.size()));
  return value.starts_with("data:image/") || value.starts_with("data:font/");
}

// Without what says how a file is encoded, however often and in which order it does.
std::string_view without_encoding(std::string_view sheet) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  while (true) {
    sheet = trim(sheet);
    if (sheet.starts_with(kMark)) {
      sheet.remove_prefix(kMark.size());
    } else if (sheet.starts_with("@charset")) {
      sheet.remove_prefix(std::min(sheet.find(';'), sheet.size() - 1) + 1);
    } else {
      return sheet;
    }
  }
}

}  // namespace

Result<std::string> safe_style(std::string_view sheet) {
  if (!is_utf8(sheet) || !is_xml_text(sheet)) return fail(Fault::Usage, "it is no text in UTF-8");
  sheet = without_encoding(sheet);
  // Both ways: what is a comment to one reader may be a rule to another.
  for (const std::string& text : {understood(sheet), lower(sheet)}) {
    for (const RefusedRow& row : kRefused) {
      for (std::size_t at = text.find(row.what); at != text.npos; at = text.find(row.what, at + 1)) {
        if (row.what == "url(" && is_data(std::string_view(text).substr(at + row.what.size()))) continue;
        return fail(Fault::Usage, std::string(row.why));
      }
    }
  }
  return std::string(sheet) + "\n";
}

}  // namespace offprint
