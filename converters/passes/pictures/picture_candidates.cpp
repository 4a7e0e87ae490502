#include "converters/passes/pictures/picture_candidates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <tuple>

#include "converters/passes/pictures/image_address.h"
#include "converters/passes/pictures/media_query.h"
#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

// Attributes that lazy loaders put the picture's address in, the surest first. One that is not sure also holds other
// things (a link, "true"), and counts only where its value is named like a picture.
struct LazyRow {
  std::string_view name;
  bool sure;
  std::uint64_t bit = name_bit(name);
};
constexpr std::array<LazyRow, 30> kLazy{{
    {"data-src", true},                 // lazysizes, WeChat and most others
    {"data-original", true},            // jQuery Lazy Load
    {"data-lazy-src", true},            // WordPress: Jetpack, WP Rocket
    {"data-actualsrc", true},           // Zhihu
    {"data-original-src", true},        //
    {"data-actual-src", true},          //
    {"data-cfsrc", true},               // Cloudflare Mirage
    {"data-echo", true},                // echo.js
    {"data-lazyload", true},            // bLazy and its kin
    {"data-lazyload-src", true},        //
    {"data-lazy-original", true},       //
    {"data-ks-lazyload", true},         // KISSY, of Taobao
    {"data-image-src", true},           //
    {"data-img-src", true},             //
    {"data-lazy", true},                // slick
    {"real_src", true},                 // Sina's blogs
    {"lay-src", true},                  // layui
    {"lazy-src", true},                 //
    {"lazysrc", true},                  //
    {"nitro-lazy-src", true},           // NitroPack
    {"pagespeed_lazy_src", true},       // mod_pagespeed, of old and
    {"data-pagespeed-lazy-src", true},  // of today
    {"zoomfile", true},                 // Discuz: the larger, then
    {"file", true},                     // the one in the text
    {"data-url", false},                //
    {"data-image", false},              //
    {"data-img", false},                //
    {"data-large-file", false},         // WordPress
    {"data-full-src", false},           //
    {"original", false},                //
}};
constexpr std::array<std::string_view, 7> kSets{"srcset",
                                                "data-srcset",
                                                "data-lazy-srcset",
                                                "data-cfsrcset",
                                                "data-lazyload-srcset",
                                                "data-original-set",
                                                "data-original-srcset"};

template <std::size_t size>
constexpr std::uint64_t bits_of(const std::array<std::string_view, size>& names) {
  std::uint64_t bits = 0;
  for (const std::string_view name : names) bits |= name_bit(name);
  return bits;
}
constexpr std::uint64_t kSetBits = bits_of(kSets);
constexpr std::uint64_t kLazyBits = [] {
  std::uint64_t bits = 0;
  for (const LazyRow& row : kLazy) bits |= row.bit;
  return bits;
}();

// Words in the names of files that show nothing.
constexpr std::array<std::string_view, 18> kSpacerWords{"1x1",     "blank",     "clear",       "empty",
                                                        "grey",    "lazy",      "lazyload",    "loader",
                                                        "loading", "none",      "placeholder", "pixel",
                                                        "space",   "spacer",    "transparent", "trans",
                                                        "loadimg", "jibnmqyl6s"};  // mod_pagespeed's 1.JiBnMqyl6S.gif

// Types and extensions of pictures that reading systems need not show.
constexpr std::array<std::string_view, 10> kModern{"avif", "jxl",  "heic", "heif", "jp2",
                                                   "jpx",  "tiff", "tif",  "jxr",  "vnd.ms-photo"};

double number(std::string_view text) {
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  return end.ec == std::errc() ? value : 0;
}

using PathEnd = ByteSet<ByteRange{'#', '#'}, ByteRange{'?', '?'}>;
using Space = ByteSet<ByteRange{'\t', '\n'}, ByteRange{'\f', '\r'}, ByteRange{' ', ' '}>;

