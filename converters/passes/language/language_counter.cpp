#include "converters/passes/language/language_counter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Common characters that only one of the scripts has; the same index is the same character.
constexpr std::u32string_view kOnlySimplified =
    U"国这个们来时说对会过还没问关现开从经长东车见当实体发进种应间样机电气点动业权论认让话该请谁谈调议设访证记许讲识计"
    U"订讨"
    U"专书习买乱产亲仅价众优传伤众张师应强归录总战戏户执报拥择据换数断无旧显术杀条极构标树桥梦检欢岁毕汉济湾满灭灯灵"
    U"热爱爷"
    U"独环画监盖码确离积称穷笔类纪约级线组细织给统继续罗职联脑脚艺节药获营观觉规视让贝负财责贫购费资赛赞赵轻边达远连迟"
    U"适选"
    U"邮释钟钢钱铁银错锁门闭闻阳阴队阶际陆陈险随隐难静韩页顶项顺须顾预领频题颜风飞饭馆驻驾验鱼鸟鸡黄齐龙";
constexpr std::u32string_view kOnlyTraditional =
    U"國這個們來時說對會過還沒問關現開從經長東車見當實體發進種應間樣機電氣點動業權論認讓話該請誰談調議設訪證記許講識計"
    U"訂討"
    U"專書習買亂產親僅價眾優傳傷眾張師應強歸錄總戰戲戶執報擁擇據換數斷無舊顯術殺條極構標樹橋夢檢歡歲畢漢濟灣滿滅燈靈"
    U"熱愛爺"
    U"獨環畫監蓋碼確離積稱窮筆類紀約級線組細織給統繼續羅職聯腦腳藝節藥獲營觀覺規視讓貝負財責貧購費資賽贊趙輕邊達遠連遲"
    U"適選"
    U"郵釋鐘鋼錢鐵銀錯鎖門閉聞陽陰隊階際陸陳險隨隱難靜韓頁頂項順須顧預領頻題顏風飛飯館駐駕驗魚鳥雞黃齊龍";

// What sentences of Chinese are joined with. Japanese writes these words in kana, or with other characters.
constexpr std::u32string_view kInChinese = U"的了是我你她这這们們说說么麼没沒吗嗎吧呢很也就还還把被";

// A word of up to four ASCII letters as a number, in small letters.
constexpr std::size_t kShortWord = 4;
constexpr std::uint32_t packed(std::string_view word) {
  std::array<char, kShortWord> letters{};
  for (std::size_t i = 0; i < word.size(); ++i) letters.at(i) = lower(word[i]);
  return std::bit_cast<std::uint32_t>(letters);
}

// The same of the `size` letters at `at`, with one load where four bytes are there; 0 for a longer word.
std::uint32_t packed_at(std::string_view text, std::size_t at, std::size_t size) {
  static constexpr std::array<std::uint32_t, kShortWord + 2> kFirst = [] {  // so many bytes
    std::array<std::uint32_t, kShortWord + 2> first{};
    std::array<unsigned char, kShortWord> bytes{};
    for (std::size_t i = 0; i < kShortWord; ++i) {
      bytes.at(i) = 0xFF;
      first.at(i + 1) = std::bit_cast<std::uint32_t>(bytes);
    }
    return first;
  }();
  if (at + kShortWord > text.size()) return packed(text.substr(at, size));
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, text.data() + at, sizeof bytes);
  return (bytes | 0x20202020U) & kFirst[std::min(size, kShortWord + 1)];
}

// The commonest words of English, each at a place that its number tells: one comparison finds it.
class EnglishWords {
 public:
  static constexpr std::array<std::string_view, 12> kWords{"the", "of",   "and", "to", "in",   "a",
                                                           "is",  "that", "for", "on", "with", "was"};

  constexpr EnglishWords() {
    for (std::uint32_t& place : places_) place = kNone;
    for (const std::string_view word : kWords) places_.at(place_of(packed(word))) = packed(word);
  }
  constexpr bool hold(std::uint32_t word) const { return places_[place_of(word)] == word; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr unsigned kPlaceBits = 4;
  static constexpr std::size_t place_of(std::uint32_t word) {
    constexpr std::uint32_t kFactor = 0x346F3293;  // gives each word a place of its own
    return (word * kFactor) >> (32U - kPlaceBits);
  }

  std::array<std::uint32_t, std::size_t{1} << kPlaceBits> places_{};
};
constexpr EnglishWords kEnglishWords;
static_assert(std::all_of(EnglishWords::kWords.begin(), EnglishWords::kWords.end(),
                          [](std::string_view word) { return kEnglishWords.hold(packed(word)); }) &&
              !kEnglishWords.hold(0));

bool is_english(std::string_view text, std::size_t at, std::size_t size) {
  return kEnglishWords.hold(packed_at(text, at, size));
}

// Where the ASCII letters end that are at `at`.
std::size_t end_of_letters(std::string_view text, std::size_t at) {
  for (; at + kByteBlock <= text.size(); at += kByteBlock) {
    const ByteBlock small = block_at(text.data() + at) | 0x20;
    const unsigned others = bits_of(std::bit_cast<ByteBlock>(small - 'a' > 'z' - 'a'));
    if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others));
  }
  while (at < text.size() && is_letter(text[at])) ++at;
  return at;
}

