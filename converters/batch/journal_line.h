// A line of the journal, written and read. See journal.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "converters/batch/journal.h"

namespace offprint {

inline constexpr std::string_view kNaming = "naming";

struct LineParts {
  std::string_view kind;
  std::string_view state;
  std::string_view report;  // of `done` alone
};
// Of a line with its end; nothing where the checksum is wrong, or its JSON nests deeper than any that is written.
std::optional<LineParts> split_line(std::string_view line);
// Nothing for what is no state, or names a file that is no output below the folder.
std::optional<Record> parse_state(std::string_view json);
// Of `naming`.
std::string parse_naming(std::string_view json);

}  // namespace offprint
