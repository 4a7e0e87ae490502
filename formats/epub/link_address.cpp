#include "formats/epub/link_address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include <unicode/uidna.h>

#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// RFC 3986 §2.2, §2.3: what may stand unescaped in each part, beside letters and digits.
constexpr std::string_view kInUser = "-._~!$&'()*+,;=:";
constexpr std::string_view kInPath = "-._~!$&'()*+,;=:@/";
constexpr std::string_view kInQuery = "-._~!$&'()*+,;=:@/?";  // and in fragments

void append_encoded(std::string& out, std::string_view part, std::string_view kept) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (std::size_t at = 0; at < part.size(); ++at) {
    const char c = part[at];
    const bool is_escape = c == '%' && at + 2 < part.size() && is_hex(part[at + 1]) && is_hex(part[at + 2]);
    if (is_escape || is_alphanumeric(c) || kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
}

// URL Standard §4.4: no controls or spaces around it, no tabs or line ends in it.
std::string cleaned(std::string_view address) {
  const auto is_edge = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!address.empty() && is_edge(address.front())) address.remove_prefix(1);
  while (!address.empty() && is_edge(address.back())) address.remove_suffix(1);
  std::string out(address);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

// UTS 46; nothing for a name that is none.
std::optional<std::string> to_ascii(std::string_view host) {
  struct Closer {
    void operator()(UIDNA* idna) const { uidna_close(idna); }
  };
  UErrorCode status = U_ZERO_ERROR;
  constexpr std::uint32_t kOptions = UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
  static const std::unique_ptr<UIDNA, Closer> idna(uidna_openUTS46(kOptions, &status));
  if (idna == nullptr) return {};
  std::array<char, 512> out{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  status = U_ZERO_ERROR;
  const std::int32_t size = uidna_nameToASCII_UTF8(idna.get(), host.data(), static_cast<std::int32_t>(host.size()),
                                                   out.data(), static_cast<std::int32_t>(out.size()), &info, &status);
  if (U_FAILURE(status) != 0 || info.errors != 0) return {};
  return std::string(out.data(), static_cast<std::size_t>(size));
}

bool is_host_char(char c) { return is_alphanumeric(c) || c == '-' || c == '.' || c == '_'; }

bool has_empty_label(std::string_view host) {
  return host.empty() || host.front() == '.' || host.find("..") != std::string_view::npos;
}

std::optional<std::string> valid_host(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) {
    std::array<unsigned char, 16> bytes{};
    const std::string inside(host.substr(1, host.size() - 2));
    if (inet_pton(AF_INET6, inside.c_str(), bytes.data()) == 1) return std::string(host);
    return {};
  }
  std::string ascii(host);
  const bool plain = std::all_of(host.begin(), host.end(), is_host_char);
  if (!plain || host.find("xn--") != std::string_view::npos) {
    const std::optional<std::string> converted = to_ascii(host);
    if (!converted) return {};
    ascii = *converted;
  }
  if (has_empty_label(ascii) || !std::all_of(ascii.begin(), ascii.end(), is_host_char)) return {};
  return ascii;
}

bool is_port(std::string_view digits) {
  constexpr unsigned kLast = 65535;
  unsigned port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return digits.empty() || (error == std::errc() && end == digits.data() + digits.size() && port <= kLast);
}

// user@host:port, "" where it is none.
std::string valid_authority(const Address& parts) {
  const std::string_view host = parts.host();
  const std::optional<std::string> valid = valid_host(host);
  if (!valid) return {};
  const auto before = static_cast<std::size_t>(host.data() - parts.authority.data());
  const std::string_view after = parts.authority.substr(before + host.size());
  if (!after.empty() && (after.front() != ':' || !is_port(after.substr(1)))) return {};
  std::string out;
  if (before > 0) {
    append_encoded(out, parts.authority.substr(0, before - 1), kInUser);
    out += '@';
  }
  out += *valid;
  if (after.size() > 1) out += after;
  return out;
}

void append_tail(std::string& out, const Address& parts) {
  append_encoded(out, parts.path, kInPath);
  if (parts.has_query) append_encoded(out += '?', parts.query, kInQuery);
  if (parts.has_fragment) append_encoded(out += '#', parts.fragment, kInQuery);
}

struct SchemeRow {
  std::string_view name;
  bool has_host;
};
// EPUBCheck warns of others (HTM-025), and reading systems do not open them.
constexpr std::array<SchemeRow, 5> kSchemes{{
    {"http", true},
    {"https", true},
    {"ftp", true},
    {"mailto", false},
    {"tel", false},
}};

// Bytes that may not stand in any part of such an address, or not everywhere.
using NeedsCare =
    ByteSet<ByteRange{0, ' '}, ByteRange{'"', '#'}, ByteRange{'%', '%'}, ByteRange{'<', '<'}, ByteRange{'>', '>'},
            ByteRange{'[', '^'}, ByteRange{'`', '`'}, ByteRange{'{', '}'}, ByteRange{0x7F, 0xFF}>;

constexpr bool stands_everywhere(char c) {
  const auto in = [c](std::string_view kept) { return kept.find(c) != std::string_view::npos; };
  return is_alphanumeric(c) || (in(kInPath) && in(kInQuery)) || c == '?';  // the first ? ends the path
}
static_assert([] {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    if (!NeedsCare::holds(c) && !stands_everywhere(c)) return false;
  }
  return true;
}());

// Most addresses are valid as they are: http or https, a host of plain characters, no port, and no byte that needs care
// but in an escape and one #.
bool is_valid_already(std::string_view address) {
  const std::size_t begin = address.starts_with("https://") ? 8 : address.starts_with("http://") ? 7 : 0;
  if (begin == 0) return false;
  std::size_t end = begin;
  while (end < address.size() && is_host_char(address[end])) ++end;
  const std::string_view host = address.substr(begin, end - begin);
  if (end < address.size() && std::string_view("/?#").find(address[end]) == std::string_view::npos) return false;
  if (has_empty_label(host) || host.find("xn--") != std::string_view::npos) return false;
  bool fragment = false;
  for (std::size_t at = NeedsCare::find(address, end); at < address.size(); at = NeedsCare::find(address, at + 1)) {
    const char c = address[at];
    const bool escape = c == '%' && at + 2 < address.size() && is_hex(address[at + 1]) && is_hex(address[at + 2]);
    if (!escape && (c != '#' || std::exchange(fragment, true))) return false;
  }
  return true;
}

}  // namespace

std::string link_address(std::string_view address) {
  if (is_valid_already(address)) return std::string(address);
  std::string clean = cleaned(address);
  if (clean.starts_with("//")) clean.insert(0, "https:");
  const std::string scheme = address_scheme(clean);
  const auto* row =
      std::find_if(kSchemes.begin(), kSchemes.end(), [&](const SchemeRow& known) { return known.name == scheme; });
  if (row == kSchemes.end()) return {};
  if (row->has_host) {  // browsers take "\" for "/" here, but for query and fragment
    const std::size_t end = std::min(clean.find_first_of("?#"), clean.size());
    std::replace(clean.begin(), clean.begin() + static_cast<std::ptrdiff_t>(end), '\\', '/');
  }
  const Address parts = split_address(clean);
  std::string out = scheme + ":";
  if (row->has_host) {
    const std::string authority = parts.has_authority ? valid_authority(parts) : std::string();
    if (authority.empty()) return {};
    out += "//" + authority;
  } else if (parts.path.empty() && parts.query.empty()) {
    return {};
  }
  append_tail(out, parts);
  return out;
}

}  // namespace offprint
