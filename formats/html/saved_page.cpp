#include "formats/html/saved_page.h"

#include <algorithm>

#include "formats/html/markup.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";

// The first words of SingleFile's comment; lines of `key: value` follow.
constexpr std::string_view kSingleFile[] = {
    "Page saved with SingleFile",
    "Archive processed by SingleFile",  // until 2019
};
struct SavedLine {
  std::string_view key;
  std::string_view SavedPage::*field;
};
constexpr SavedLine kSavedLines[] = {{"url:", &SavedPage::url}, {"saved date:", &SavedPage::date}};

// “Save page as” of Internet Explorer and of every browser since: saved from url=(0031)https://…, with the address's
// length in parentheses.
constexpr std::string_view kSavedFrom = "saved from url=(";

void read_single_file(std::string_view comment, SavedPage& saved) {
  for (std::size_t at = 0; at < comment.size(); at = after_line(comment, at)) {
    const std::string_view line = trim(line_at(comment, at));
    for (const SavedLine& row : kSavedLines) {
      if (line.starts_with(row.key)) saved.*row.field = trim(line.substr(row.key.size()));
    }
  }
}

void read_saved_comment(std::string_view comment, SavedPage& saved) {
  const std::string_view text = trim(comment);
  if (text.starts_with(kSavedFrom)) {
    const std::size_t end = text.find(')');
    if (end != std::string_view::npos && saved.url.empty()) saved.url = trim(text.substr(end + 1));
  } else if (std::any_of(std::begin(kSingleFile), std::end(kSingleFile),
                         [&](std::string_view words) { return text.starts_with(words); })) {
    read_single_file(text, saved);
  }
}

}  // namespace

SavedPage find_saved_page(std::string_view html) {
  SavedPage saved;
  for (std::size_t at = 0; at < html.size();) {
    if (is_space(html[at])) {
      ++at;
      continue;
    }
    if (html[at] != '<') break;
    const Markup markup = markup_at(html, at);
    const bool above = markup.kind == Markup::Kind::StartTag &&
                       (equals_ignoring_case(markup.name, "html") || equals_ignoring_case(markup.name, "head"));
    if (markup.kind != Markup::Kind::Hidden && !above) break;
    const std::string_view whole = html.substr(at, markup.end - at);
    if (whole.starts_with(kOpen) && whole.ends_with(kClose) && whole.size() >= kOpen.size() + kClose.size())
      read_saved_comment(whole.substr(kOpen.size(), whole.size() - kOpen.size() - kClose.size()), saved);
    at = std::max(markup.end, at + 1);
  }
  return saved;
}

}  // namespace offprint
