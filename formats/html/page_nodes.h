// The node for one element, with what its tag says; and how attributes are read.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "formats/document/document.h"

namespace offprint {

// A node of the kind, or of another if the tag calls for it: a Link without an address is a Span.
Node* make_page_node(Document& document, Kind kind, const Element& element);

// Without the ASCII white space around it.
Text trimmed(Text text);
// HTML's "rules for parsing integers" (§2.3.4.1): what follows the digits does not matter.
std::optional<std::int64_t> integer(std::string_view value);
// A number of pixels by HTML's rules for dimension values (§2.3.4.4): "600", "600.5px"; 0 for none, such as "100%".
std::uint32_t dimension(std::string_view value);
bool has_data_attribute(const Element& element);
// Whether it is no element of HTML: a script of AMP, WeChat or the page makes a player of it, from attributes of its
// own.
bool is_of_script(const Element& element);  // a data-* attribute, which scripts read
// Whether a <param> of that name gives the address of what an <object> shows.
bool is_address_parameter(std::string_view name);

}  // namespace offprint
