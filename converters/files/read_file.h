// Inputs: read whole, or an Error that says what is wrong and what to do.
#pragma once

#include <cstddef>
#include <string>

#include "formats/document/result.h"

namespace offprint {

inline constexpr std::size_t kInputLimit = std::size_t{1} << 30U;  // bytes; offsets are 32 bits

// The bytes of a file, FIFO or device; "-" is stdin. Fails if the file changes while it is read, for more than `limit`
// bytes, and for none at all (Fault::Empty).
Result<std::string> read_file(const std::string& path, std::size_t limit = kInputLimit);

// The same of a regular file alone: whoever names it cannot be made to wait by a FIFO or a device.
Result<std::string> read_regular_file(const std::string& path);

}  // namespace offprint
