#include "converters/passes/recurring/article_blocks.h"

#include <algorithm>
#include <array>

#include "converters/passes/metadata/rights.h"
#include "converters/passes/recurring/slots.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/hash/hash64.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongest = 2000;     // bytes of a block that can be furniture
constexpr std::size_t kShortColumns = 12;  // a wide character counts two
constexpr std::size_t kCounterBytes = 60;  // of a line that counts something
constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kSectionBytes = 40;  // of a section's number with its word

bool is_any_digit(char c) { return c >= '0' && c <= '9'; }

// Punctuation, symbols and white space: first and last of each range.
struct DigitRange {
  char32_t first;
  char32_t last;
};
constexpr std::array<DigitRange, 12> kDigitSigns{{{0x00, 0x2F},
                                                  {0x3A, 0x40},
                                                  {0x5B, 0x60},
                                                  {0x7B, 0xBF},
                                                  {0xD7, 0xD7},
                                                  {0xF7, 0xF7},
                                                  {0x2000, 0x2BFF},
                                                  {0x3000, 0x3003},
                                                  {0x3008, 0x3020},
                                                  {0xFF00, 0xFF0F},
                                                  {0xFF1A, 0xFF20},
                                                  {0x1F000, 0x1FFFF}}};
// Numbers that are words: of sections.
constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百IVXivx";
// Words around a section's number, without which it is a mark still.
constexpr std::array<std::string_view, 13> kSectionWords{"第",      "章",      "节",   "節",   "回",      "篇", "部分",
                                                         "Chapter", "CHAPTER", "Part", "PART", "Section", "No."};

bool is_sign(char32_t c) {
  return std::any_of(kDigitSigns.begin(), kDigitSigns.end(),
                     [&](const DigitRange& range) { return c >= range.first && c <= range.last; });
}

bool is_short(std::string_view words) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < words.size() && columns <= kShortColumns;) {
    const CodePoint c = decode(words, at);
    columns += is_wide(c.value) ? 2 : 1;
    at += c.size;
  }
  return columns <= kShortColumns;
}

bool is_lead_in(std::string_view words) {
  static constexpr std::array<std::string_view, 6> kOpen{":", "：", ",", "，", ";", "；"};
  return std::any_of(kOpen.begin(), kOpen.end(), [&](std::string_view end) { return words.ends_with(end); });
}

bool ends_as_sentence(std::string_view words) {
  static constexpr std::array<std::string_view, 8> kClosing{"”", "’", "」", "』", "）", "\"", "'", ")"};
  static constexpr std::array<std::string_view, 8> kEnds{"。", "！", "？", "…", ".", "!", "?", "．"};
  for (const std::string_view sign : kClosing) {
    if (words.ends_with(sign)) words.remove_suffix(sign.size());
  }
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return words.ends_with(end); });
}

// One number, which is no year: a date has several.
bool is_counter(std::string_view words) {
  if (words.size() > kCounterBytes) return false;
  std::size_t numbers = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!is_any_digit(words[at])) continue;
    const std::size_t begin = at;
    while (at < words.size() && is_any_digit(words[at])) ++at;
    const std::string_view number = words.substr(begin, at - begin);
    if (number.size() == kYearDigits && (number.starts_with("19") || number.starts_with("20"))) return false;
    ++numbers;
  }
  return numbers == 1;
}

bool is_all_strong(const Node& block) {
  return block.kind == Kind::Paragraph && block.first != nullptr && block.first == block.last &&
         block.first->kind == Kind::Strong;
}

std::uint16_t traits_of_words(const Node& block, std::string_view words) {
  unsigned traits = 0;
  std::size_t linked = 0;
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    if (at->kind == Kind::Link) linked += text_content(*at).size() + 1;
  }
  if (linked > 0) traits |= trait::kLink;
  if (linked * 2 >= words.size() + 1 && linked > 0) traits |= trait::kLinks;
  if (block.kind == Kind::Heading || is_all_strong(block)) traits |= trait::kHeading;
  if (is_lead_in(words)) traits |= trait::kLabel;
  if (linked == 0 && is_mark(words)) traits |= trait::kMark;
  if (is_short(words)) traits |= trait::kShort;
  if (ends_as_sentence(words)) traits |= trait::kSentence;
  if (is_counter(words)) traits |= trait::kCounter;
  if (states_rights(words)) traits |= trait::kRights;
  return static_cast<std::uint16_t>(traits);
}

