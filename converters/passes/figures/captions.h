// The first part of the figures pass.
#pragma once

#include "converters/passes/passes.h"

namespace offprint {

void find_captions(Document& document, const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
