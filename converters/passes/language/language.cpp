// The article's language: what its markup says where the characters agree, else what the characters say.
//
// ArticleDiagnostics apart: Chinese in simplified (zh-Hans) and traditional (zh-Hant) characters, Japanese by its kana,
// Korean by Hangul, English by its commonest words, other languages by their script (where several share one: by
// letters that only one has, else the commonest). The language of most of the text wins: a quotation in another changes
// nothing, and addresses do not count as words. Templates declare "en" over Chinese text, so markup that implies
// another script than the text's is not believed; nor, in a page, what a template says around an article that is marked
// up to be in another language for the most part. Runs with a language of their own keep it; where it is the article's,
// it goes as redundant.
#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/language/language_counter.h"
#include "converters/passes/language/writing_systems.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool is_tag(std::string_view tag) {  // RFC 5646 §2.1, as far as its shape goes
  std::size_t part = 0;
  std::size_t length = 0;
  for (const char c : tag) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      ++part;
    } else if (!is_alphanumeric(c) || (part == 0 && is_digit(c)) || ++length > 8) {
      return false;
    }
  }
  const std::size_t language = std::min(tag.find('-'), tag.size());  // longer ones are words: "english"
  return length > 0 && language >= 2 && language <= 3;
}

// zh_CN → zh-CN; language lower case, Script title case, REGION upper case (RFC 5646 §2.1.1). "" for what is not a tag.
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

// The script that a tag of Chinese implies: by its script subtag, else by its region; "" for neither.
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
  if (share_script(primary(markup), primary(characters))) return std::string(markup);
  return std::string(characters);
}

// What is asked of an article, found in one walk.
struct Parts {
  std::vector<std::string_view> texts;
  std::vector<Node*> runs;  // with a language of their own
};

Parts parts_of(Document& document) {
  Parts parts;
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (const auto* text = as<TextNode>(at)) parts.texts.push_back(text->value);
    if (!at->language.empty()) parts.runs.push_back(at);
  }
  return parts;
}

// What the characters of title and article tell. Mostly a part of them does.
std::string_view told_by_characters(std::string_view title, const std::vector<std::string_view>& texts) {
  const auto room = [](std::string_view text) { return text.size() + 1; };
  std::size_t ahead = 0;
  for (const std::string_view text : texts) ahead += room(text);
  LanguageCounter counter;
  counter.add(title);
  const std::size_t step = ahead / 32;  // after which it is worth asking again
  std::size_t asked = ahead;
  for (const std::string_view text : texts) {
    if (asked - ahead >= step) {
      if (counter.is_settled(ahead)) break;
      asked = ahead;
    }
    counter.add(text);
    ahead -= room(text);
  }
  return counter.told();
}

// The language that the markup gives two thirds of the text; "" for none. Runs are in the order of the document: one in
// another is counted with it.
std::string marked_up(const Parts& parts) {
  std::size_t all = 0;
  for (const std::string_view text : parts.texts) all += text.size();
  std::map<std::string, std::size_t, std::less<>> sizes;
  for (auto run = parts.runs.begin(); run != parts.runs.end();) {
    const Node& outer = **run;
    sizes[canonical(outer.language)] += text_content(outer).size();
    run = std::find_if(run + 1, parts.runs.end(), [&](const Node* next) { return !is_inside(*next, outer); });
  }
  const auto most =
      std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most != sizes.end() && most->second * 3 > all * 2 ? most->first : std::string();
}

// A run's language by its markup, unless its characters contradict it.
std::string run_language(const Node& node) {
  const std::string tag = canonical(node.language);
  LanguageCounter counter;
  counter.add(text_content(node));
  const std::string_view told = counter.told();
  const bool agrees = told.empty() || primary(told) == primary(tag) || share_script(primary(told), primary(tag));
  return agrees ? tag : std::string(told);
}

void settle_runs(Document& document, const std::vector<Node*>& runs) {
  for (Node* run : runs) {
    const std::string tag = run_language(*run);
    const bool same =
        tag.empty() || (!document.metadata.language.empty() && same_language(tag, document.metadata.language));
    run->language = same ? Text() : document.text(tag);
  }
}

}  // namespace

void find_language(Document& document, const PassOptions& options, Diagnostics& /*diagnostics*/) {
  const bool given = std::any_of(options.metadata.begin(), options.metadata.end(),
                                 [](const auto& pair) { return pair.first == "language" || pair.first == "lang"; });
  const Parts parts = parts_of(document);
  if (!given) {
    const std::string_view told = told_by_characters(document.metadata.title, parts.texts);
    const std::string most = document.origin == Origin::Page ? marked_up(parts) : std::string();
    const std::string page = canonical(document.metadata.language);
    const bool other = !most.empty() && primary(most) != primary(page);  // pt says no more than pt-BR
    document.metadata.language = decide(other ? most : page, told);
  }
  settle_runs(document, parts.runs);
}

}  // namespace offprint
