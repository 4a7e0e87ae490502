// An article inside a book that is one text: Markdown, plain text, JSON Lines.
#pragma once

#include <cstdint>
#include <string>

#include "formats/document/document.h"
#include "formats/registry/registry.h"

namespace offprint {

struct BoundPlace {
  std::uint32_t number = 1;  // of the article in its book
  std::uint8_t level = 1;    // of its title's heading
};

// The formats that bind writes, beside EPUB.
bool is_bound_text(const FormatRow& format);

// The article as it stands in the book; ends with a line feed. In Markdown its title is a heading of that level, its
// byline a paragraph, its own headings stand below, and its footnotes' identifiers and the names that its links lead to
// get the number in front, so that no two articles share one. Changes the document.
Result<std::string> write_bound_text(Document& document, const FormatRow& format, const WriteOptions& options,
                                     BoundPlace place, Diagnostics& losses);

// What stands before the articles, a part's first article, and between two articles.
std::string text_front(const FormatRow& format, const std::string& title, const std::vector<std::string>& authors);
std::string text_part(const FormatRow& format, const std::string& title, std::uint8_t level);
std::string_view text_between(const FormatRow& format);

}  // namespace offprint
