// Ruby of a page: what its annotations say of their bases.
#pragma once

#include "formats/document/document.h"

namespace offprint {

// The annotations in `notes`, which is in no tree, become one text of `base`, a Ruby. What holds a picture is none, and
// follows its base.
void annotate_base(Document& document, Node& base, Node& notes);

// The siblings from `first` on, once they are annotated: a base that never got its annotation becomes a Span, and so
// does an annotation of nothing. A browser shows both.
void settle_bases(Document& document, Node& first);

}  // namespace offprint
