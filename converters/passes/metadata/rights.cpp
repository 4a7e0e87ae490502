// The rights statement: read into the metadata, and left in its place among the article's last blocks.
//
// Recognised: among the last blocks, a short one with a statement of rights: a sign with an owner or a year
// (kRightsSigns), or a formula that only such statements have, at the beginning of a clause (kFormulas). Not one: a
// sentence about rights or of a story, one that the text quotes, a picture's credit, a line of a feed whose template
// was never filled in.
#include "converters/passes/metadata/rights.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string>
#include <string_view>

#include "converters/passes/furniture/feed_footer.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/list.h"
#include "converters/passes/metadata/byline_roles.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestStatement = 900;  // bytes
constexpr std::size_t kLastBlocks = 4;

// What precedes a year or a name.
constexpr std::array<std::string_view, 4> kRightsSigns{"©", "(c)", "Copyright", "℗"};

// What else a formula's clause must hold: nothing, that it is the whole statement (only a name, a year or nothing
// follows), what forbids ("不得"), or a licence's name.
enum class Also : std::uint8_t { Nothing, Whole, Forbids, Licence };

// Formulas of such statements. `holds`: what must follow in the same clause, or "".
struct Formula {
  std::string_view begins;
  std::string_view holds;
  Also also = Also::Nothing;
};
constexpr std::array kFormulas{
    Formula{"版权声明", ""},
    Formula{"版權聲明", ""},
    Formula{"版权所有", ""},
    Formula{"版權所有", ""},
    Formula{"著作权声明", ""},
    Formula{"著作權聲明", ""},
    Formula{"著作权所有", ""},
    Formula{"著作權所有", ""},
    Formula{"All rights reserved", "", Also::Whole},
    Formula{"All Rights Reserved", "", Also::Whole},
    Formula{"Alle Rechte vorbehalten", "", Also::Whole},
    Formula{"Tous droits réservés", "", Also::Whole},
    Formula{"Todos los derechos reservados", "", Also::Whole},
    Formula{"版权归", "所有"},
    Formula{"版權歸", "所有"},
    Formula{"版权归作者", ""},
    Formula{"版權歸作者", ""},
    Formula{"版权归原作者", ""},
    Formula{"版權歸原作者", ""},
    Formula{"版权属于", "所有"},
    Formula{"版权属于作者", ""},
    Formula{"著作权归", "所有"},
    Formula{"著作權歸", "所有"},
    Formula{"著作权归作者", ""},
    Formula{"本文版权", ""},
    Formula{"本文版權", ""},
    Formula{"文章版权", ""},
    Formula{"文章版權", ""},
    Formula{"本作品采用", "许可"},
    Formula{"本作品采用", "协议"},
    Formula{"本作品採用", "授權"},
    Formula{"本文采用", "许可"},
    Formula{"本文采用", "协议"},
    Formula{"本文採用", "授權"},
    Formula{"本著作係採用", ""},
    Formula{"知识共享", "许可"},
    Formula{"創用 CC", ""},
    Formula{"创作共用", "协议"},
    Formula{"未经授权", "转载", Also::Forbids},
    Formula{"未經授權", "轉載", Also::Forbids},
    Formula{"未经许可", "转载", Also::Forbids},
    Formula{"未經許可", "轉載", Also::Forbids},
    Formula{"未经书面授权", ""},
    Formula{"未經書面授權", ""},
    Formula{"Creative Commons", "icen"},  // licence, license, licensed
    Formula{"CC BY", ""},
    Formula{"CC-BY", ""},
    Formula{"CC0", ""},
    Formula{"Licensed under", "", Also::Licence},
    Formula{"licensed under", "", Also::Licence},
    Formula{"This work is licensed", ""},
    Formula{"This article is republished", "Creative Commons"},
    Formula{"This article is licensed", ""},
    Formula{"Republished under", "Creative Commons"},
    Formula{"republished under", "Creative Commons"},
};

// What ends the clause before a formula, unless the formula begins the block; subjects that may come between the two.
constexpr std::array<std::string_view, 15> kBeforeClause{"。", "；", "，", "：", "！", "（", "【", "｜",
                                                         ". ", "; ", ", ", "| ", "(",  "\n", "年"};
constexpr std::array<std::string_view, 11> kSubjects{"本文", "文章", "作品", "本站", "图文",    "圖文",
                                                     "内容", "內容", "the ", "a ",   "under a "};

