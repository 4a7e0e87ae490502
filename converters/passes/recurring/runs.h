// Which of an article's blocks go as furniture, of those that are known to recur: the same rules when they are learnt
// and when they are applied.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "converters/passes/recurring/article_blocks.h"

namespace offprint {

// What is known of a block.
enum class Recurs : std::uint8_t {
  No,
  Shape,  // others recur that differ only in their numbers and in what is the article's own (slots.h)
  Words,
  Given,  // a person says that it is furniture, wherever it stands
};

// Whether a block is known by its shape: a shape says less than words, and a date under a letter has one too.
bool trusts_shape(const BlockKeys& keys);

// Where a block that goes stands: before the text, in it, behind it.
enum class RunPlace : std::uint8_t { Stays, Head, Between, Tail };

// For each block whether it goes. One that recurs goes at the head and the tail of the article, where only blocks that
// recur lie between it and the beginning or the end; inside the text only where it is a link or a picture, or lies
// between others that go. Of these stay: what authors set between paragraphs, headings and labels that what follows
// needs, sentences that begin the text, a refrain. Nothing goes where nothing would be left.
std::vector<RunPlace> recurring_places(std::span<const ArticleBlock> blocks, std::span<const Recurs> known);

}  // namespace offprint
