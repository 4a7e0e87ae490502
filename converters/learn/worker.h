// A worker of learn: an article in, its blocks' keys out, or their words.
#pragma once

#include <string_view>

#include "converters/files/world.h"
#include "converters/options/options.h"

namespace offprint {

// The whole life of a worker process; gives its exit code. `parent` is the process that it must not outlive.
int run_learn_worker(const Settings& settings, World& world, std::string_view parent);

}  // namespace offprint
