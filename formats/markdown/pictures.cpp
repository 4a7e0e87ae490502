#include "formats/markdown/pictures.h"

#include "formats/address/safe_address.h"
#include "formats/hash/digest.h"
#include "formats/writing/pictures.h"

namespace offprint::markdown {

std::string_view Pictures::address(const Image& image) {
  if (options_.images == Images::Drop || image.url.empty()) return {};
  if (options_.images == Images::Link) return is_safe_picture(image.url) ? image.url.view() : std::string_view();
  auto found = addresses_.find(image.url.view());
  if (found == addresses_.end()) found = addresses_.emplace(image.url.view(), made_of(image)).first;
  return found->second;
}

std::string Pictures::made_of(const Image& image) {
  if (!is_safe_picture(image.url)) return {};
  const Resource* picture = picture_at_hand(document_.resources, image.url);
  if (picture == nullptr) {
    if (address_scheme(image.url) != "data")
      losses_.report(DiagnosticCode::ImageNotEmbedded, image.source.begin, image.url);
    return std::string(image.url.view());
  }
  if (options_.images == Images::Save) return encoded_path(saved_.save(image.url));
  return "data:" + picture->media_type + ";base64," + base64(picture->bytes);
}

}  // namespace offprint::markdown
