// Manual pages as scdoc's source (scdoc(5)), from the tables that the help comes from.
#pragma once

#include <string>

#include "cli/commands.h"

namespace offprint {

std::string manual();                              // offprint(1)
std::string manual_of(const CommandRow& command);  // offprint-COMMAND(1)

}  // namespace offprint
