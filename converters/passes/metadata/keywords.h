// Keywords in a page: links with a rel, or that lead to one, and what a class names so.
#pragma once

#include <string>
#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// rel="tag".
bool is_marked_keyword(const Link& link);
// To /tag/ or /category/.
bool leads_to_keyword(std::string_view url);
// Either.
bool is_keyword_link(const Link& link);
// <span class="tag">, as Tumblr's exports have them: few words, and no link in it.
bool is_tag_span(const Node& node);
// A box that its class, or its microdata, calls one of keywords: class="post-tags", "tag_list", itemprop="keywords".
bool is_box_of_keywords(const Element& element);
// A link of a few words close inside such a box, which is no menu and stands beside no article.
bool is_in_box_of_keywords(const Link& link);
// Its words, without the signs around them.
std::string keyword_of(const Node& node);

}  // namespace offprint
