#include "formats/dump/header.h"

#include <algorithm>

#include "formats/reading/front_matter.h"
#include "formats/reading/key_value_header.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr std::string_view kCommentOpen = "<!--";
constexpr std::string_view kCommentClose = "-->";
constexpr std::size_t kStampLongest = 64;  // bytes
constexpr int kTitleLines = 8;             // a title with line feeds in it has been seen; one with so many has not
constexpr std::string_view kDateLabels[] = {"日期：", "日期:"};

bool is_rule(std::string_view line) {
  line = trim_end(line);
  return line.size() >= 3 && line.find_first_not_of('-') == std::string_view::npos;
}

// The content of a comment that fills a whole line; nothing for any other line.
std::optional<std::string_view> comment_line(std::string_view line) {
  line = trim_end(line);
  if (line.size() < kCommentOpen.size() + kCommentClose.size() || line.size() > kStampLongest) return std::nullopt;
  if (!line.starts_with(kCommentOpen) || !line.ends_with(kCommentClose)) return std::nullopt;
  const std::size_t inner = line.size() - kCommentOpen.size() - kCommentClose.size();
  return trim(line.substr(kCommentOpen.size(), inner));
}

bool is_absolute(std::string_view url) {
  const std::size_t colon = url.find("://");
  return colon != std::string_view::npos && colon > 0 && url.find_first_of("()[]/?#") > colon;
}

struct TitleLink {
  std::string_view title;
  std::string_view url;
};

// `[title](url)`. Title and address may both hold `](`: the address begins after the last one that an absolute address
// follows, else after the last one. It holds no white space.
std::optional<TitleLink> title_link(std::string_view text) {
  text = trim_end(text);
  if (!text.starts_with('[') || !text.ends_with(')')) return std::nullopt;
  std::optional<TitleLink> found;
  for (std::size_t at = text.rfind("]("); at != std::string_view::npos && at > 0; at = text.rfind("](", at - 1)) {
    const std::string_view url = text.substr(at + 2, text.size() - at - 3);
    if (std::any_of(url.begin(), url.end(), [](char c) { return is_space(c); })) break;
    const TitleLink link{trim(text.substr(1, at - 1)), url};
    if (is_absolute(url)) return link;
    if (!found) found = link;
  }
  return found;
}

// Reads `[title](url)` and the rule below it, from the line at `at` on; returns false and leaves the header alone if
// they are not there.
bool read_title(std::string_view text, std::size_t at, Header& header) {
  if (!text.substr(at).starts_with('[')) return false;
  std::size_t line = at;
  for (int i = 0; i < kTitleLines && line < text.size(); ++i) {
    line = after_line(text, line);
    if (!is_rule(line_at(text, line))) continue;
    const auto link = title_link(text.substr(at, line - at));
    if (!link) return false;
    header.title = link->title;
    header.url = link->url;
    header.body = after_line(text, line);
    return true;
  }
  return false;
}

void read_date_line(std::string_view text, Header& header) {
  const std::size_t at = skip_blank_lines(text, header.body);
  const std::string_view line = line_at(text, at);
  for (const std::string_view label : kDateLabels) {
    if (!line.starts_with(label)) continue;
    header.date = trim(line.substr(label.size()));
    if (header.stamp.empty()) header.date_at = at;
    header.body = after_line(text, at);
    return;
  }
}

// The comment and link dialects, from `at` on; changes nothing if neither is there.
bool read_lines(std::string_view text, std::size_t at, Header& header) {
  const std::size_t comment_at = skip_blank_lines(text, at);
  const auto comment = comment_line(line_at(text, comment_at));
  const std::size_t title_at = comment ? skip_blank_lines(text, after_line(text, comment_at)) : comment_at;
  if (!read_title(text, title_at, header)) return false;
  header.dialect = comment ? Dialect::Comment : Dialect::Link;
  if (comment) {
    header.stamp = *comment;
    header.date_at = comment_at;
  }
  read_date_line(text, header);
  return true;
}

}  // namespace

Header find_header(std::string_view text) {
  Header header;
  const auto front = find_front_matter(text);
  if (front) {
    header.front_matter = front;
    header.front_matter_at = front->begin;
    header.body = front->body;
  }
  const bool lines = read_lines(text, header.body, header);
  if (front) header.dialect = lines ? Dialect::Wrapped : Dialect::FrontMatter;
  if (front || lines) return header;
  if (const auto pairs = find_key_values(text)) {
    header.dialect = Dialect::KeyValue;
    header.key_values = pairs->lines;
    header.front_matter_at = pairs->begin;
    header.body = pairs->body;
  }
  return header;
}

}  // namespace offprint
