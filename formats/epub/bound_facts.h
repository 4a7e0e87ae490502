// What the front of a book says of its articles together.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "formats/epub/book.h"

namespace offprint {

struct BookPlan;

using Chapters = std::vector<const Chapter*>;  // in reading order

struct Counted {
  std::string name;
  std::size_t count = 0;
};

struct BoundFacts {
  BookFacts book;  // its title with the volume's number
  std::string title;
  std::string period;              // "2019-11-02 – 2021-03-05"; "" where no date is known
  std::vector<Counted> outlets;    // most articles first; then by name
  std::vector<Counted> languages;  // the same
  std::size_t duplicates = 0;
  bool vertical = false;  // these pages too
};
BoundFacts bound_facts(const BookPlan& plan, const Chapters& chapters);

// The day of the article's date, "2020-10-12"; "" where none is known.
std::string article_day(const Metadata& metadata);
// From the first to the last day of the chapters.
std::string period_of(const Chapters& chapters);
// Of a day to a day: one of them where they are the same.
std::string period(const std::string& first, const std::string& last);
// The chapter's language where it is known and is not the book's; else "".
std::string own_language(const Chapter& chapter, const std::string& book_language);
// The outlet's name on one line; "" where it is unknown.
std::string outlet(const Chapter& chapter);

}  // namespace offprint
