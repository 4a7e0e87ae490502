// Many inputs, each to its own files, as often as it takes: the whole of `batch`.
#pragma once

#include <string>
#include <vector>

#include "converters/files/world.h"
#include "converters/options/options.h"
#include "converters/report/reporter.h"

namespace offprint {

struct BatchCall {
  Settings settings;
  std::vector<std::string> inputs;
  std::vector<std::string> changes;  // the options that change bytes, as --flag=value, in the call's order
  std::string version;               // of this program: another one does all again
};

// Gives the exit code. `tally` is what came of it.
int batch(const BatchCall& call, World& world, Reporter& reporter, Tally& tally);

}  // namespace offprint
