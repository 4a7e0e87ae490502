#include "converters/passes/furniture/link_sites.h"

#include <algorithm>
#include <array>

#include "converters/passes/furniture/shown.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

// The first in the node, near its beginning.
const Link* first_link(const Node& node) {
  constexpr int kNear = 24;  // nodes
  int seen = 0;
  for (const Node* at = &node; at != nullptr && ++seen <= kNear; at = next_in(node, *at)) {
    if (const auto* link = as<Link>(at)) return link;
  }
  return nullptr;
}

// In no sentence: no words before or behind it.
bool stands_alone(const Node& link) {
  const auto is_words = [](const Node* node) { return node != nullptr && node->kind == Kind::Text; };
  return !is_words(last_shown(link.previous)) && !is_words(first_shown(link.next));
}

// Hosts that only lead on to the article: what its own site is they do not say.
struct Proxy {
  std::string_view host;
  std::string_view of;
};
constexpr std::array kProxies{
    Proxy{"feedproxy.google.com", "FeedBurner"},
    Proxy{"feedburner.com", "the same"},
    Proxy{"feedsportal.com", "Mediafed"},
    Proxy{"pheedo.com", "Pheedo"},
    Proxy{"news.google.com", "Google News"},
    Proxy{"webcache.googleusercontent.com", "Google's cache"},
    Proxy{"web.archive.org", "the Wayback Machine"},
    Proxy{"t.co", "Twitter"},
    Proxy{"bit.ly", "Bitly"},
    Proxy{"tinyurl.com", "TinyURL"},
    Proxy{"t.cn", "Weibo"},
    Proxy{"url.cn", "Tencent"},
    Proxy{"dwz.cn", "Baidu"},
    Proxy{"link.zhihu.com", "Zhihu"},
};

bool passes_on(std::string_view address) {
  const std::string_view host = split_address(address).host();
  return std::any_of(kProxies.begin(), kProxies.end(), [&](const Proxy& row) { return is_host(host, row.host); });
}

}  // namespace

std::string_view site_of(std::string_view address) {
  constexpr std::size_t kCountry = 2;
  constexpr std::size_t kGroup = 3;  // com, org, net, gov, edu, co, ac: names above a country's sites are short
  const std::string_view host = split_address(address).host();
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return host;
  const std::size_t second = host.rfind('.', last - 1);
  if (second == std::string_view::npos || second == 0) return host;
  const bool grouped = host.size() - last - 1 == kCountry && last - second - 1 <= kGroup;
  const std::size_t before = grouped ? host.rfind('.', second - 1) : second;
  return before == std::string_view::npos ? host : host.substr(before + 1);
}

bool heads_references(std::string_view heading) {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"延伸阅读",   "延伸閱讀", "扩展阅读", "擴展閱讀", "另请参阅",
                                       "另請參閱",   "参考",     "參考",     "注释",     "註釋",
                                       "附件",       "出处",     "出處",     "来源",     "來源",
                                       "文献",       "文獻",     "资料",     "資料",     "further reading",
                                       "references", "sources",  "notes",    "see also", "bibliography",
                                       "links"});
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view words) { return starts_ignoring_case(heading, words); });
}

ArticleSites::ArticleSites(const Document& document)
    : root_(*document.root), own_(site_of(document.metadata.url)), proxied_(passes_on(document.metadata.url)) {}

bool ArticleSites::is_own(std::string_view address) const {
  return !proxied_ && equals_ignoring_case(site_of(address), own_);
}

bool ArticleSites::leads_elsewhere(const Node& node) const {
  if (own_.empty()) return false;
  std::string_view first;
  bool several = false;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    const auto* link = as<Link>(at);
    if (link == nullptr) continue;
    const std::string_view site = site_of(link->url.view());
    if (site.empty() || equals_ignoring_case(site, own_)) return false;
    several = several || (!first.empty() && !equals_ignoring_case(site, first));
    first = site;
  }
  return several || (!first.empty() && !proxied_ && !is_used(first));
}

bool ArticleSites::is_used(std::string_view site) const {
  if (!used_) {
    used_.emplace();
    for (const Node* at = &root_; at != nullptr; at = next_in(root_, *at)) {
      const auto* link = as<Link>(at);
      if (link != nullptr && !stands_alone(*link)) used_->insert(site_of(link->url.view()));
      if (const auto* image = as<Image>(at)) used_->insert(site_of(image->url.view()));
    }
  }
  return used_->contains(site);
}

bool can_be_skipped(const Node& node) {
  if (!is_element(node, "section") && (node.element == nullptr || node.element->get("role") != "region")) return false;
  const Link* const link = first_link(node);
  const std::string_view target = link == nullptr ? std::string_view() : link->url.view();
  if (target.size() < 2 || target.front() != '#' || !stands_alone(*link)) return false;
  for (const Node* at = last_shown(node.last); at != nullptr; at = last_shown(at->last)) {
    if (at->element != nullptr && at->element->get("id") == target.substr(1)) return true;
  }
  return false;
}

}  // namespace offprint
