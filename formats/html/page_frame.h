// What a page of ours has around its article, written and known again. A page is ours where its frame is just what
// would be written of the facts that its JSON-LD holds: one whose title or byline somebody changed is a page like any
// other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/document/metadata.h"
#include "formats/document/node.h"

namespace offprint {

// The document type and <html>.
std::string page_begin(const Metadata& metadata);
// From </head> to the article's first block. `header`: with title, byline and date.
std::string article_begin(const Metadata& metadata, bool header, std::string_view before = {});
// From the article's last block to the end; with `header`, a foot, in which `program` is the one that made the page.
std::string article_end(const Metadata& metadata, std::string_view program, bool header, std::string_view after = {});

struct OwnPage {
  Metadata metadata;
  Source article;  // its blocks, in the page
};
// Nothing for a page of another program, or one without its header.
std::optional<OwnPage> find_own_page(std::string_view page);

}  // namespace offprint
