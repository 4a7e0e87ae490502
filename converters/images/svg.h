// SVG that only draws: a picture, not a program and not a page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

struct Svg {
  std::string text;         // UTF-8, without declaration
  std::uint32_t width = 0;  // CSS pixels, of width and height or else of viewBox; 0 where unknown
  std::uint32_t height = 0;
};

// Keeps the elements that draw (by an allow list: scripts, foreignObject, animation and everything in other namespaces
// go), and of their attributes and style sheets what refers to nothing outside: no handlers, references only to
// #fragments. Comments, processing instructions and the document type go. Fails with NotThisFormat for what is not SVG
// in UTF-8.
Result<Svg> clean_svg(std::string_view bytes);

}  // namespace offprint
