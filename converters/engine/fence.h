// The one place where an exception becomes an Error. Ours are values; what is thrown comes from the standard library
// (memory that ran out, above all) and from others'.
#pragma once

#include <optional>

#include "formats/document/result.h"

namespace offprint {

// Some memory, so that there is some to say that it ran out.
void hold_reserve();
// What was thrown, in a catch block.
Error thrown();

// Runs `work`. What it throws, once all that it held is given back.
template <class Work>
std::optional<Error> fenced(const Work& work) {
  hold_reserve();
  try {
    work();
    return {};
  } catch (...) {
    return thrown();
  }
}

}  // namespace offprint
