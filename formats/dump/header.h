// The header lines of a dump: where they are, and what they say, undecoded.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "formats/document/metadata.h"
#include "formats/reading/front_matter.h"

namespace offprint {

// Views are of the text given; empty if the header has no such part.
struct Header {
  Dialect dialect = Dialect::None;
  std::optional<FrontMatterPlace> front_matter;
  std::optional<std::string_view> key_values;  // `Key: value` lines (formats/reading/key_value_header.h)
  std::size_t front_matter_at = 0;             // the offset of either
  std::string_view stamp;                      // in the comment: milliseconds, NaN, or anything else
  std::string_view title;                      // trimmed; may run over several lines
  std::string_view url;
  std::string_view date;    // after 日期：
  std::size_t date_at = 0;  // the offset of the stamp or, without one, of the date
  std::size_t body = 0;     // the offset of the line after the header
};

// Lines may end with CR LF and with white space; blank lines may come before and between them. Never fails: without a
// header it is Dialect::None with the body at 0.
//
//   front matter           of any form (formats/reading/front_matter.h)
//   <!--1697206623000-->   optional
//   [title](url)           the address after the last `](` that begins one; neither side is escaped
//   ------                 three or more
//   日期：RFC 2822          optional
// Or, where none of these is there, `Key: value` lines to the first blank line.
Header find_header(std::string_view text);

}  // namespace offprint
