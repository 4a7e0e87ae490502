#include "formats/epub/picture_shape.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct ShapeRow {
  unsigned ratio;  // up to this height for a width of 100
  const char* name;
};
// A page is about 4 high for 3 wide. A picture may take four fifths of its height: its caption stands with it.
constexpr std::array<ShapeRow, 8> kShapes{{
    {106, "w100"},
    {118, "w90"},
    {133, "w80"},
    {152, "w70"},
    {178, "w60"},
    {213, "w50"},
    {266, "w40"},
    {400, "w30"},
}};
// Of fewer pixels it would be blown up by a width.
constexpr std::uint32_t kEnoughForWidth = 240;
// Higher than that, it is a strip that is read from top to bottom, and as narrow as a page is high nobody could.

// Twice as wide as high, and of enough pixels to fill a page.
bool is_panorama(const Resource& picture) {
  constexpr std::uint32_t kEnough = 600;
  return picture.width >= kEnough && picture.width >= 2 * picture.height;
}

// Whether some of it may be clear: what is drawn in black there cannot be seen at night.
bool may_be_clear(const Resource& picture) {
  constexpr std::size_t kColourType = 25;  // of a PNG's IHDR
  if (picture.media_type == "image/jpeg") return false;
  if (picture.media_type != "image/png" || picture.bytes.size() <= kColourType) return true;
  const char type = picture.bytes[kColourType];  // 0 grey, 2 colour: neither has alpha, but by a chunk of its own
  const std::string_view head = std::string_view(picture.bytes).substr(0, std::size_t{4} << 10U);
  return (type != 0 && type != 2 && type != 3) || head.find("tRNS") != std::string_view::npos;
}

// Whether words stand beside it.
bool is_in_text(const Image& image) {
  const auto has_text = [](const Node* node) {
    const auto* text = as<TextNode>(node);
    return text != nullptr && !is_blank(text->value);
  };
  return image.parent->kind != Kind::Figure && (has_text(image.previous) || has_text(image.next));
}

// Of one in text, whether it stands for a letter: an emoji, a formula's sign.
bool is_letter(const Image& image, const Resource& picture) {
  constexpr std::uint32_t kLine = 32;   // pixels that a page gives to a line
  constexpr std::uint32_t kEmoji = 72;  // of the sets that pages take them from
  constexpr std::size_t kEmojiText = 28;
  if (image.height > 0) return image.height <= kLine;
  const bool small = picture.width > 0 && picture.width <= kEmoji && picture.height <= kEmoji;
  const bool sign = !image.alt.empty() && image.alt.size() <= kEmojiText && decode(image.alt, 0).value > 0x2000;
  return small && (sign || picture.height <= kLine);
}

std::string_view width_of(const Resource& picture) {
  if (picture.width == 0 || picture.height == 0) return {};
  if (picture.width < kEnoughForWidth) return "small";
  const std::uint64_t ratio = std::uint64_t{100} * picture.height / picture.width;
  const auto* row = std::find_if(kShapes.begin(), kShapes.end(), [&](const ShapeRow& r) { return ratio <= r.ratio; });
  return row == kShapes.end() ? std::string_view() : row->name;
}

}  // namespace

std::string picture_shape(const Image& image, const Resource& picture) {
  const bool in_text = is_in_text(image);
  if (in_text && is_letter(image, picture)) return "letter";
  const bool small = image.width > 0 && image.width < kEnoughForWidth;  // the page gives a large file a small place
  std::string shape(in_text || small ? "" : is_panorama(picture) ? "wide" : width_of(picture));
  if (may_be_clear(picture)) shape += shape.empty() ? "clear" : " clear";
  return shape;
}

}  // namespace offprint
