// Scripts that write into the page, where they stand, what another page shows.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The page that shows what a script of this address writes; "" for any other script.
std::string page_of_script(std::string_view address);

// Whether the tag of a <script> may hold such an address.
bool may_write(std::string_view start_tag);

}  // namespace offprint