using SignedBlock = signed char __attribute__((vector_size(kByteBlock)));
using PairBlock = std::uint16_t __attribute__((vector_size(kByteBlock)));  // of two bytes each, the first the lower

constexpr char32_t kFirstHan = 0x4000;
constexpr char32_t kLastHan = 0x9FFF;

// A text is Japanese if more than a sixth of its characters are kana, and not mostly particles of Chinese; three Latin
// letters weigh as much as one Chinese character.
constexpr std::size_t kKanaShare = 6;
constexpr std::size_t kKanaPerChinese = 5;
constexpr std::size_t kLettersPerHan = 3;
// A text in Latin letters is English if one of so many words is a common one.
constexpr std::size_t kWordsPerEnglish = 12;
constexpr std::size_t kFewWords = 20;

// What a byte of a run, which blanks and other scripts end, says about it.
constexpr std::uint8_t kEnd = 0;
constexpr std::uint8_t kLetter = 1;
constexpr std::uint8_t kSign = 2;
constexpr std::uint8_t kColon = 4;  // perhaps of an address
constexpr std::uint8_t kSlash = 8;  // the same, or of a path
constexpr std::uint8_t kDot = 16;   // perhaps of a host or a file
constexpr std::uint8_t kCode = 32;  // of no prose

constexpr std::array<std::uint8_t, 256> kByteKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t byte = '!'; byte < 0x7F; ++byte)
    kinds.at(byte) = is_letter(static_cast<char>(byte)) ? kLetter : kSign;
  for (const char c : std::string_view("@_=\\{}")) kinds.at(static_cast<std::size_t>(c)) = kCode;
  kinds.at(':') = kColon;
  kinds.at('/') = kSlash;
  kinds.at('.') = kDot;
  return kinds;
}();

unsigned kind_of(char c) { return kByteKinds[static_cast<unsigned char>(c)]; }

// Whether characters of three bytes that begin so are signs: U+2000 to U+303F, U+FF00 to U+FFFF.
bool are_signs(unsigned first, unsigned second) {
  return first == 0xE2U || (first == 0xE3U && second == 0x80U) || (first == 0xEFU && second >= 0xBCU);
}

// An address, a path, a line of code: "https://e.org/a", "user@e.org", "/usr/bin/env", "foo_bar", "std.io", "f(x)=y".
// `kinds`: of all bytes in the run.
bool is_no_prose(std::string_view run, unsigned kinds) {
  if ((kinds & ~unsigned{kLetter | kSign}) == 0) return false;
  if ((kinds & kCode) != 0) return true;
  if ((kinds & kColon) != 0 && run.find("://") != std::string_view::npos) return true;
  if ((kinds & kSlash) != 0 && std::count(run.begin(), run.end(), '/') > 1) return true;
  const std::size_t dot = (kinds & kDot) != 0 ? run.find('.') : std::string_view::npos;
  return dot != std::string_view::npos && dot > 1 && dot + 2 < run.size() && is_letter(run[dot - 1]) &&
         is_letter(run[dot - 2]) && is_letter(run[dot + 1]) && is_letter(run[dot + 2]);
}

}  // namespace

// Looked up for every character of every article. From U+4000 on, as the bytes E4 to E9 begin them.
struct LanguageCounter::HanTable {
  std::array<std::uint8_t, kLastHan - kFirstHan + 1> tells{};

  constexpr HanTable() {
    for (const char32_t c : kOnlySimplified) tells.at(c - kFirstHan) |= kSimplified;
    for (const char32_t c : kOnlyTraditional) tells.at(c - kFirstHan) |= kTraditional;
    for (std::uint8_t& told : tells) told = told == (kSimplified | kTraditional) ? 0 : told;  // both have it
    for (const char32_t c : kInChinese) tells.at(c - kFirstHan) |= kChinese;
  }
};

