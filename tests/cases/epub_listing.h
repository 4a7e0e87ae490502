// An EPUB as text that a person can read and compare: its entries in their order, with how each is stored and, of text
// entries, the content.
#pragma once

#include <filesystem>
#include <string>

namespace offprint::test {

// Throws std::runtime_error where the file is no zip or an entry cannot be read.
std::string epub_listing(const std::filesystem::path& file);

}  // namespace offprint::test
