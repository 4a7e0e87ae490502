// The HTML that stands inside Markdown, where Markdown itself cannot say it.
#pragma once

#include <string>

#include "formats/document/node.h"

namespace offprint {

// The node and what is below it as HTML in XML's syntax, appended to `out`, without a final line feed. No <div> or
// <span>, and no empty line, which would end an HTML block (CommonMark §4.6). Addresses stand as they are; unsafe ones
// and the pictures and links that need them are left out, a link's text stays.
void write_html_fragment(const Node& node, std::string& out);

}  // namespace offprint
