// An article as a row of blocks that are told apart by their words: what `learn` counts, and the pass `recurring` cuts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document/document.h"

namespace offprint {

// What the rules of runs.h ask about a block, as bits.
namespace trait {
inline constexpr std::uint16_t kPicture = 1U << 0U;   // pictures or players, and no words
inline constexpr std::uint16_t kLink = 1U << 1U;      // a link in it
inline constexpr std::uint16_t kLinks = 1U << 2U;     // half of its words and more are links
inline constexpr std::uint16_t kSentence = 1U << 3U;  // ends as a sentence does
inline constexpr std::uint16_t kHeading = 1U << 4U;   // or a paragraph that is all strong
inline constexpr std::uint16_t kLabel = 1U << 5U;     // ends in a colon, a comma: "Dear reader,"
inline constexpr std::uint16_t kMark = 1U << 6U;      // no words: "* * *", "＊", a rule, a section's number
inline constexpr std::uint16_t kShort = 1U << 7U;     // six Chinese characters, twelve letters at most
inline constexpr std::uint16_t kCounter = 1U << 8U;   // one number, which is no year: "3 comments"
inline constexpr std::uint16_t kRights = 1U << 9U;    // states rights
inline constexpr std::uint16_t kContent = 1U << 10U;  // never furniture: code, formulas, what is very long
inline constexpr std::uint16_t kSlots = 1U << 11U;  // the article's own title, keywords … between other words (slots.h)
}  // namespace trait

struct BlockKeys {
  std::uint64_t text = 0;   // of the words, or of the picture's address; 0: nothing to know it by
  std::uint64_t shape = 0;  // of shape_of_block; 0: it is the words
  std::uint16_t traits = 0;
};

struct ArticleBlock {
  Node* node = nullptr;
  BlockKeys keys;
};

// Every block that holds no other, in order; footnotes are none. Of Stage::Article.
std::vector<ArticleBlock> article_blocks(const Document& document);

// White space in one line; "" where the block has no words.
std::string words_of_block(const Node& block);
// The first picture's or player's address; "" for none.
std::string_view picture_of_block(const Node& block);
// The words with each run of digits as '#', and what is the article's own as the name of its field (slots.h).
std::string shape_of_block(const Node& block, const Metadata& metadata);
// No words in it: signs, numbers, what a section is counted by.
bool is_mark(std::string_view words);

std::uint64_t key_of_words(std::string_view words);
std::uint64_t key_of_shape(std::string_view shape);
std::uint64_t key_of_picture(std::string_view address);

// The host that the article's furniture is known by; "" where it is not known.
std::string furniture_site(const Metadata& metadata);

}  // namespace offprint
