// What the elements of a byline say: names and dates that are marked up as such.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/document/moment.h"
#include "formats/document/node.h"

namespace offprint {

// Its text, blocks and breaks on lines of their own.
std::string joined_text(const Node& node);

// The same with the date that a <time> gives in the place of a text that shows none ("3 days ago").
std::string dated_text(const Node& node);

// The same without that part of it.
std::string text_beside(const Node& node, const Node& part);

// What stands in no link and no <time>.
std::string text_beside_links(const Node& node);

// The same without what elements say is a name.
std::string text_beside_names(const Node& node);

// What stands beside a name in an element of its own: a role, a badge.
bool is_about_name(const Node& node);

// The name in somebody's card: class="fn" of microformats, which the programs of blogs write.
bool is_name_of_card(const Node& node);

// That, or words for those only who do not see the page: "Author", before a name.
bool is_beside_name(const Node& node);

// The only link in it, where nothing else stands in it but a label: "Author <a>Mara Quill</a>". Null for none.
const Node* labelled_link(const Node& node);

// Whether an element in it gives a name.
bool holds_name(const Node& node);

// The names that elements give by rel, itemprop or class; those whose class says no more than "name" only where no
// other does.
std::vector<std::string> names_in_elements(const Node& node);

// The person's name that a <meta> in the element gives (formats/document/item_facts.h); "" where that names nobody, and
// where the element shows another.
std::string name_of_item(const Node& node);

// The text of an author's element without its label, a word or two before a colon in any language ("Auteur : Jean
// Dupont"); "" where the label says that they did something else, or where no name follows.
std::string_view without_label(std::string_view text);

// The dates that elements give in attributes: exact where the text may be "13 minutes ago".
std::vector<Moment> dates_in_attributes(const Node& node);

}  // namespace offprint