// "未经许可，他转载了" forbids nothing, "licensed under no flag" is no licence.
constexpr auto kForbids = std::to_array<std::string_view>(
    {"不得", "不准", "不可", "不能", "不许", "不許", "禁止", "严禁", "嚴禁", "请勿", "請勿", "切勿", "谢绝", "謝絕",
     "拒绝", "拒絕", "必究", "追究", "违者", "違者", "侵权", "侵權", "法律", "责任", "責任", "举报", "舉報"});
constexpr auto kLicences = std::to_array<std::string_view>({"icen", "CC", "Creative Commons", "GPL", "GNU", "MIT",
                                                            "BSD", "Apache", "MPL", "OGL", "zlib", "WTFPL", "EUPL",
                                                            "ODbL", "OFL", "ISC", "ublic Domain", "ublic domain"});

// Who a story tells of; 他 and 她 have signs of their own. And how what it quotes is introduced, where a label would
// stand: "他最后说：版权所有", "the last page says (c) 1984".
constexpr std::array<std::string_view, 3> kTold{"he", "she", "him"};  // He is a surname, too
constexpr auto kNobody =
    std::to_array<std::string_view>({"其他", "吉他", "排他", "利他", "他人", "他用", "他处", "他處", "他方", "他途"});
constexpr std::array<std::string_view, 4> kClauseEnds{"，", "。", "；", "！"};
constexpr auto kTellers = std::to_array<std::string_view>(
    {"说",     "念道",     "說",       "念",     "喊",       "写",     "寫",      "说道", "說道",  "写道",  "寫道",
     "问道",   "問道",     "着",       "寫著",   "印著",     "刻著",   "標著",    "貼著", " says", " said", " read",
     " reads", " reading", " printed", " wrote", " written", " shows", " showed", " was", " were"});
constexpr std::array<std::string_view, 4> kNoTellers{"小说", "小說", "传说", "傳說"};

// How a picture's credit begins.
constexpr std::array<std::string_view, 16> kCredits{"图",     "圖",           "摄影",  "攝影",  "照片",    "题图",
                                                    "題圖",   "封面",         "Photo", "Image", "Picture", "Foto",
                                                    "Credit", "Illustration", "Cover", "Bild"};

bool holds(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

std::string_view clause_at(std::string_view text, std::size_t at) {
  std::size_t end = text.size();
  for (const std::string_view stop : {std::string_view("。"), std::string_view("；"), std::string_view(". ")})
    end = std::min(end, text.find(stop, at));
  return text.substr(at, end - at);
}

bool begins_clause(std::string_view before) {
  for (const std::string_view subject : kSubjects) {
    if (before.ends_with(subject)) before.remove_suffix(subject.size());
  }
  before = trim(before).empty() ? std::string_view() : before;
  return before.empty() || std::any_of(kBeforeClause.begin(), kBeforeClause.end(),
                                       [&](std::string_view sign) { return before.ends_with(sign); });
}

// Whether a statement of rights may go on so: with its end, a sign, a name, a year, or one of the small words before
// those. A sentence of prose goes on in lower case, with a verb.
bool goes_on_as_statement(std::string_view rest) {
  static constexpr std::array<std::string_view, 9> kSmall{"by",        "the", "and", "all", "to",
                                                          "worldwide", "in",  "for", "a"};
  static constexpr std::array<std::string_view, 16> kVerbs{"he",   "she",   "they", "it",    "was",  "is",
                                                           "were", "are",   "has",  "had",   "said", "says",
                                                           "will", "would", "can",  "became"};
  constexpr int kWords = 6;
  rest = rest.substr(0, std::min(rest.find(". "), rest.size()));
  if (holds(rest, "icen")) return true;
  rest.remove_prefix(std::min(rest.find_first_not_of(" ,-0123456789"), rest.size()));
  bool joined = false;  // "and nobody laughed", not "and Sons", "and all …"
  for (int i = 0; i < kWords && !rest.empty(); ++i) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,;"));
    const bool small = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    const std::string_view bare = word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
    if (std::find(kVerbs.begin(), kVerbs.end(), bare) != kVerbs.end()) return false;
    const bool last = word.size() == rest.size();
    if (i == 0 && small && !last && !holds(word, ".") && std::find(kSmall.begin(), kSmall.end(), word) == kSmall.end())
      return false;
    if (i == 1 && joined && small && word != "all") return false;
    joined = i == 0 && word == "and";
    rest = trim(rest.substr(std::min(word.size() + 1, rest.size())));
  }
  return true;
}

template <class Table>
bool holds_any(std::string_view text, const Table& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return holds(text, word); });
}

