// HTML inside Markdown, for what Markdown itself cannot express.
#pragma once

#include <string>

#include "formats/document/node.h"

namespace offprint {

// Appends the node and what is below it as HTML in XML's syntax, without a final line feed. No <div> or <span>, and no
// empty line, which would end an HTML block (CommonMark §4.6). Addresses stay as they are; pictures and links with
// unsafe ones are left out, but a link's text stays.
void write_html_fragment(const Node& node, std::string& out);

}  // namespace offprint
