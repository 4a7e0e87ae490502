#include "formats/writing/program.h"

namespace offprint {

std::string_view program_version() { return OFFPRINT_VERSION; }

}  // namespace offprint
