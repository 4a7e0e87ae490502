// What stands where HTML does not allow it, and is shown all the same.
#include "formats/document/tree.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

std::string kinds_of(std::string_view html) {
  const Document document = article(html);
  std::string out;
  for (const Node* at = next_in(*document.root, *document.root); at != nullptr; at = next_in(*document.root, *at)) {
    if (!out.empty()) out += ' ';
    const auto* text = as<TextNode>(at);
    out += text == nullptr ? std::string(name(at->kind)) : std::string(text->value.view());
  }
  return out;
}

struct StructureRow {
  std::string_view html;
  std::string_view kinds;
};

TEST(StrayStructures, TermsAndDescriptionsMakeAListTogetherAndNoneAlone) {
  static constexpr StructureRow kRows[] = {
      {"<p>Before.</p><dt>tea</dt><dd>a leaf</dd><p>After.</p>",
       "paragraph Before. definitionList definitionTerm tea definitionDescription paragraph a leaf paragraph After."},
      {"<dd>lost</dd><dt>tea</dt> <dd>a leaf</dd><dt>alone</dt>",
       "paragraph lost definitionList definitionTerm tea definitionDescription paragraph a leaf paragraph alone"},
      {"<p>Before.</p><dd>indented</dd><p>After.</p>", "paragraph Before. paragraph indented paragraph After."},
      {"<blockquote><dd>indented</dd></blockquote>", "blockquote paragraph indented"},
      {"<ul><li>one</li><dt>tea</dt><dd>a leaf</dd><li>two</li></ul>",
       "list listItem paragraph one definitionList definitionTerm tea definitionDescription paragraph a leaf "
       "listItem paragraph two"},
      {"<table><tr><td><dt>c</dt><dd>d</dd></td><td>2</td></tr></table>",
       "table tableRow tableCell definitionList definitionTerm c definitionDescription paragraph d tableCell 2"},
      {"<h2>head<dd>tail</dd></h2>", "heading head break tail"},
  };
  for (const StructureRow& row : kRows) EXPECT_EQ(kinds_of(row.html), row.kinds) << row.html;
}

TEST(StrayStructures, WhatATermCannotHoldDescribesIt) {
  EXPECT_EQ(kinds_of("<dl><dt>tea<pre>a leaf</pre>green</dt><dd>drunk</dd></dl>"),
            "definitionList definitionTerm tea definitionDescription code definitionTerm green definitionDescription "
            "paragraph drunk");
}

TEST(StrayStructures, ATableInAHeadingKeepsItsCellsAndTheHeadingGoesOn) {
  EXPECT_EQ(kinds_of("<h2>Prices<table><tr><td>tea</td><td>1</td></tr></table>of today</h2>"),
            "heading Prices table tableRow tableCell tea tableCell 1 heading of today");
}

TEST(StrayStructures, WhatRubyCannotHoldFollowsIt) {
  EXPECT_EQ(kinds_of("<p><ruby>漢<iframe src='https://e.org/v'></iframe><rt>han</rt></ruby></p>"),
            "paragraph ruby 漢 embed");
}

TEST(StrayStructures, ABreakInRubyDoesNotDoubleItsAnnotation) {
  EXPECT_EQ(kinds_of("<p>a<ruby>漢<br><br>字<rt>han</rt></ruby>b</p>"), "paragraph a ruby 漢 break break 字 b");
}

}  // namespace
}  // namespace offprint
