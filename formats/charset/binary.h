// Input that is not text, named for a message.
#pragma once

#include <optional>
#include <string_view>

namespace offprint {

// "a JPEG image", "a zip archive" … by the magic bytes of the input's head, or "binary data" if it is full of control
// characters and not UTF-16; nothing for text. The caller fails with Fault::NotText, or reads it as what it is.
std::optional<std::string_view> binary_kind(std::string_view head);

}  // namespace offprint
