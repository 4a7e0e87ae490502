#include "converters/passes/metadata/byline_roles.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 10> kRoles{"记者",   "記者",   "撰稿人", "专栏作家", "專欄作家",
                                                  "评论员", "評論員", "特派员", "特派員",   "通讯员"};
// How outlets and ranks end. Any other word before the role is a sentence's: "我是记者".
constexpr std::array<std::string_view, 33> kOutletEnds{
    "报",   "報",   "网",   "網",   "社",   "刊",   "台",   "臺",   "闻",   "聞",   "志",
    "誌",   "线",   "線",   "讯",   "訊",   "站",   "版",   "频道", "頻道", "特约", "特約",
    "特派", "首席", "资深", "資深", "高级", "高級", "驻京", "驻沪", "TV",   "tv",   "传媒"};

template <class Table>
bool ends_with_any(std::string_view text, const Table& ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

// Of the word that the text begins with: letters, digits and wide characters, no signs.
std::size_t word_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = decode(text, at);
    const bool sign = (c.value >= 0x3000 && c.value < 0x3040) || c.value >= 0xFF00;
    if (c.size == 1 ? !is_alphanumeric(text[at]) : !is_wide(c.value) || sign) break;
    at += c.size;
  }
  return at;
}

constexpr std::array<std::string_view, 12> kPictureWords{"摄",   "攝",   "摄影", "攝影", "供图", "供圖",
                                                         "制图", "製圖", "绘图", "繪圖", "图片", "圖片"};
constexpr std::array<std::string_view, 4> kPictureWordsApart{"图", "圖", "绘", "繪"};  // names end so, too

// Counts of readers and of letters: before the number or behind it.
constexpr auto kCounted = std::to_array<std::string_view>(
    {"浏览次数", "浏览量", "浏览数", "浏览",  "瀏覽",  "阅读次数", "阅读量", "阅读数",   "阅读",     "閱讀",
     "点击次数", "点击量", "点击数", "点击",  "點擊",  "人气",     "评论数", "评论",     "評論",     "字数",
     "字數",     "Views",  "views",  "Reads", "reads", "Hits",     "hits",   "Comments", "comments", "words"});
constexpr std::array<bool, 256> kFirstOfCounted = first_bytes(kCounted);
constexpr Sieve kCountedSieve = [] {
  Sieve sieve;
  for (const std::string_view word : kCounted) sieve.add(word);
  return sieve;
}();
constexpr std::array<std::string_view, 12> kBeforeNumber{"：", ":",  "（", "(",  " ", "\xc2\xa0",
                                                         "　", "量", "数", "數", "|", "｜"};
constexpr std::array<std::string_view, 17> kBehindNumber{"万", "萬", "千", "k",  "K",  "w",  "W", "+", "次",
                                                         "人", "条", "條", "字", "个", "）", ")", " "};

constexpr std::string_view kTimes = "次";

bool is_of_number(char c) { return is_digit(c) || c == ',' || c == '.'; }

// Past all of the table's signs that stand at `at`.
template <class Table>
std::size_t past(std::string_view text, std::size_t at, const Table& signs) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : signs) {
      if (!text.substr(at).starts_with(sign)) continue;
      at += sign.size();
      more = true;
    }
  }
  return at;
}

// The same backwards.
template <class Table>
std::size_t before(std::string_view text, std::size_t at, const Table& signs) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : signs) {
      if (!text.substr(0, at).ends_with(sign)) continue;
      at -= sign.size();
      more = true;
    }
  }
  return at;
}

bool erase_count(std::string& text, std::size_t at, std::size_t size) {
  const std::size_t number = past(text, at + size, kBeforeNumber);
  std::size_t end = number;
  while (end < text.size() && is_of_number(text[end])) ++end;
  const bool unset = number > at + size && text.compare(number, kTimes.size(), kTimes) == 0;
  if (end > number || unset) {
    text.replace(at, past(text, end, kBehindNumber) - at, "\n");
    return true;
  }
  const std::size_t unit = before(text, at, kBehindNumber);
  std::size_t begin = unit;
  while (begin > 0 && is_of_number(text[begin - 1])) --begin;
  if (begin == unit) return false;
  text.replace(begin, at + size - begin, "\n");
  return true;
}

