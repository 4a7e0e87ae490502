// The lines on stdout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/media/reasons.h"

namespace offprint::media {

bool from_base64(std::string_view text, std::string& bytes);
std::string to_base64(std::string_view bytes);

// Each writes a line, whole, and does not return before it is out. False: nobody reads any more.
bool answer_file(std::uint64_t id, std::string_view file, bool fetched);
bool answer_data(std::uint64_t id, std::string_view bytes);
bool answer_same(std::uint64_t id);
bool answer_refusal(std::uint64_t id, const Refusal& refusal);

}  // namespace offprint::media
