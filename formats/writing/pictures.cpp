#include "formats/writing/pictures.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/address/safe_address.h"
#include "formats/hash/digest.h"

namespace offprint {

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

}  // namespace

std::string_view picture_extension(std::string_view media_type) {
  const auto* found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeRow& row) { return row.media_type == media_type; });
  return found == kTypes.end() ? std::string_view() : found->extension;
}

const Resource* picture_at_hand(const Resources& resources, std::string_view address) {
  const Resource* found = resources.find(address);
  return found == nullptr || found->bytes.empty() || picture_extension(found->media_type).empty() ? nullptr : found;
}

std::string picture_file(const Resource& picture) {
  return content_name(picture.bytes) + std::string(picture_extension(picture.media_type));
}

const std::string& SavedPictures::save(std::string_view address) {
  const auto [place, is_new] = saved_.try_emplace(std::string(address));
  if (!is_new) return place->second;
  const Resource* picture = picture_at_hand(resources_, address);
  if (picture == nullptr) return place->second;
  std::string name = options_.image_folder + "/" + picture_file(*picture);
  place->second = encoded_path(name);
  const auto same = [&](const SideFile& file) { return file.name == name; };
  if (std::none_of(output_.side.begin(), output_.side.end(), same)) {
    output_.side.push_back({std::move(name), picture->bytes});
  }
  return place->second;
}

}  // namespace offprint
