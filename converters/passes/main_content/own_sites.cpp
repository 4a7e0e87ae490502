#include "converters/passes/main_content/own_sites.h"

#include <algorithm>
#include <array>

#include "converters/passes/furniture/link_sites.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"

namespace offprint::main_content {

namespace {

constexpr int kOften = 3;

// Where sites have their profiles and shops: no source, unless it is said to be one.
bool is_service(std::string_view site) {
  static constexpr auto kServices = std::to_array<std::string_view>(
      {"twitter.com",  "x.com",          "facebook.com", "instagram.com", "linkedin.com", "pinterest.com",
       "weibo.com",    "t.me",           "telegram.me",  "apple.com",     "amazon.com",   "amazon.cn",
       "amazon.co.uk", "taobao.com",     "jd.com",       "patreon.com",   "whatsapp.com", "qq.com",
       "douban.com",   "feedburner.com", "addthis.com",  "reddit.com",    "tumblr.com"});
  return std::find(kServices.begin(), kServices.end(), site) != kServices.end();
}

}  // namespace

void OwnSites::find() {
  found_ = true;
  links_[site_of(page_.address)] = kOften;
  const Node& root = *page_.sections.front().node;
  for (const Node* at = &root; at != nullptr; at = at == &box_ ? skip_in(root, *at) : next_in(root, *at)) {
    const auto* link = as<Link>(at);
    if (link != nullptr && is_web_address(link->url.view())) ++links_[site_of(link->url.view())];
  }
  std::erase_if(links_, [](const auto& site) { return site.second < kOften; });
}

bool OwnSites::lead_to(std::string_view address) {
  const std::string_view site = is_web_address(address) ? site_of(address) : std::string_view();
  if (site.empty()) return true;
  if (!found_) find();
  return links_.contains(site);
}

bool OwnSites::lead_away(std::string_view address) { return !lead_to(address) && !is_service(site_of(address)); }

}  // namespace offprint::main_content
