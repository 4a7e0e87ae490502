// The date that an element gives.
#pragma once

#include <optional>

#include "formats/document/metadata.h"
#include "formats/document/node.h"

namespace offprint {

// Of a node that was read from an element: by its attributes, else by its text.
std::optional<Moment> date_of_element(const Node& node);

// Puts it where it belongs: with a zone it is `published`, else what the page shows.
void set_date(Metadata& metadata, const Moment& moment);

}  // namespace offprint
