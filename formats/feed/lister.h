// The items of a feed, or of an export that is one: RSS, RDF, Atom, WordPress's WXR, Blogger's Takeout.
#pragma once

#include "formats/reading/items.h"

namespace offprint {

// An item's key is its guid or id, else its address, its slug, its title. What is no article is left out (attachments,
// menus, comments, settings); drafts, private items and those in the bin are withheld. The context is what kFeedContext
// begins. All are told at the end, because what they need may stand behind them. Where a feed ends early or is not
// well-formed, the items before are told and then a problem; it fails where there is none before.
Result<void> list_feed(const NextBytes& next, const ItemTaker& take);

}  // namespace offprint
