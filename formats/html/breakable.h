// Addresses as text that may break over lines.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// Whether the text is an address of the web, as people see one: "https://example.org/a", "www.example.org/a".
bool looks_like_address(std::string_view text);

// Whether a line may break after it: / ? & = and . of addresses, but not between the two slashes after a scheme.
bool breaks_after(std::string_view address, std::size_t at);

// The address as XML's character data with <wbr/> where a line may break.
void append_breakable(std::string& out, std::string_view address);

}  // namespace offprint
