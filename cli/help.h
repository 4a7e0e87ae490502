// Help and usage, from the tables of commands and options; 80 columns, ASCII.
#pragma once

#include <string>

#include "cli/commands.h"

namespace offprint {

std::string help();                              // of the program
std::string help_of(const CommandRow& command);  // of a command
std::string usage();
std::string usage_of(const CommandRow& command);

}  // namespace offprint
