#include "converters/passes/metadata/names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "converters/passes/metadata/byline_roles.h"
#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

// What precedes a name and is not part of it. `words`: how many words must follow for that, as "Von Trier" and "Par
// Lagerkvist" are names; 0 where the sign leaves no doubt.
struct Prefix {
  std::string_view text;
  int words;
};
constexpr std::array kPrefixes{
    Prefix{"Written by ", 1}, Prefix{"Posted by ", 1}, Prefix{"Reported by ", 1}, Prefix{"By: ", 1},
    Prefix{"By ", 1},         Prefix{"Von ", 2},       Prefix{"Par ", 2},         Prefix{"Por ", 2},
    Prefix{"Door ", 2},       Prefix{"Author:", 0},    Prefix{"Autor:", 0},       Prefix{"Auteur:", 0},
    Prefix{"Автор:", 0},      Prefix{"作者：", 0},     Prefix{"作者:", 0},        Prefix{"作者｜", 0},
    Prefix{"作者|", 0},       Prefix{"文｜", 0},       Prefix{"文|", 0},          Prefix{"文 | ", 0},
    Prefix{"文 ｜ ", 0},      Prefix{"文／", 0},       Prefix{"文/", 0},          Prefix{"文：", 0},
    Prefix{"文:", 0},         Prefix{"文字：", 0},     Prefix{"撰文：", 0},       Prefix{"撰文｜", 0},
    Prefix{"撰文 ", 0},       Prefix{"撰稿：", 0},     Prefix{"撰稿｜", 0},       Prefix{"记者：", 0},
    Prefix{"記者：", 0},      Prefix{"记者", 0},       Prefix{"記者", 0},         Prefix{"本报记者", 0},
    Prefix{"本報記者", 0},    Prefix{"特约记者", 0},   Prefix{"特約記者", 0},
};

// What follows a name after a comma and is not another name.
constexpr std::array<std::string_view, 10> kTitles{"Jr.", "Jr", "Sr.", "Sr", "PhD", "MD", "M.D.", "II", "III", "Ph.D."};

// Links that pages put beside names, or in their place.
constexpr std::array<std::string_view, 76> kNoPeople{
    "Staff",     "Staff Writer",  "Staff Writers", "Staff Reporter", "Staff Reporters",
    "Reporter",  "Correspondent", "Editor",        "Guest Author",   "Guest Contributor",
    "Login",     "Log in",        "Log out",       "Sign in",        "Sign up",
    "Sign out",  "Register",      "Subscribe",     "Youtube",        "Twitter",
    "X",         "Facebook",      "Instagram",     "Telegram",       "WhatsApp",
    "Linkedin",  "Pinterest",     "Tumblr",        "TikTok",         "Mastodon",
    "Bluesky",   "Reddit",        "Github",        "Flickr",         "Vimeo",
    "Medium",    "Weibo",         "RSS",           "Email",          "E-mail",
    "Mail",      "Website",       "Home",          "About",          "About us",
    "About Me",  "Contact",       "Profile",       "My Profile",     "Author",
    "Authors",   "Writers",       "People",        "Members",        "Follow",
    "Following", "Message",       "Share",         "More",           "Read More",
    "View All",  "All Posts",     "Archive",       "Archives",       "Comments",
    "Reply",     "Search",        "Menu",          "Settings",       "Dashboard",
    "Skip",      "Next",          "Previous",      "Back",           "See All",
    "Show More"};
// The same in Chinese, where any text that holds one is not a name.
constexpr std::array<std::string_view, 22> kNoPeopleInChinese{
    "登录", "登入", "注册", "註冊", "关注", "關注", "首页", "首頁", "主页", "主頁",   "更多",
    "阅读", "閱讀", "评论", "評論", "订阅", "訂閱", "频道", "頻道", "微博", "公众号", "分享"};

// How a button or a "read more" link begins.
constexpr std::array<std::string_view, 14> kOpenings{"Continue ", "Read ",  "View ",    "Follow ", "More ",
                                                     "See ",      "Go to ", "Back to ", "Posted ", "Published ",
                                                     "Share ",    "Click ", "Sign up ", "Log in "};

// Articles and the words of phrases that "By" begins. A text of nothing else is not a name; "April Roe" is one.
constexpr std::array kPhraseArticles =
    std::to_array<std::string_view>({"The", "A", "An", "This", "That", "Our", "Its"});
