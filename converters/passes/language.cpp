// The article's language: what its markup says where the characters agree, else what the characters say.
//
// Told apart: Chinese in simplified (zh-Hans) and traditional (zh-Hant) characters, Japanese by its kana, Korean by
// Hangul, English by its commonest words. Templates say "en" over Chinese text, so markup of another script than the
// text's is not believed. Runs with a language of their own keep it; where it is the article's, it says nothing and
// goes.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

// Common characters that only the one script has; the same place is the same character.
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

constexpr std::array<std::string_view, 12> kEnglish{"the", "of",   "and", "to", "in",   "a",
                                                    "is",  "that", "for", "on", "with", "was"};

struct Counts {
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t hangul = 0;
  std::size_t latin = 0;  // letters
  std::size_t simplified = 0;
  std::size_t traditional = 0;
  std::size_t words = 0;  // Latin ones
  std::size_t english = 0;
};

// A set of code points of the basic plane.
class CharacterSet {
 public:
  CharacterSet(std::u32string_view of, std::u32string_view but) : sorted_(of) {
    std::sort(sorted_.begin(), sorted_.end());
    std::erase_if(sorted_, [&](char32_t c) { return but.find(c) != std::u32string_view::npos; });
  }
  bool has(char32_t c) const { return std::binary_search(sorted_.begin(), sorted_.end(), c); }

 private:
  std::u32string sorted_;
};

class Counter {
 public:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (std::isalpha(static_cast<unsigned char>(text[at])) != 0) {
        at = add_word(text, at);
        continue;
      }
      const CodePoint c = decode(text, at);
      if (c.size > 1) add(c.value);
      at += c.size;
    }
  }
  const Counts& counts() const { return counts_; }

 private:
  std::size_t add_word(std::string_view text, std::size_t at) {
    std::string word;
    while (at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at++])));
    }
    counts_.latin += word.size();
    ++counts_.words;
    if (std::find(kEnglish.begin(), kEnglish.end(), word) != kEnglish.end()) ++counts_.english;
    return at;
  }

  void add(char32_t c) {
    if (c >= 0x3040 && c <= 0x30FF) {
      ++counts_.kana;
    } else if (c >= 0xAC00 && c <= 0xD7A3) {
      ++counts_.hangul;
    } else if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF)) {
      ++counts_.han;
      if (simplified().has(c)) ++counts_.simplified;
      if (traditional().has(c)) ++counts_.traditional;
    }
  }

  static const CharacterSet& simplified() {
    static const CharacterSet set(kSimplified, kTraditional);
    return set;
  }
  static const CharacterSet& traditional() {
    static const CharacterSet set(kTraditional, kSimplified);
    return set;
  }

  Counts counts_;
};

// A primary subtag, and the script's subtag for Chinese; "" where the characters do not tell.
std::string_view told_by_characters(const Counts& n) {
  if (n.hangul > n.han + n.kana && n.hangul * 3 > n.latin) return "ko";
  if (n.kana * 10 > n.han + n.kana && n.kana * 3 > n.latin) return "ja";
  if (n.han * 3 > n.latin && n.han > 0) {
    if (n.traditional > n.simplified) return "zh-Hant";
    return n.simplified > 0 ? "zh-Hans" : "zh";
  }
  return n.words >= 20 && n.english * 12 > n.words ? "en" : std::string_view();
}

bool is_tag(std::string_view tag) {  // RFC 5646 §2.1, as far as its shape goes
  std::size_t part = 0;
  std::size_t length = 0;
  for (const char c : tag) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      ++part;
    } else if (std::isalnum(static_cast<unsigned char>(c)) == 0 ||
               (part == 0 && std::isdigit(static_cast<unsigned char>(c)) != 0)) {
      return false;
    } else if (++length > 8) {
      return false;
    }
  }
  return length > 0 && (part > 0 || length >= 2) && tag.find('-') != 1;
}

// zh_CN → zh-CN; language lower case, Script title case, REGION upper case (RFC 5646 §2.1.1). "" for what is no tag.
std::string canonical(std::string_view tag) {
  std::string out(trim(tag));
  std::replace(out.begin(), out.end(), '_', '-');
  if (!is_tag(out)) return {};
  std::size_t begin = 0;
  while (begin < out.size()) {
    const std::size_t end = std::min(out.find('-', begin), out.size());
    for (std::size_t i = begin; i < end; ++i) {
      const auto c = static_cast<unsigned char>(out[i]);
      const bool upper = begin > 0 && ((end - begin == 2) || (end - begin == 4 && i == begin));
      out[i] = static_cast<char>(upper ? std::toupper(c) : std::tolower(c));
    }
    begin = end + 1;
  }
  return out;
}

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// What a tag of Chinese says of its script: by the script's subtag, else the region's; "" for neither.
std::string_view script_of(std::string_view tag) {
  struct Said {
    std::string_view subtag;
    std::string_view script;
  };
  static constexpr std::array kSaid{Said{"-Hans", "Hans"}, Said{"-Hant", "Hant"}, Said{"-CN", "Hans"},
                                    Said{"-SG", "Hans"},   Said{"-TW", "Hant"},   Said{"-HK", "Hant"},
                                    Said{"-MO", "Hant"}};
  for (const Said& said : kSaid) {
    if (tag.find(said.subtag) != std::string_view::npos) return said.script;
  }
  return {};
}

bool same_language(std::string_view a, std::string_view b) {
  if (primary(a) != primary(b)) return false;
  const std::string_view one = script_of(a);
  const std::string_view other = script_of(b);
  return one.empty() || other.empty() || one == other;
}

std::string decide(std::string_view markup, std::string_view characters) {
  if (markup.empty()) return std::string(characters);
  if (characters.empty() || (same_language(markup, characters) && !script_of(markup).empty()))
    return std::string(markup);
  if (primary(markup) == primary(characters) && script_of(characters).empty()) return std::string(markup);
  return std::string(characters);
}

void settle_runs(Document& document) {
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (at->language.empty()) continue;
    const std::string tag = canonical(at->language);
    const bool same =
        tag.empty() || (!document.metadata.language.empty() && same_language(tag, document.metadata.language));
    at->language = same ? Text() : document.text(tag);
  }
}

}  // namespace

void find_language(Document& document, const PassOptions& options, Diagnostics& /*diagnostics*/) {
  const bool given = std::any_of(options.metadata.begin(), options.metadata.end(),
                                 [](const auto& pair) { return pair.first == "language" || pair.first == "lang"; });
  if (!given) {
    Counter counter;
    counter.add(document.metadata.title);
    for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
      if (const auto* text = as<TextNode>(at)) counter.add(text->value);
    }
    document.metadata.language = decide(canonical(document.metadata.language), told_by_characters(counter.counts()));
  }
  settle_runs(document);
}

}  // namespace offprint
