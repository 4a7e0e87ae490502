#include "formats/markdown/pictures.h"

#include <array>

#include "formats/address/safe_address.h"
#include "formats/hash/digest.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

struct TypeRow {
  std::string_view media_type;
  std::string_view extension;
};
constexpr std::array<TypeRow, 5> kTypes{{
    {"image/jpeg", ".jpg"},
    {"image/png", ".png"},
    {"image/gif", ".gif"},
    {"image/webp", ".webp"},
    {"image/svg+xml", ".svg"},
}};

std::string_view extension_of(std::string_view media_type) {
  for (const TypeRow& row : kTypes)
    if (row.media_type == media_type) return row.extension;
  return ".bin";
}

constexpr bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The file's name in the address, without its extension, as a name that every file system takes.
std::string stem_of(std::string_view address) {
  constexpr std::size_t kLongest = 80;
  if (address_scheme(address) == "data") return "image";
  address = address.substr(0, address.find_first_of("?#"));
  while (address.ends_with('/')) address.remove_suffix(1);
  std::string_view name = address.substr(address.find_last_of('/') + 1);
  if (const auto dot = name.find_last_of('.'); dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  std::string out;
  for (const char c : name) {
    if (out.size() == kLongest) break;
    out += is_name_char(c) ? c : '-';
  }
  while (!out.empty() && !is_utf8(out)) out.pop_back();
  return out.empty() ? "image" : out;
}

std::string folded(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// A folder's name as a relative address (RFC 3986 §4.2): what would end the path or make a scheme is encoded.
std::string as_path(std::string_view name) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    if (c == '%' || c == '#' || c == '?' || c == ':' || c == ' ' || c == '\\') {
      const auto byte = static_cast<unsigned char>(c);
      ((out += '%') += kHex[byte >> 4U]) += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string_view Pictures::address(const Image& image) {
  if (options_.images == Images::Drop || image.url.empty()) return {};
  auto found = addresses_.find(image.url.view());
  if (found == addresses_.end()) found = addresses_.emplace(image.url.view(), made_of(image)).first;
  return found->second;
}

std::string Pictures::made_of(const Image& image) {
  if (!is_safe_address(image.url)) return {};
  if (options_.images == Images::Link) return std::string(image.url.view());
  const Resource* resource = document_.resources.find(image.url);
  if (resource == nullptr || resource->bytes.empty()) {
    if (address_scheme(image.url) != "data") losses_.say(Say::ImageNotEmbedded, image.source.begin, image.url);
    return std::string(image.url.view());
  }
  if (options_.images == Images::Save) return save(*resource);
  return "data:" + resource->media_type + ";base64," + base64(resource->bytes);
}

std::string Pictures::save(const Resource& resource) {
  const std::string stem = stem_of(resource.address);
  const std::string_view extension = extension_of(resource.media_type);
  std::string name = stem + std::string(extension);
  for (int n = 2; !names_.insert(folded(name)).second; ++n)
    name = stem + "-" + std::to_string(n) + std::string(extension);
  const std::string folder = options_.image_folder.empty() ? "" : options_.image_folder + "/";
  output_.side.push_back({folder + name, resource.bytes});
  return as_path(folder) + name;
}

}  // namespace offprint::markdown