constexpr std::array kPhraseWords = std::to_array<std::string_view>(
    {"Monday",      "Tuesday",     "Wednesday",  "Thursday",    "Friday",    "Saturday",  "Sunday",     "January",
     "February",    "March",       "April",      "May",         "June",      "July",      "August",     "September",
     "October",     "November",    "December",   "Spring",      "Summer",    "Autumn",    "Winter",     "Christmas",
     "Easter",      "Morning",     "Noon",       "Evening",     "Night",     "Nightfall", "Midnight",   "Dawn",
     "Dusk",        "Sunrise",     "Sunset",     "Today",       "Tomorrow",  "Now",       "Then",       "Next",
     "Last",        "Day",         "Week",       "Weekend",     "Month",     "Year",      "Hour",       "Time",
     "End",         "Hand",        "Land",       "Sea",         "Air",       "Water",     "River",      "Rail",
     "Road",        "Car",         "Bus",        "Train",       "Boat",      "Ship",      "Plane",      "Bike",
     "Bicycle",     "Foot",        "Post",       "Mail",        "Phone",     "Number",    "Numbers",    "Popular",
     "Demand",      "All",         "Any",        "No",          "Every",     "Means",     "Chance",     "Accident",
     "Mistake",     "Design",      "Default",    "Law",         "Right",     "Rights",    "Heart",      "Nature",
     "Contrast",    "Comparison",  "Sheer",      "Pure",        "Luck",      "Request",   "Royal",      "Special",
     "Appointment", "Order",       "Invitation", "Only",        "Degrees",   "Way",       "Far",        "Example",
     "Moonlight",   "Candlelight", "Force",      "Book",        "Rules",     "Vote",      "Proxy",      "Turns",
     "Itself",      "Yourself",    "And",        "Large",       "Of",        "Virtue",    "Definition", "Word",
     "Mouth",       "Side",        "Light",      "Shore",       "Seaside",   "Seashore",  "Fire",       "Candle",
     "Lamplight",   "Hook",        "Crook",      "Or",          "Hours",     "Days",      "Weeks",      "Months",
     "Years",       "Minute",      "Ferry",      "Horse",       "Canal",     "Coach",     "Tram",       "Letter",
     "Email",       "Telephone",   "Habit",      "Coincidence", "Necessity", "Choice",    "Afternoon",  "Tonight",
     "Dozen",       "Thousands",   "Hundreds",   "Millions",    "Inches",    "Miles",     "Myself",     "Himself",
     "Herself",     "Themselves",  "Ourselves"});

constexpr std::array<std::string_view, 17> kParticles{"de",  "da",  "di",  "du", "del", "la", "le", "van", "von",
                                                      "der", "den", "bin", "al", "el",  "y",  "of", "ten"};

bool is_latin(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    words.push_back(text.substr(0, text.find(' ')));
    text.remove_prefix(words.back().size());
  }
  return words;
}

bool is_small(std::string_view word) { return word.front() >= 'a' && word.front() <= 'z'; }

// Every word is capitalised but the particles that names hold.
bool is_written_as_name(const std::vector<std::string_view>& words) {
  return std::none_of(words.begin(), words.end(), [&](std::string_view word) {
    return is_small(word) &&
           (word == words.front() || std::find(kParticles.begin(), kParticles.end(), word) == kParticles.end());
  });
}

std::string_view without_prefix(std::string_view text) {
  const Prefix* found = nullptr;
  for (const Prefix& prefix : kPrefixes) {
    if (starts_ignoring_case(text, prefix.text) && (found == nullptr || prefix.text.size() > found->text.size()))
      found = &prefix;
  }
  if (found == nullptr) return text;
  const std::string_view rest = without_place(trim(text.substr(found->text.size())));
  const std::size_t first = std::min({rest.find(','), rest.find(" and "), rest.find(" & ")});
  const std::vector<std::string_view> words = words_of(rest.substr(0, first));
  if (words.empty() || static_cast<int>(words.size()) < found->words) return text;
  return found->words > 0 && !is_written_as_name(words) ? text : rest;
}

// "ann@e.org (Ann Roe)" and "Ann Roe <ann@e.org>" hold a name; the address is none.
std::string without_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || text.find('.', at) == std::string_view::npos) return std::string(text);
  const auto ends = [](char c) { return is_space(c) || c == '<' || c == '>' || c == '(' || c == ')' || c == ','; };
  std::size_t begin = at;
  while (begin > 0 && !ends(text[begin - 1])) --begin;
  std::size_t end = at;
  while (end < text.size() && !ends(text[end])) ++end;
  if (begin == at || end == at + 1) return std::string(text);  // "@someone", not an e-mail address
  const std::string rest = std::string(text.substr(0, begin)) + std::string(text.substr(end));
  const std::size_t first = rest.find_first_not_of(" <>(),");
  if (first == std::string::npos) return {};
  return rest.substr(first, rest.find_last_not_of(" <>(),") + 1 - first);
}

// Around all of it: as some programs write a value into a page's head.
std::string_view without_quotation_marks(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMarks{
      {{"'", "'"}, {"\"", "\""}, {"‘", "’"}, {"“", "”"}}};
  for (const auto& [open, close] : kMarks) {
    if (text.size() <= open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close)) continue;
    const std::string_view within = text.substr(open.size(), text.size() - open.size() - close.size());
    if (within.find(open) == within.npos && within.find(close) == within.npos) return trim(within);
  }
  return text;
}

// How Naver names the outlet whose article it shows, in the author's place: "한강일보 | 네이버".
constexpr std::string_view kPortal = "| 네이버";