// Of the path: what is behind its last slash.
std::string_view file_name(std::string_view address) {
  std::string_view path = address.substr(0, PathEnd::find(address));
  const std::size_t slash = path.find_last_of('/');
  const bool of_path = slash != std::string_view::npos && (slash == 0 || path[slash - 1] != '/');
  if (of_path) return path.substr(slash + 1);
  path = split_address(path).path;  // there may be a host without a path
  return path.substr(path.find_last_of('/') + 1);
}

bool is_modern(std::string_view form) {
  return std::any_of(kModern.begin(), kModern.end(), [&](std::string_view m) { return equals_ignoring_case(m, form); });
}

// What parts the words of a name.
using WordEnd = ByteSet<ByteRange{' ', ' '}, ByteRange{'-', '.'}, ByteRange{'_', '_'}, ByteRange{'~', '~'}>;

constexpr std::array<bool, 256> kBeginsSpacer = first_bytes(kSpacerWords);

bool is_spacer_name(std::string_view name) {
  name = name.substr(0, name.find_last_of('.'));
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = WordEnd::find(name, at);
    const std::string_view word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty() || !kBeginsSpacer[static_cast<unsigned char>(lower(word.front()))]) continue;
    const auto same = [&](std::string_view w) { return w.size() == word.size() && equals_ignoring_case(w, word); };
    if (std::any_of(kSpacerWords.begin(), kSpacerWords.end(), same)) return true;
  }
  return false;
}

PictureRank rank_of(std::string_view name) {
  if (is_spacer_name(name)) return PictureRank::Spacer;
  return is_modern(name.substr(name.find_last_of('.') + 1)) ? PictureRank::Modern : PictureRank::Common;
}

// Whether a scheme of addresses that cannot be requested begins it. Not of an empty one.
bool leads_nowhere(std::string_view address) {
  constexpr std::array<std::string_view, 4> kNowhere{"data:", "about:", "blob:", "file:"};
  const auto begins = [&](std::string_view scheme) {
    return lower(address.front()) == scheme.front() && starts_ignoring_case(address, scheme);
  };
  return std::any_of(kNowhere.begin(), kNowhere.end(), begins);
}

bool is_filled(std::string_view name) { return name != "undefined" && name != "null" && name != "[object%20Object]"; }

void add(std::string_view address, std::vector<Candidate>& out) {
  if (address.empty()) return;
  const std::string_view name = file_name(address);
  out.push_back({address, rank_of(name), !leads_nowhere(address) && is_filled(name)});
}

// HTML §4.8.4.3 (srcset), as far as addresses and their descriptors go: one without any is of density 1.
void add_srcset(std::string_view set, std::vector<Candidate>& out) {
  for (std::size_t at = 0; at < set.size();) {
    while (at < set.size() && (is_space(set[at]) || set[at] == ',')) ++at;
    const std::size_t begin = at;
    at = Space::find(set, at);
    std::string_view address = set.substr(begin, at - begin);
    const bool ended = address.ends_with(',');
    while (address.ends_with(',')) address.remove_suffix(1);
    const std::size_t comma = ended ? at : std::min(set.find(',', at), set.size());
    std::string_view descriptor = trim(set.substr(at, comma - at));
    descriptor = descriptor.substr(0, descriptor.find(' '));  // a height may follow
    at = comma;
    if (address.empty()) continue;
    add(address, out);
    if (descriptor.ends_with('w')) {
      out.back().width = number(descriptor);
    } else {
      out.back().density = descriptor.ends_with('x') ? number(descriptor) : 1;
    }
  }
}

// A value that may be the address of a picture: attributes of these names also hold "true", "0.5" and JSON.
bool is_address(std::string_view value) {
  using Foreign =
      ByteSet<ByteRange{'"', '"'}, ByteRange{'<', '<'}, ByteRange{'>', '>'}, ByteRange{'{', '{'}, ByteRange{'}', '}'}>;
  using Parting = ByteSet<ByteRange{'.', '/'}, ByteRange{'?', '?'}>;
  if (!Parting::any(value) || Foreign::any(value)) return false;
  const auto counts = [](char c) { return is_digit(c) || c == '.'; };  // a number, as far as it goes
  return !std::all_of(value.begin(), value.end(), counts) && is_usable_address(value);
}

