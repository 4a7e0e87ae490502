// Names of fields in rows (a JSON object, a line of a table) that stand for an article: the one table of them.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

enum class RowField : std::uint8_t {
  Other,
  Html,  // the article
  Text,  // the same without markup
  Markdown,
  Title,
  Url,
  Authors,
  Published,
  Modified,
  Tags,
  Categories,
  Language,
  Description,
  SiteName,
  Id,
  Slug,
  Status,   // a word, of which some say that it is not public
  Public,   // a Boolean
  Private,  // a Boolean
};

struct RowName {
  RowField field = RowField::Other;
  unsigned rank = 0;  // of two names of one field in a row, the lower one counts
};
// Case, and whether words are parted by '_', '-' or a space, do not matter.
RowName row_name(std::string_view name);

// Whether it is the article, in whatever form.
bool is_article(RowField field);

// Whether the text of a field for an article is more than a message of a program: longer than a sentence, in lines,
// marked up, or in a field that is named for markup.
bool is_prose(std::string_view name, std::string_view text);

// Whether a status is one of those that everyone may read.
bool is_public_status(std::string_view status);

}  // namespace offprint
