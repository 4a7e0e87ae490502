// Pictures that outputs hold or keep beside them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/document/resource.h"
#include "formats/writing/write.h"

namespace offprint {

// The extension with its dot of a core media type (EPUB 3.3 §3.2), or of AVIF: ".jpg"; "" for any other type.
std::string_view picture_extension(std::string_view media_type);
// The media type of such an extension; "" for any other.
std::string_view picture_type(std::string_view extension);

// Whether EPUB may hold such a picture by itself: a core media type (EPUB 3.3 §3.2).
bool is_core_picture(std::string_view media_type);

// The resource under that address, if it is a picture at hand: of such a type, with its bytes; else null.
const Resource* picture_at_hand(const Resources& resources, std::string_view address);

// What is said of a picture that is not shown, but linked to `link`; "" where no address leads to it.
void say_not_shown(const Image& image, std::string_view link, Diagnostics& losses);

// "NAME.EXT", the name made of the content: the same picture under two addresses is one file.
std::string picture_file(const Resource& picture);

// Images::Save: the pictures of one document as side files in options.image_folder, each only once. A file is named as
// its address names it ("ferry.jpg"); of several with one name the later ones get a number, in the order of the
// resources, so that a picture is the same file in every format.
class SavedPictures {
 public:
  // All must outlive it.
  SavedPictures(const Resources& resources, const WriteOptions& options, Output& output)
      : resources_(resources), options_(options), output_(output) {}

  // The path of the file that the picture is saved in; "" if it is not at hand. It joins Output::side when it is
  // first asked for.
  const std::string& save(std::string_view address);

 private:
  void name_all();

  const Resources& resources_;
  const WriteOptions& options_;
  Output& output_;
  bool named_ = false;
  std::unordered_map<std::string_view, std::string> paths_;  // by address
};

}  // namespace offprint
