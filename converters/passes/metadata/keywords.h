// Links to a site's keywords: by their rel, or by where they lead.
#pragma once

#include <string>

#include "formats/document/node.h"

namespace offprint {

// rel="tag".
bool is_marked_keyword(const Link& link);
// That, or it leads to /tag/ or /category/.
bool is_keyword_link(const Link& link);
// Its words, without the signs around them.
std::string keyword_of(const Link& link);

}  // namespace offprint