bool may_hold_counted(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (kFirstOfCounted[static_cast<unsigned char>(text[at])] && kCountedSieve.may_begin(text.substr(at))) return true;
  }
  return false;
}

constexpr std::string_view kMinutes = " min";  // "4 min · Ann Roe", as Hugo's themes have it

// Whether a sign that parts a line's pieces follows, or nothing.
bool ends_piece(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kSigns{"·", "•", "|", "\n", "—"};
  static constexpr std::array<std::string_view, 2> kBlanks{" ", "\xc2\xa0"};
  text.remove_prefix(past(text, 0, kBlanks));
  return text.empty() ||
         std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) { return text.starts_with(sign); });
}

void erase_reading_time(std::string& text) {
  static constexpr std::array<std::string_view, 6> kUnits{" min read", "-min read", " minute read",
                                                          "分钟阅读",  "分鐘閱讀",  kMinutes};
  if (text.find("min") == std::string::npos && text.find("分") == std::string::npos) return;
  for (const std::string_view unit : kUnits) {
    const std::size_t at = text.find(unit);
    if (at == std::string::npos) continue;
    if (unit == kMinutes && !ends_piece(std::string_view(text).substr(at + unit.size()))) continue;
    std::size_t begin = at;
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    if (begin < at) text.replace(begin, at + unit.size() - begin, "\n");
  }
}

}  // namespace

std::size_t slash_size(std::string_view text) {
  constexpr std::string_view kWide = "／";
  return text.starts_with('/') ? 1 : text.starts_with(kWide) ? kWide.size() : 0;
}

std::size_t dispatch_size(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kReports{"报道", "報道", "報導", "报导"};
  constexpr std::size_t kLongest = 36;  // bytes
  const std::string_view begin = text.substr(0, kLongest + 1);
  const std::string_view word = begin.substr(0, begin.find_first_of(" \t\n|,;"));
  return ends_with_any(word, kReports) && word.size() <= kLongest ? word.size() : 0;
}

std::string_view without_dispatch(std::string_view name) {
  static constexpr std::array<std::string_view, 2> kReporters{"記者", "记者"};
  std::size_t begin = 0;
  for (std::size_t at = 0; at < name.size(); at += decode(name, at).size) {
    const std::size_t slash = slash_size(name.substr(at));
    if (slash == 0) continue;
    const std::string_view behind = trim(name.substr(at + slash));
    const auto reports = [&](std::string_view reporter) { return behind.starts_with(reporter); };
    const auto* const reporter = std::find_if(kReporters.begin(), kReporters.end(), reports);
    if (reporter != kReporters.end()) {
      begin = static_cast<std::size_t>(behind.data() - name.data()) + reporter->size();
    } else if (!behind.empty() && dispatch_size(behind) == behind.size()) {
      return trim(name.substr(begin, at - begin));
    }
  }
  return trim(name.substr(begin));
}

std::size_t outlet_size(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kApart{" ", "：", ":", "　", "\xc2\xa0"};
  constexpr std::size_t kLongest = 36 + kRoles[3].size();  // bytes of the outlet, and of the role
  const std::string_view word = text.substr(0, word_size(text.substr(0, kLongest)));
  const std::string_view behind = text.substr(word.size());
  if (std::none_of(kApart.begin(), kApart.end(), [&](std::string_view sign) { return behind.starts_with(sign); }))
    return 0;
  for (const std::string_view role : kRoles) {
    if (!word.ends_with(role)) continue;
    const std::string_view outlet = word.substr(0, word.size() - role.size());
    if (ends_with_any(outlet, kOutletEnds)) return outlet.size();
  }
  return 0;
}

bool is_picture_credit(std::string_view name) {
  name = trim(name);
  for (const std::string_view end : {"）", ")"}) {
    if (name.ends_with(end)) name.remove_suffix(end.size());
  }
  const auto stands_apart = [&](std::string_view word) {
    return name.ends_with(word) && (name.size() == word.size() || name[name.size() - word.size() - 1] == ' ');
  };
  return ends_with_any(name, kPictureWords) ||
         std::any_of(kPictureWordsApart.begin(), kPictureWordsApart.end(), stands_apart);
}

