// What a terminal may be given.
#pragma once

#include <optional>

#include "converters/options/options.h"

namespace offprint {

// Usage where the output would be a terminal, and the format is no text.
std::optional<Error> refuse_terminal(const Settings& settings, const FormatRow& to);

}  // namespace offprint
