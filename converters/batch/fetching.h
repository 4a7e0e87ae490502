// --fetch-images: what the inputs' pictures are, those that are not at hand fetched, before anything is converted.
#pragma once

#include <vector>

#include "converters/batch/run.h"
#include "converters/engine/pool.h"

namespace offprint {

// Of what is to do, and of the inputs of run.holes, which are done but for pictures that could not be had: those that
// gain one now join `todo`, which stays in the inputs' order.
PoolEnd fetch_all(Run& run, std::vector<ToDo>& todo, const PoolOptions& pool, Interrupts& interrupts);

}  // namespace offprint