BlockKeys keys_of(const Node& block, const Metadata& metadata) {
  if (block.kind == Kind::ThematicBreak) return {0, 0, trait::kMark};
  if (block.kind == Kind::Code || block.kind == Kind::Math || block.kind == Kind::DefinitionTerm)
    return {0, 0, trait::kContent};
  const BlockText text = text_of_block(block);
  const std::string words = one_line(text.text);
  if (words.empty()) {
    const std::string_view address = picture_of_block(block);
    if (address.empty() || address.size() > kLongest) return {0, 0, trait::kContent};
    return {key_of_picture(address), 0, trait::kPicture};
  }
  if (words.size() > kLongest) return {0, 0, trait::kContent};
  std::uint16_t traits = traits_of_words(block, words);
  if ((traits & trait::kMark) != 0) return {0, 0, traits};
  const std::vector<Slot> slots = find_slots(block, text, metadata);
  if (!slots.empty()) traits |= trait::kSlots;
  const std::string shape = shape_of(text, slots);
  return {key_of_words(words), shape == words ? 0 : key_of_shape(shape), traits};
}

bool is_leaf(Kind kind) {
  switch (kind) {
    case Kind::Paragraph:
    case Kind::Heading:
    case Kind::Figure:
    case Kind::Gallery:
    case Kind::Embed:
    case Kind::Table:
    case Kind::Code:
    case Kind::Math:
    case Kind::ThematicBreak:
    case Kind::DefinitionTerm: return true;
    default: return false;
  }
}

}  // namespace

bool is_mark(std::string_view words) {
  std::string rest(words);
  if (rest.size() <= kSectionBytes) {
    for (const std::string_view word : kSectionWords) {
      if (const std::size_t at = rest.find(word); at != std::string::npos) rest.erase(at, word.size());
    }
  }
  for (std::size_t at = 0; at < rest.size();) {
    const CodePoint c = decode(rest, at);
    const bool digit = c.value < 0x80 && is_any_digit(static_cast<char>(c.value));
    if (!digit && !is_sign(c.value) && kNumerals.find(c.value) == std::u32string_view::npos) return false;
    at += c.size;
  }
  return true;
}

std::string words_of_block(const Node& block) { return one_line(text_of_block(block).text); }

std::string_view picture_of_block(const Node& block) {
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    if (const auto* image = as<Image>(at)) return image->url;
    if (const auto* embed = as<Embed>(at)) return embed->url;
  }
  return {};
}

std::string shape_of_block(const Node& block, const Metadata& metadata) {
  const BlockText text = text_of_block(block);
  return shape_of(text, find_slots(block, text, metadata));
}

std::uint64_t key_of_words(std::string_view words) { return hash_of(words); }
std::uint64_t key_of_shape(std::string_view shape) { return hash_of(std::string("shape\n").append(shape)); }
std::uint64_t key_of_picture(std::string_view address) { return hash_of(std::string("picture\n").append(address)); }

std::string furniture_site(const Metadata& metadata) {
  return metadata.site.empty() ? std::string(split_address(metadata.url).host()) : metadata.site;
}

std::vector<ArticleBlock> article_blocks(const Document& document) {
  std::vector<ArticleBlock> blocks;
  for (Node* at = document.root->first; at != nullptr;) {
    if (at->kind == Kind::FootnoteDefinition) {
      at = skip_in(*document.root, *at);
    } else if (is_leaf(at->kind)) {
      blocks.push_back({at, keys_of(*at, document.metadata)});
      at = skip_in(*document.root, *at);
    } else {
      at = next_in(*document.root, *at);
    }
  }
  return blocks;
}

}  // namespace offprint
