#include "converters/passes/pictures/image_address.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Proxies that take any origin in a parameter. With other hosts its address must end as a picture's does.
constexpr std::array<std::string_view, 3> kQueryProxies{"images.weserv.nl", "wsrv.nl", "rssproxy.migor.org"};
constexpr std::array<std::string_view, 4> kParameters{"url", "image_url", "imgurl", "src"};

bool is_photon(std::string_view host) {  // i0.wp.com to i9.wp.com: WordPress's image network
  return host.size() == 9 && host.front() == 'i' && is_digit(host[1]) && host.substr(2) == ".wp.com";
}

// `HOST/PATH` or an address, as proxies take it, to an address.
std::string absolute(std::string_view target) {
  if (starts_ignoring_case(target, "ssl:")) target.remove_prefix(4);
  while (target.substr(0, 1) == "/") target.remove_prefix(1);
  constexpr std::string_view kScheme = "https://";
  std::string out;
  out.reserve(kScheme.size() + target.size());
  if (!is_web_address(target)) out = kScheme;
  return out.append(target);
}

// A picture's address that a path ends in, encoded: substackcdn.com/image/fetch/w_424/https%3A%2F%2F...
std::string last_segment_address(std::string_view path) {
  const std::string_view segment = path.substr(path.rfind('/') + 1);
  if (!starts_ignoring_case(segment, "http") || segment.find('%') == std::string_view::npos) return {};
  const std::string target = percent_decode(segment);
  return is_web_address(target) && names_picture(target) && is_xml_text(target) ? target : std::string();
}

// The address behind a proxy's; empty where there is no proxy.
std::string behind(const Address& parts) {
  const std::string_view host = parts.host();
  if (is_photon(host) && parts.path.find('/', 1) != std::string_view::npos) return absolute(parts.path);
  if (std::string target = last_segment_address(parts.path); !target.empty()) return target;
  if (parts.query.empty()) return {};
  const bool known = std::find(kQueryProxies.begin(), kQueryProxies.end(), host) != kQueryProxies.end();
  for (const std::string_view name : kParameters) {
    const auto target = query_address(parts.query, name);
    if (!target || target->empty() || !is_xml_text(*target)) continue;
    if (known) return absolute(*target);
    if (is_web_address(*target) && names_picture(*target)) return *target;
  }
  return {};
}

std::string percent_encode_spaces(std::string address) {
  if (address.find(' ') == std::string::npos) return address;
  std::string out;
  for (const char c : address) {
    if (c == ' ') {
      out += "%20";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

ImageAddress image_address(std::string_view base, std::string_view address) {
  const Address written = split_address(address);
  const bool is_whole = !written.scheme.empty();
  std::string whole = is_whole ? std::string(address) : with_scheme(resolve_address(base, address));
  std::string origin = behind(is_whole ? written : split_address(whole));
  if (origin.empty()) return {std::move(whole), {}};
  // Proxies of proxies: wp.com in front of weserv and the like.
  for (int i = 0; i < 3; ++i) {
    std::string further = behind(split_address(origin));
    if (further.empty()) break;
    origin = std::move(further);
  }
  return {percent_encode_spaces(std::move(origin)), std::move(whole)};
}

void note_spelling(Document& document, std::string_view written, const std::string& address) {
  if (is_web_address(written)) return;
  const Address parts = split_address(written);
  const bool relative = parts.scheme.empty() && !parts.has_authority && !parts.path.starts_with('/');
  if (relative && document.resources.find(address) == nullptr)
    document.resources.add({address, {}, {}, 0, 0, std::string(written)});
}

std::string picture_key(std::string_view base, std::string_view address) {
  const std::string origin = image_address(base, address).origin;
  const Address parts = split_address(origin);
  std::string path = percent_decode(parts.path);
  const std::size_t dot = path.find_last_of('.');
  std::size_t at = dot == std::string::npos ? path.size() : dot;
  const std::size_t end = at;
  const auto digits = [&] {
    const std::size_t from = at;
    while (at > 0 && is_digit(path[at - 1])) --at;
    return at < from;
  };
  const auto one = [&](char c) { return at > 0 && path[at - 1] == c && at-- > 0; };
  if (digits() && one('x') && digits() && one('-')) path.erase(at, end - at);
  std::string key;
  key.reserve(parts.host().size() + path.size() + 1 + parts.query.size());
  (key += parts.host()) += path;
  if (!names_picture(path) && parts.has_query) (key += '?') += parts.query;  // the query may name the picture
  return key;
}

}  // namespace offprint
