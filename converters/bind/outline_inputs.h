// Which inputs the links of a book's plan mean.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "converters/bind/card.h"
#include "converters/bind/outline.h"
#include "converters/inputs/plan.h"
#include "converters/options/options.h"

namespace offprint {

struct LinkedInput {
  std::uint32_t input = kNone;  // where one is known
  std::string name;             // as messages name it
  std::string missing;          // what to say while there is no input
  std::uint64_t address = 0;    // address_key of what only the articles themselves can tell
};

// By link. `list` is the plan's own path: links are relative to it.
std::vector<LinkedInput> find_linked(const Outline& outline, const std::string& list, const Settings& settings,
                                     const Plan& plan);
// Those that are known by their addresses, among articles that were read.
void find_addresses(std::span<LinkedInput> links, const std::vector<ArticleCard>& cards);

}  // namespace offprint
