// Sentences, which menus, buttons and labels do not have.
#pragma once

#include <cstddef>
#include <string_view>

#include "formats/document/node.h"

namespace offprint {

std::size_t sentences_in(std::string_view text);

// Without the quotation marks and brackets that close at its end.
std::string_view without_closing_marks(std::string_view text);

// Whether one of its blocks holds a sentence outside links, longer than an invitation or a button's.
bool holds_sentence(const Node& node);

}  // namespace offprint
