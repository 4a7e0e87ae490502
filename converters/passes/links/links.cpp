// Links that a reader can follow: absolute, to the article and not to a redirector or an interface of the site's
// program.
//
// Recognised: relative addresses (resolved against Document::base); places in the page itself, by fragment or by the
// page's full address ("#id" from here on); a redirector that names its target in a parameter; an interface's address
// of an article (ArticleRef). Share links (twitter.com/share?url=…) are not redirectors and stay. A link without an
// address becomes its text.
#include <array>
#include <string>
#include <string_view>

#include "converters/passes/links/anchors.h"
#include "converters/passes/links/base.h"
#include "converters/passes/list.h"
#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct Redirector {
  std::string_view host;       // the host or what it ends with, after a dot
  std::string_view path;       // what its path begins with
  std::string_view parameter;  // that holds the target
};

constexpr std::array kRedirectors{
    Redirector{"facebook.com", "/l.php", "u"},
    Redirector{"facebook.com", "/flx/warn", "u"},
    Redirector{"instagram.com", "/", "u"},  // l.instagram.com/?u=
    Redirector{"google.com", "/url", "q"},
    Redirector{"google.com", "/url", "url"},
    Redirector{"google.com.hk", "/url", "q"},
    Redirector{"google.com.hk", "/url", "url"},
    Redirector{"google.com.tw", "/url", "q"},
    Redirector{"youtube.com", "/redirect", "q"},
    Redirector{"link.zhihu.com", "/", "target"},
    Redirector{"link.juejin.cn", "/", "target"},
    Redirector{"link.jianshu.com", "/", "t"},
    Redirector{"douban.com", "/link2", "url"},
    Redirector{"t.umblr.com", "/redirect", "z"},
    Redirector{"medium.com", "/r", "url"},
    Redirector{"out.reddit.com", "/", "url"},
    Redirector{"vk.com", "/away.php", "to"},
    Redirector{"steamcommunity.com", "/linkfilter", "url"},
    Redirector{"safelinks.protection.outlook.com", "/", "url"},
    Redirector{"slack-redir.net", "/link", "url"},
    Redirector{"", "/redirect", "to"},  // any site's own
    Redirector{"", "/redirect", "url"},
    Redirector{"", "/goto", "url"},
    Redirector{"", "/away", "to"},
};

bool is_path(std::string_view path, std::string_view wanted) {
  if (wanted == "/") return true;
  return path.substr(0, wanted.size()) == wanted && (path.size() == wanted.size() || path[wanted.size()] == '/');
}

std::string redirected(std::string_view address) {
  const Address parts = split_address(address);
  if (!parts.has_query) return {};
  const std::string_view host = parts.host();
  for (const Redirector& r : kRedirectors) {
    if (!is_path(parts.path, r.path) || !is_host(host, r.host)) continue;
    const auto target = query_value(parts.query, r.parameter);
    if (target && is_web_address(*target) && is_xml_text(*target)) return *target;
  }
  return {};
}

// An interface's address of an article, and the article's.
struct Interface {
  std::string_view before;  // what the address begins with; an article's number follows
  std::string_view article;
};
constexpr std::array kInterfaces{
    Interface{"https://api.dw.com/api/detail/article/", "https://www.dw.com/a-"},
    Interface{"http://api.dw.com/api/detail/article/", "https://www.dw.com/a-"},
};

std::string article_of(std::string_view address) {
  for (const Interface& i : kInterfaces) {
    if (!address.starts_with(i.before)) continue;
    const std::string_view number = address.substr(i.before.size());
    const std::string_view digits = number.substr(0, number.find_first_not_of("0123456789"));
    if (!digits.empty()) return std::string(i.article) + std::string(digits);
  }
  return {};
}

// Whether nothing below would change the address: it is whole, has no parameter, leads to no part of a page and is no
// interface's.
bool stays(std::string_view address) {
  return is_web_address(address) && address.find('?') == std::string_view::npos &&
         address.find('#') == std::string_view::npos && article_of(address).empty();
}

std::string followed(std::string_view base, std::string_view address) {
  std::string out = with_scheme(resolve_address(base, address));
  for (int i = 0; i < 3; ++i) {  // a redirector may lead to another
    std::string target = redirected(out);
    if (target.empty()) break;
    out = std::move(target);
  }
  const std::string article = article_of(out);
  return article.empty() ? out : article;
}

}  // namespace

void settle_links(Document& document, const PassOptions& options, Diagnostics& /*diagnostics*/) {
  InnerLinks inner(document, page_address(document, options));
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    auto* link = as<Link>(at);
    if (link == nullptr || link->url.empty() || stays(link->url)) continue;
    const std::string address = inner.settled(link->url, followed(document.base, link->url));
    if (address != link->url.view()) link->url = document.text(address);
  }
  inner.keep_used();
}

}  // namespace offprint
