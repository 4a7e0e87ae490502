// What is known about an article, named as in the JSON contract. Unknown fields are empty.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

enum class Dialect : std::uint8_t { None, Comment, Link, FrontMatter, Wrapped };
std::string_view name(Dialect dialect);  // "none", "comment", "link", "front-matter", "wrapped"

struct Provenance {
  Dialect dialect = Dialect::None;
  std::string path;    // the file's name, UTF-8; in a folder, relative to the folder given
  std::string sha256;  // of the bytes as they came, lower-case hexadecimal
};

struct Metadata {
  std::string title;
  std::string url;
  std::string published;  // the header's date, RFC 3339 in UTC: 2020-06-30T09:53:00Z
  std::vector<std::string> authors;
  std::string byline_date;                // the article's own, ISO 8601, without a zone unless the article gives one
  std::string site;                       // the URL's host
  std::string site_name;                  // as the page gives it
  std::string language;                   // BCP 47
  Direction direction = Direction::None;  // of the whole; None if not known
  std::string description;
  std::string modified;  // RFC 3339 in UTC, or a date
  std::string rights;
  std::vector<std::string> tags;
  std::vector<std::string> categories;
  std::string identifier;  // only from -M; writers derive theirs from the URL
  Provenance source;
  std::vector<std::pair<std::string, std::string>> extra;  // the front matter's other keys, in its order
};

}  // namespace offprint