const LanguageCounter::HanTable& LanguageCounter::table() {
  static constexpr HanTable kTable;
  constexpr std::size_t kOfSigns = 0x100;  // places that add_han_blocks() has for signs
  static_assert(
      std::all_of(kTable.tells.begin(), kTable.tells.begin() + kOfSigns, [](auto told) { return told == 0; }));
  return kTable;
}

inline void LanguageCounter::add(char32_t c) {
  if (c >= kFirstHan && c <= kLastHan) {
    han_.add(1, table().tells[c - kFirstHan]);
  } else if ((c >= 0x3400 && c < kFirstHan) || (c >= 0x20000 && c <= 0x3FFFF)) {
    ++han_.all;
  } else if (c >= 0x3040 && c <= 0x30FF) {
    ++kana_;
  } else if (c >= 0xAC00 && c <= 0xD7A3) {
    ++hangul_;
  } else if (WritingSystems::may_hold(c)) {
    others_.add(c);
  }
}

inline void LanguageCounter::Han::add(std::size_t characters, unsigned told) {
  all += characters;
  simplified += told & kMostAtOnce;
  traditional += told / kTraditional & kMostAtOnce;
  chinese += told / kChinese;
}

// Counts the Chinese characters that come next, most of Chinese, of well-formed UTF-8, and passes over the signs
// between most of them; where they end is given.
inline std::size_t LanguageCounter::add_han(std::string_view text, std::size_t at) {
  at = add_han_blocks(text, at);
  const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[i]); };
  const std::size_t begin = at;
  const std::size_t end = std::min(text.size(), at + std::size_t{3} * kMostAtOnce);
  unsigned told = 0;
  for (; at + 2 < end && byte(at) - 0xE4U <= 0xE9U - 0xE4U; at += 3) {
    const std::size_t place = ((byte(at) - 0xE4U) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU);
    told += table().tells[place];
  }
  han_.add((at - begin) / 3, told);
  return at;
}

