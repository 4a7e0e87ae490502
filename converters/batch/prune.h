// --prune: outputs of earlier runs whose input is gone.
#pragma once

#include <span>
#include <string>

#include "converters/batch/run.h"

namespace offprint {

// Removes what the journal shows as ours where the input lay under one of `inputs` and stands there no more, whatever
// globs, lists and shards leave out of this call. What somebody changed since is left, and said. Under an input that is
// not there itself nothing is removed: its disk may not be mounted. A dry run says what would go. False where something
// could not be removed; it was said.
bool prune(Run& run, std::span<const std::string> inputs);

}  // namespace offprint
