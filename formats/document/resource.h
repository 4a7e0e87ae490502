// What is kept beside the tree: what the address of an image was found to be. Container readers and converters/images
// fill it; writers only read it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace offprint {

struct Resource {
  std::string address;  // as in Image::url
  std::string
      media_type;  // a core media type of EPUB 3.3 (§3.2): image/jpeg, image/png, image/gif, image/webp, image/svg+xml
  std::string bytes;        // the picture itself; empty if it could not be had
  std::uint32_t width = 0;  // pixels, from its own header; 0 if unknown
  std::uint32_t height = 0;
  std::string written{};  // a relative address as the page spells it: the picture may lie beside the input
};

class Resources {
 public:
  // The last resource added under that address; null if there is none.
  const Resource* find(std::string_view address) const;
  void add(Resource resource);
  const std::vector<Resource>& all() const { return all_; }
  void clear();

 private:
  std::vector<Resource> all_;
  std::unordered_map<std::string, std::size_t> last_;  // of an address
};

}  // namespace offprint
