// Whether a line that reads like a byline stands where bylines stand, or is a line of the text: a book's author in a
// list of books, the poet beneath a poem, a row of facts.
#pragma once

#include <string_view>

#include "converters/passes/metadata/byline_text.h"
#include "formats/document/node.h"

namespace offprint {

// It tells of a book or a program and of no article: above it stands text of the same quotation or list, which does not
// hold the article's `title`, or it is in a table of facts.
bool is_part_of_facts(const Node& line, const Node& root, std::string_view title);

// An author's line right beside one with what only books and films have: a publisher, a director.
bool is_beside_facts(const Node& line);

// Behind the line another says the same of others, and both stand below a name: of a book, a poem, a picture.
bool is_one_of_several(const Node& line, const BylineText& read, const Node& root);

// Whether it stands in what a reader answered: in a comment by name, or in an item of a list that holds more text.
// Boxes around `text`, where the article's has begun, are none.
bool is_of_answer(const Node& node, const Node* text);

// The date begins an entry of a live blog or a chronicle: near it another of the same shape begins with a date, too.
bool begins_entry(const Node& date, const Node& root);

// "14.05", "14:05", "2.05pm".
bool is_clock(std::string_view text);

// Whether a <time> in the line may be the article's: beside it stand links of a few words, names and what joins them.
// "Doors open: 8 pm", "From 1 May to 4 May" and a link to another story are about something else.
bool may_date_article(const Node& line);

}  // namespace offprint
