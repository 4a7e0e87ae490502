// What Offprint writes as XML, read by an XML parser.
#pragma once

#include <functional>
#include <string_view>

namespace offprint::fuzz {

// With each element's name, and each of its attributes.
using ElementTaker = std::function<void(std::string_view element, std::string_view attribute, std::string_view value)>;

void promise_well_formed(std::string_view xml, std::string_view what, const ElementTaker& take = {});

}  // namespace offprint::fuzz
