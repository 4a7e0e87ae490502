// An item of a feed, or of an export that is one, to a Document of Stage::Page.
#pragma once

#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// `bytes`: an item behind its context (list_feed), or a feed, whose first item is taken. The HTML is what
// <content:encoded> holds, else Atom's <content>, else <description> or <summary>; the metadata are title, url,
// authors, published, modified, language, site_name, description, tags and categories, and in `extra` the item's id, a
// picture beside the text, and the status of what is not public. Text in metadata has its references decoded twice, as
// feeds encode it, and its tags taken out. Fails with NotThisFormat for what is no XML, with Empty for an item without
// a body, and as load_text does.
Result<void> read_feed(std::string_view bytes, const ReadOptions& options, Document& document);

// Surely for XML whose first element is a feed's root.
Claim sniff_feed(std::string_view head);

}  // namespace offprint
