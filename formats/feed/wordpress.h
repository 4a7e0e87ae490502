// What stands in <content:encoded> of a WordPress export: blocks (since 5.0), or text that wpautop makes paragraphs of;
// in both, shortcodes.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace offprint {

// Attachments' addresses by their numbers.
using Attachments = std::map<std::string, std::string, std::less<>>;

// As HTML. [caption] becomes a figure, [gallery] the pictures that its numbers name, [embed] and the address of a known
// player alone on a line a frame; other shortcodes stay as they are, as text.
std::string wordpress_html(std::string_view content, const Attachments& attachments);

}  // namespace offprint
