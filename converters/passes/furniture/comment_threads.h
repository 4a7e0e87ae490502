// Threads of readers' comments below an article, known by what they hold: several blocks with an author, a date, a way
// to answer, or named as comments; little else; the article before them, and nothing of it after them.
//
// Errs on the side of keeping: a thread that the article's author opens is the article's own (a conversation written as
// comments); of such a thread only what strangers wrote goes.
#pragma once

#include "converters/passes/furniture/furniture_measures.h"
#include "formats/document/node.h"

namespace offprint::furniture {

// Whether the block is a thread, a comment of one that has no box of its own, or the heading of either.
bool is_of_comments(const Node& node, const Measures& measures);

}  // namespace offprint::furniture