template <class Table>
bool ends_as_any(std::string_view text, const Table& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

std::string_view sentence_around(std::string_view text, std::size_t at) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (const std::string_view stop : {"。", "！", "？", ". ", "\n"}) {
    const std::size_t before = text.substr(0, at).rfind(stop);
    if (before != std::string_view::npos) begin = std::max(begin, before + stop.size());
    end = std::min(end, text.find(stop, at));
  }
  return text.substr(begin, end - begin);
}

// Whether 他 or 她 stands there, and not within another word ("其他", "他人").
bool names_third_person(std::string_view sentence) {
  constexpr std::size_t kSign = 3;  // bytes of one
  for (std::size_t at = 0; at + kSign <= sentence.size(); at += decode(sentence, at).size) {
    const std::string_view rest = sentence.substr(at);
    if (!rest.starts_with("他") && !rest.starts_with("她")) continue;
    const std::string_view until = sentence.substr(0, at + kSign);
    const bool nobody = std::any_of(kNobody.begin(), kNobody.end(), [&](std::string_view word) {
      return rest.starts_with(word) || until.ends_with(word);
    });
    if (!nobody) return true;
  }
  return false;
}

// A story's sentence: it tells of someone, or what was done ("卖了，").
bool tells_story(std::string_view sentence) {
  constexpr std::string_view kDone = "了";
  const auto ends_done = [&](std::string_view end) { return holds(sentence, std::string(kDone).append(end)); };
  if (sentence.ends_with(kDone) || std::any_of(kClauseEnds.begin(), kClauseEnds.end(), ends_done)) return true;
  for (std::string_view rest = sentence; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,;.:"));
    if (std::find(kTold.begin(), kTold.end(), word) != kTold.end()) return true;
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return names_third_person(sentence);
}

// Whether what precedes a statement has somebody say or show it.
bool is_spoken(std::string_view before) {
  static constexpr std::array<std::string_view, 8> kOpening{"：", ":", "，", ",", "“", "\"", "「", "《"};
  for (bool again = true; again;) {
    before = trim(before);
    const auto* const sign = std::find_if(kOpening.begin(), kOpening.end(),
                                          [&](std::string_view opening) { return before.ends_with(opening); });
    again = sign != kOpening.end();
    if (again) before.remove_suffix(sign->size());
  }
  return ends_as_any(before, kTellers) && !ends_as_any(before, kNoTellers);
}

// Whether the words at that place are a story's, not the page's.
bool is_quoted(std::string_view text, std::size_t at) {
  return is_spoken(text.substr(0, at)) || tells_story(sentence_around(text, at));
}

bool holds_what_it_must(const Formula& formula, std::string_view clause) {
  if (!holds(clause, formula.holds)) return false;
  const std::string_view rest = clause.substr(formula.begins.size());
  switch (formula.also) {
    case Also::Nothing: return true;
    case Also::Whole: return goes_on_as_statement(rest);
    case Also::Forbids: return holds_any(rest, kForbids);
    case Also::Licence: return holds_any(rest, kLicences);
  }
  __builtin_unreachable();
}

bool has_formula(std::string_view text) {
  for (const Formula& formula : kFormulas) {
    for (std::size_t at = text.find(formula.begins); at != std::string_view::npos;
         at = text.find(formula.begins, at + 1)) {
      if (!begins_clause(text.substr(0, at)) || !holds_what_it_must(formula, clause_at(text, at))) continue;
      if (!is_quoted(text, at)) return true;
    }
  }
  return false;
}

bool is_year(std::string_view text) {
  return text.size() >= 4 && (text.starts_with("19") || text.starts_with("20")) && is_digit(text[2]) &&
         is_digit(text[3]);
}

// A sign at the beginning of the block or of a clause, followed by a year or, for ©, a name: "Copyright 这个词" states
// nothing.
bool has_sign(std::string_view text) {
  for (const std::string_view sign : kRightsSigns) {
    for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
      std::string_view rest = trim(text.substr(at + sign.size()));
      for (const std::string_view more : kRightsSigns) {
        if (rest.starts_with(more)) rest = trim(rest.substr(more.size()));
      }
      if (rest.starts_with("by ")) rest.remove_prefix(3);
      if (!goes_on_as_statement(rest)) continue;
      const bool item = sign == "(c)" && holds(text.substr(0, at), "(b)");  // of a list
      const bool named = (sign == "©" || at == 0) && !rest.empty() && rest.front() >= 'A' && rest.front() <= 'Z';
      const bool wide = sign == "©" && at == 0 && !rest.empty() && static_cast<unsigned char>(rest.front()) >= 0x80U;
      if ((is_year(rest) || named || wide) && !item && !is_quoted(text, at)) return true;
    }
  }
  return false;
}

