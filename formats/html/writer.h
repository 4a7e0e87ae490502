// A Document as one self-contained page of HTML.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "formats/writing/write.h"

namespace offprint {

// HTML in XML's syntax, UTF-8. Without options.header the page holds only the text; it still has a <title>. Pictures
// keep their addresses (Link), or become data: addresses (Embed) or side files (Save) if their bytes are at hand;
// DiagnosticCode::ImageNotEmbedded if they are not.
void write_html(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

// What surrounds an article that is a page of a website.
struct PageFrame {
  std::string_view style_file;  // its address; in place of the sheet that the page else holds itself
  std::string_view before;      // HTML in XML's syntax, before the article and after it
  std::string_view after;
  // The address of the page that stands for a link's absolute address; "" for an address of none.
  std::function<std::string(std::string_view absolute)> inside;
  // Images::Save: the address that a picture is kept under; in place of side files.
  std::function<std::string(const Resource& picture)> keep;
};

void write_framed_page(const Document& document, const WriteOptions& options, const PageFrame& frame, Output& output,
                       Diagnostics& losses);

// The style sheet of a page; the user's own stands at its end.
std::string page_style(const WriteOptions& options);

}  // namespace offprint