// Five characters of three bytes at a time, as long as they are Chinese ones and signs.
inline std::size_t LanguageCounter::add_han_blocks(std::string_view text, std::size_t at) {
  constexpr std::size_t kCharacters = 5;
  constexpr unsigned kBegins = 0x1249;                               // a bit for the first byte of each
  constexpr auto kBeforeSigns = static_cast<signed char>(0xBC - 1);  // behind EF, as are_signs() says
  const auto shifted = [](ByteBlock bytes, int left) {  // bits that come from another byte are to be masked out
    const auto pairs = std::bit_cast<PairBlock>(bytes);
    return std::bit_cast<ByteBlock>(left > 0 ? pairs << left : pairs >> -left);
  };
  Han han = han_;
  for (; at + kByteBlock + 2 <= text.size(); at += 3 * kCharacters) {
    const ByteBlock first = block_at(text.data() + at);
    const ByteBlock second = block_at(text.data() + at + 1);
    const ByteBlock third = block_at(text.data() + at + 2);
    const ByteBlock row = first - 0xE4;
    const auto is_han = std::bit_cast<ByteBlock>(row <= 0xE9 - 0xE4);
    const auto signs =
        std::bit_cast<ByteBlock>((first == 0xE2) | ((first == 0xE3) & (second == 0x80)) |
                                 ((first == 0xEF) & (std::bit_cast<SignedBlock>(second) > kBeforeSigns)));
    const unsigned sign_bits = bits_of(signs) & kBegins;
    if (((bits_of(is_han) & kBegins) | sign_bits) != kBegins) break;
    // Their places in the table, in two bytes; those of signs are in its first row, of which nothing is told.
    const ByteBlock high = ((shifted(row, 4) & 0xF0) | (shifted(second, -2) & 0x0F)) & is_han;
    const ByteBlock low = (shifted(second, 6) & 0xC0) | (third & 0x3F);
    const auto front = std::bit_cast<PairBlock>(
        __builtin_shufflevector(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    const auto back = std::bit_cast<PairBlock>(
        __builtin_shufflevector(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
    const auto& tells = table().tells;
    const unsigned signs_here = sign_bits * kBegins >> 12U & kMostAtOnce;  // so many bits
    han.add(kCharacters - signs_here,
            0U + tells[front[0]] + tells[front[3]] + tells[front[6]] + tells[back[1]] + tells[back[4]]);
  }
  han_ = han;
  return at;
}

// Runs of nothing but letters and the commonest signs, each with the space behind it, that the next sixteen bytes hold
// whole: they are prose. Where they end is given.
inline std::size_t LanguageCounter::add_plain_runs(std::string_view text, std::size_t at) {
  while (at + kByteBlock <= text.size()) {
    const ByteBlock block = block_at(text.data() + at);
    const auto is_letter_here = (block | 0x20) - 'a' <= 'z' - 'a';
    const auto is_sign_here = block - ' ' <= '-' - ' ';
    const unsigned plain = bits_of(std::bit_cast<ByteBlock>(is_letter_here | is_sign_here));
    const unsigned before = plain & ~(plain + 1U);  // the first other byte
    const unsigned spaces = bits_of(std::bit_cast<ByteBlock>(block == ' ')) & before;
    if (spaces == 0) return at;
    const auto end = static_cast<std::size_t>(std::bit_width(spaces));
    unsigned letters = bits_of(std::bit_cast<ByteBlock>(is_letter_here)) & ((1U << end) - 1);
    while (letters != 0) {
      const auto begin = static_cast<std::size_t>(std::countr_zero(letters));
      const auto size = static_cast<std::size_t>(std::countr_one(letters >> begin));
      latin_ += size;
      ++words_;
      english_ += is_english(text, at + begin, size) ? 1 : 0;
      letters &= letters + (1U << begin);
    }
    at += end;
  }
  return at;
}

// What is between two blanks; its end is given.
inline std::size_t LanguageCounter::add_run(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  unsigned kinds = 0;  // of its signs
  std::size_t letters = 0;
  std::size_t words = 0;
  std::size_t english = 0;
  while (at < text.size()) {
    const unsigned kind = kind_of(text[at]);
    if (kind == kEnd) break;
    if (kind != kLetter) {
      kinds |= kind;
      ++at;
      continue;
    }
    const std::size_t word = at;
    at = end_of_letters(text, at);
    letters += at - word;
    ++words;
    english += is_english(text, word, at - word) ? 1 : 0;
  }
  if (is_no_prose(text.substr(begin, at - begin), kinds)) return at;
  latin_ += letters;
  words_ += words;
  english_ += english;
  return at;
}

void LanguageCounter::add(std::string_view text) {
  const auto byte = [&](std::size_t at) -> unsigned { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    if (byte(at) < 0x80U) {
      at = add_plain_runs(text, at);
      if (at < text.size() && byte(at) < 0x80U) at = kind_of(text[at]) == kEnd ? at + 1 : add_run(text, at);
    } else if ((byte(at) & 0xF0U) == 0xE0U && at + 2 < text.size()) {
      if (!are_signs(byte(at), byte(at + 1)))
        add(((byte(at) & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU));
      at = add_han(text, at + 3);
    } else {
      const CodePoint c = decode(text, at);
      add(c.value);
      at += c.size;
    }
  }
}

bool LanguageCounter::is_settled(std::size_t ahead) const {
  const std::size_t wide = ahead / 3;    // Han, kana, Hangul
  const std::size_t narrow = ahead / 2;  // letters of other scripts, words
  if (latin_ >= (han_.all + kana_ + hangul_) * kLettersPerHan + ahead) {
    return words_ >= kFewWords && english_ * kWordsPerEnglish > words_ + narrow &&
           others_.most().letters + narrow <= latin_;
  }
  const bool chinese = han_.all * kLettersPerHan > latin_ + ahead && hangul_ + wide <= han_.all &&
                       (kana_ + wide) * (kKanaShare - 1) <= han_.all;
  return chinese && std::max(han_.simplified, han_.traditional) > std::min(han_.simplified, han_.traditional) + wide &&
         others_.most().letters + narrow <= han_.all * kLettersPerHan;
}

std::string_view LanguageCounter::told() const {
  const WritingSystems::Most other = others_.most();
  const std::size_t cjk = (han_.all + kana_ + hangul_) * kLettersPerHan;
  if (other.letters > 0 && other.letters > latin_ && other.letters > cjk) return other.language;
  if (hangul_ > han_.all + kana_ && hangul_ * kLettersPerHan > latin_) return "ko";
  const bool japanese = kana_ * kKanaShare > han_.all + kana_ && kana_ > han_.chinese * kKanaPerChinese;
  if (japanese && kana_ * kLettersPerHan > latin_) return "ja";
  if (han_.all * kLettersPerHan > latin_ && han_.all > 0) {
    if (han_.traditional > han_.simplified) return "zh-Hant";
    return han_.simplified > 0 ? "zh-Hans" : "zh";
  }
  return words_ >= kFewWords && english_ * kWordsPerEnglish > words_ ? "en" : std::string_view();
}

}  // namespace offprint
