// Recognised: WordPress's emoji and smilies, Twemoji, EmojiOne, Noto: a class or a folder that says so, and the
// character in the alternative text or in the file's name (1f468-200d-1f469.svg); emoji in the text of a picture that
// is as small as a letter, or shows nothing; names of them in brackets, as WeChat and Weibo have ([doge]). A photograph
// whose text is an emoji remains a photograph.
#include "converters/passes/pictures/emoji.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>

#include "formats/address/address.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/ranges.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 9> kClasses{"emoji",   "emojione",  "joypixels", "smiley", "smilies",
                                                   "twemoji", "wp-smiley", "emoticon",  "emojix"};
constexpr std::array<std::string_view, 6> kFolders{"/emoji/",   "/emojis/",    "/twemoji",
                                                   "/emojione", "/notoemoji/", "/emoji.php/"};

// In classes of what only the alternative text tells to be a character: c-emoji, openmoji, icon_emotion_single.
constexpr std::array<std::string_view, 3> kInClasses{"moji", "emotion", "smil"};

// In each of the folders, and in few other addresses.
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

bool is_in_folder(const Image& image) {
  const auto in_address = [&](std::string_view part) { return image.url.view().find(part) != std::string_view::npos; };
  return in_address(kInFolders) && std::any_of(kFolders.begin(), kFolders.end(), in_address);
}

constexpr std::size_t kLongestName = 32;  // bytes: ":-)", ":smile:", "[微笑]"

// A word in brackets, Latin or East Asian; not a formula's ([x+y]), nor what the text refers to ([3], [a]).
bool is_bracketed(std::string_view alt) {
  if (alt.size() > kLongestName || !alt.starts_with('[') || !alt.ends_with(']')) return false;
  for (std::size_t at = 1; at + 1 < alt.size();) {
    const CodePoint c = decode(alt, at);
    if (!is_wide(c.value) && !(c.size == 1 && is_letter(alt[at]))) return false;
    at += c.size;
  }
  return alt.size() > std::string_view("[a]").size();
}

// As large as a letter, by its style (1em), or by its attributes.
bool is_small(const Image& image, bool by_style) {
  constexpr double kLetter = 24;  // pixels
  const InlineStyle style = inline_style(image.element);
  if (style.across.size || style.down.size)
    return style.across.size.value_or(0) <= kLetter && style.down.size.value_or(0) <= kLetter;
  return !by_style && image.height > 0 && std::max(image.width, image.height) <= kLetter;
}

// Whether nothing but the text of a picture, and what it looks like, tells that it is a character.
bool says_character(std::string_view alt, const Image& image, bool blank) {
  const std::string_view classes = image.element->get("class");
  const auto in_classes = [&](std::string_view part) { return classes.find(part) != std::string_view::npos; };
  const auto is_classed = [&] { return std::any_of(kInClasses.begin(), kInClasses.end(), in_classes); };
  if (is_emoji_text(alt))
    return blank || is_classed() || image.element->get("data-emoji") == alt || is_small(image, false);
  return is_bracketed(alt) && (blank ? is_classed() : is_small(image, true));
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

std::string drawn_character(const Image& image, bool blank) {
  constexpr std::uint32_t kLargest = 100;  // pixels
  if (image.element == nullptr || image.width > kLargest || image.height > kLargest) return {};
  std::string alt = one_line(image.alt);
  if (says_character(alt, image, blank)) return alt;
  const bool classed = is_classed(image.element->get("class"));
  if (!classed && !is_in_folder(image)) return {};
  if (is_emoji_text(alt)) return alt;
  std::string named = named_character(image.url);
  if (!named.empty()) return named;
  return classed && alt.size() <= kLongestName ? alt : std::string();
}

}  // namespace offprint
