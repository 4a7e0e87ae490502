// --report of a bind: a row for each input, in the inputs' order.
#pragma once

#include <optional>
#include <string>

#include "converters/bind/binding.h"

namespace offprint {

// As JSON Lines, or one HTML page, by the path's extension: whole or not at all. Inputs that the book leaves out have
// the status "skipped", and `left_out` says why.
std::optional<Error> write_bind_report(const Binding& binding, const std::string& path);

}  // namespace offprint
