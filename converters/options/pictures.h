// Where pictures come from, and what becomes of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// --fetch-images and what belongs to it.
struct FetchSettings {
  bool on = false;
  bool private_hosts = false;
  std::string fallback;  // an address with {date} and {url}; empty: none
};

// What pictures become on their way into an output.
struct PictureForm {
  std::uint32_t width = 0;  // at most, in pixels; 0: any
  std::uint32_t height = 0;
  enum class Format : std::uint8_t { Auto, Keep, Compatible } format = Format::Auto;  // Auto: Compatible in a book
};

struct Settings;

Result<void> set_images(Settings& settings, std::string_view value);
Result<void> set_image_dir(Settings& settings, std::string_view value);
Result<void> fetch_images(Settings& settings, std::string_view value);
Result<void> allow_private_hosts(Settings& settings, std::string_view value);
Result<void> set_image_fallback(Settings& settings, std::string_view value);
Result<void> set_image_max(Settings& settings, std::string_view value);
Result<void> set_image_format(Settings& settings, std::string_view value);

inline constexpr std::string_view kImageUses[] = {"link", "save", "embed", "drop"};  // in the order of Images
inline constexpr std::string_view kImageFormats[] = {"keep", "compatible"};

}  // namespace offprint
