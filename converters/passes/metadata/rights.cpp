// The rights statement: read into the metadata, and left in its place among the article's last blocks.
//
// Recognised: among the last blocks, a short one with a statement of rights: a sign with an owner or a year
// (kRightsSigns), or a formula that only such statements have, at the beginning of a clause (kFormulas). Not one: a
// sentence about rights, one that the text quotes, a picture's credit, a line of a feed whose template was never filled
// in.
#include "converters/passes/metadata/rights.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "converters/passes/furniture/feed_footer.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/list.h"
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

// Formulas of such statements. `holds`: what must follow in the same clause, or "".
// `whole`: the formula is itself the statement; only a name, a year or nothing follows.
struct Formula {
  std::string_view begins;
  std::string_view holds;
  bool whole = false;
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
    Formula{"All rights reserved", "", true},
    Formula{"All Rights Reserved", "", true},
    Formula{"Alle Rechte vorbehalten", "", true},
    Formula{"Tous droits réservés", "", true},
    Formula{"Todos los derechos reservados", "", true},
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
    Formula{"未经授权", "转载"},
    Formula{"未經授權", "轉載"},
    Formula{"未经许可", "转载"},
    Formula{"未經許可", "轉載"},
    Formula{"未经书面授权", ""},
    Formula{"未經書面授權", ""},
    Formula{"Creative Commons", "icen"},  // licence, license, licensed
    Formula{"CC BY", ""},
    Formula{"CC-BY", ""},
    Formula{"CC0", ""},
    Formula{"Licensed under", ""},
    Formula{"licensed under", ""},
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
  for (int i = 0; i < kWords && !rest.empty(); ++i) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,;"));
    const bool small = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    const std::string_view bare = word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
    if (std::find(kVerbs.begin(), kVerbs.end(), bare) != kVerbs.end()) return false;
    const bool last = word.size() == rest.size();
    if (i == 0 && small && !last && !holds(word, ".") && std::find(kSmall.begin(), kSmall.end(), word) == kSmall.end())
      return false;
    rest = trim(rest.substr(std::min(word.size() + 1, rest.size())));
  }
  return true;
}

bool has_formula(std::string_view text) {
  for (const Formula& formula : kFormulas) {
    for (std::size_t at = text.find(formula.begins); at != std::string_view::npos;
         at = text.find(formula.begins, at + 1)) {
      if (formula.whole && !goes_on_as_statement(text.substr(at + formula.begins.size()))) continue;
      if (begins_clause(text.substr(0, at)) && holds(clause_at(text, at), formula.holds)) return true;
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
      const bool named = (sign == "©" || at == 0) && !rest.empty() && rest.front() >= 'A' && rest.front() <= 'Z';
      const bool wide = sign == "©" && at == 0 && !rest.empty() && static_cast<unsigned char>(rest.front()) >= 0x80U;
      if (is_year(rest) || named || wide) return true;
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
  const bool credit = std::any_of(kCredits.begin(), kCredits.end(),
                                  [&](std::string_view words) { return starts_ignoring_case(text, words); });
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
