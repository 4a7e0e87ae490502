// Addresses (URLs) as far as articles need them: parts, resolving, query values. The page's spelling is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

// The five parts of RFC 3986 (§3, appendix B), as views of the address; `has_*` tells an empty part from a missing one.
struct Address {
  std::string_view scheme;     // without the colon; as spelled
  std::string_view authority;  // without the slashes
  std::string_view path;
  std::string_view query;     // without the question mark
  std::string_view fragment;  // without the number sign
  bool has_authority = false;
  bool has_query = false;
  bool has_fragment = false;

  // The authority's host, without user and port; as spelled.
  std::string_view host() const;
};
Address split_address(std::string_view address);

// `reference` resolved against `base` (RFC 3986 §5.2.2). An absolute reference comes back unchanged, and so does any
// reference if `base` has no scheme.
std::string resolve_address(std::string_view base, std::string_view reference);

// http:// or https://, in any case.
bool is_web_address(std::string_view address);

// %XX undone; what is no escape stays. The result may be no UTF-8.
std::string percent_decode(std::string_view text);

// The decoded value of the query's first parameter of that name; nothing if there is none.
std::optional<std::string> query_value(std::string_view query, std::string_view name);

// The same for a parameter that holds an address, which may be encoded more than once: decoded until it is one.
std::optional<std::string> query_address(std::string_view query, std::string_view name);

// Whether the host is the wanted one or below it, ignoring case: news.example.org is below example.org, and every host
// is below "".
bool is_host(std::string_view host, std::string_view wanted);

}  // namespace offprint
