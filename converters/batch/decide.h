// What of the plan is to do: as make decides, by the journal and what stands.
#pragma once

#include <optional>
#include <vector>

#include "converters/batch/run.h"
#include "converters/convert/convert.h"

namespace offprint {

// Of this shard, in the inputs' order; what is skipped is counted as that. Fails with Usage where an output would be
// written over an input, whatever it is forced to.
std::optional<Failure> decide(Run& run, std::vector<ToDo>& todo);

}  // namespace offprint
