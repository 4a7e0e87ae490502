#include "converters/passes/metadata/byline_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>
#include <utility>

#include "converters/passes/metadata/byline_dates.h"
#include "converters/passes/metadata/byline_labels.h"
#include "converters/passes/metadata/byline_roles.h"
#include "formats/address/address.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

using namespace bylines;  // its tables

template <class Table>
constexpr std::array<bool, 256> first_bytes_in_any_case(const Table& table) {
  std::array<bool, 256> bytes = first_bytes(table);
  for (std::size_t c = 'A'; c <= 'Z'; ++c) bytes.at(c) = bytes.at(c + 0x20) = bytes.at(c) || bytes.at(c + 0x20);
  return bytes;
}

// The size of the longest of a table's words that the text begins with; 0 for none.
template <const auto& kTable>
std::size_t match_any(std::string_view text) {
  static constexpr std::array<bool, 256> kFirst = first_bytes_in_any_case(kTable);
  if (text.empty() || !kFirst[static_cast<unsigned char>(text.front())]) return 0;
  std::size_t longest = 0;
  const char first = lower(text.front());
  for (const std::string_view word : kTable) {
    if (lower(word.front()) == first && word.size() > longest && starts_ignoring_case(text, word))
      longest = word.size();
  }
  return longest;
}

constexpr Sieve kLabelSieve = [] {
  Sieve sieve;
  for (const Label& label : kLabels) sieve.add(label.words);
  return sieve;
}();

// "Von Anna Roe", not "Von Roe".
bool leads_name(const Label& label, std::string_view text) {
  return text.starts_with(label.words) && trim(text.substr(label.words.size())).find(' ') != std::string_view::npos;
}

const Label* label_at(std::string_view text) {
  const Label* found = nullptr;
  if (!kLabelSieve.may_begin(text)) return found;
  const char first = lower(text.front());
  for (const Label& label : kLabels) {
    if (lower(label.words.front()) != first) continue;
    if (label.leads && !leads_name(label, text)) continue;
    if ((found == nullptr || label.words.size() > found->words.size()) && starts_ignoring_case(text, label.words))
      found = &label;
  }
  return found;
}

std::string_view skip_separators(std::string_view text) {
  const auto is_blank = [](char c) { return is_space(c) && c != '\f'; };  // as in kSeparators
  for (;;) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);  // pages are pretty-printed
    const std::size_t size = text.starts_with(kTypedBar) ? kTypedBar.size() : match_any<kSeparators>(text);
    if (size == 0) return text;
    text.remove_prefix(size);
  }
}

constexpr std::array<bool, 256> kEndsSeparator = last_bytes(kSeparators);

std::string_view strip(std::string_view text) {
  text = skip_separators(text);
  while (!text.empty() && kEndsSeparator[static_cast<unsigned char>(text.back())]) {
    const auto* const sign =
        std::find_if(kSeparators.begin(), kSeparators.end(), [&](std::string_view s) { return text.ends_with(s); });
    if (sign == kSeparators.end()) break;
    text.remove_suffix(sign->size());
  }
  return text;
}

// A name ends at a separator that no name holds, at the next label, at a date. "·" occurs within names (让·雅克).
constexpr std::array<std::string_view, 13> kNameEnds{"|",  "｜", "丨", "\n",   "（",   "(",   "  ",
                                                     "　", "；", ";",  "发自", "發自", " on "};

bool tells(std::string_view filler) {
  static constexpr std::array<std::string_view, 7> kAlsoOfText{"时间", "時間", "日期", "提交", "Date", "on ", "at "};
  return std::none_of(kAlsoOfText.begin(), kAlsoOfText.end(),
                      [&](std::string_view word) { return equals_ignoring_case(filler, word); });
}

// "时间：" or "Published" behind a name, and then a colon, a date (which is a line's end by now) or nothing. Without a
// colon "Date" is a surname, too.
bool is_label_of_date(std::string_view text, bool labelled = false) {
  const std::size_t size = match_any<kFillers>(text);
  if (size == 0) return false;
  const std::string_view rest = text.substr(size);
  if (rest.starts_with(':') || rest.starts_with("：")) return true;
  labelled = labelled || tells(text.substr(0, size)) || static_cast<unsigned char>(text.front()) >= 0x80U;
  const std::size_t next = rest.find_first_not_of(" \t\r");
  if (next == std::string_view::npos || rest[next] == '\n') return labelled;
  return next > 0 && is_label_of_date(rest.substr(next), labelled);  // "Published on"
}

