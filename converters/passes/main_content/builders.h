// What a page builder calls each of its blocks (`elementor-widget`) says nothing of what one of them is.
#pragma once

#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

// Takes from Section::said what such a name says. Linear in the page.
void forget_builders(TextLines& page);

}  // namespace offprint::main_content
