// What recurs in an archive and is not the articles: the whole of `learn`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "converters/files/world.h"
#include "converters/options/options.h"
#include "converters/report/reporter.h"

namespace offprint {

struct LearnCall {
  Settings settings;
  std::vector<std::string> inputs;
  std::vector<std::string> changes;  // the options that change an article's bytes, as --flag=value, in the call's order
};

struct LearnSum {
  Tally tally;
  std::uint64_t sites = 0;
  std::uint64_t blocks = 0;
};

// Gives the exit code. Reads every article once, and those that examples are taken from again; what cannot be read is
// named and left out. The file is written whole or not at all, and is the same whatever order the inputs are named in
// and however many processes read them.
int learn_furniture(const LearnCall& call, World& world, Reporter& reporter, LearnSum& sum);

}  // namespace offprint
