#include "formats/reading/key_value_header.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "formats/address/address.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr std::size_t kHeaderBytes = 16384;  // more than any header holds
constexpr std::size_t kKeyBytes = 40;        // longer ones are sentences
constexpr std::size_t kKnownKeys = 2;        // one alone may begin an article: “来源：…”
constexpr std::string_view kWideColon = "：";

enum class KeyField : std::uint8_t {
  Title,
  Url,
  Author,   // one name, or several parted by signs that no name holds
  Authors,  // several, parted by commas too
  Date,
  Source,  // a name, or an address
  Tags,
  Categories,
  Language,
  Description,
  Modified,
  Other,  // known, but without a field: `extra`
};

struct KeyRow {
  std::string_view key;
  KeyField field;
};
constexpr auto kKeyRows = std::to_array<KeyRow>({
    // English, as crawlers write them.
    {"Title", KeyField::Title},
    {"Subject", KeyField::Title},
    {"Headline", KeyField::Title},
    {"URL", KeyField::Url},
    {"Link", KeyField::Url},
    {"Source URL", KeyField::Url},
    {"Author", KeyField::Author},
    {"By", KeyField::Author},
    {"Date", KeyField::Date},
    {"Published", KeyField::Date},
    {"Pubdate", KeyField::Date},
    {"Source", KeyField::Source},
    {"Site", KeyField::Source},
    {"Tags", KeyField::Tags},
    {"Keywords", KeyField::Tags},
    {"Category", KeyField::Categories},
    {"Language", KeyField::Language},
    // Pelican's.
    {"Authors", KeyField::Authors},
    {"Modified", KeyField::Modified},
    {"Summary", KeyField::Description},
    {"Lang", KeyField::Language},
    {"Slug", KeyField::Other},
    {"Status", KeyField::Other},
    // Chinese.
    {"标题", KeyField::Title},
    {"標題", KeyField::Title},
    {"链接", KeyField::Url},
    {"連結", KeyField::Url},
    {"原文链接", KeyField::Url},
    {"原文連結", KeyField::Url},
    {"网址", KeyField::Url},
    {"網址", KeyField::Url},
    {"作者", KeyField::Author},
    {"时间", KeyField::Date},
    {"時間", KeyField::Date},
    {"日期", KeyField::Date},
    {"发布时间", KeyField::Date},
    {"發布時間", KeyField::Date},
    {"来源", KeyField::Source},
    {"來源", KeyField::Source},
    {"标签", KeyField::Tags},
    {"关键词", KeyField::Tags},
    {"關鍵詞", KeyField::Tags},
    {"標籤", KeyField::Tags},
    {"分类", KeyField::Categories},
    {"分類", KeyField::Categories},
    // Japanese.
    {"題名", KeyField::Title},
    {"タイトル", KeyField::Title},
    {"リンク", KeyField::Url},
    {"著者", KeyField::Author},
    {"日時", KeyField::Date},
    {"日付", KeyField::Date},
    {"公開日", KeyField::Date},
    {"更新日", KeyField::Modified},
    {"タグ", KeyField::Tags},
    {"カテゴリ", KeyField::Categories},
    // Korean.
    {"제목", KeyField::Title},
    {"링크", KeyField::Url},
    {"기자", KeyField::Author},
    {"작성자", KeyField::Author},
    {"글쓴이", KeyField::Author},
    {"저자", KeyField::Author},
    {"날짜", KeyField::Date},
    {"작성일", KeyField::Date},
    {"출처", KeyField::Source},
    {"태그", KeyField::Tags},
});

// Between names: a comma may stand within one (“Miller, Ann”), these do not.
constexpr std::array<std::string_view, 5> kBetweenAuthors{";", "；", "、", "，", " & "};
constexpr std::array<std::string_view, 1> kSemicolon{";"};
constexpr std::array<std::string_view, 6> kBetweenWords{",", ";", "；", "、", "，", "|"};

const KeyRow* key_row(std::string_view key) {
  const auto* const row = std::find_if(kKeyRows.begin(), kKeyRows.end(),
                                       [&](const KeyRow& each) { return equals_ignoring_case(each.key, key); });
  return row == kKeyRows.end() ? nullptr : row;
}

struct KeyValue {
  std::string_view key;
  std::string value;
  const KeyRow* row = nullptr;  // null for a key that is not known
};

// A line as `Key: value`. An ASCII colon that nothing parts from what follows is one only after a known key: else
// https://… would be a key. One that has a backslash is text of Markdown.
std::optional<KeyValue> key_value(std::string_view line) {
  const std::size_t narrow = std::min(line.find(':'), line.size());
  const std::size_t wide = std::min(line.find(kWideColon), line.size());
  const std::size_t colon = std::min(narrow, wide);
  if (colon == 0 || colon == line.size() || is_space(line.front())) return std::nullopt;
  const std::string_view rest = line.substr(colon + (wide < narrow ? kWideColon.size() : 1));
  const std::string_view key = trim(line.substr(0, colon));
  if (key.size() > kKeyBytes || key.find_first_of("<>[]{}\"\\") != std::string_view::npos) return std::nullopt;
  const KeyRow* const row = key_row(key);
  const bool apart = wide < narrow || rest.empty() || is_space(rest.front());
  if (row == nullptr && (!apart || key.starts_with('#') || key.starts_with('-'))) return std::nullopt;
  return KeyValue{key, one_line(rest), row};
}

