// An article inside a collection of texts: what Collection::Shape::Texts (formats/registry/registry.h) asks for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/document/document.h"
#include "formats/registry/registry.h"

namespace offprint {

struct TextPlace {
  std::uint32_t number = 1;  // of the article in its book
  std::uint8_t level = 1;    // of its title's heading
};

// The article as it stands in the book; ends with a line feed. Changes the document.
Result<std::string> write_text_article(Document& document, const FormatRow& format, const WriteOptions& options,
                                       TextPlace place, Diagnostics& losses);

// A line of the contents: an article, by its number, or a part (0) with what it holds.
struct TextLine {
  std::string title;
  std::uint32_t number = 0;
  std::vector<TextLine> below{};
};

// What stands before all articles, the contents, and a part's heading; "" where the format has none.
std::string text_front(const FormatRow& format, const std::string& title, const std::vector<std::string>& authors);
std::string text_contents(const FormatRow& format, const std::string& language, const std::vector<TextLine>& lines);
std::string text_heading(const FormatRow& format, const std::string& title, std::uint8_t level);

}  // namespace offprint
