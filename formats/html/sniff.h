// Whether an input is an HTML page.
#pragma once

#include <string_view>

#include "formats/reading/sniff.h"

namespace offprint {

// Surely for what a page begins with (doctype, <html>, <head>, <body>; comments and an XML declaration may stand
// before), Likely where the first thing is any other tag of HTML, No for feeds and for all else.
Claim sniff_html(std::string_view head);

}  // namespace offprint
