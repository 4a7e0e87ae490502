// Addresses that count readers, and show nothing.
#pragma once

#include <string_view>

#include "formats/document/document.h"

namespace offprint {

// By the host and the path that a browser asks for, however they are spelled.
bool is_of_tracker(std::string_view address);
// By its address, or by the one that it was found behind.
bool is_of_tracker(const Image& image);

}  // namespace offprint