namespace {

// Words of which a name before "in Place" is an organisation's, which has its place in its name.
constexpr auto kWordsOfGroups = std::to_array<std::string_view>(
    {"The",       "Museum",   "University",  "League",     "Institute", "National",   "International", "Centre",
     "Center",    "Society",  "Association", "Council",    "College",   "School",     "Schools",       "Church",
     "Library",   "Group",    "Company",     "Bank",       "Party",     "Club",       "Foundation",    "Agency",
     "Bureau",    "Office",   "Department",  "Ministry",   "Embassy",   "Academy",    "Union",         "Federation",
     "Committee", "Team",     "Staff",       "News",       "Press",     "Doctors",    "Artists",       "Writers",
     "Friends",   "Women",    "Men",         "Girls",      "Boys",      "People",     "Students",      "Workers",
     "Leaders",   "Voices",   "Gallery",     "Theatre",    "Theater",   "Hospital",   "Court",         "Parliament",
     "Network",   "Project",  "Initiative",  "Alliance",   "Coalition", "Campaign",   "Forum",         "House",
     "Mission",   "Research", "Studies",     "Partners",   "Community", "Youth",      "Life",          "Art",
     "Arts",      "Music",    "Film",        "Commission", "Consulate", "Delegation", "Studio",        "Collective"});

}  // namespace

bool is_written_as_person(std::string_view name) {
  constexpr int kMostWords = 3;
  int words = 0;
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find(' '));
    const bool group = std::find(kWordsOfGroups.begin(), kWordsOfGroups.end(), word) != kWordsOfGroups.end();
    if (group || word.empty() || !is_upper(word.front()) || ++words > kMostWords) return false;
    name = trim(name.substr(word.size()));
  }
  return words > 1;
}

std::string_view without_place(std::string_view name) {
  static constexpr std::array<std::string_view, 2> kBefore{" in ", " for "};
  for (const std::string_view word : kBefore) {
    const std::size_t at = name.find(word);
    if (at == std::string_view::npos) continue;
    const std::string_view person = name.substr(0, at);
    const std::string_view place = name.substr(at + word.size());
    if (is_written_as_person(trim(person)) && !place.empty() && is_upper(place.front())) return person;
  }
  return name;
}

bool is_said_of_name(std::string_view name, std::string_view behind) {
  // How places of several words begin.
  static constexpr auto kPlaces = std::to_array<std::string_view>(
      {"New ", "Los Angeles", "Las Vegas", "San Francisco", "San Diego", "Hong Kong", "Tel Aviv", "Cape Town",
       "Abu Dhabi", "Kuala Lumpur", "Buenos Aires", "Rio de ", "North ", "South ", "East ", "West ", "United "});
  // How roles and outlets end; no surname is among them.
  static constexpr auto kEnds = std::to_array<std::string_view>(
      {"correspondent", "editor", "writer", "reporter", "columnist", "contributor", "journalist", "producer", "news",
       "press", "agency", "times", "magazine", "journal", "bureau", "staff", "university"});
  constexpr char32_t kFarEast = 0x2E80;  // whose names have no spaces
  if (behind.empty() || trim(name).find(' ') == std::string_view::npos) return false;
  const std::size_t blank = behind.rfind(' ');
  if (blank == std::string_view::npos) return decode(behind, 0).value < kFarEast;
  const auto is_last = [&](std::string_view end) { return equals_ignoring_case(behind.substr(blank + 1), end); };
  return behind.starts_with("The ") || std::any_of(kEnds.begin(), kEnds.end(), is_last) ||
         std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view place) { return behind.starts_with(place); });
}

bool erase_counts(std::string& text) {
  const auto may_count = [](char c) { return is_digit(c) || c == kTimes.front(); };
  if (std::none_of(text.begin(), text.end(), may_count)) return false;
  erase_reading_time(text);
  if (!may_hold_counted(text)) return false;
  bool found = false;
  for (const std::string_view word : kCounted) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      const bool erased = erase_count(text, at, word.size());
      found = found || erased;
      if (!erased) at += word.size();
    }
  }
  return found;
}

}  // namespace offprint
