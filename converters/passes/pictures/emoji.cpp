// Recognised: WordPress's emoji and smilies, Twemoji, EmojiOne, Noto: a class or a folder that says so, and the
// character in the alternative text or in the file's name (1f468-200d-1f469.svg). A photograph whose text is an emoji
// remains a photograph.
#include "converters/passes/pictures/emoji.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>

#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/ranges.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 9> kClasses{"emoji",   "emojione",  "joypixels", "smiley", "smilies",
                                                   "twemoji", "wp-smiley", "emoticon",  "emojix"};
constexpr std::array<std::string_view, 4> kFolders{"/emoji/", "/emojis/", "/twemoji", "/emojione"};

// In each of them, and in few other addresses.
constexpr std::string_view kInFolders = "ji";
static_assert(std::all_of(kFolders.begin(), kFolders.end(),
                          [](std::string_view folder) { return folder.find(kInFolders) != std::string_view::npos; }));

// Blocks of Unicode whose characters are emoji, or parts of their sequences (UTS 51 §1.4).
constexpr std::array<CodeRange, 12> kEmoji{{{0x203C, 0x203C},
                                            {0x2049, 0x2049},
                                            {0x20E3, 0x20E3},
                                            {0x2122, 0x2122},
                                            {0x2139, 0x21FF},
                                            {0x2300, 0x23FF},
                                            {0x24C2, 0x24C2},
                                            {0x25A0, 0x27BF},
                                            {0x2900, 0x2BFF},
                                            {0x3030, 0x303D},
                                            {0x3297, 0x3299},
                                            {0x1F000, 0x1FAFF}}};
constexpr std::array<CodeRange, 4> kJoins{{{0x200D, 0x200D}, {0xFE0E, 0xFE0F}, {0xE0020, 0xE007F}, {0x20E3, 0x20E3}}};
constexpr std::array<CodeRange, 5> kKeys{{{'#', '#'}, {'*', '*'}, {'0', '9'}, {0xA9, 0xA9}, {0xAE, 0xAE}}};

// Nothing but a few emoji.
bool is_emoji_text(std::string_view text) {
  constexpr std::size_t kMost = 64;  // bytes: one of families and flags has 28
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (holds(kEmoji, c.value)) any = true;
    if (!holds(kEmoji, c.value) && !holds(kJoins, c.value) && !holds(kKeys, c.value)) return false;
  }
  return any && text.size() <= kMost;
}

bool is_classed(std::string_view classes) {
  while (!(classes = trim(classes)).empty()) {
    const std::size_t end = std::min(classes.find_first_of(" \t\n\r\f"), classes.size());
    const auto same = [&](std::string_view name) { return equals_ignoring_case(name, classes.substr(0, end)); };
    if (std::any_of(kClasses.begin(), kClasses.end(), same)) return true;
    classes.remove_prefix(end);
  }
  return false;
}

// "1f468-200d-1f469", "emoji_u1f600"; "" for another name.
std::string named_character(std::string_view address) {
  std::string_view name = split_address(address).path;
  name = name.substr(name.find_last_of('/') + 1);
  name = name.substr(0, name.find('.'));
  for (const std::string_view before : {"emoji_", "u"}) {
    if (name.starts_with(before)) name.remove_prefix(before.size());
  }
  std::string out;
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find_first_of("-_"));
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value, 16);
    if (error != std::errc() || end != part.data() + part.size() || !is_xml_char(value)) return {};
    append_utf8(out, value);
    name.remove_prefix(std::min(part.size() + 1, name.size()));
  }
  return is_emoji_text(out) ? out : std::string();
}

}  // namespace

std::string drawn_character(const Image& image) {
  constexpr std::uint32_t kLargest = 100;  // pixels
  constexpr std::size_t kLongest = 32;     // bytes: ":-)", ":smile:", "[微笑]"
  if (image.element == nullptr || image.width > kLargest || image.height > kLargest) return {};
  const bool classed = is_classed(image.element->get("class"));
  const auto in_address = [&](std::string_view part) { return image.url.view().find(part) != std::string_view::npos; };
  if (!classed && (!in_address(kInFolders) || std::none_of(kFolders.begin(), kFolders.end(), in_address))) return {};
  std::string alt = one_line(image.alt);
  if (is_emoji_text(alt)) return alt;
  std::string named = named_character(image.url);
  if (!named.empty()) return named;
  return classed && alt.size() <= kLongest ? alt : std::string();
}

}  // namespace offprint
