// A cover's drawing as pixels.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/media/reasons.h"
#include "cli/media/request.h"

namespace offprint::media {

// PNG, or JPEG where a picture is on it, in the drawing's size. Reason::NoFont where no font has a letter of it: it
// would show boxes; the detail names Debian's package that has.
std::optional<Refusal> draw_cover(const Request& request, std::string& out);

// Where fontconfig finds fonts, and what it remembers of them.
std::vector<std::string> font_folders();

}  // namespace offprint::media
