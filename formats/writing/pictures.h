// Pictures that outputs hold or have beside them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/document/resource.h"
#include "formats/writing/write.h"

namespace offprint {

// The extension with its dot of a core media type (EPUB 3.3 §3.2): ".jpg"; "" for any other type.
std::string_view picture_extension(std::string_view media_type);

// The resource under that address, where it is a picture at hand: of a core media type, with its bytes; else null.
const Resource* picture_at_hand(const Resources& resources, std::string_view address);

// "NAME.EXT", the name made of the content: the same picture under two addresses is one file.
std::string picture_file(const Resource& picture);

// Images::Save: the pictures of one document as side files in options.image_folder, each once.
class SavedPictures {
 public:
  // All must outlive it.
  SavedPictures(const Resources& resources, const WriteOptions& options, Output& output)
      : resources_(resources), options_(options), output_(output) {}

  // The relative address, escaped, that the picture is saved under; "" where it is not at hand.
  const std::string& save(std::string_view address);

 private:
  const Resources& resources_;
  const WriteOptions& options_;
  Output& output_;
  std::unordered_map<std::string, std::string> saved_;  // by address
};

}  // namespace offprint