// The lines' pairs; none if a line is neither one nor the next line of one.
std::vector<KeyValue> pairs_of(std::string_view lines) {
  std::vector<KeyValue> pairs;
  for (std::size_t at = 0; at < lines.size(); at = after_line(lines, at)) {
    const std::string_view line = line_at(lines, at);
    if (is_space(line.front()) && !pairs.empty()) {
      pairs.back().value = one_line(pairs.back().value + ' ' + one_line(line));
      continue;
    }
    auto pair = key_value(line);
    if (!pair) return {};
    pairs.push_back(std::move(*pair));
  }
  return pairs;
}

// What stands between the separators, without blank parts.
std::vector<std::string> parts_of(std::string_view text, std::span<const std::string_view> separators) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    std::string part = one_line(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::find_if(separators.begin(), separators.end(),
                                    [&](std::string_view sign) { return text.substr(at).starts_with(sign); });
    if (found == separators.end()) {
      ++at;
      continue;
    }
    take(at);
    begin = at += found->size();
  }
  take(text.size());
  return parts;
}

std::vector<std::string> authors_of(std::string_view value) {
  if (value.find(';') != std::string_view::npos) return parts_of(value, kSemicolon);
  return parts_of(value, kBetweenWords);
}

class KeyValueReader {
 public:
  FrontMatter read(std::string_view lines) {
    for (const KeyValue& pair : pairs_of(lines)) {
      if (pair.row == nullptr || !take(pair.row->field, pair)) extra(pair.key, pair.value);
    }
    if (metadata().url.empty()) {
      metadata().url = source_;
    } else if (!source_.empty() && source_ != metadata().url) {
      extra(source_key_, source_);
    }
    return std::move(front_);
  }

 private:
  Metadata& metadata() { return front_.metadata; }

  void extra(std::string_view key, const std::string& value) {
    if (!value.empty()) metadata().extra.emplace_back(one_line(key), value);
  }

  // False for a value that has no field left.
  bool take(KeyField field, const KeyValue& pair) {
    Metadata& to = metadata();
    switch (field) {
      case KeyField::Title: return set(to.title, pair.value);
      case KeyField::Url: return is_web_address(pair.value) && set(to.url, pair.value);
      case KeyField::Author: return add(to.authors, parts_of(pair.value, kBetweenAuthors));
      case KeyField::Authors: return add(to.authors, authors_of(pair.value));
      case KeyField::Date: return date(pair);
      case KeyField::Source: return source(pair);
      case KeyField::Tags: return add(to.tags, parts_of(pair.value, kBetweenWords));
      case KeyField::Categories: return add(to.categories, parts_of(pair.value, kBetweenWords));
      case KeyField::Language: return set(to.language, pair.value);
      case KeyField::Description: return set(to.description, pair.value);
      case KeyField::Modified: return modified(pair.value);
      case KeyField::Other: return false;
    }
    __builtin_unreachable();
  }

  static bool set(std::string& to, const std::string& value) {
    if (!to.empty() && to != value) return false;
    to = value;
    return true;
  }

  static bool add(std::vector<std::string>& to, std::vector<std::string> values) {
    for (std::string& value : values) {
      if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(std::move(value));
    }
    return true;
  }

  // The first that can be read, else the first.
  bool date(const KeyValue& pair) {
    const bool better = !front_.date.empty() && !parse_date(front_.date) && parse_date(pair.value);
    if (better) extra(date_key_, std::exchange(front_.date, {}));
    if (front_.date.empty()) date_key_ = pair.key;
    return set(front_.date, pair.value);
  }

  bool source(const KeyValue& pair) {
    if (!is_web_address(pair.value)) return set(metadata().site_name, pair.value);
    source_key_ = pair.key;
    return set(source_, pair.value);
  }

  bool modified(const std::string& value) {
    const auto moment = parse_date(value);
    if (!moment || metadata().modified) return false;
    metadata().modified = changed_on(*moment);
    return true;
  }

  FrontMatter front_;
  std::string source_;  // the address that `Source` gives
  std::string_view source_key_;
  std::string_view date_key_;
};

}  // namespace

std::optional<KeyValuePlace> find_key_values(std::string_view text) {
  const std::size_t begin = skip_blank_lines(text, 0);
  if (begin == text.size() || !key_value(line_at(text, begin))) return std::nullopt;
  std::size_t end = begin;
  while (end < text.size() && !is_blank(line_at(text, end))) {
    end = after_line(text, end);
    if (end - begin > kHeaderBytes) return std::nullopt;
  }
  if (end == text.size()) return std::nullopt;
  const std::string_view lines = text.substr(begin, end - begin);
  const std::vector<KeyValue> pairs = pairs_of(lines);
  const auto known =
      std::count_if(pairs.begin(), pairs.end(), [](const KeyValue& pair) { return pair.row != nullptr; });
  if (static_cast<std::size_t>(known) < kKnownKeys) return std::nullopt;
  return KeyValuePlace{lines, begin, after_line(text, end)};
}

FrontMatter read_key_values(std::string_view lines) { return KeyValueReader().read(lines); }

}  // namespace offprint