std::size_t blank_size(std::string_view text) {
  constexpr std::string_view kNoBreak = "\xc2\xa0";
  return text.starts_with(' ') ? 1 : text.starts_with(kNoBreak) ? kNoBreak.size() : 0;
}

std::size_t name_end(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) {
    const std::string_view rest = text.substr(at);
    if (match_any<kNameEnds>(rest) > 0) return at;
    if (rest.front() == ' ' && (dispatch_size(rest.substr(1)) > 0 || outlet_size(rest.substr(1)) > 0)) return at;
    if (at > 0 && slash_size(rest) > 0 && dispatch_size(rest.substr(slash_size(rest))) > 0) return at;
    if (const std::size_t blank = blank_size(rest); blank > 0 && is_label_of_date(rest.substr(blank))) return at;
    const bool boundary = at == 0 || text[at - 1] == ' ' || static_cast<unsigned char>(text[at]) >= 0x80U;
    const Label* label = at > 0 && boundary ? label_at(rest) : nullptr;
    if (label != nullptr && !label->leads) return at;
    if (is_digit(text[at])) return at;
  }
  return text.size();
}

std::string_view behind_outlet(std::string_view text) { return text.substr(outlet_size(text)); }

constexpr std::array<std::string_view, 9> kBetweenNames{"、", "，", ", ", ",", " and ", ", and ", " & ", "/", " 和 "};
// A name is short, and not a sentence: the most characters of a Chinese one (an outlet's may have twelve), and the most
// bytes of any.
constexpr std::size_t kLongestChinese = 12;
constexpr std::size_t kLongestName = 60;
constexpr std::array<std::string_view, 8> kNoName{"。", "？", "！", "，", "…", "?", "!", "吗"};

bool is_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name.find_first_of("0123456789<>{}[]=@") != std::string_view::npos)
    return false;
  if (std::any_of(kNoName.begin(), kNoName.end(),
                  [&](std::string_view sign) { return name.find(sign) != std::string_view::npos; }))
    return false;
  std::size_t wide = 0;
  for (std::size_t at = 0; at < name.size(); at += decode(name, at).size)
    wide += is_wide(decode(name, at).value) ? 1 : 0;
  return wide <= kLongestChinese;
}

// "By then, the letters had gone" is a sentence: after "By" every word of a name is capitalised but these.
constexpr std::array<std::string_view, 18> kSmallWords{"de",  "da",  "di",  "du", "del", "la", "le", "van", "von",
                                                       "der", "den", "bin", "al", "el",  "y",  "of", "for", "the"};

bool is_written_large(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    const bool small = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    if (small && (at == 0 || std::find(kSmallWords.begin(), kSmallWords.end(), word) == kSmallWords.end()))
      return false;
    at = end + 1;
  }
  return true;
}

bool says_by(const Label& label) {
  static constexpr std::array<std::string_view, 4> kBy{"by", "von", "par", "por"};
  const std::string_view words = trim(label.words);
  return std::any_of(kBy.begin(), kBy.end(), [&](std::string_view by) {
    return words.size() >= by.size() && equals_ignoring_case(words.substr(words.size() - by.size()), by);
  });
}

