#include "formats/markdown/plain_top.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "formats/markdown/ascii.h"
#include "formats/reading/front_matter.h"
#include "formats/reading/key_value_header.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint::markdown {

namespace {

constexpr std::string_view kOurs = "---\n";  // of our front matter; no text is written so

struct OpeningRow {
  std::string_view text;
  std::string_view reason;
};
constexpr std::array kOpenings{
    OpeningRow{"+++", "TOML (Hugo)"},
    OpeningRow{"{", "JSON (Hugo)"},
    OpeningRow{"%", "title (pandoc)"},
};

struct ColonRow {
  std::string_view colon;
  std::string_view instead;
};
constexpr std::array kColons{ColonRow{":", "\\:"}, ColonRow{"：", "&#xFF1A;"}};

// Whether it is text without any markup.
bool is_words(std::string_view text) {
  return !text.empty() && !is_space(text.front()) &&
         std::none_of(text.begin(), text.end(), [](char c) { return is_ascii_punctuation(static_cast<char32_t>(c)); });
}

// Where the colon of a line's key is; npos for a line of another form.
struct KeyColon {
  std::size_t at = std::string_view::npos;
  const ColonRow* row = nullptr;
};
KeyColon key_colon(std::string_view line) {
  for (const ColonRow& row : kColons) {
    const std::size_t at = line.find(row.colon);
    if (at != std::string_view::npos && is_words(line.substr(0, at))) return {at, &row};
  }
  return {};
}

void make_plain(std::string& top) {
  const auto opens = [&](const OpeningRow& row) { return top.starts_with(row.text); };
  if (std::any_of(kOpenings.begin(), kOpenings.end(), opens)) top.insert(0, 1, '\\');
  if (!find_front_matter(top) && !find_key_values(top)) return;
  for (std::size_t line = 0; line < top.size(); line = after_line(top, line)) {  // one is enough: no header has text
    const KeyColon colon = key_colon(line_at(top, line));
    if (colon.row == nullptr) continue;
    top.replace(line + colon.at, colon.row->colon.size(), colon.row->instead);
    return;
  }
}

}  // namespace

std::optional<Error> PlainTop::put(std::string_view bytes) {
  if (begun_ || bytes.starts_with(kOurs)) {
    sink_.write(bytes);
  } else {
    std::string top(bytes);
    make_plain(top);
    sink_.write(top);
  }
  begun_ = begun_ || !bytes.empty();
  return sink_.error();
}

}  // namespace offprint::markdown
