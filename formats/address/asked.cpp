#include "formats/address/asked.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "formats/address/address.h"
#include "formats/address/dot_segments.h"
#include "formats/address/safe_address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::string_view kSlashes = "/\\";
using AuthorityEnd = ByteSet<ByteRange{'#', '#'}, ByteRange{'/', '/'}, ByteRange{'?', '?'}, ByteRange{'\\', '\\'}>;
using BehindPath = ByteSet<ByteRange{'#', '#'}, ByteRange{'?', '?'}>;
constexpr char32_t kIdeographicFullStop = U'\u3002';

// What stands in hosts that are not spelled as they are asked.
using OddInHost = ByteSet<ByteRange{0, 0x20}, ByteRange{'%', '%'}, ByteRange{'\\', '\\'}, ByteRange{0x7F, 0xFF}>;
// The same behind hosts.
using OddInPath = ByteSet<ByteRange{'\t', '\n'}, ByteRange{'\r', '\r'}, ByteRange{'%', '%'}, ByteRange{'\\', '\\'}>;

constexpr bool is_nothing(char c) { return c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_trimmed(char c) { return static_cast<unsigned char>(c) <= 0x20; }

std::string without_skipped(std::string_view address) {
  while (!address.empty() && is_trimmed(address.front())) address.remove_prefix(1);
  while (!address.empty() && is_trimmed(address.back())) address.remove_suffix(1);
  std::string out;
  std::copy_if(address.begin(), address.end(), std::back_inserter(out), [](char c) { return !is_nothing(c); });
  return out;
}

// One character by itself as UTS #46 maps it, which takes linear time; what becomes no ASCII is in no host looked for.
void append_as_host(std::string& out, char32_t c) {
  constexpr std::size_t kLongest = 32;  // a character becomes 18 at most
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* const mapping = unorm2_getNFKCCasefoldInstance(&error);
  std::array<UChar, U16_MAX_LENGTH> from{};
  std::array<UChar, kLongest> to{};
  std::int32_t size = 0;
  U16_APPEND_UNSAFE(from.data(), size, static_cast<UChar32>(c));
  size = unorm2_normalize(mapping, from.data(), size, to.data(), kLongest, &error);
  if (U_FAILURE(error) != 0) return append_utf8(out, c);
  for (std::int32_t at = 0; at < size; ++at) {
    const char16_t unit = to[static_cast<std::size_t>(at)];
    if (unit == kIdeographicFullStop) {
      out += '.';
    } else if (unit < 0x80) {
      out += lower(static_cast<char>(unit));
    } else {
      out += kReplacement;
    }
  }
}

std::string asked_host(std::string_view authority) {
  authority.remove_prefix(authority.rfind('@') + 1);  // npos + 1 is 0
  const std::string decoded = percent_decode(authority.substr(0, authority.find(':')));
  std::string host;
  for (std::size_t at = 0; at < decoded.size();) {
    const CodePoint c = decode(decoded, at);
    append_as_host(host, c.value);
    at += c.size;
  }
  host.erase(host.find_last_not_of('.') + 1);
  return host;
}

std::string asked_path(std::string_view path) {
  std::string read = percent_decode(path);
  std::replace(read.begin(), read.end(), '\\', '/');
  read = remove_dot_segments(read);
  return read.starts_with('/') ? read : '/' + read;
}

}  // namespace

bool is_asked_as_spelled(std::string_view address) {
  if (!is_web_address(address)) return false;
  address.remove_prefix(address.find(':') + 3);  // ://
  const std::size_t end = AuthorityEnd::find(address);
  const std::string_view authority = address.substr(0, end);
  const std::string_view rest = address.substr(end);
  const std::string_view path = rest.substr(0, BehindPath::find(rest));
  return !authority.empty() && !OddInHost::any(authority) && !authority.ends_with('.') &&
         authority.find(".:") == std::string_view::npos && !OddInPath::any(path) &&
         path.find("/.") == std::string_view::npos;
}

Asked asked_of(std::string_view address) {
  const std::string read = without_skipped(address);
  const std::string scheme = address_scheme(read);
  std::string_view rest = read;
  if (scheme == "http" || scheme == "https") {
    rest.remove_prefix(scheme.size() + 1);
  } else if (!scheme.empty() || rest.find_first_not_of(kSlashes) < 2 || rest.size() < 2) {
    return {};
  }
  rest.remove_prefix(std::min(rest.find_first_not_of(kSlashes), rest.size()));
  const std::size_t end = AuthorityEnd::find(rest);
  const std::string_view behind = rest.substr(end);
  const std::size_t path_end = BehindPath::find(behind);
  return {asked_host(rest.substr(0, end)), asked_path(behind.substr(0, path_end)),
          path_end < behind.size() && behind[path_end] == '?'};
}

}  // namespace offprint
