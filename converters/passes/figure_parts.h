// A figure's content, sorted: what the passes that make figures end with.
#pragma once

#include "formats/document/document.h"

namespace offprint {

// Leaves in `figure` only pictures (Image, Link that holds the Image, Embed), Caption and Credit, in the page's order.
// What else stood in it (prose, a table) follows it in a Division. A figure without a picture is a Division with all
// that it held.
void settle_figure(Document& document, Node& figure);

}  // namespace offprint
