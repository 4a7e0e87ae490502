// A prepared Markdown text as a page of HTML, by md4c: what CommonMark renders it to, its raw HTML in place.
//
// HTML is what the reader of pages makes a tree of, so that raw HTML and Markdown nest as they do in a browser. What
// HTML would not say exactly (code, formulas, footnotes, whether a list is loose) stands in it as an element with a
// mark, and settle.h puts the mark's node in that element's place. Marks go by place: no raw HTML can forge one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/document/result.h"
#include "formats/markdown/prepare.h"

namespace offprint::markdown {

struct PageMark {
  enum class What : std::uint8_t {
    Block,           // a block of Markdown's, which may be empty
    LooseList,       // whose items are apart
    LooseItem,       // a list that is loose because something in an item is apart, not its items
    CodeBlock,       // value, language
    CodeSpan,        // value
    Formula,         // value
    DisplayFormula,  // value
    Reference,       // note
    Definition,      // note
    BareAddress,     // a link whose address stands in the text as it is
  };
  std::uint32_t begin;  // of the element's start tag in the page
  What what;
  std::size_t note = 0;  // of footnotes; of a numbered list, kJoins where no empty line parts it from the one before
  std::string value{};
  std::string language{};
};

inline constexpr std::size_t kJoins = 1;

struct MarkdownPage {
  std::string html;
  std::vector<PageMark> marks;        // rising
  std::vector<Prepared::Step> steps;  // rising: from `made` in the page on, the source of `prepare` is at `source`
};

// Fails with TooLarge for a page of 4 GiB or more. Addresses that references repeat are written up to the text's own
// size and some; links beyond that are only their text.
Result<MarkdownPage> make_page(const Prepared& prepared);

}  // namespace offprint::markdown
