// What a picture becomes: its address, a file beside the output, its bytes in a data: address, or nothing.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "formats/writing/pictures.h"
#include "formats/writing/write.h"

namespace offprint::markdown {

class Pictures {
 public:
  // All must outlive this.
  Pictures(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses)
      : document_(document), options_(options), losses_(losses), saved_(document.resources, options, output) {}

  // The address to write; "" if the picture is left out (by option, or because its address is missing or unsafe). Lives
  // as long as this and the image. With Images::Save the file joins Output::side when its picture is first asked for.
  std::string_view address(const Image& image);

 private:
  std::string made_of(const Image& image);

  const Document& document_;
  const WriteOptions& options_;
  Diagnostics& losses_;
  std::map<std::string, std::string, std::less<>> addresses_;  // what was made of each Image::url
  SavedPictures saved_;
};

}  // namespace offprint::markdown
