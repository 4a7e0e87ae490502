#include "converters/passes/metadata/safe_fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/passes/ledger.h"
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

// Fields of text that may be nothing but an address. Not the title, without which an article is lost.
constexpr std::array kTexts{&Metadata::rights, &Metadata::identifier, &Metadata::site, &Metadata::site_name,
                            &Metadata::description};
constexpr std::array kLists{&Metadata::authors, &Metadata::tags, &Metadata::categories};

constexpr std::string_view kProgramsOfWindows = "ms-";
// Between the values of a list or a map, `[a, {"src":"b"}]`, and of one with a line for each: `- a`, `src: a`.
constexpr std::string_view kInBrackets = "\n\r,[]{}\"'";
constexpr std::string_view kInLines = "\n\r";

template <std::size_t N>
bool ends_as(std::string_view name, const std::array<std::string_view, N>& ends) {
  std::string key = lower(name);
  if (key.ends_with('s')) key.pop_back();  // images, urls
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return key.ends_with(end); });
}

bool is_unsafe(std::string_view value) { return !is_safe_picture(value) || is_drawing_address(value); }

constexpr bool is_of_word(char c) {
  return is_alphanumeric(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// A heading (`javascript:`), a tag of some kind (`file:pdf`), a drive without a folder, rows of slashes: no address.
bool is_label(std::string_view value) {
  const std::string scheme = address_scheme(value);
  if (scheme.empty()) return std::none_of(value.begin(), value.end(), is_of_word);
  const std::string_view behind = trim(value.substr(value.find(':') + 1));
  if (scheme.size() == 1) return !behind.starts_with('/') && !behind.starts_with('\\');
  if (scheme.starts_with(kProgramsOfWindows)) return behind.empty();
  return std::all_of(behind.begin(), behind.end(), is_of_word);
}

// Prose has spaces: "file: the third of five".
bool is_unsafe_word(std::string_view value) {
  while (!value.empty() && static_cast<unsigned char>(value.front()) <= ' ') value.remove_prefix(1);
  return trim(value).find(' ') == std::string_view::npos && is_unsafe(value) && !is_label(value);
}

// Without the dash, the key and the quotes around it.
std::string_view value_in(std::string_view part) {
  constexpr std::string_view kDash = "- ";
  constexpr std::string_view kQuotes = "\"'";
  part = trim(part);
  while (part.starts_with(kDash)) part = trim(part.substr(kDash.size()));
  const std::size_t blank = part.find(' ');
  if (blank != std::string_view::npos && blank > 0 && part[blank - 1] == ':') part = trim(part.substr(blank));
  part.remove_prefix(std::min(part.find_first_not_of(kQuotes), part.size()));
  return part.substr(0, part.find_last_not_of(kQuotes) + 1);
}

// The value, or the first one in it, should it be a list or a map as its source wrote it, that `is` holds of; "" for
// none.
template <class Is>
std::string_view first_in(std::string_view value, Is is) {
  if (is(value)) return value;
  const bool brackets = value.starts_with('[') || value.starts_with('{') || value.starts_with("- ");
  const std::string_view between = brackets ? kInBrackets : kInLines;
  for (std::size_t at = value.find_first_not_of(between); at != std::string_view::npos;) {
    const std::size_t end = std::min(value.find_first_of(between, at), value.size());
    const std::string_view part = value_in(value.substr(at, end - at));
    if (is(part)) return part;
    at = value.find_first_not_of(between, end);
  }
  return {};
}

// "" is safe.
bool refuses(std::string_view unsafe, Diagnostics& diagnostics) {
  if (unsafe.empty()) return false;
  diagnostics.report(DiagnosticCode::AddressRefused, 0, refused_name(unsafe));
  return true;
}

bool refuses_field(std::string_view name, std::string_view value, Diagnostics& diagnostics) {
  if (ends_as(name, kAddressNames) && is_unsafe(value)) return refuses(value, diagnostics);
  return refuses(first_in(value, is_unsafe_word), diagnostics);
}

// What it is called for says nothing of the article: the ledger has its address.
bool is_cut_tracker(const std::pair<std::string, std::string>& field, const PassOptions& options,
                    Diagnostics& diagnostics) {
  constexpr std::string_view kReason = "tracker";
  if (!ends_as(field.first, kPictureNames) || keeps(options, kReason)) return false;
  const std::string_view address = first_in(field.second, [](std::string_view value) { return is_of_tracker(value); });
  if (!address.empty()) diagnostics.cut_picture(kReason, 0, {}, address);
  return !address.empty();
}

}  // namespace

void refuse_unsafe_fields(Metadata& metadata, const PassOptions& options, Diagnostics& diagnostics) {
  const bool refused = is_unsafe(metadata.url) && refuses(metadata.url, diagnostics);
  metadata.url = refused ? std::string() : with_scheme(metadata.url);
  for (std::string Metadata::*const text : kTexts) {
    if (is_unsafe_word(metadata.*text) && refuses(metadata.*text, diagnostics)) (metadata.*text).clear();
  }
  for (std::vector<std::string> Metadata::*const list : kLists) {
    std::erase_if(metadata.*list,
                  [&](const std::string& value) { return is_unsafe_word(value) && refuses(value, diagnostics); });
  }
  std::erase_if(metadata.extra, [&](const std::pair<std::string, std::string>& field) {
    return refuses_field(field.first, field.second, diagnostics) || is_cut_tracker(field, options, diagnostics);
  });
}

}  // namespace offprint
