#include "converters/passes/pictures/noscript.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <string_view>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Whether the text is a short request to turn scripts on.
bool asks_for_scripts(std::string_view text) {
  constexpr std::size_t kLongest = 600;  // bytes
  constexpr std::array<std::string_view, 8> kWords{"javascript", "java script", "java-script", "脚本",
                                                   "腳本",       "浏览器",      "瀏覽器",      "スクリプト"};
  if (text.size() > kLongest) return false;
  const std::string words = lower(text);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return words.find(word) != std::string::npos; });
}

// What the page shows without its <noscript> elements: characters outside headings, and pictures.
struct Outside {
  std::size_t characters = 0;
  int pictures = 0;
};
Outside outside_of(const Node& root) {
  Outside outside;
  for (const Node* at = &root; at != nullptr;) {
    if (is_noscript(*at) || at->kind == Kind::Heading) {
      at = skip_in(root, *at);
      continue;
    }
    if (const auto* text = as<TextNode>(at)) outside.characters += characters(text->value);
    if (is_picture(*at)) ++outside.pictures;
    at = next_in(root, *at);
  }
  return outside;
}

std::string_view lazy_address(const Embed& embed) {
  return embed.element == nullptr ? std::string_view() : embed.element->get("data-src");
}

// The addresses of all players outside of <noscript>.
std::set<std::string_view> players_outside(const Node& root) {
  std::set<std::string_view> out;
  for (const Node* at = &root; at != nullptr;) {
    if (is_noscript(*at)) {
      at = skip_in(root, *at);
      continue;
    }
    if (const auto* embed = as<Embed>(at)) {
      out.insert(embed->url);
      out.insert(lazy_address(*embed));
    }
    at = next_in(root, *at);
  }
  return out;
}

void free_players(Node& noscript, std::set<std::string_view>& known) {
  for (Node* at = noscript.first; at != nullptr;) {
    auto* embed = as<Embed>(at);
    Node* const next = embed != nullptr ? skip_in(noscript, *at) : next_in(noscript, *at);
    if (embed != nullptr && !embed->url.empty() && known.insert(embed->url).second) {
      detach(*embed);
      insert_before(noscript, *embed);
    }
    at = next;
  }
}

}  // namespace

// A page whose words are all in <noscript> must not be lost; beside an article, a <noscript> is for other readers.
std::vector<const Node*> homes_of_article(const Node& root, const std::vector<Node*>& noscripts) {
  constexpr std::size_t kNotice = 100;  // characters: a sentence or two
  constexpr std::size_t kWord = 20;     // "Loading …"
  std::vector<const Node*> homes;
  std::size_t inside = 0;
  for (const Node* noscript : noscripts) {
    const std::string text = text_content(*noscript);
    if (is_blank(text) || asks_for_scripts(text)) continue;
    inside += characters(text);
    homes.push_back(noscript);
  }
  if (homes.empty()) return homes;
  const Outside outside = outside_of(root);
  const bool bare = outside.characters <= kWord && outside.pictures == 0;
  if (inside <= outside.characters || (inside <= kNotice && !bare)) homes.clear();
  std::sort(homes.begin(), homes.end());
  return homes;
}

void drop_noscripts(Document& document, const std::vector<Node*>& noscripts, const std::vector<const Node*>& homes,
                    const PassOptions& options, Diagnostics& diagnostics) {
  if (noscripts.empty()) return;
  std::set<std::string_view> known = players_outside(*document.root);
  for (Node* noscript : noscripts) {
    if (std::binary_search(homes.begin(), homes.end(), noscript)) continue;
    free_players(*noscript, known);
    cut_out(*noscript, "hidden", options, diagnostics);
  }
}

}  // namespace offprint
