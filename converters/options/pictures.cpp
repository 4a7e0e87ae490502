#include "converters/options/pictures.h"

#include <charconv>

#include "converters/options/options.h"
#include "converters/options/words.h"
#include "formats/address/address.h"

namespace offprint {

namespace {

constexpr std::uint32_t kLargestSide = 100000;  // of --image-max

}  // namespace

Result<void> set_image_dir(Settings& settings, std::string_view value) {
  settings.image_dir = value;
  return {};
}

Result<void> fetch_images(Settings& settings, std::string_view) {
  settings.fetch.on = true;
  return {};
}

Result<void> allow_private_hosts(Settings& settings, std::string_view) {
  settings.fetch.private_hosts = true;
  return {};
}

Result<void> set_image_fallback(Settings& settings, std::string_view value) {
  if (!is_web_address(value) || value.find("{url}") == std::string_view::npos) {
    return fail(Fault::Usage, quoted(value) +
                                  " is no address with {url} in it; write for example "
                                  "'https://web.archive.org/web/{date}id_/{url}'");
  }
  settings.fetch.fallback = value;
  return {};
}

// 1200x1600; a side that is 0 has no limit.
Result<void> set_image_max(Settings& settings, std::string_view value) {
  const auto number = [](std::string_view text, std::uint32_t& side) {
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), side);
    return error == std::errc{} && stop == text.data() + text.size() && side <= kLargestSide;
  };
  const std::size_t by = value.find('x');
  PictureForm form = settings.pictures;
  const bool sizes = by != std::string_view::npos && number(value.substr(0, by), form.width) &&
                     number(value.substr(by + 1), form.height);
  if (!sizes || (form.width == 0 && form.height == 0))
    return fail(Fault::Usage, quoted(value) + " is no size; write WIDTHxHEIGHT in pixels, such as 1200x1600");
  settings.pictures = form;
  return {};
}

Result<void> set_image_format(Settings& settings, std::string_view value) {
  bool compatible = false;
  if (auto chosen = choose(value, kImageFormats, compatible); !chosen) return chosen;
  settings.pictures.format = compatible ? PictureForm::Format::Compatible : PictureForm::Format::Keep;
  return {};
}

Result<void> set_images(Settings& settings, std::string_view value) {
  return choose(value, kImageUses, settings.write.images);
}

}  // namespace offprint
