// What microdata says of an item in <meta>, which a page does not show.
#pragma once

#include "formats/document/document.h"
#include "formats/document/item_facts.h"
#include "formats/html/attributes.h"
#include "formats/html/page_tree.h"

namespace offprint {

// Adds it to the element of an item (`itemscope`), as attributes (formats/document/item_facts.h), from the <meta
// itemprop> that are its children.
void add_item_facts(Document& document, const PageTree& tree, TagReader& tags, const PageNode& node, Element& element);

}  // namespace offprint
