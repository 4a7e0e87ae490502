// Help and usage, from the tables of commands and options; 80 columns, ASCII.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/commands.h"
#include "converters/options/options.h"

namespace offprint {

// Options stand in groups, in this order.
struct OptionGroup {
  Changes changes;
  std::string_view title;
};
std::span<const OptionGroup> option_groups();

std::string_view about_program();                // a sentence or two, with a line feed at the end of each line
std::string help();                              // of the program
std::string help_of(const CommandRow& command);  // of a command
std::string usage();
std::string usage_of(const CommandRow& command);

}  // namespace offprint
