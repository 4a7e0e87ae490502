// The block that the crawler puts before a page's text.
#pragma once

#include "converters/passes/passes.h"

namespace offprint {

// To the metadata: its author and its date.
void lift_crawler_block(Document& document, const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