void add_sets(const Element& element, std::vector<Candidate>& out) {
  if (!element.may_have(kSetBits)) return;
  for (const std::string_view name : kSets) add_srcset(element.get(name), out);
}

void add_lazy(const Element& element, std::vector<Candidate>& out) {
  if (!element.may_have(kLazyBits)) return;
  for (const LazyRow& row : kLazy) {
    if (!element.may_have(row.bit)) continue;
    const std::string_view value = trim(element.get(row.name));
    if (!is_address(value)) continue;
    add(value, out);
    if (!row.sure && !names_picture(value)) out.back().rank = PictureRank::Guess;
  }
}

bool is_rooted(std::string_view address) {
  return address.starts_with('/') || starts_ignoring_case(address, "http://") ||
         starts_ignoring_case(address, "https://");
}

bool is_read(std::string_view attribute) {
  return attribute == "src" || attribute == "srcset" || attribute == "href" || attribute == "xlink:href";
}

// There is no end of loaders with attributes of their own. In one that is not for scripts' data an address begins as
// such: `title` and `alt` may be a file's name.
void add_guesses(const Element& element, std::vector<Candidate>& out) {
  for (std::uint32_t i = 0; i < element.count; ++i) {
    const Attribute& attribute = element.attributes[i];
    const std::string_view value = trim(attribute.value);
    if (!attribute.name.view().starts_with("data-") && (is_read(attribute.name) || !is_rooted(value))) continue;
    if (!names_picture(value) || !is_address(value)) continue;
    if (value.find(',') == std::string_view::npos) out.push_back({value, PictureRank::Guess, true});
  }
}

// Of those from `begin` on.
void lower_rank(std::size_t begin, PictureRank rank, std::vector<Candidate>& out) {
  for (std::size_t i = begin; i < out.size(); ++i) out[i].rank = std::max(out[i].rank, rank);
}

}  // namespace

void add_candidates(const Element& element, std::vector<Candidate>& out) {
  add_sets(element, out);
  add_lazy(element, out);
  add(trim(element.get("src")), out);
  add(trim(element.get("href")), out);
  add(trim(element.get("xlink:href")), out);
  if (element.name == "object") add(trim(element.get("data")), out);
  add_guesses(element, out);
}

void add_source_candidates(const Element& source, std::vector<Candidate>& out) {
  constexpr std::string_view kImage = "image/";
  const std::string_view type = trim(source.get("type"));
  const bool image = starts_ignoring_case(type, kImage);
  if (!image && type.find('/') != std::string_view::npos) return;  // HTML §4.8.4.3.5: a film is no picture
  const std::size_t begin = out.size();
  add_sets(source, out);
  add_lazy(source, out);
  add(trim(source.get("src")), out);
  if (image && is_modern(type.substr(kImage.size()))) lower_rank(begin, PictureRank::Modern, out);
  if (!is_for_any_reader(source.get("media"))) lower_rank(begin, PictureRank::Occasion, out);
}

bool is_usable_address(std::string_view address) {
  return !address.empty() && !leads_nowhere(address) && is_filled(file_name(address));
}

bool is_spacer_address(std::string_view address) { return is_spacer_name(file_name(address)); }

bool waits_for_script(const Element& element) {
  if (!element.may_have(kLazyBits | kSetBits)) return false;
  const auto lazy = [&](const LazyRow& row) {
    return row.sure && element.may_have(row.bit) && is_address(trim(element.get(row.name)));
  };
  const auto set = [&](std::string_view name) { return name != "srcset" && is_address(trim(element.get(name))); };
  return std::any_of(kLazy.begin(), kLazy.end(), lazy) || std::any_of(kSets.begin(), kSets.end(), set);
}

std::vector<Candidate> usable_in_order(const std::vector<Candidate>& candidates) {
  std::vector<Candidate> out;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(out),
               [](const Candidate& c) { return c.usable; });
  if (out.size() < 2) return out;
  const auto key = [](const Candidate& c) { return std::tuple(c.rank, c.group, -c.width, -c.density); };
  std::stable_sort(out.begin(), out.end(), [&](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
  return out;
}

}  // namespace offprint
