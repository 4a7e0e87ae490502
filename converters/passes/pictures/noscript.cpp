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

// ---- what a script writes in its place

// Of quotations that a script makes frames of.
constexpr std::array<std::string_view, 4> kPostClasses{"twitter-tweet", "instagram-media", "tiktok-embed",
                                                       "reddit-embed-bq"};

bool is_post(const Node& node) {
  if (node.element == nullptr || node.element->name != "blockquote") return false;
  const std::string_view names = node.element->get("class");
  return std::any_of(kPostClasses.begin(), kPostClasses.end(),
                     [&](std::string_view name) { return names.find(name) != std::string_view::npos; });
}

// The script before it that writes into the page (formats/html/script_pages.h).
Embed* writer_before(const Node& noscript) {
  auto* const embed = as<Embed>(last_shown(noscript.previous));
  return embed != nullptr && embed->element != nullptr && embed->element->name == "script" ? embed : nullptr;
}

// Whether a browser shows its words after all: a script before it writes the code or the quotation that it holds, or
// makes a frame of the post in it, of which the page has no other.
bool is_shown_by_script(const Node& noscript) {
  const bool written = writer_before(noscript) != nullptr;
  const auto shows = [&](const Node* at) { return at != nullptr && (at->kind == Kind::Embed || is_post(*at)); };
  const bool alone = !shows(last_shown(noscript.previous)) && !shows(first_shown(noscript.next));
  for (const Node* at = &noscript; at != nullptr; at = next_in(noscript, *at)) {
    if (written && is_element(*at, "pre") && has_text(*at)) return true;
    const bool quotes = written ? is_element(*at, "blockquote") : alone && is_post(*at);
    if (quotes && has_text(*at)) return !asks_for_scripts(text_content(*at));
  }
  return false;
}

}  // namespace

// A page whose words are all in <noscript> must not be lost; beside an article, a <noscript> is for other readers.
std::vector<const Node*> homes_of_article(const Node& root, const std::vector<Node*>& noscripts) {
  constexpr std::size_t kNotice = 100;  // characters: a sentence or two
  constexpr std::size_t kWord = 20;     // "Loading …"
  std::vector<const Node*> homes;
  std::vector<const Node*> shown;
  std::size_t inside = 0;
  for (const Node* noscript : noscripts) {
    if (is_shown_by_script(*noscript)) {
      shown.push_back(noscript);
      continue;
    }
    const std::string text = text_content(*noscript);
    if (is_blank(text) || asks_for_scripts(text)) continue;
    inside += characters(text);
    homes.push_back(noscript);
  }
  if (!homes.empty()) {
    const Outside outside = outside_of(root);
    const bool bare = outside.characters <= kWord && outside.pictures == 0;
    if (inside <= outside.characters || (inside <= kNotice && !bare)) homes.clear();
  }
  homes.insert(homes.end(), shown.begin(), shown.end());
  std::sort(homes.begin(), homes.end());
  return homes;
}

void drop_noscripts(Document& document, const std::vector<Node*>& noscripts, const std::vector<const Node*>& homes,
                    const PassOptions& options, Diagnostics& diagnostics) {
  if (noscripts.empty()) return;
  std::set<std::string_view> known = players_outside(*document.root);
  for (Node* noscript : noscripts) {
    if (std::binary_search(homes.begin(), homes.end(), noscript)) {
      Embed* const writer = is_shown_by_script(*noscript) ? writer_before(*noscript) : nullptr;
      if (writer != nullptr) cut_out(*writer, "duplicate", options, diagnostics);
      continue;
    }
    free_players(*noscript, known);
    cut_out(*noscript, "hidden", options, diagnostics);
  }
}

}  // namespace offprint
