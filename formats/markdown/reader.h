// Markdown to a Document: CommonMark 0.30 with GitHub's tables, strikethrough, task lists, autolinks, footnotes and
// formulas (`$…$`, `$$…$$`), and the shortcodes of static site generators (shortcodes.h).
//
// Raw HTML is read as pages are (formats/html): what Markdown renders to and the HTML in it are one page, whose tree
// the passes make an article of. Nothing in it is taken for what surrounds an article (Document::origin).
#pragma once

#include <cstdint>

#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// Front matter of any form (formats/reading/front_matter.h), then Markdown. Fails as load_text does, with Empty if
// there is nothing but white space, and as read_markdown_part does.
Result<void> read_markdown(std::string_view bytes, const ReadOptions& options, Document& document);

// The part of document.input() from `begin` to its end, appended to document.root. The text behind `begin` is replaced
// by the page that it makes; document.offsets still maps to the input. Fails as read_html_part does.
Result<void> read_markdown_part(Document& document, std::uint32_t begin, const ReadOptions& options);

// Markdown that another format holds in a field, without front matter; it becomes document.input(). Fails as
// read_markdown does.
Result<void> read_markdown_field(std::string_view markdown, const ReadOptions& options, Document& document);

// Likely for Markdown (formats/markdown/signs.h), with front matter or without; No for anything else.
Claim sniff_markdown(std::string_view head);

}  // namespace offprint
