// A name for every input's output, the same whatever the number of jobs.
#pragma once

#include "converters/batch/run.h"
#include "converters/engine/interrupts.h"
#include "converters/engine/pool.h"

namespace offprint {

// Names that the journal knows stay; the other inputs are named in their order. For a template (--name) workers read
// those first, for their metadata alone: so names depend on nothing but the inputs, at the price of reading new inputs
// twice.
PoolEnd name_all(Run& run, const PoolOptions& pool, Interrupts& interrupts);

}  // namespace offprint
