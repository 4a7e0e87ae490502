#include "converters/bind/address_key.h"

#include <algorithm>
#include <array>
#include <string>

#include "formats/address/address.h"
#include "formats/hash/hash64.h"
#include "formats/html/anchors.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

struct TrackingRow {
  std::string_view name;  // of a parameter; with '*' at its end: the beginning of one
  std::string_view whose;
};
// Only what never chooses the page: "id", "p" or "from" alone may.
constexpr std::array<TrackingRow, 22> kTracking{{
    {"utm_*", "Google Analytics, and what copied it"},
    {"gclid", "Google Ads"},
    {"dclid", "Google Marketing"},
    {"_ga", "Google Analytics"},
    {"fbclid", "Facebook"},
    {"fb_action_*", "Facebook"},
    {"fb_source", "Facebook"},
    {"msclkid", "Microsoft Ads"},
    {"yclid", "Yandex"},
    {"twclid", "Twitter"},
    {"igshid", "Instagram"},
    {"mc_cid", "Mailchimp: campaign"},
    {"mc_eid", "Mailchimp: reader"},
    {"mkt_tok", "Marketo"},
    {"spm", "Alibaba: where the click was"},
    {"scm", "Alibaba: which list it was in"},
    {"share_token", "apps' share buttons"},
    {"isappinstalled", "WeChat: the sharer's app"},
    {"nsukey", "WeChat: the sharer's session"},
    {"weibo_id", "Weibo: the post that linked"},
    {"ref_src", "Twitter: the embed that linked"},
    {"cmpid", "campaigns of news sites"},
}};

bool is_tracking(std::string_view name) {
  return std::any_of(kTracking.begin(), kTracking.end(), [&](const TrackingRow& row) {
    if (row.name.ends_with('*')) return starts_ignoring_case(name, row.name.substr(0, row.name.size() - 1));
    return equals_ignoring_case(name, row.name);
  });
}

// Host and port, of "user@WWW.Example.org:443" example.org.
std::string site_of(const Address& parts) {
  std::string host = lower(parts.host());
  while (host.ends_with('.')) host.pop_back();
  if (host.starts_with("www.")) host.erase(0, 4);
  const std::size_t after =
      static_cast<std::size_t>(parts.host().data() - parts.authority.data()) + parts.host().size();
  const std::string_view port = parts.authority.substr(std::min(after, parts.authority.size()));
  if (port != ":" && port != ":80" && port != ":443") host += port;
  return host;
}

}  // namespace

std::uint64_t address_key(std::string_view address) {
  const Address parts = split_address(address);
  const bool web = equals_ignoring_case(parts.scheme, "http") || equals_ignoring_case(parts.scheme, "https");
  if (!web || parts.host().empty()) return 0;
  std::string key = site_of(parts);
  key += percent_decode(parts.path);
  while (key.ends_with('/')) key.pop_back();
  std::string_view query = parts.query;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (parameter.empty() || is_tracking(parameter.substr(0, parameter.find('=')))) continue;
    key += '\n' + percent_decode(parameter);
  }
  return hash_of(key);
}

std::uint64_t chapter_key(std::string_view book, std::string_view address) {
  const std::string path = percent_decode(address.substr(0, address.find('#')));
  return path.empty() ? 0 : hash_of(std::string(book).append("\n").append(path));
}

std::uint64_t fragment_key(std::string_view address) {
  const std::string_view fragment = split_address(address).fragment;
  return fragment.empty() ? 0 : hash_of(anchor_id(percent_decode(fragment)));
}

}  // namespace offprint
