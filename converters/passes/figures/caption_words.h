// How captions and credits begin, where no markup tells them from prose.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

enum class CaptionRole : std::uint8_t { None, Explains, Credits };  // a caption, a credit

// Of a short paragraph straight after a picture: "▲ …" and "图：…" are captions, "Photo by …" and "攝影｜…" credits.
CaptionRole role_by_opening(std::string_view text);
// Whether it may have one by its first character; the text has no white space before that.
bool may_begin_opening(std::string_view text);

// Whether the last part of a caption is a credit: "Photo: Jane Roe", "图源：…". Something must follow the opening.
bool begins_as_credit(std::string_view text);

// Whether a whole caption is a credit: its opening is set off by a bar, "攝影｜…", "图 | …".
bool is_credit_alone(std::string_view text);

// Whether a label ("Image source, ") announces a credit.
bool says_source(std::string_view label);

}  // namespace offprint
