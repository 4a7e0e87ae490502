// Threads of readers' comments below an article, known by what they hold: several blocks with an author, a date, a way
// to answer, or named as comments; little else; the article before them, and nothing of it after them.
//
// Errs on the side of keeping: a section "Discussion" with such an id, without dates and answers, is the article's; a
// thread that the article's author opens is the article's own (a conversation written as comments); of such a thread
// only what strangers wrote goes.
#pragma once

#include "converters/passes/furniture/furniture_measures.h"
#include "formats/document/node.h"

namespace offprint::furniture {

// Whether the block is a thread, a comment of one that has no box of its own, or the heading of either.
bool is_of_comments(const Node& node, const Measures& measures);

// Whether a block that is named as a thread, and is no thread, is what is left where comments would be: "3 comments",
// "Log in to comment".
bool is_small_talk(const Node& node, const Measure& m);

}  // namespace offprint::furniture
