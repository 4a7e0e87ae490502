// What this process may take: memory by the system's own limit, so that whatever takes it is counted, and time.
#pragma once

#include <string>

#include "formats/document/result.h"

namespace offprint {

// Of memory, in MiB, from now on. A lower limit of the shell's stays.
void limit_memory(unsigned mebibytes);
// What is to be said where memory ran out: of whose limit it was, and what to do.
Error out_of_memory();

// Seconds of work (processor time, so that waiting for input costs none) from now on; with their end the process ends
// too, leaves no unfinished output, and says `words` on stderr, a line as it stands. Exit code `code`.
void limit_time(unsigned seconds, const std::string& words, int code);
Error out_of_time(unsigned seconds);

}  // namespace offprint
