// Reading and writing files that others opened, at a given offset: all of it, or an error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// Both return 0 or an errno, and neither moves the descriptor's own offset.
int write_at(int file, std::uint64_t offset, std::string_view bytes);
int read_at(int file, std::uint64_t offset, char* data, std::size_t size);  // EIO if the file ends before

// What an errno of writing means, if the place does not matter: converters/files/faults.h knows the rest. The fault is
// Unwritable.
Error disk_error(int number);

}  // namespace offprint
