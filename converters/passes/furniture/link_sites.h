// Where the links of a block lead: a site's own articles are furniture, the author's references are not.
#pragma once

#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// The last labels of the address's host that name a site: example.org, example.com.cn, example.co.uk; "" without a
// host.
std::string_view site_of(std::string_view address);

// Whether the words head what an author read or advises to read, and not what a site recommends.
bool heads_references(std::string_view heading);

// Whether the node has links, and all of them lead to other sites than the article's own. `address` is the article's;
// where it has no host nothing is told, and the answer is no. Addresses are absolute by now.
bool leads_elsewhere(const Node& node, std::string_view address);

// Whether its first link leads past it, to what ends it: for readers who do not want what stands between, as the
// article goes on behind it.
bool can_be_skipped(const Node& node);

}  // namespace offprint
