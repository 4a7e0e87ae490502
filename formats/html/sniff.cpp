#include "formats/html/sniff.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct Opening {
  std::string_view text;  // lower case
  Claim claim;
};
// What comes first, after comments and processing instructions.
constexpr std::array<Opening, 7> kOpenings{{
    {"<!doctype html", Claim::Surely},
    {"<html", Claim::Surely},
    {"<head", Claim::Surely},
    {"<body", Claim::Surely},
    {"<rss", Claim::No},  // feeds
    {"<feed", Claim::No},
    {"<rdf", Claim::No},
}};

bool begins(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

// Past white space, comments and processing instructions.
std::string_view first_markup(std::string_view text) {
  for (;;) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    const bool comment = begins(text, "<!--");
    if (!comment && !begins(text, "<?")) return text;
    const std::string_view close = comment ? "-->" : ">";
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + close.size());
  }
}

}  // namespace

Claim sniff_html(std::string_view head) {
  std::string room;
  const std::string_view text = first_markup(sniff_text(head, room));
  for (const Opening& opening : kOpenings) {
    const std::size_t end = opening.text.size();
    if (begins(text, opening.text) && (text.size() == end || !is_letter(text[end])))
      return opening.claim;  // not <header
  }
  return text.size() > 1 && text[0] == '<' && is_letter(text[1]) ? Claim::Likely : Claim::No;
}

}  // namespace offprint
