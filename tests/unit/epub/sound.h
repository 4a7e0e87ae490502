// What must hold for every book of ours.
#pragma once

#include "tests/unit/epub/opened.h"

namespace offprint {

// Names and ids are unique, every link and picture leads somewhere, the manifest lists what is there, pages have
// titles, headings, lists and links something in them, the spine names each page once. Fails the running test.
void expect_sound(const OpenedBook& book);

}  // namespace offprint
