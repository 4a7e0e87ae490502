// Whether a Document keeps its promises; run after every reader and pass in Debug and in tests.
#pragma once

#include <optional>
#include <string>

#include "formats/document/document.h"

namespace offprint {

inline constexpr int kDepthLimit = 400;  // of the tree, after every reader and pass: it bounds recursion

// The first broken promise, for a developer; nothing if all hold: links agree both ways; leaves have no children; kinds
// are only where kKinds allows them (Stage::Article); text is valid UTF-8 without characters that XML 1.0 forbids
// (§2.2); sources lie in the input; depth is bounded.
std::optional<std::string> validate(const Document& document);

}  // namespace offprint
