// Read before the article is found, as what names the site stands outside it: the link to the site's root, the masthead
// and the line of rights.
#include "converters/passes/metadata/site_marks.h"

#include <algorithm>
#include <array>
#include <string>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/list.h"
#include "converters/passes/metadata/site_suffix.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestMark = 90;     // bytes of a name, squeezed
constexpr std::size_t kLongestRights = 300;  // of a line of rights
constexpr std::size_t kMostMarks = 64;
constexpr int kNodesOfMark = 30;
constexpr int kLevelsOfHeader = 6;  // from a heading to the masthead around it

// The text of few nodes, pictures as their alternative text; "" of more.
std::string text_of_mark(const Node& node, std::size_t longest) {
  std::string out;
  int left = kNodesOfMark;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (--left < 0 || out.size() > longest) return {};
    if (const auto* text = as<TextNode>(at)) out += text->value.view();
    if (const auto* image = as<Image>(at)) out += image->alt.view();
  }
  return out;
}

// "/", "https://example.org", "https://example.org/": the site's own root, as far as the page's address is known.
bool leads_to_root(std::string_view address, std::string_view host) {
  if (address == "/" || address == "./" || address == ".") return true;
  const Address parts = split_address(address);
  if (parts.authority.empty() || (!parts.path.empty() && parts.path != "/")) return false;
  return host.empty() || equals_ignoring_case(parts.host(), host);
}

// What sites call the block that has their name, in a class or an id.
bool is_masthead(const Element& element) {
  static constexpr std::array<std::string_view, 9> kNames{"site-title", "sitetitle",  "site-name",
                                                          "sitename",   "blog-title", "blogtitle",
                                                          "blogname",   "masthead",   "site-branding"};
  const auto holds = [](std::string_view text) {
    return std::any_of(kNames.begin(), kNames.end(),
                       [&](std::string_view name) { return text.find(name) != text.npos; });
  };
  return holds(element.get("class")) || holds(element.get("id"));
}

// A heading of the page's own header, around no article.
bool stands_in_header(const Node& heading) {
  int left = kLevelsOfHeader;
  bool header = false;
  for (const Node* at = heading.parent; at != nullptr; at = at->parent) {
    if (is_element(*at, "article") || is_element(*at, "main") || --left < 0) return false;
    header = header || is_element(*at, "header");
  }
  return header;
}

bool is_first_heading(const Node& node) {
  const auto* heading = as<Heading>(&node);
  return heading != nullptr && heading->depth == 1;
}

bool names_site(const Node& node, std::string_view host) {
  if (node.element == nullptr) return false;
  if (const auto* link = as<Link>(&node)) return leads_to_root(link->url, host);
  return is_masthead(*node.element) || (is_first_heading(node) && stands_in_header(node));
}

bool says_rights(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kSigns{"©", "Copyright", "copyright", "版权所有", "版權所有"};
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) { return text.find(sign) != text.npos; });
}

// "Home" leads to the root, and is nobody's name.
bool is_home(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kHome{"home", "homepage", "首页", "首頁", "主页", "主頁"};
  return std::find(kHome.begin(), kHome.end(), name) != kHome.end();
}

void add_mark(std::vector<std::string>& marks, const std::string& text) {
  std::string mark = squeezed(text);
  const bool fits = !mark.empty() && mark.size() <= kLongestMark && !is_home(mark) && marks.size() < kMostMarks;
  if (fits) marks.push_back(std::move(mark));
}

// Whether it is one of the host's labels but the last: "npr" of "www.npr.org".
bool is_host_label(std::string_view host, std::string_view name) {
  constexpr std::size_t kLeast = 3;  // letters
  if (name.size() < kLeast) return false;
  for (std::size_t end = host.find('.'); end != std::string_view::npos; end = host.find('.')) {
    if (host.substr(0, end) == name) return true;
    host.remove_prefix(end + 1);
  }
  return false;
}

