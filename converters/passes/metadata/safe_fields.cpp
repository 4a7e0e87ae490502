#include "converters/passes/metadata/safe_fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/passes/ledger.h"
#include "converters/passes/metadata/listed_values.h"
#include "converters/passes/pictures/trackers.h"
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

// The same of a picture, which what makes a page of the metadata shows.
constexpr std::array<std::string_view, 12> kPictureNames{"image", "img",     "thumbnail", "cover",
                                                         "photo", "picture", "avatar",    "banner",
                                                         "logo",  "icon",    "poster",    "enclosure"};

constexpr std::string_view kProgramsOfWindows = "ms-";
// What would run or load, were a link made of it, and what stands in front of such an address. Names and tags are no
// addresses, and have colons of their own: `ms-dos:6.22`, `E:/Zine`.
constexpr std::array<std::string_view, 6> kRunOrLoad{"javascript", "vbscript", "data", "file", "feed", "url"};

template <std::size_t N>
bool ends_as(std::string_view name, const std::array<std::string_view, N>& ends) {
  std::string key = lower(name);
  if (key.ends_with('s')) key.pop_back();  // images, urls
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return key.ends_with(end); });
}

bool is_unsafe(std::string_view value) {
  return may_be_unsafe(value) && (!is_safe_picture(value) || is_drawing_address(value));
}

constexpr bool is_of_word(char c) {
  return is_alphanumeric(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// A heading (`javascript:`), a tag of some kind (`file:pdf`), a drive without a folder (`a|`), rows of slashes: no
// address.
bool is_heading_or_kind(std::string_view value) {
  constexpr std::size_t kDrive = 2;
  const std::string scheme = address_scheme(value);
  if (scheme.empty()) return value.size() <= kDrive || std::none_of(value.begin(), value.end(), is_of_word);
  const std::string_view behind = trim(value.substr(value.find(':') + 1));
  if (scheme.size() == 1) return !behind.starts_with('/') && !behind.starts_with('\\');
  if (scheme.starts_with(kProgramsOfWindows)) return behind.empty();
  return std::all_of(behind.begin(), behind.end(), is_of_word);
}

// Prose has spaces: "file: the third of five".
bool is_unsafe_word(std::string_view value) {
  while (!value.empty() && static_cast<unsigned char>(value.front()) <= ' ') value.remove_prefix(1);
  return trim(value).find(' ') == std::string_view::npos && is_unsafe(value) && !is_heading_or_kind(value);
}

// The same of a name or a tag.
bool is_unsafe_name(std::string_view value) {
  if (!is_unsafe_word(value)) return false;
  const std::string scheme = address_scheme(value);
  return scheme.empty() || std::find(kRunOrLoad.begin(), kRunOrLoad.end(), scheme) != kRunOrLoad.end();
}

// Fields that may be nothing but an address. Not the title, without which an article is lost.
struct TextRow {
  std::string_view name;
  std::string Metadata::*field;
  bool (*is_refused)(std::string_view value);
};
constexpr auto kTexts = std::to_array<TextRow>({
    {"rights", &Metadata::rights, is_unsafe_word},
    {"identifier", &Metadata::identifier, is_unsafe_word},
    {"site", &Metadata::site, is_unsafe_word},
    {"site_name", &Metadata::site_name, is_unsafe_name},
    {"description", &Metadata::description, is_unsafe_word},
});
struct ListRow {
  std::string_view name;
  std::vector<std::string> Metadata::*field;
};
constexpr auto kLists = std::to_array<ListRow>({
    {"authors", &Metadata::authors},
    {"tags", &Metadata::tags},
    {"categories", &Metadata::categories},
});

// The value, or the first one in it, should it be a list or a map as its source wrote it, that `is` holds of; "" for
// none.
template <class Is>
std::string first_in(std::string_view value, Is is) {
  if (is(value)) return std::string(value);
  const std::vector<std::string> values = listed_values(value);
  const auto found = std::find_if(values.begin(), values.end(), is);
  return found == values.end() ? std::string() : *found;
}

// "" is safe.
bool refuses(std::string_view name, std::string_view unsafe, Diagnostics& diagnostics) {
  if (unsafe.empty()) return false;
  diagnostics.report(DiagnosticCode::AddressRefused, 0, std::string(name) + ": " + refused_name(unsafe));
  return true;
}

bool refuses_field(std::string_view name, std::string_view value, Diagnostics& diagnostics) {
  if (!may_be_unsafe(value)) return false;  // nor is one of a list, whose escapes begin with a backslash
  if (ends_as(name, kAddressNames) && is_unsafe(value)) return refuses(name, value, diagnostics);
  return refuses(name, first_in(value, is_unsafe_word), diagnostics);
}

// What it is called for says nothing of the article: the ledger has its address.
bool is_cut_tracker(const std::pair<std::string, std::string>& field, const PassOptions& options,
                    Diagnostics& diagnostics) {
  constexpr std::string_view kReason = "tracker";
  if (!ends_as(field.first, kPictureNames) || keeps(options, kReason)) return false;
  const std::string address = first_in(field.second, [](std::string_view value) { return is_of_tracker(value); });
  if (!address.empty()) diagnostics.cut_picture(kReason, 0, {}, address);
  return !address.empty();
}

}  // namespace

void refuse_unsafe_fields(Metadata& metadata, const PassOptions& options, Diagnostics& diagnostics) {
  const bool refused = is_unsafe(metadata.url) && refuses("url", metadata.url, diagnostics);
  metadata.url = refused ? std::string() : with_scheme(metadata.url);
  for (const TextRow& row : kTexts) {
    std::string& text = metadata.*row.field;
    if (row.is_refused(text) && refuses(row.name, text, diagnostics)) text.clear();
  }
  for (const ListRow& row : kLists) {
    std::erase_if(metadata.*row.field, [&](const std::string& value) {
      return is_unsafe_name(value) && refuses(row.name, value, diagnostics);
    });
  }
  std::erase_if(metadata.extra, [&](const std::pair<std::string, std::string>& field) {
    return refuses_field(field.first, field.second, diagnostics) || is_cut_tracker(field, options, diagnostics);
  });
}

}  // namespace offprint
