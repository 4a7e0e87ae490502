// HTML to a Document of Stage::Page. The only code that knows Gumbo is behind this header.
//
// From bytes to nodes, a page passes through these rooms:
//
// Scanner: scanner.h reads the tags once (markup.h: where they begin and end). open_elements.h follows, with the rules
//   of tag_rules.h, which elements they open and close, so that what is beyond a limit can be taken out: Gumbo takes
//   time quadratic in depth, in open formatting elements and in attributes, and reads a <noscript> as if scripts were
//   off.
// Parse: Gumbo gets the page's skeleton (skeleton.h), the tags without most attributes and a letter for each text, a
//   tenth of the page that has the same tree; and of that only what the tags alone do not tell (folding.h), the rest is
//   put back into the tree (unfold.h). A page that it cannot stand for, or whose tree does not agree with what the
//   scanner saw, is parsed whole (flatten.h). gumbo_parse.h bounds memory and time; page_tree.h decides, and gives the
//   nodes and the places of their tags and texts in the page. Nobody beyond it knows which way was taken.
// Tree reader: names, attributes and text are read from the page's bytes at those places (attributes.h, source_text.h,
//   references.h), not from Gumbo's nodes, which do not say exactly what the page says: they glue repeated attributes
//   together, misread large character references, have no name for elements that Gumbo does not know, and one text may
//   span a tag that was ignored. page_builder.h turns them into nodes, by the table in elements.h.
#pragma once

#include <cstdint>

#include "formats/reading/read.h"

namespace offprint {

// A whole page: charset, tree, and the metadata that it gives of itself (head.h). Sets Document::whole_page where the
// text begins as a page does.
Result<void> read_html(std::string_view bytes, const ReadOptions& options, Document& document);

// The part [begin, end) of document.input(), an article's HTML, appended to document.root. Sources are offsets in
// input().
Result<void> read_html_part(Document& document, std::uint32_t begin, std::uint32_t end, const ReadOptions& options);

// HTML that another format holds in a field: an article's, or a whole page with its <head>. `html` is UTF-8 and becomes
// document.input(); sources are offsets in it. Text without a tag is the field's own: its lines and paragraphs stay.
// Fails with Empty if there is nothing but white space.
Result<void> read_html_field(std::string_view html, const ReadOptions& options, Document& document);

}  // namespace offprint
