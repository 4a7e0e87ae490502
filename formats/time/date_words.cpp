#include "formats/time/date_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include <unicode/uchar.h>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kWordLongest = 32;  // bytes

// The names of a language in order, parted by spaces; other forms of one follow after '|'. Abbreviations have no full
// stop here. A table and not ICU's names: those change from version to version, and with them what is read.
constexpr std::string_view kMonthNames[] = {
    // English
    ("january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct "
     "november|nov december|dec"),
    // German, Austrian
    ("januar|jänner|jän februar|feber märz|mär|mrz april mai juni juli august september oktober|okt november "
     "dezember|dez"),
    // French
    ("janvier|janv février|févr|fevrier mars avril|avr mai juin juillet|juil août|aout septembre octobre novembre "
     "décembre|déc|decembre"),
    // Spanish
    ("enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre "
     "diciembre|dic"),
    // Italian
    ("gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|set|sett ottobre|ott "
     "novembre dicembre"),
    // Polish, and its genitive
    ("styczeń|stycznia|sty luty|lutego|lut marzec|marca kwiecień|kwietnia|kwi maj|maja czerwiec|czerwca|cze "
     "lipiec|lipca|lip sierpień|sierpnia|sie wrzesień|września|wrz październik|października|paź listopad|listopada|lis "
     "grudzień|grudnia|gru"),
    // Turkish
    ("ocak|oca şubat|şub mart nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas "
     "aralık|ara"),
    // Russian, and its genitive
    ("январь|января|янв февраль|февраля|фев|февр март|марта|мар апрель|апреля|апр май|мая июнь|июня|июн июль|июля|июл "
     "август|августа|авг сентябрь|сентября|сен|сент октябрь|октября|окт ноябрь|ноября|ноя|нояб декабрь|декабря|дек"),
    // Portuguese
    "janeiro fevereiro|fev março abril maio junho julho agosto setembro outubro|out novembro dezembro",
    // Arabic: of Egypt, of the Levant where they are one word, of the Maghreb
    ("يناير|جانفي فبراير|شباط|فيفري مارس|آذار أبريل|ابريل|نيسان|أفريل مايو|أيار|ماي يونيو|حزيران|جوان "
     "يوليو|تموز|جويلية أغسطس|اغسطس|آب|أوت سبتمبر|أيلول أكتوبر|اكتوبر نوفمبر ديسمبر"),
    // Dutch
    "januari februari maart|mrt april mei juni juli augustus september oktober november december",
};

constexpr std::string_view kWeekdayNames[] = {
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun",
    "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so",
    "lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim",
    "lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom",
    "lunedì martedì mercoledì giovedì gio venerdì sabato sab domenica",
    "poniedziałek pon wtorek wt środa śr czwartek czw piątek pt sobota sob niedziela ndz",
    "pazartesi pzt salı sal çarşamba çar perşembe per cuma cum cumartesi cmt pazar paz",
    "понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс",
    "segunda seg terça ter quarta qua quinta qui sexta sex",  // -feira may follow
    "maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo",
};

struct MonthName {
  std::string_view name;
  unsigned month = 0;
};

constexpr std::size_t count_names(std::span<const std::string_view> rows) {
  std::size_t count = 0;
  for (const std::string_view row : rows) {
    ++count;
    for (const char c : row) count += c == ' ' || c == '|' ? 1U : 0U;
  }
  return count;
}

// All names, sorted, with their month (of weekdays: a number).
template <std::size_t N>
constexpr std::array<MonthName, N> sorted_names(std::span<const std::string_view> rows) {
  std::array<MonthName, N> names{};
  std::size_t count = 0;
  for (const std::string_view row : rows) {
    unsigned month = 1;
    for (std::size_t at = 0; at <= row.size();) {
      const std::size_t end = std::min(row.find_first_of(" |", at), row.size());
      names.at(count++) = {row.substr(at, end - at), month};
      if (end < row.size() && row[end] == ' ') ++month;
      at = end + 1;
    }
  }
  std::sort(names.begin(), names.end(), [](const MonthName& a, const MonthName& b) { return a.name < b.name; });
  return names;
}

