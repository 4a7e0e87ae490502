#include "converters/passes/main_content/own_sites.h"

#include "converters/passes/furniture/link_sites.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"

namespace offprint::main_content {

namespace {

constexpr int kOften = 3;

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

}  // namespace offprint::main_content
