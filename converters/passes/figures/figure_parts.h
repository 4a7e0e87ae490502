// A figure's content, put in order: the last step of whatever makes a figure.
#pragma once

#include "formats/document/document.h"

namespace offprint {

// Leaves in `figure` only what a figure shows (Image, Link that holds the Image, Embed; Table, Code and BlockQuote
// where it has a caption), Caption and Credit, in the page's order. Anything else moves before and after it, into a
// Division each; pictures after such prose become a figure of their own. Where an only picture has no caption, short
// text beside it becomes one. A figure that shows nothing becomes a Division with all that it held.
void settle_figure(Document& document, Node& figure);

}  // namespace offprint
