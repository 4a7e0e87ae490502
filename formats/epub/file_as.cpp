#include "formats/epub/file_as.h"

#include <algorithm>
#include <array>
#include <vector>

#include "formats/language/tags.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (space > 0) words.push_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out.append(i == begin ? "" : " ").append(words[i]);
  return out;
}

// Of a person's name: letters of Latin (in UTF-8 two bytes at most), hyphens, apostrophes, initials.
bool is_of_name(std::string_view word) {
  constexpr unsigned char kLatinEnd = 0xC9;  // U+0240
  const auto fits = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_letter(c) || c == '-' || c == '\'' || c == '.' || (byte >= 0x80 && byte <= kLatinEnd);
  };
  if (!std::all_of(word.begin(), word.end(), fits)) return false;
  const bool capitals = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return word.size() == 1 || !capitals;
}

bool is_suffix(std::string_view word) {
  constexpr std::array<std::string_view, 4> kSuffixes{"Jr.", "Jr", "Sr.", "Sr"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
}

bool is_particle(std::string_view word) { return word.front() >= 'a' && word.front() <= 'z'; }

}  // namespace

std::string name_as_filed(std::string_view name) {
  constexpr std::size_t kMostWords = 5;
  const std::vector<std::string_view> words = words_of(name);
  const bool person = words.size() >= 2 && words.size() <= kMostWords && words.front() != "The" &&
                      !is_particle(words.front()) && std::all_of(words.begin(), words.end(), is_of_name) &&
                      std::find(words.begin(), words.end(), "and") == words.end() &&
                      std::find(words.begin(), words.end(), "of") == words.end();
  if (!person) return std::string(name);
  const std::size_t end = is_suffix(words.back()) ? words.size() - 1 : words.size();
  if (end < 2) return std::string(name);
  std::size_t last = end - 1;
  while (last > 1 && is_particle(words[last - 1])) --last;
  std::string filed = joined(words, last, end) + ", " + joined(words, 0, last);
  if (end < words.size()) filed.append(", ").append(words.back());
  return filed;
}

std::string title_as_filed(std::string_view title, std::string_view language) {
  constexpr std::array<std::string_view, 3> kArticles{"The ", "A ", "An "};
  if (!equals_ignoring_case(take_subtag(language), "en")) return std::string(title);
  for (const std::string_view article : kArticles) {
    if (!title.starts_with(article) || title.size() == article.size()) continue;
    return std::string(title.substr(article.size())) + ", " + std::string(article.substr(0, article.size() - 1));
  }
  return std::string(title);
}

}  // namespace offprint
