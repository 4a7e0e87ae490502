// Long lists that a person can use on a small screen: in groups, over several pages.
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "formats/epub/page.h"

namespace offprint {

// A line of a list: where it leads, and what stands after it.
struct ListLine {
  std::string title;
  std::string href;
  std::string language;  // of the title, where it is not the book's; else ""
  std::string day;       // "" for none
  std::string note;
  std::vector<ListLine> lines;  // below it
  bool article = false;         // its note stands under it
};

// What the pages of one list have in common.
struct ListPage {
  std::string id;     // of the first; the others get "-2", "-3"
  std::string title;  // of the first, on one line
  std::string about;  // a line under it
  std::string type;   // epub:type of the section; "part" and "toc" have a role that goes with it
  std::string language;
  bool vertical = false;
};

// Pages of at most 500 lines, each in groups of 50 where there are more than 100; the first leads to all groups. A list
// whose lines have lines below them stays on one page.
std::vector<BookPage> list_pages(const ListPage& page, const std::vector<ListLine>& lines);

}  // namespace offprint
