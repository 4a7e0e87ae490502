// Whether an input is an HTML page.
#pragma once

#include <string_view>

#include "formats/reading/sniff.h"

namespace offprint {

// Surely for the beginning of a page (doctype, <html>, <head>, <body>; comments and an XML declaration may come
// before), Likely if any other HTML tag comes first, No for feeds and everything else.
Claim sniff_html(std::string_view head);

}  // namespace offprint
