// Names of people, as headers and links give them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "formats/document/metadata.h"

namespace offprint {

// What a header gives as its author: "By A, B & C" is A, B and C; "文｜某某" is 某某; of "a@e.org (Ann Roe)" the name,
// of a bare e-mail address nothing. "Smith, John" is one name, and so is "Johnson & Johnson".
std::vector<std::string> names_of_header(std::string_view author);

// Makes each author in the header one name; a text of several names is split.
void settle_header_authors(Metadata& metadata);

// Whether it is what pages put beside names or in their place: a button, a service ("Login", "Youtube", "Read more").
bool names_nobody(std::string_view text);
// Whether what follows "By" is a time or an ordinary phrase: "Tuesday", "Hand", "The Numbers", "Popular Demand".
bool is_phrase_behind_by(std::string_view text);
// Whether a link's text can be somebody's name: neither that nor a sentence.
bool is_person(std::string_view text);

// The article's authors, to which new ones are added; letter case and white space do not make a name new.
class Authors {
 public:
  explicit Authors(Metadata& metadata);
  void add(const std::vector<std::string>& names);

 private:
  Metadata& metadata_;
  std::unordered_set<std::string> known_;
};

}  // namespace offprint
