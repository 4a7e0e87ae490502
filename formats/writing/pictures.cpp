#include "formats/writing/pictures.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "formats/address/safe_address.h"
#include "formats/hash/digest.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct TypeRow {
  std::string_view media_type;
  std::string_view extension;
};
constexpr std::array<TypeRow, 6> kTypes{{
    {"image/jpeg", ".jpg"},
    {"image/png", ".png"},
    {"image/gif", ".gif"},
    {"image/webp", ".webp"},
    {"image/svg+xml", ".svg"},
    {"image/avif", ".avif"},  // no core type: EPUB gets it as JPEG or PNG, or not at all (converters/images)
}};

constexpr bool is_name_char(char c) {
  return is_alphanumeric(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
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

}  // namespace

std::string_view picture_extension(std::string_view media_type) {
  const auto* found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeRow& row) { return row.media_type == media_type; });
  return found == kTypes.end() ? std::string_view() : found->extension;
}

std::string_view picture_type(std::string_view extension) {
  const auto* found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeRow& row) { return row.extension == extension; });
  return found == kTypes.end() ? std::string_view() : found->media_type;
}

bool is_core_picture(std::string_view media_type) {
  return media_type != "image/avif" && !picture_extension(media_type).empty();
}

const Resource* picture_at_hand(const Resources& resources, std::string_view address) {
  const Resource* found = resources.find(address);
  return found == nullptr || found->bytes.empty() || picture_extension(found->media_type).empty() ? nullptr : found;
}

void say_not_shown(const Image& image, std::string_view link, Diagnostics& losses) {
  const bool data = image.url.view().starts_with("data:");  // a megabyte
  const std::string_view what = data ? std::string_view("data:") : image.url.view();
  losses.report(link.empty() ? DiagnosticCode::ImageNameOnly : DiagnosticCode::ImageNotEmbedded, image.source.begin,
                what);
}

std::string picture_file(const Resource& picture) {
  return content_name(picture.bytes) + std::string(picture_extension(picture.media_type));
}

void SavedPictures::name_all() {
  std::unordered_map<std::string_view, std::string_view> by_content;  // paths
  std::unordered_set<std::string> taken;                              // in lower case: some file systems fold it
  for (const Resource& picture : resources_.all()) {
    if (picture_at_hand(resources_, picture.address) != &picture) continue;
    std::string& path = paths_[picture.address];
    const auto [same, is_new] = by_content.try_emplace(picture.bytes);
    if (!is_new) {
      path = same->second;
      continue;
    }
    const std::string stem = stem_of(picture.address);
    const std::string extension(picture_extension(picture.media_type));
    std::string name = stem + extension;
    for (int n = 2; !taken.insert(lower(name)).second; ++n)
      name.assign(stem).append("-").append(std::to_string(n)).append(extension);
    path = options_.image_folder.empty() ? name : options_.image_folder + "/" + name;
    same->second = path;
  }
}

const std::string& SavedPictures::save(std::string_view address) {
  static const std::string none;
  if (!named_) name_all();
  named_ = true;
  const auto found = paths_.find(address);
  if (found == paths_.end()) return none;
  const auto is_it = [&](const SideFile& file) { return file.name == found->second; };
  if (std::none_of(output_.side.begin(), output_.side.end(), is_it))
    output_.side.push_back({found->second, picture_at_hand(resources_, address)->bytes});
  return found->second;
}

}  // namespace offprint
