#include "converters/passes/language/language_counter.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cctype>
#include <string>

#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Common characters that only one of the scripts has; the same index is the same character.
constexpr std::u32string_view kSimplified =
    U"国这个们来时说对会过还没问关现开从经长东车见当实体发进种应间样机电气点动业权论认让话该请谁谈调议设访证记许讲识计"
    U"订讨"
    U"专书习买乱产亲仅价众优传伤众张师应强归录总战戏户执报拥择据换数断无旧显术杀条极构标树桥梦检欢岁毕汉济湾满灭灯灵"
    U"热爱爷"
    U"独环画监盖码确离积称穷笔类纪约级线组细织给统继续罗职联脑脚艺节药获营观觉规视让贝负财责贫购费资赛赞赵轻边达远连迟"
    U"适选"
    U"邮释钟钢钱铁银错锁门闭闻阳阴队阶际陆陈险随隐难静韩页顶项顺须顾预领频题颜风飞饭馆驻驾验鱼鸟鸡黄齐龙";
constexpr std::u32string_view kTraditional =
    U"國這個們來時說對會過還沒問關現開從經長東車見當實體發進種應間樣機電氣點動業權論認讓話該請誰談調議設訪證記許講識計"
    U"訂討"
    U"專書習買亂產親僅價眾優傳傷眾張師應強歸錄總戰戲戶執報擁擇據換數斷無舊顯術殺條極構標樹橋夢檢歡歲畢漢濟灣滿滅燈靈"
    U"熱愛爺"
    U"獨環畫監蓋碼確離積稱窮筆類紀約級線組細織給統繼續羅職聯腦腳藝節藥獲營觀覺規視讓貝負財責貧購費資賽贊趙輕邊達遠連遲"
    U"適選"
    U"郵釋鐘鋼錢鐵銀錯鎖門閉聞陽陰隊階際陸陳險隨隱難靜韓頁頂項順須顧預領頻題顏風飛飯館駐駕驗魚鳥雞黃齊龍";

// What sentences of Chinese are joined with. Japanese writes these words in kana, or with other characters.
constexpr std::u32string_view kChinese = U"的了是我你她这這们們说說么麼没沒吗嗎吧呢很也就还還把被";

constexpr std::array<std::string_view, 12> kEnglish{"the", "of",   "and", "to", "in",   "a",
                                                    "is",  "that", "for", "on", "with", "was"};

// A set of CJK Unified Ideographs, a bit each, as every character of every article is looked up.
class CharacterSet {
 public:
  CharacterSet(std::u32string_view of, std::u32string_view but) {
    for (const char32_t c : of) bits_.set(c - kFirst);
    for (const char32_t c : but) bits_.reset(c - kFirst);
  }
  bool has(char32_t c) const { return c >= kFirst && c <= kLast && bits_[c - kFirst]; }

 private:
  static constexpr char32_t kFirst = 0x4E00;
  static constexpr char32_t kLast = 0x9FFF;
  std::bitset<kLast - kFirst + 1> bits_;
};

// A text is Japanese if more than a sixth of its characters are kana, and not mostly particles of Chinese; three Latin
// letters weigh as much as one Chinese character.
constexpr std::size_t kKanaShare = 6;
constexpr std::size_t kKanaPerChinese = 5;
constexpr std::size_t kLettersPerHan = 3;

const CharacterSet& simplified() {
  static const CharacterSet set(kSimplified, kTraditional);
  return set;
}

const CharacterSet& traditional() {
  static const CharacterSet set(kTraditional, kSimplified);
  return set;
}

const CharacterSet& chinese() {
  static const CharacterSet set(kChinese, {});
  return set;
}

bool is_ascii_visible(char c) { return c > ' ' && c < 0x7F; }

// An address, a path, a line of code: "https://e.org/a", "user@e.org", "/usr/bin/env", "foo_bar", "std.io", "f(x)=y".
bool is_no_prose(std::string_view run) {
  if (run.find_first_of("@_=\\{}") != std::string_view::npos || run.find("://") != std::string_view::npos) return true;
  if (std::count(run.begin(), run.end(), '/') > 1) return true;
  const std::size_t dot = run.find('.');
  return dot != std::string_view::npos && dot > 1 && dot + 2 < run.size() && is_letter(run[dot - 1]) &&
         is_letter(run[dot - 2]) && is_letter(run[dot + 1]) && is_letter(run[dot + 2]);
}

}  // namespace

inline void LanguageCounter::add(char32_t c) {
  if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF)) {
    ++han_;
    simplified_ += simplified().has(c) ? 1 : 0;
    traditional_ += traditional().has(c) ? 1 : 0;
    chinese_ += chinese().has(c) ? 1 : 0;
  } else if (c >= 0x3040 && c <= 0x30FF) {
    ++kana_;
  } else if (c >= 0xAC00 && c <= 0xD7A3) {
    ++hangul_;
  } else {
    others_.add(c);
  }
}

void LanguageCounter::add(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_visible(text[at])) {
      const std::size_t begin = at;
      while (at < text.size() && is_ascii_visible(text[at])) ++at;
      add_words(text.substr(begin, at - begin));
    } else if (byte(at) < 0x80U) {
      ++at;
    } else if ((byte(at) & 0xF0U) == 0xE0U && at + 2 < text.size()) {  // most of Chinese, of well-formed UTF-8
      add(((byte(at) & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU));
      at += 3;
    } else {
      const CodePoint c = decode(text, at);
      add(c.value);
      at += c.size;
    }
  }
}

// What is between two blanks.
void LanguageCounter::add_words(std::string_view run) {
  if (is_no_prose(run)) return;
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t begin = at;
    while (at < run.size() && is_letter(run[at])) ++at;
    if (at > begin) add_word(run.substr(begin, at - begin));
    if (at < run.size()) ++at;
  }
}

void LanguageCounter::add_word(std::string_view word) {
  latin_ += word.size();
  ++words_;
  const auto same = [&](std::string_view english) { return equals_ignoring_case(word, english); };
  constexpr std::size_t kLongestEnglish = 4;
  if (word.size() <= kLongestEnglish && std::any_of(kEnglish.begin(), kEnglish.end(), same)) ++english_;
}

std::string_view LanguageCounter::told() const {
  const WritingSystems::Most other = others_.most();
  const std::size_t cjk = (han_ + kana_ + hangul_) * kLettersPerHan;
  if (other.letters > 0 && other.letters > latin_ && other.letters > cjk) return other.language;
  if (hangul_ > han_ + kana_ && hangul_ * kLettersPerHan > latin_) return "ko";
  const bool japanese = kana_ * kKanaShare > han_ + kana_ && kana_ > chinese_ * kKanaPerChinese;
  if (japanese && kana_ * kLettersPerHan > latin_) return "ja";
  if (han_ * kLettersPerHan > latin_ && han_ > 0) {
    if (traditional_ > simplified_) return "zh-Hant";
    return simplified_ > 0 ? "zh-Hans" : "zh";
  }
  return words_ >= 20 && english_ * 12 > words_ ? "en" : std::string_view();
}

}  // namespace offprint
