// Addresses that count readers, and show nothing.
#pragma once

#include <string_view>

namespace offprint {

// By host and path.
bool is_of_tracker(std::string_view address);

}  // namespace offprint
