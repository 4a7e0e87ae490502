// A figure's content, sorted: what the passes that make figures end with.
#pragma once

#include "formats/document/document.h"

namespace offprint {

// Leaves in `figure` only what a figure shows (Image, Link that holds the Image, Embed; Table, Code and BlockQuote
// where it has a caption), Caption and Credit, in the page's order. What else stood in it is before and behind it, in a
// Division each; pictures behind such prose are a figure of their own. Where one picture has no caption, and short text
// stands with it, the text is its caption. A figure that shows nothing is a Division with all that it held.
void settle_figure(Document& document, Node& figure);

}  // namespace offprint
