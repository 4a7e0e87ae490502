// What a whole page shows as its site's name: what its title holds beside the article's own is the site's only where
// the page says so.
#pragma once

#include <string_view>

#include "formats/document/document.h"

namespace offprint {

// Whether the page shows exactly that as its site's name (Document::site_marks), or its host holds it.
bool is_shown_as_site(const Document& document, std::string_view name);

// The same of a name behind the title, which may also stand in a line of rights, or be made of words that names of
// sites have: "南城网", "Harbour Log".
bool may_stand_behind(const Document& document, std::string_view name);

}  // namespace offprint