constexpr Sieve kFormulasAndSigns = [] {
  Sieve sieve;
  for (const Formula& formula : kFormulas) sieve.add(formula.begins);
  for (const std::string_view sign : kRightsSigns) {
    if (sign.size() >= Sieve::kLeast) sieve.add(sign);
  }
  return sieve;
}();

// Chinese formulas behind their first character, which many texts hold.
constexpr bool is_chinese(std::string_view words) { return words.front() >= '\xE4' && words.front() <= '\xE9'; }
constexpr Sieve kBehindFirst = [] {
  Sieve sieve;
  for (const Formula& formula : kFormulas) {
    if (is_chinese(formula.begins)) sieve.add(formula.begins.substr(Sieve::kLeast));
  }
  return sieve;
}();

constexpr std::array<bool, 256> kFirstBytes = [] {
  std::array<bool, 256> bytes = first_bytes(kRightsSigns);
  for (const Formula& formula : kFormulas) bytes.at(static_cast<unsigned char>(formula.begins.front())) = true;
  return bytes;
}();

// Of Chinese characters the last bytes tell most others from the first of formulas.
constexpr std::array<bool, 256> kThirdBytes = [] {
  std::array<bool, 256> bytes{};
  const auto add = [&](std::string_view words) {
    if (words.size() >= Sieve::kLeast) bytes.at(static_cast<unsigned char>(words[2])) = true;
  };
  for (const Formula& formula : kFormulas) add(formula.begins);
  for (const std::string_view sign : kRightsSigns) add(sign);
  return bytes;
}();

// Whether the text holds the beginning of a formula or a sign: few texts do.
bool holds_formula_or_sign(std::string_view text) {
  if (holds(text, "©")) return true;
  const auto is_first_of_three = [](char c) { return static_cast<unsigned char>(c) >= 0xE0U; };  // or of four
  std::size_t next = 0;
  for (std::size_t at = 0; at + 2 < text.size(); at = next) {
    next = at + (is_first_of_three(text[at]) ? 3 : 1);
    if (!kThirdBytes[static_cast<unsigned char>(text[at + 2])]) continue;
    if (!kFirstBytes[static_cast<unsigned char>(text[at])]) continue;
    const std::string_view rest = text.substr(at);
    if (!kFormulasAndSigns.may_begin(rest)) continue;
    if (is_chinese(rest) && !kBehindFirst.may_begin(rest.substr(Sieve::kLeast))) continue;
    const auto opens = [&](std::string_view words) { return rest[0] == words[0] && rest.starts_with(words); };
    if (std::any_of(kFormulas.begin(), kFormulas.end(), [&](const Formula& f) { return opens(f.begins); }) ||
        std::any_of(kRightsSigns.begin(), kRightsSigns.end(), opens))
      return true;
  }
  return false;
}

}  // namespace

bool states_rights(std::string_view text) {
  if (text.size() > kLongestStatement || !holds_formula_or_sign(text)) return false;
  const auto opens = [&](std::string_view words) { return starts_ignoring_case(text, words); };
  const bool dated = std::any_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
  const bool credit =  // "Photo © …", "© 王小明 摄"
      std::any_of(kCredits.begin(), kCredits.end(), opens) || (!dated && is_picture_credit(text));
  if (holds_placeholder(text) || is_feed_footer(text)) return false;
  return has_formula(text) || (!credit && has_sign(text));
}

namespace {

// A sentence stands above it that ends with a colon: the text quotes it. A label does not: "版权声明：".
bool is_introduced(const Node& block) {
  constexpr std::size_t kLabel = 10;  // characters
  if (block.previous == nullptr) return false;
  const std::string text = text_content(*block.previous);
  const std::string_view words = trim(text);
  const bool pauses = words.find("，") != std::string_view::npos || words.find(", ") != std::string_view::npos;
  return (words.ends_with(':') || words.ends_with("：")) && pauses && characters(words) > kLabel;
}

}  // namespace

void find_rights(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  if (!document.metadata.rights.empty()) return;
  std::size_t looked = 0;
  for (const Node* block = document.root->last; block != nullptr && looked < kLastBlocks;
       block = block->previous, ++looked) {
    if (block->kind != Kind::Paragraph) continue;
    const std::string text = text_content(*block);
    const std::string_view trimmed = trim(text);
    if (!states_rights(trimmed) || is_introduced(*block)) continue;
    document.metadata.rights = text_in_one_line(*block);
    return;
  }
}

}  // namespace offprint
