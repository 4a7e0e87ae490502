// Kinds of documents that Offprint does not write, and who makes them of what it does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/document/result.h"
#include "formats/registry/registry.h"

namespace offprint {

// The way to `extension` (".docx", in any case), which is no format here; nothing where it is no such kind, or no way
// begins with what `can` says can be made. `input` is the
// input's name and `name` the output's without extension, for the example.
std::optional<std::string> way_to(std::string_view extension, std::string_view input, std::string_view name,
                                  bool (*can)(const FormatRow&));

}  // namespace offprint
