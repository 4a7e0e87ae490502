// What is odd about a call and no error: said once, before it runs.
#pragma once

#include "cli/commands.h"

namespace offprint {

class Messages;

// Options that change nothing about the formats asked for, and fields of -M that look like a slip of the finger.
void advise(const CommandRow& command, const Call& call, const Messages& messages);

}  // namespace offprint
