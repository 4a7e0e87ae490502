// What an author sets apart in the text: a note, a box of facts, a quotation, whatever its class calls it.
#pragma once

#include <cstdint>

#include "formats/document/node.h"

namespace offprint::main_content {

// Whether a block, in which so many letters are links, stands between paragraphs of a text and is no advertisement,
// appeal or teaser. What says that it is a foot may say it in less than a sentence: no site has its foot there.
bool is_set_apart(const Node& block, std::uint64_t linked, bool foot);

// Who wrote the page, by its name, or, of a foot, who has the rights: no author sets that apart.
bool is_of_page(const Node& block, bool foot);

// A quotation or a figure, with no more around it than boxes.
bool is_quotation_or_figure(const Node& block);

}  // namespace offprint::main_content