constexpr auto kMonths = sorted_names<count_names(kMonthNames)>(kMonthNames);
constexpr auto kWeekdays = sorted_names<count_names(kWeekdayNames)>(kWeekdayNames);

constexpr bool one_meaning_each() {
  for (std::size_t i = 1; i < kMonths.size(); ++i) {
    if (kMonths.at(i).name == kMonths.at(i - 1).name && kMonths.at(i).month != kMonths.at(i - 1).month) return false;
  }
  return std::all_of(std::begin(kMonthNames), std::end(kMonthNames),
                     [](std::string_view row) { return std::count(row.begin(), row.end(), ' ') == 11; });
}
static_assert(one_meaning_each(), "a word is the name of one month, and every language has twelve");

template <std::size_t N>
unsigned number_of(const std::array<MonthName, N>& names, std::string_view word) {
  const auto found = std::lower_bound(names.begin(), names.end(), word,
                                      [](const MonthName& each, std::string_view w) { return each.name < w; });
  return found != names.end() && found->name == word ? found->month : 0;
}

// The English names as they are mostly written, which need no search.
constexpr std::string_view kEnglish[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
constexpr std::size_t kShortMonth = 3;

// Latin, Cyrillic and Arabic letters of these languages are two bytes that begin with one of these; other scripts have
// no names in the tables.
constexpr bool may_be_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_letter(c) || (byte >= 0xC3 && byte <= 0xC5) || byte == 0xD0 || byte == 0xD1 || byte == 0xD8 || byte == 0xD9;
}

// No letter of these languages takes more bytes in lower case.
class LowerCase {
 public:
  explicit LowerCase(std::string_view word) {
    if (word.size() > bytes_.size()) return;
    for (std::size_t at = 0; at < word.size();) {
      const bool plain = static_cast<unsigned char>(word[at]) < 0x80;
      const CodePoint c = plain ? CodePoint{U'\0', 1} : decode(word, at);
      if (plain) {
        bytes_.at(size_++) = lower(word[at]);
      } else if (!put(static_cast<std::uint32_t>(u_tolower(static_cast<UChar32>(c.value))))) {
        return;
      }
      at += c.size;
    }
    whole_ = true;
  }
  // "" for what is no word of these languages.
  std::string_view view() const { return whole_ ? std::string_view(bytes_.data(), size_) : std::string_view(); }

 private:
  bool put(std::uint32_t c) {
    constexpr std::uint32_t kThreeBytes = 0x800;
    if (c >= kThreeBytes || size_ + 2 > bytes_.size()) return false;
    if (c >= 0x80) bytes_.at(size_++) = static_cast<char>(0xC0U | (c >> 6U));
    bytes_.at(size_++) = static_cast<char>(c >= 0x80 ? 0x80U | (c & 0x3FU) : c);
    return true;
  }

  std::array<char, kWordLongest> bytes_;
  std::size_t size_ = 0;
  bool whole_ = false;
};

constexpr std::string_view kEastAsianWeekdays[] = {"星期", "周", "週", "礼拜", "禮拜"};  // before a number
constexpr std::string_view kChineseNumbers[] = {"一", "二", "三", "四", "五", "六", "日", "天"};
constexpr std::string_view kJapaneseDays[] = {"月", "火", "水", "木", "金", "土", "日"};
constexpr std::string_view kKoreanDays[] = {"월", "화", "수", "목", "금", "토", "일"};

std::size_t any_of_these(std::string_view text, std::span<const std::string_view> words) {
  const auto found = std::find_if(words.begin(), words.end(), [&](std::string_view w) { return text.starts_with(w); });
  return found == words.end() ? 0 : found->size();
}