// Of few letters within another word, or of words with which hosts begin, it may be there by chance.
bool is_in_host(std::string_view host, std::string_view name) {
  constexpr std::size_t kLeast = 4;  // letters
  static constexpr auto kSections =
      std::to_array<std::string_view>({"news",  "blog",     "blogs", "opinion", "culture", "sport",   "sports", "tech",
                                       "world", "business", "docs",  "help",    "support", "wiki",    "forum",  "shop",
                                       "store", "books",    "music", "travel",  "food",    "science", "health", "www"});
  if (name.empty() || std::find(kSections.begin(), kSections.end(), name) != kSections.end()) return false;
  const std::string own = squeezed(host);
  return name.size() >= kLeast ? own.find(name) != std::string::npos : is_host_label(own, name);
}

// How names of outlets end, and words that end so and are none.
constexpr auto kOutletNameEnds = std::to_array<std::string_view>(
    {"网",     "網",     "日报",    "日報", "晚报", "晚報",  "早报",   "早報",          "晨报",   "晨報",   "时报",
     "時報",   "周报",   "導報",    "导报", "商报", "商報",  "周刊",   "週刊",          "论坛",   "論壇",   "博客",
     "部落格", "新闻",   "新聞",    "杂志", "雜誌", "在线",  "線上",   "通讯社",        "通訊社", "新华社", "新華社",
     "log",    "news",   "times",   "post", "blog", "daily", "weekly", "documentation", "블로그", "뉴스",   "신문",
     "일보",   "ブログ", "ニュース"});
constexpr std::array<std::string_view, 8> kNoOutletNames{"互联网", "互聯網", "物联网", "物聯網",
                                                         "因特网", "关系网", "蜘蛛网", "蜘蛛網"};

bool ends_like_site(std::string_view name) {
  constexpr std::size_t kLeastBefore = 4;  // bytes: two characters of Chinese, a short word
  name = name.substr(0, name.find('('));   // "Flask Documentation (3.0.x)"
  const auto ends = [&](std::string_view end) {
    return name.ends_with(end) && name.size() >= end.size() + kLeastBefore;
  };
  const auto is_none = [&](std::string_view word) { return name.ends_with(word); };
  return std::any_of(kOutletNameEnds.begin(), kOutletNameEnds.end(), ends) &&
         std::none_of(kNoOutletNames.begin(), kNoOutletNames.end(), is_none);
}

}  // namespace

void read_site_marks(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  if (!document.whole_page) return;
  const std::string host(split_address(document.metadata.url).host());
  const Node& root = *document.root;
  for (const Node* at = root.first; at != nullptr; at = next_in(root, *at)) {
    const auto* text = as<TextNode>(at);
    if (text != nullptr && says_rights(text->value) && document.rights_marks.size() < kMostMarks) {
      document.rights_marks.push_back(squeezed(text_of_mark(*block_around(*at), kLongestRights)));
    } else if (names_site(*at, host)) {
      add_mark(document.site_marks, text_of_mark(*at, kLongestRights));
      if (const Text* title = at->element->find("title")) add_mark(document.site_marks, std::string(title->view()));
    }
  }
}

bool is_shown_as_site(const Document& document, std::string_view name) {
  const std::string own = squeezed(name);
  if (own.empty()) return false;
  return own == squeezed(document.metadata.site_name) || is_in_host(split_address(document.metadata.url).host(), own) ||
         std::find(document.site_marks.begin(), document.site_marks.end(), own) != document.site_marks.end();
}

bool may_stand_behind(const Document& document, std::string_view name) {
  constexpr std::size_t kLeastInRights = 6;  // bytes
  const std::string own = squeezed(name);
  if (own.empty()) return false;
  const auto holds = [&](const std::string& line) { return line.find(own) != std::string::npos; };
  const bool in_rights =
      own.size() >= kLeastInRights && std::any_of(document.rights_marks.begin(), document.rights_marks.end(), holds);
  return in_rights || ends_like_site(own) || is_shown_as_site(document, name);
}

}  // namespace offprint