// Ends a list and names nobody.
constexpr std::array<std::string_view, 7> kAndMore{"more", "others", "other authors", "et al", "et al.", "staff", "等"};

// What a template puts after a name.
constexpr std::array<std::string_view, 4> kBehind{"(未验证)", "(未驗證)", "(not verified)", "（未验证）"};

std::string_view without_mark(std::string_view name) {
  for (const std::string_view mark : kBehind) {
    if (name.ends_with(mark) && name.size() > mark.size()) return trim(name.substr(0, name.size() - mark.size()));
  }
  return name;
}

constexpr std::array<std::string_view, 9> kBetween{"; ", "、", "，", ", and ", ", & ", ", ", " & ", " and ", "；"};

// `joined`: an "&" or "and" precedes the last.
std::vector<std::string_view> parts_of(std::string_view text, bool& joined) {
  static constexpr std::array<bool, 256> kFirst = first_bytes(kBetween);
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!kFirst[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    const auto* const sign = std::find_if(kBetween.begin(), kBetween.end(),
                                          [&](std::string_view s) { return text.substr(at).starts_with(s); });
    if (sign == kBetween.end()) {
      ++at;
      continue;
    }
    parts.push_back(trim(text.substr(begin, at - begin)));
    joined = joined || sign->ends_with("& ") || sign->ends_with("and ");
    at += sign->size();
    begin = at;
  }
  parts.push_back(trim(text.substr(begin)));
  std::erase_if(parts, [](std::string_view part) { return part.empty(); });
  return parts;
}

bool is_title(std::string_view part) { return std::find(kTitles.begin(), kTitles.end(), part) != kTitles.end(); }

// Of two Latin parts each must be a name by itself: else it is "Smith, John" or "Johnson & Johnson".
bool are_apart(const std::vector<std::string_view>& parts, bool joined) {
  if (std::any_of(parts.begin(), parts.end(), is_title)) return false;
  if (parts.size() > 2 && joined) return true;
  return std::all_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return !is_latin(part) || words_of(part).size() > 1; });
}

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (!is_space(c)) out += lower(c);
  }
  return out;
}

}  // namespace

std::vector<std::string> names_of_header(std::string_view author) {
  const std::string text = without_address(without_quotation_marks(trim(author)));
  if (text.ends_with(kPortal)) return {};
  const std::string_view names = without_prefix(without_dispatch(trim(text)));
  if (names.empty()) return {};
  bool joined = false;
  const std::vector<std::string_view> parts = parts_of(names, joined);
  if (parts.size() < 2 || !are_apart(parts, joined)) return {std::string(names)};
  std::vector<std::string> out;
  std::unordered_set<std::string_view> seen;
  for (const std::string_view part : parts) {
    const bool nobody = std::find(kAndMore.begin(), kAndMore.end(), part) != kAndMore.end();
    if (!nobody && seen.insert(part).second) out.emplace_back(part);
  }
  return out;
}

void settle_header_authors(Metadata& metadata) {
  const std::vector<std::string> given = std::move(metadata.authors);
  metadata.authors.clear();
  Authors authors(metadata);
  for (const std::string& author : given) {
    std::vector<std::string> names = names_of_header(author);
    if (given.size() > 1 && names.size() > 1) names = {author};  // the list has told them apart
    authors.add(names);
  }
}

bool names_nobody(std::string_view text) {
  text = trim(text);
  const auto same = [&](std::string_view word) { return equals_ignoring_case(word, text); };
  const auto opens = [&](std::string_view word) { return starts_ignoring_case(text, word); };
  const auto holds = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  return text.empty() || std::any_of(kNoPeople.begin(), kNoPeople.end(), same) ||
         std::any_of(kOpenings.begin(), kOpenings.end(), opens) ||
         std::any_of(kNoPeopleInChinese.begin(), kNoPeopleInChinese.end(), holds);
}

bool is_phrase_behind_by(std::string_view text) {
  std::vector<std::string_view> words = words_of(text);
  const auto among = [](std::string_view word, const auto& table) {
    return std::any_of(table.begin(), table.end(),
                       [&](std::string_view entry) { return equals_ignoring_case(entry, word); });
  };
  std::erase_if(words, [&](std::string_view word) { return among(word, kPhraseArticles); });
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return among(word, kPhraseWords); });
}

bool is_person(std::string_view text) {
  constexpr std::size_t kMostWords = 6;
  if (names_nobody(text) || text.find_first_of("0123456789!?:|/") != std::string_view::npos) return false;
  const std::vector<std::string_view> words = words_of(text);
  return words.size() <= kMostWords && is_written_as_name(words);
}

Authors::Authors(Metadata& metadata) : metadata_(metadata) {
  for (const std::string& author : metadata.authors) known_.insert(folded(author));
}

void Authors::add(const std::vector<std::string>& names) {
  for (const std::string& full : names) {
    const std::string name(without_mark(full));
    const std::string own = folded(name);
    if (!own.empty() && known_.insert(own).second) metadata_.authors.push_back(name);
  }
}

}  // namespace offprint
