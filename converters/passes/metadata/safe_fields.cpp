#include "converters/passes/metadata/safe_fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "formats/address/safe_address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What the name of a field that holds an address ends in, in lower case.
constexpr std::array<std::string_view, 22> kAddressNames{
    "url",       "uri",    "href",  "link",    "canonical", "permalink", "image", "img",
    "thumbnail", "cover",  "photo", "picture", "license",   "source",    "src",   "feed",
    "amp",       "avatar", "logo",  "video",   "audio",     "homepage"};

// Fields of text that may be nothing but an address.
constexpr std::array<std::string Metadata::*, 3> kTexts{&Metadata::rights, &Metadata::identifier, &Metadata::site};

bool names_address(std::string_view name) {
  const std::string key = lower(name);
  return std::any_of(kAddressNames.begin(), kAddressNames.end(),
                     [&](std::string_view end) { return key.ends_with(end); });
}

// Prose has spaces: "file: the third of five".
bool is_bare(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) { return c == ' '; });
}

bool refuses(std::string_view value, Diagnostics& diagnostics) {
  if (is_safe_picture(value) && !is_drawing_address(value)) return false;
  diagnostics.report(DiagnosticCode::AddressRefused, 0, refused_name(value));
  return true;
}

}  // namespace

void refuse_unsafe_fields(Metadata& metadata, Diagnostics& diagnostics) {
  metadata.url = refuses(metadata.url, diagnostics) ? std::string() : with_scheme(metadata.url);
  for (std::string Metadata::*const text : kTexts) {
    if (is_bare(trim(metadata.*text)) && refuses(metadata.*text, diagnostics)) (metadata.*text).clear();
  }
  std::erase_if(metadata.extra, [&](const std::pair<std::string, std::string>& field) {
    return names_address(field.first) && refuses(field.second, diagnostics);
  });
}

}  // namespace offprint