// White space within a name is one space.
std::string tidy(std::string_view name) {
  std::string out;
  for (const char c : strip(name)) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> split_names(std::string_view text) {
  if (is_only_label(text)) return {};  // which names nobody
  text = behind_outlet(strip(text));
  while (const Label* label = label_at(text)) {
    const std::string_view rest = behind_outlet(strip(text.substr(label->words.size())));
    if (rest.empty()) return {};  // a label alone names nobody
    text = rest;
  }
  std::vector<std::string> names;
  std::unordered_set<std::string> seen;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t size = at < text.size() ? match_any<kBetweenNames>(text.substr(at)) : 1;
    if (size == 0) {
      ++at;
      continue;
    }
    std::string name = tidy(without_place(without_dispatch(text.substr(begin, at - begin))));
    const bool in_commas = text.substr(0, begin).ends_with(", ") && (at == text.size() || text[at] == ',');
    const bool about = in_commas && !names.empty() && is_said_of_name(names.back(), name);
    if (!name.empty() && !about && seen.insert(name).second) names.push_back(std::move(name));
    at += size;
    begin = at;
  }
  const bool all = std::all_of(names.begin(), names.end(), [](const std::string& name) { return is_name(name); });
  if (!all && is_name(text)) return {tidy(text)};
  return all ? names : std::vector<std::string>();
}

namespace {

// Words like 文字 and 记者 begin sentences too: what follows a label is set apart from it.
bool stands_apart(std::string_view label, std::string_view behind) {
  const auto ends_apart = [&](std::string_view sign) { return label.ends_with(sign); };
  return std::any_of(kSeparators.begin(), kSeparators.end(), ends_apart) || behind.starts_with(kTypedBar) ||
         label.ends_with(kTypedBar) || match_any<kSeparators>(behind) > 0;
}

}  // namespace

namespace {

bool says_changed(std::string_view filler) {
  return std::any_of(kChanged.begin(), kChanged.end(),
                     [&](std::string_view word) { return starts_ignoring_case(filler, word); });
}

}  // namespace

bool may_be_byline(std::string_view line) {
  const std::string_view rest = skip_separators(line);
  if (rest.empty()) return false;
  return is_digit(rest.front()) || may_begin_any_date(rest) || kLabelSieve.may_begin(rest) ||
         match_any<kFillers>(rest) > 0 || outlet_size(rest) > 0;
}

std::size_t filler_size(std::string_view text) { return match_any<kFillers>(text); }

bool is_only_label(std::string_view text) {
  constexpr std::size_t kLongest = 24;  // bytes
  text = strip(text);
  return !text.empty() && text.size() <= kLongest &&
         std::any_of(kLabels.begin(), kLabels.end(), [&](const Label& label) {  // which begins with no separator
           return label.author && starts_ignoring_case(label.words, text) && strip(label.words).size() == text.size();
         });
}

