// Documents of Stage::Article made by chance from a seed: the same on every machine.
#pragma once

#include <cstdint>

#include "formats/document/document.h"

namespace offprint::test {

// Every kind stands wherever the table of kinds lets it; text holds what tends to break writers.
void generate(std::uint32_t seed, Document& document);

}  // namespace offprint::test
