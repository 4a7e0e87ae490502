// The page's own address, before the pass `metadata` has settled it.
#pragma once

#include <string>

#include "converters/passes/passes.h"

namespace offprint {

// What -M says, else the header or the page itself; "" where nothing does.
std::string page_address(const Document& document, const PassOptions& options);

}  // namespace offprint