// Before the time in Chinese, Japanese and Korean, after it in English.
constexpr Half kHalvesBefore[] = {
    {"凌晨", false}, {"早上", false}, {"上午", false}, {"中午", true},  {"下午", true},
    {"晚上", true},  {"午前", false}, {"午後", true},  {"오전", false}, {"오후", true},
};
constexpr Half kHalvesAfter[] = {
    {"AM", false}, {"am", false}, {"a.m.", false}, {"PM", true}, {"pm", true}, {"p.m.", true},
};

struct Zone {
  std::string_view name;
  int minutes;
};
// ISO 8601, RFC 2822 §4.3, and what is clear of Europe, East Asia and the Pacific. CST is left out: it is China's and
// Chicago's; so are BST and IST.
constexpr Zone kZones[] = {
    {"Z", 0},      {"z", 0},      {"GMT", 0},    {"UTC", 0},    {"UT", 0},     {"EST", -300},
    {"EDT", -240}, {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420},
    {"HKT", 480},  {"JST", 540},  {"KST", 540},  {"CET", 60},   {"CEST", 120}, {"EET", 120},
    {"EEST", 180}, {"WET", 0},    {"WEST", 60},  {"MSK", 180},  {"TRT", 180},  {"SGT", 480},
    {"AWST", 480}, {"AEST", 600}, {"AEDT", 660}, {"NZST", 720}, {"NZDT", 780},
};

}  // namespace

std::string_view leading_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end < kWordLongest &&
         (is_letter(text[end]) || static_cast<unsigned char>(text[end]) >= 0x80))
    ++end;
  return text.substr(0, end);
}

unsigned month_of(std::string_view word) {
  for (std::size_t i = 0; i < std::size(kEnglish); ++i) {
    if (word.empty() || word.front() != kEnglish[i].front()) continue;
    if (word == kEnglish[i] || word == kEnglish[i].substr(0, kShortMonth)) return static_cast<unsigned>(i + 1);
  }
  if (word.size() < kShortMonth || word.size() >= kWordLongest || !may_be_letter(word.front())) return 0;
  return number_of(kMonths, LowerCase(word).view());
}

bool is_weekday(std::string_view word) {
  if (word.size() < 2 || word.size() >= kWordLongest || !may_be_letter(word.front())) return false;
  return number_of(kWeekdays, LowerCase(word).view()) > 0;
}

std::size_t east_asian_weekday(std::string_view text, bool in_parentheses) {
  if (const std::size_t size = any_of_these(text, kEastAsianWeekdays); size > 0) {
    const std::size_t number = any_of_these(text.substr(size), kChineseNumbers);
    return number == 0 ? 0 : size + number;
  }
  const std::size_t japanese = any_of_these(text, kJapaneseDays);
  const std::size_t day = japanese > 0 ? japanese : any_of_these(text, kKoreanDays);
  if (day == 0) return 0;
  for (const std::string_view rest : {"曜日", "요일"}) {
    if (text.substr(day).starts_with(rest)) return day + rest.size();
  }
  return in_parentheses ? day : 0;
}

const Half* find_half(std::string_view time, bool& before) {
  if (time.empty()) return nullptr;
  before = true;
  if (!is_digit(time.front())) {
    for (const Half& half : kHalvesBefore)
      if (time.starts_with(half.word)) return &half;
  }
  before = false;
  if (!is_digit(time.back())) {
    for (const Half& half : kHalvesAfter)
      if (time.ends_with(half.word)) return &half;
  }
  return nullptr;
}

std::optional<int> zone_at_end(std::string_view text, std::size_t& size) {
  if (text.empty() || !is_letter(text.back())) return std::nullopt;
  for (const Zone& zone : kZones) {
    if (text.back() != zone.name.back() || !text.ends_with(zone.name)) continue;
    const std::string_view before = text.substr(0, text.size() - zone.name.size());
    if (before.empty() || !(is_digit(before.back()) || is_space(before.back()))) continue;
    size = zone.name.size();
    return zone.minutes;
  }
  return std::nullopt;
}

}  // namespace offprint
