// --metadata: fields that somebody sets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "converters/passes/passes.h"
#include "formats/document/result.h"

namespace offprint {

struct Settings;

Result<void> set_metadata(Settings& settings, std::string_view value);

// One of --metadata, or of a line of `stream`: says what is wrong with it and what to do.
Result<void> add_metadata(PassOptions& passes, std::string_view key, std::string_view value);

// What to say of a field that nobody knows and whose name is near a known one's; others are somebody's own.
std::optional<std::string> misspelt_field(std::string_view key);

}  // namespace offprint
