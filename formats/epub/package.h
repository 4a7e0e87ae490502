// The package document (EPUB 3.3 §5) and the file that leads to it.
#pragma once

#include <string>
#include <string_view>

#include "formats/epub/book.h"

namespace offprint {

inline constexpr std::string_view kPackageFile = "package.opf";
inline constexpr std::string_view kNavFile = "nav.xhtml";
inline constexpr std::string_view kNcxFile = "toc.ncx";

std::string container_xml();
std::string package_document(const Book& book, const BookFacts& facts);

}  // namespace offprint
