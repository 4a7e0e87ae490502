// What a page says about itself in JSON-LD (schema.org's vocabulary), in <script type="application/ld+json">.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offprint {

// Of one thing that the page describes: the article, the page or the site. Keys are schema.org's; a name that is the
// value's (of an author, a publisher) stands for it; several authors are several pairs. Text for a person, on one line.
struct LinkedThing {
  enum class Kind : unsigned char { Article, Page, Site };
  Kind kind = Kind::Article;
  std::string url;  // of the thing, its page or its identifier; "" where none is said
  std::vector<std::pair<std::string_view, std::string>> fields;
  std::string body;             // the article's own words, as the page repeats them; "" where it does not
  bool lists_keywords = false;  // one by one, so that a comma in one is its own

  std::string_view find(std::string_view key) const;  // the first; "" for none
};

// In the order of the text, @graph and lists looked through. Reads what is no valid JSON as far as it is usual:
// comments, commas too many, line breaks and other control characters in strings, <![CDATA[, references for quotation
// marks. Of anything else nothing.
std::vector<LinkedThing> read_linked_data(std::string_view json);

}  // namespace offprint
