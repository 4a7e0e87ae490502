#include "formats/markdown/targets.h"

#include <unordered_set>

#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/markdown/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/article_anchor.h"
#include "formats/writing/xml_escape.h"

namespace offprint::markdown {

namespace {

// Punctuation that GitHub takes out of a heading's name and that no Markdown gives a meaning there.
constexpr std::u32string_view kLeft = U".,:;?'\"()/，。、：；！？（）《》〈〉「」『』“”‘’—…·";

bool is_kept(char32_t c) {
  constexpr char32_t kAscii = 0x80;
  if (c < kAscii) return is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c)) || c == '-' || c == '_';
  const bool ideograph = (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
  const bool kana = (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA);
  return ideograph || kana || (c >= 0xAC00 && c <= 0xD7A3);
}

// A fragment in which Markdown has nothing to read: ASCII other than letters, digits and marks is percent-encoded.
std::string fragment_of(std::string_view id) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || is_letter(c) || is_digit(c) ||
        std::string_view("-._~:;,=@!$+/?").find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

std::unordered_set<std::string> fragments(const Node& root) {
  std::unordered_set<std::string> out;
  for (const Node* at = &root; at != nullptr; at = next_in(root, *at)) {
    const auto* link = as<Link>(at);
    if (link == nullptr || !link->url.view().starts_with('#')) continue;
    out.emplace(link->url.view().substr(1));
    out.insert(percent_decode(link->url.view().substr(1)));
  }
  return out;
}

// Each heading's name, if no other has it.
std::unordered_map<const Node*, std::string> slugs(const Node& root) {
  std::unordered_map<const Node*, std::string> out;
  std::unordered_map<std::string, int> count;
  for (const Node* at = &root; at != nullptr; at = next_in(root, *at)) {
    const auto* heading = as<Heading>(at);
    if (heading == nullptr) continue;
    std::string name = heading_slug(*heading);
    if (name.empty()) continue;
    ++count[name];
    out.emplace(at, std::move(name));
  }
  std::erase_if(out, [&](const auto& entry) { return count[entry.second] > 1; });
  return out;
}

bool names_article(std::string_view id) { return id.starts_with(kArticleAnchor); }

}  // namespace

std::string heading_slug(const Heading& heading) {
  for (const Node* at = next_in(heading, heading); at != nullptr; at = next_in(heading, *at)) {
    if (at->kind != Kind::Text && at->kind != Kind::Emphasis && at->kind != Kind::Strong) return {};
  }
  const std::string text = text_content(heading);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (c.value == U' ') {
      out += '-';
    } else if (is_kept(c.value)) {
      append_utf8(out, c.value >= 'A' && c.value <= 'Z' ? c.value - 'A' + 'a' : c.value);
    } else if (kLeft.find(c.value) == std::u32string_view::npos) {
      return {};
    }
  }
  return out;
}

Targets::Targets(const Document& document, bool part) : part_(part), page_(document.metadata.url) {
  if (document.anchors.empty()) return;
  const Node& root = *document.root;
  const std::unordered_set<std::string> wanted = fragments(root);
  std::unordered_map<const Node*, std::string> names;
  if (!part) names = slugs(root);
  for (const Anchor& anchor : document.anchors) {
    const bool linked = wanted.contains(std::string(anchor.id.view())) || (part && names_article(anchor.id));
    if (anchor.node == nullptr || !linked) continue;
    if (anchor.node == &root || !is_inside(*anchor.node, root)) continue;
    const auto name = names.find(anchor.node);
    put(anchor, name == names.end() ? std::string() : name->second);
  }
}

void Targets::put(const Anchor& anchor, const std::string& slug) {
  const std::string address = '#' + (slug.empty() ? fragment_of(anchor.id) : slug);
  if (!addresses_.try_emplace(anchor.id.view(), address).second || !slug.empty()) return;
  std::string& tags = tags_[anchor.node];
  tags += "<a";
  append_attribute(tags, "id", anchor.id);
  tags += "></a>";
}

std::string_view Targets::address(std::string_view url, std::string& made) const {
  if (!url.starts_with('#') || url.size() == 1) return url;
  auto found = addresses_.find(url.substr(1));
  if (found == addresses_.end()) found = addresses_.find(percent_decode(url.substr(1)));
  if (found != addresses_.end()) return found->second;
  if (part_ && names_article(url.substr(1))) return url;
  if (page_.empty()) return {};
  made = resolve_address(page_, url);
  return made;
}

std::string_view Targets::tags(const Node& node) const {
  if (tags_.empty()) return {};
  const auto found = tags_.find(&node);
  return found == tags_.end() ? std::string_view() : found->second;
}

std::string Targets::tags_within(const Node& node) const {
  std::string out;
  if (tags_.empty()) return out;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) out += tags(*at);
  return out;
}

}  // namespace offprint::markdown
