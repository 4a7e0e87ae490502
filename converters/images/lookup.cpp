#include "converters/images/lookup.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>

#include "converters/images/kept.h"
#include "formats/address/address.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

enum class Spelling { Decoded, AsIs };

// Whether the segment names a file or folder right here.
bool is_name(std::string_view segment) {
  constexpr std::string_view kDivides("/\0", 2);
  return !segment.empty() && segment != "." && segment != ".." &&
         segment.find_first_of(kDivides) == std::string_view::npos;
}

// A path below a folder; nothing where a segment would leave it.
std::optional<std::string> relative_path(std::string_view path, Spelling spelling) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view segment = path.substr(at, end - at);
    at = end + 1;
    if (segment.empty() || segment == ".") continue;
    const std::string name = spelling == Spelling::Decoded ? percent_decode(segment) : std::string(segment);
    if (!is_name(name)) return {};
    if (!out.empty()) out += '/';
    out += name;
  }
  if (out.empty()) return {};
  return out;
}

std::string_view last_segment(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

// Ports that the scheme implies: a name of a folder leaves them out.
struct DefaultPort {
  std::string_view scheme;
  std::string_view port;
};
constexpr std::array<DefaultPort, 2> kDefaultPorts{{{"http", "80"}, {"https", "443"}}};

// What the authority says behind its host; empty where the scheme implies it.
std::string_view port_of(const Address& address) {
  const std::string_view host = address.host();
  if (host.empty()) return {};
  std::string_view port =
      address.authority.substr(static_cast<std::size_t>(host.data() - address.authority.data()) + host.size());
  port.remove_prefix(std::min(port.rfind(':') + 1, port.size()));
  const bool implied = std::any_of(kDefaultPorts.begin(), kDefaultPorts.end(), [&](const DefaultPort& row) {
    return equals_ignoring_case(row.scheme, address.scheme) && row.port == port;
  });
  return implied ? std::string_view() : port;
}

// HOST/PATH, HOST:PORT/PATH; with HOST+PORT/PATH, too, as `wget --restrict-file-names=windows` writes it.
std::vector<std::string> places(const Address& address) {
  const std::string host = lower(address.host());
  const std::string path = "/" + std::string(address.path);
  const std::string port(port_of(address));
  if (port.empty()) return {host + path};
  return {host + ":" + port + path, host + "+" + port + path};
}

bool is_relative(const Address& parts) {
  return parts.scheme.empty() && !parts.has_authority && !parts.path.empty() && !parts.path.starts_with('/');
}

std::string real_path(const std::string& path) {
  std::error_code error;
  return std::filesystem::canonical(path, error).string();
}

}  // namespace

std::vector<std::string> paths_beside(const std::string& folder, std::string_view written) {
  const Address parts = split_address(written);
  std::vector<std::string> out;
  if (!is_relative(parts)) return out;
  const std::string with_query = std::string(parts.path) + '?' + std::string(parts.query);
  for (const Spelling spelling : {Spelling::Decoded, Spelling::AsIs}) {
    for (const std::string_view path : {std::string_view(with_query), parts.path}) {
      if (path == with_query && !parts.has_query) continue;
      const auto relative = relative_path(path, spelling);
      std::string whole = relative ? folder + '/' + *relative : std::string();
      if (relative && std::find(out.begin(), out.end(), whole) == out.end()) out.push_back(std::move(whole));
    }
  }
  return out;
}

bool is_file_in(const std::string& folder, const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  const std::string inside = real_path(folder) + '/';
  return real_path(path).starts_with(inside == "//" ? "/" : inside);
}

void Lookup::expect(std::string_view address) {
  const Address parts = split_address(address);
  places_[std::string(last_segment(parts.path))].insert(places(parts).front());
}

std::vector<std::string> Lookup::paths(std::string_view address) const {
  std::vector<std::string> out;
  const auto add = [&](const std::optional<std::string>& path) {
    if (!path) return;
    std::string whole = folder_ + '/' + *path;
    if (std::find(out.begin(), out.end(), whole) == out.end()) out.push_back(std::move(whole));
  };
  const Address parts = split_address(address);
  const std::vector<std::string> wheres = places(parts);
  for (const std::string& where : wheres) {
    for (const Spelling spelling : {Spelling::Decoded, Spelling::AsIs}) {
      if (parts.has_query) add(relative_path(where + '?' + std::string(parts.query), spelling));
      add(relative_path(where, spelling));
    }
  }
  for (std::string& path : kept_paths(folder_, address)) out.push_back(std::move(path));
  const std::string_view name = last_segment(parts.path);
  const auto same_name = places_.find(name);
  const auto is_another = [&] { return same_name->second.size() > 1 || same_name->second.count(wheres.front()) == 0; };
  if (same_name != places_.end() && is_another()) return out;
  for (const Spelling spelling : {Spelling::Decoded, Spelling::AsIs}) add(relative_path(name, spelling));
  return out;
}

}  // namespace offprint
