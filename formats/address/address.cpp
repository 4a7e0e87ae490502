#include "formats/address/address.h"

#include <algorithm>
#include <cctype>

#include "formats/address/dot_segments.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"

namespace offprint {

namespace {

using PathEnd = ByteSet<ByteRange{'#', '#'}, ByteRange{'?', '?'}>;

using OfScheme =
    ByteSet<ByteRange{'+', '+'}, ByteRange{'-', '.'}, ByteRange{'0', '9'}, ByteRange{'A', 'Z'}, ByteRange{'a', 'z'}>;

// Where the colon of the address's scheme is; 0 where it has none.
std::size_t scheme_end(std::string_view address) {
  if (address.empty() || !is_letter(address.front())) return 0;
  std::size_t at = 1;
  while (at < address.size() && OfScheme::holds(address[at])) ++at;
  return at < address.size() && address[at] == ':' ? at : 0;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

std::string merge(const Address& base, std::string_view path) {
  if (base.has_authority && base.path.empty()) return '/' + std::string(path);
  const std::size_t slash = base.path.find_last_of('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : base.path.substr(0, slash + 1)) +
         std::string(path);
}

}  // namespace

std::string_view Address::host() const {
  std::string_view host = authority;
  if (host.find('@') != std::string_view::npos) host.remove_prefix(host.find_last_of('@') + 1);
  if (host.substr(0, 1) == "[") return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

Address split_address(std::string_view address) {
  Address out;
  std::size_t end = PathEnd::find(address);
  const std::string_view behind = address.substr(end);
  address = address.substr(0, end);
  if (behind.starts_with('?')) {
    out.has_query = true;
    out.query = behind.substr(1, std::min(behind.find('#'), behind.size()) - 1);
  }
  end = out.has_query ? out.query.size() + 1 : 0;
  if (end < behind.size()) {
    out.has_fragment = true;
    out.fragment = behind.substr(end + 1);
  }
  const std::size_t colon = scheme_end(address);
  if (colon > 0) {
    out.scheme = address.substr(0, colon);
    address.remove_prefix(colon + 1);
  }
  if (address.substr(0, 2) == "//") {
    out.has_authority = true;
    const std::size_t slash = std::min(address.find('/', 2), address.size());
    out.authority = address.substr(2, slash - 2);
    address.remove_prefix(slash);
  }
  out.path = address;
  return out;
}

std::string resolve_address(std::string_view base_address, std::string_view reference) {
  const Address to = split_address(reference);
  if (!to.scheme.empty()) return std::string(reference);
  const Address base = split_address(base_address);
  if (base.scheme.empty()) return std::string(reference);
  std::string out = std::string(base.scheme) + ':';
  if (to.has_authority) return out + std::string(reference);
  if (base.has_authority) (out += "//") += base.authority;
  if (!to.path.empty()) {
    out += remove_dot_segments(to.path.front() == '/' ? std::string(to.path) : merge(base, to.path));
  } else {
    out += base.path;
  }
  if (to.has_query || (to.path.empty() && base.has_query)) (out += '?') += to.has_query ? to.query : base.query;
  if (to.has_fragment) (out += '#') += to.fragment;
  return out;
}

bool is_web_address(std::string_view address) {
  constexpr std::string_view kBoth = "http";
  if (!starts_ignoring_case(address, kBoth)) return false;
  address.remove_prefix(kBoth.size());
  if (address.starts_with('s') || address.starts_with('S')) address.remove_prefix(1);
  return address.starts_with("://");
}

std::string percent_decode(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low < 0) {
      out += text[i];
    } else {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

std::optional<std::string> query_value(std::string_view query, std::string_view name) {
  for (std::size_t at = 0; at <= query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    std::string_view pair = query.substr(at, end - at);
    if (pair.substr(0, 4) == "amp;") pair.remove_prefix(4);  // escaped twice
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name)
      return percent_decode(pair.substr(equals + 1));
    at = end + 1;
  }
  return std::nullopt;
}

std::optional<std::string> query_address(std::string_view query, std::string_view name) {
  constexpr int kMostTimes = 4;
  std::optional<std::string> value = query_value(query, name);
  for (int i = 0; value && i < kMostTimes; ++i) {
    const bool encoded = starts_ignoring_case(*value, "http%") || starts_ignoring_case(*value, "https%") ||
                         value->starts_with("%2F") || value->starts_with("%2f");
    if (!encoded) break;
    value = percent_decode(*value);
  }
  return value;
}

bool is_host(std::string_view host, std::string_view wanted) {
  if (wanted.empty()) return true;
  if (host.size() < wanted.size() || !equals_ignoring_case(host.substr(host.size() - wanted.size()), wanted))
    return false;
  return host.size() == wanted.size() || host[host.size() - wanted.size() - 1] == '.';
}

}  // namespace offprint