namespace {

// Whether the text ends with a word that says so of the date behind it.
template <class Says>
bool ends_with_filler(std::string_view text, const Says& says) {
  text = strip(text);
  return std::any_of(kFillers.begin(), kFillers.end(), [&](std::string_view filler) {
    const bool ends =
        text.size() >= filler.size() && equals_ignoring_case(text.substr(text.size() - filler.size()), filler);
    return ends && says(filler);
  });
}

// Puts a line's end in the place of each date; the last of them. The first is when it came out, others when it was
// changed, unless their words say that it is the other way round: "Updated: … | Published: …".
std::optional<Moment> take_dates(std::string& text, const DateHints& hints, BylineText& out) {
  const auto changes = [](std::string_view filler) { return says_changed(filler); };
  const auto publishes = [](std::string_view filler) { return tells(filler) && !says_changed(filler); };
  std::optional<Moment> last;
  bool first_changed = false;
  for (;;) {
    const auto date = any_date(text, hints);
    if (!date) break;
    const std::string_view before = std::string_view(text).substr(0, date->begin);
    if (!out.date) {
      out.date = date->moment;
      first_changed = ends_with_filler(before, changes);
    } else if (first_changed && !out.changed_first && ends_with_filler(before, publishes)) {
      out.changed_first = true;
      last = std::exchange(out.date, date->moment);
    }
    if (!out.changed_first) last = date->moment;
    text.replace(date->begin, date->end - date->begin, "\n");
  }
  return last;
}

// "Words by Anna Lee. Photographs by …": the full stop before a label is the sentence's, not the name's ("John Roe
// Jr.").
std::string_view without_full_stop(std::string_view names, std::string_view behind) {
  constexpr std::size_t kLeast = 3;  // letters of a word that is no abbreviation
  names = trim(names);
  if (!names.ends_with('.') || label_at(behind) == nullptr) return names;
  const std::string_view name = names.substr(0, names.size() - 1);
  const std::string_view word = name.substr(name.find_last_of(". ") + 1);
  return word.size() < kLeast ? names : name;
}

// "María López el 4 de julio": what joins a date to the name is not of it.
std::string_view without_joint(std::string_view names, std::string_view behind) {
  static constexpr std::array<std::string_view, 8> kJoints{" el", " le", " il", " am", " em", " op", " vom", " den"};
  if (!behind.starts_with('\n')) return names;  // where a date was
  names = trim(names);
  const auto* const joint =
      std::find_if(kJoints.begin(), kJoints.end(), [&](std::string_view j) { return names.ends_with(j); });
  return joint == kJoints.end() ? names : names.substr(0, names.size() - joint->size());
}

bool names_no_outlet(std::string_view name) {
  return std::find(kNoOutlet.begin(), kNoOutlet.end(), name) != kNoOutlet.end();
}

// Who wrote: all of the names but those of who took the pictures ("张三、李四 摄"), which stand last.
void take_authors(std::vector<std::string> names, BylineText& out) {
  if (is_picture_credit(names.back())) {
    names.pop_back();
    out.others = true;
  }
  out.authors.insert(out.authors.end(), names.begin(), names.end());
}

// A label and the names behind it, with what may follow them; false where no rule explains what stands there.
bool take_names(std::string_view& rest, bool run_in, BylineText& out) {
  rest = behind_outlet(rest);
  const Label* label = label_at(rest);
  if (label == nullptr) return false;
  if (!run_in && !stands_apart(label->words, rest.substr(label->words.size()))) return false;
  rest = skip_separators(rest.substr(label->words.size()));
  const std::size_t end = label->line ? std::min(rest.find('\n'), rest.size()) : name_end(rest);
  const std::string_view name = without_joint(rest.substr(0, end), rest.substr(end));
  std::vector<std::string> names = split_names(without_full_stop(name, rest.substr(end)));
  if (names.empty() || (says_by(*label) && !std::all_of(names.begin(), names.end(), is_written_large))) return false;
  out.worded = out.told = true;
  out.by = says_by(*label) && trim(label->words).size() == 2;
  const bool outlet = label->outlet && !names_no_outlet(names.front());
  if (label->author) {
    take_authors(std::move(names), out);
  } else if (outlet && out.outlet.empty()) {
    out.outlet = names.front();
  }
  out.others = out.others || (!label->author && !outlet && !label->line);
  constexpr std::string_view kOn = " on ";
  rest.remove_prefix(end);
  if (rest.starts_with(kOn)) rest.remove_prefix(kOn.size());  // a date
  rest = skip_separators(rest);
  rest = skip_separators(rest.substr(dispatch_size(rest)));
  while (match_any<kNameEnds>(rest) > 0) rest = skip_separators(rest.substr(match_any<kNameEnds>(rest)));
  return true;
}

}  // namespace

BylineText read_byline(std::string_view line, const DateHints& hints, bool run_in) {
  BylineText out;
  bool changed = false;
  bool published = false;
  std::string text(line);
  const std::optional<Moment> last = take_dates(text, hints, out);
  if (erase_counts(text)) out.worded = out.told = true;
  bool labelled = false;
  std::string_view rest = skip_separators(text);
  while (!rest.empty()) {
    if (const std::size_t filler = match_any<kFillers>(rest)) {
      out.worded = true;
      const bool changes = says_changed(rest.substr(0, filler));
      changed = changed || changes;
      published = published || (!changes && tells(rest.substr(0, filler)));
      out.told = out.told || tells(rest.substr(0, filler));
      rest = skip_separators(rest.substr(filler));
      continue;
    }
    out.rest = strip(rest);  // where no rule explains it
    if (!take_names(rest, run_in, out)) return out;
    labelled = true;
  }
  out.rest.clear();
  out.explained = labelled || out.date.has_value();
  out.changed_only = changed && !published && last && *last == *out.date;
  if (changed && last && is_later(*last, *out.date)) out.modified = changed_on(*last);
  return out;
}

}  // namespace offprint
