// Attributes that the element of an item (microdata's `itemscope`) is given, from the <meta> in it: what it is called,
// and when it was made.
#pragma once

#include <string_view>

namespace offprint {

inline constexpr std::string_view kItemName = "item:name";
inline constexpr std::string_view kItemCreated = "item:datecreated";

}  // namespace offprint
