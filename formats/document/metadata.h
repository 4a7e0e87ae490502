// What is known about an article, named as in the JSON contract. Unknown fields are empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/moment.h"
#include "formats/document/node.h"

namespace offprint {

enum class Dialect : std::uint8_t { None, Comment, Link, FrontMatter, Wrapped, KeyValue };
std::string_view name(Dialect dialect);  // "none", "comment", "link", "front-matter", "wrapped", "key-value"

struct Provenance {
  Dialect dialect = Dialect::None;
  std::string path;    // the file's name, UTF-8; in a folder, relative to the folder given
  std::string sha256;  // of the bytes as they came, lower-case hexadecimal
};

struct Metadata {
  std::string title;
  std::string url;
  std::optional<Moment> published;  // the header's date, in UTC
  std::vector<std::string> authors;
  std::optional<Moment> byline_date;      // the article's own, without a zone unless the article gives one
  std::string site;                       // the URL's host
  std::string site_name;                  // as the page gives it
  std::string language;                   // BCP 47
  Direction direction = Direction::None;  // of the whole; None if not known
  std::string description;
  std::optional<Moment> modified;  // in UTC if its zone is known
  std::string rights;
  std::vector<std::string> tags;
  std::vector<std::string> categories;
  std::string identifier;  // only from -M; writers derive theirs from the URL
  Provenance source;
  std::vector<std::pair<std::string, std::string>> extra;  // the front matter's other keys, in its order

  // The one that outputs show, sort and group by: the byline's if there is one, else the header's.
  const std::optional<Moment>& date() const { return byline_date ? byline_date : published; }
};

}  // namespace offprint
