// A book's plan as somebody wrote it down: a Markdown list of links.
#pragma once

#include <string>
#include <vector>

#include "converters/bind/order.h"
#include "formats/document/document.h"
#include "formats/document/result.h"

namespace offprint {

struct OutlineLink {
  std::string target;  // as it stands in the list
  std::string title;   // what the article is called; empty where the link's text is its address, or nothing
};

struct Outline {
  std::string title;               // of the book; empty where the list does not say it
  std::vector<OutlineLink> links;  // as they are read
  PlannedPart contents;            // its cards are numbers of links
};

// Each item of a list is the article that its first link leads to, and so is each link of a paragraph that holds
// nothing else. Headings are parts, and so are items that have a list below them: the item's own link is the first
// article of its part. The one heading of the first level is the book's title where it stands before all links. What
// else stands in the list is its writer's own.
Outline outline_of(const Document& document);

// Fails where the file cannot be read, or names no article.
Result<Outline> read_outline(const std::string& path);

}  // namespace offprint
