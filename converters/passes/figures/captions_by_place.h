// Captions without a class that says so: known by where they stand, how they begin and how they look.
#pragma once

#include "converters/passes/pictures/picture_holders.h"
#include "formats/document/document.h"

namespace offprint {

// `small`: there is a <small> somewhere.
void find_captions_by_place(Document& document, bool small, const PictureHolders& pictures);

}  // namespace offprint
