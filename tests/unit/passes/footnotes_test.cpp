#include "converters/passes/footnotes/footnote_label.h"
#include "formats/document/tree.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

TEST(NoteLabel, NumbersLettersAndSigns) {
  for (const std::string_view label :
       {"1", "[12]", "（三）", "a", "iv", "*", "††", "①", "注1", "註 2", "note 3", "1.", "[N 4]"})
    EXPECT_TRUE(is_note_label(label)) << label;
  for (const std::string_view label : {"", "[]", "above", "12345", "第二節", "a b", "noted", "****", "http"})
    EXPECT_FALSE(is_note_label(label)) << label;
}

TEST(NoteLabel, WaysBack) {
  for (const std::string_view way : {"↩", "↩\xEF\xB8\x8E", " \xC2\xA0↑ ", "^", ""})
    EXPECT_TRUE(is_way_back(way)) << way;
  for (const std::string_view way : {"back", "^a", "1", "↩↩"}) EXPECT_FALSE(is_way_back(way)) << way;
}

TEST(NoteLabel, ANotesOwnNumberStandsFirst) {
  EXPECT_EQ(leading_label("[1] Text", "1"), 4U);
  EXPECT_EQ(leading_label("1. Text", "1"), 3U);
  EXPECT_EQ(leading_label("1：文", "1"), 4U);
  EXPECT_EQ(leading_label("12 Text", "1"), 0U);
  EXPECT_EQ(leading_label("Text", "1"), 0U);
}

TEST(Footnotes, AMarkAndABlockThatLeadToEachOther) {
  EXPECT_EQ(tree_of("<p>Wind<sup id=r><a href='#n'>1</a></sup>.</p><ol><li id=n>Strong. <a href='#r'>↩</a></li></ol>"),
            "paragraph\n  text \"Wind\"\n  footnoteReference identifier=\"1\" label=\"1\"\n  text \".\"\n"
            "footnoteDefinition identifier=\"1\" label=\"1\"\n  paragraph\n    text \"Strong.\"\n");
}

TEST(Footnotes, WithoutAWayBackALinkIsALink) {
  const std::string out = tree_of("<p>See rule <a href='#n'>1</a>.</p><ol><li id=n>Strong.</li></ol>");
  EXPECT_EQ(out.find("footnote"), std::string::npos) << out;
}

TEST(Footnotes, WhatStaysOfAListKeepsItsNumbers) {
  const Document document = article(
      "<p>Wind<a id=r href='#n'>2</a>.</p><ol><li>One.</li><li id=n>Two. <a href='#r'>↩</a></li><li>Three.</li></ol>");
  std::string kinds;
  std::int32_t start = 0;
  for (const Node* at = document.root->first; at != nullptr; at = at->next) {
    (kinds += name(at->kind)) += ' ';
    if (const auto* list = as<List>(at)) start = list->start;
  }
  EXPECT_EQ(kinds, "paragraph list footnoteDefinition list ");
  EXPECT_EQ(start, 3);
}

TEST(Footnotes, MarksOfAnotherNumberAreNoneOfTheNote) {
  const std::string out = tree_of(
      "<p>Wind<a id=r href='#n'>1</a> and rain<a href='#n'>2</a>.</p><p id=n>All notes. <a href='#r'>↩</a></p>");
  EXPECT_EQ(out.find("footnote"), std::string::npos) << out;
}

TEST(Footnotes, ANoteThatBeginsWithTheMarkOfAnotherKeepsIt) {
  const std::string out = tree_of(
      "<p>Wind<sup><a id=r href='#n'>1</a></sup>.</p><div id=n><sup><a id=s href='#m'>1</a></sup> Strong. "
      "<a href='#r'>↩</a></div><div id=m>Very. <a href='#s'>↩</a></div>");
  EXPECT_EQ(out,
            "paragraph\n  text \"Wind\"\n  footnoteReference identifier=\"1\" label=\"1\"\n  text \".\"\n"
            "footnoteDefinition identifier=\"1\" label=\"1\"\n  paragraph\n"
            "    footnoteReference identifier=\"1-2\" label=\"1\"\n    text \" Strong.\"\n"
            "footnoteDefinition identifier=\"1-2\" label=\"1\"\n  paragraph\n    text \"Very.\"\n");
}

TEST(Footnotes, AMarkThatHoldsItsNoteIsALink) {
  const std::string out = tree_of(
      "<p>Wind<sup id=r><a href='#n'>1<object><div id=n><a href='#r'>↩</a></div></object></a></sup> in the sails.</p>");
  EXPECT_EQ(out.find("footnote"), std::string::npos) << out;
}

TEST(Footnotes, ALinkToElsewhereIsNotItsNotesNumber) {
  const std::string out = tree_of(
      "<p>Wind<a id=r href='#n'>1</a>.</p><div id=n><a href='https://quay.example.org/1'>1</a>, page 4. "
      "<a href='#r'>↩</a></div>");
  EXPECT_NE(out.find("link url=\"https://quay.example.org/1\""), std::string::npos) << out;
}

TEST(Footnotes, ManyAreLinear) {
  std::string html = "<p>x";
  for (int i = 0; i < 24000; ++i) {
    const std::string n = std::to_string(i);
    html += "<a id=r" + n + " href='#n" + n + "'>" + std::to_string(i % 1000) + "</a> ";
  }
  html += "</p><ol>";
  for (int i = 0; i < 24000; ++i) {
    const std::string n = std::to_string(i);
    html += "<li id=n" + n + ">Note. <a href='#r" + n + "'>↩</a></li>";
  }
  const Document document = article(html + "</ol>");
  std::size_t notes = 0;
  for (const Node* at = document.root->first; at != nullptr; at = at->next)
    notes += at->kind == Kind::FootnoteDefinition ? 1 : 0;
  EXPECT_EQ(notes, 24000U);
}

}  // namespace
}  // namespace offprint
