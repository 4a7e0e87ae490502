// The visitor behind HTML pages, EPUB's chapters and the HTML inside Markdown: a case or more a kind.
#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/document/validate.h"
#include "formats/html/fragment.h"
#include "formats/html/xhtml.h"
#include "tests/unit/epub/specimen.h"

namespace offprint {
namespace {

using specimen::Maker;
using ::testing::HasSubstr;
using ::testing::Not;
using Form = XhtmlOptions::Form;

class Xhtml : public ::testing::Test {
 protected:
  std::string write(Form form = Form::Page) {
    EXPECT_EQ(validate(document_), std::nullopt);
    const Anchors anchors(document_);
    XhtmlOptions options;
    options.form = form;
    options.language = "zh-Hans";
    options.anchors = form == Form::Fragment ? nullptr : &anchors;
    options.headings_above = headings_above_;
    XhtmlPlace place;
    std::string out;
    XhtmlWriter(options, place, out).write_children(*document_.root);
    return out;
  }
  // One paragraph with that inline.
  std::string write_inline(Node* node, Form form = Form::Page) {
    make_.put({make_.make<Paragraph>({node})});
    const std::string out = write(form);
    EXPECT_TRUE(out.starts_with("<p>") && out.ends_with("</p>\n")) << out;
    return out.substr(3, out.size() - 8);
  }
  std::string write_block(Node* node, Form form = Form::Page) {
    make_.put({node});
    return write(form);
  }

  std::optional<int> headings_above_;
  Document document_;
  Maker make_{document_};
};

TEST_F(Xhtml, TextIsEscaped) {
  EXPECT_EQ(write_inline(make_.say("a < b && c > d \"e\"")), "a &lt; b &amp;&amp; c &gt; d \"e\"");
}

TEST_F(Xhtml, MarksHaveTheirElements) {
  auto* all = make_.make<Emphasis>({make_.make<Strong>({make_.say("1")}), make_.make<Delete>({make_.say("2")}),
                                    make_.make<Underline>({make_.say("3")}), make_.make<Mark>({make_.say("4")}),
                                    make_.make<Superscript>({make_.say("5")}), make_.make<Subscript>({make_.say("6")}),
                                    make_.make<Break>()});
  EXPECT_EQ(write_inline(all),
            "<em><strong>1</strong><del>2</del><u>3</u><mark>4</mark><sup>5</sup><sub>6</sub><br/></em>");
}

TEST_F(Xhtml, CodeKeepsItsLines) {
  EXPECT_EQ(write_block(make_.listing("c x", "a\n\n<b>")),
            "<pre tabindex=\"0\"><code class=\"language-c\">a\n\n&lt;b&gt;</code></pre>\n");
}

TEST_F(Xhtml, InlineCode) { EXPECT_EQ(write_inline(make_.code("<b>")), "<code>&lt;b&gt;</code>"); }

TEST_F(Xhtml, AFragmentHasNoEmptyLineAndNoGroupingElement) {
  specimen::fill(document_);
  make_.put({make_.listing("", "a\n \n\nb\n")});
  std::string out;
  write_html_fragment(*document_.root, out);
  EXPECT_THAT(out, HasSubstr("a&#10; &#10;\nb&#10;</code>"));
  EXPECT_THAT(out, Not(HasSubstr("\n\n")));
  EXPECT_THAT(out, Not(HasSubstr("<div")));
  EXPECT_THAT(out, Not(HasSubstr("<span")));
  EXPECT_THAT(out, Not(HasSubstr("视频")));
  EXPECT_FALSE(out.ends_with('\n'));
}

TEST_F(Xhtml, HeadingsKeepTheirElementsWhereTheirPlaceIsNotKnown) {
  make_.put(
      {make_.heading(4, {make_.say("a")}), make_.heading(6, {make_.say("b")}), make_.heading(2, {make_.say("c")})});
  EXPECT_EQ(write(), "<h4>a</h4>\n<h6>b</h6>\n<h2>c</h2>\n");
}

TEST_F(Xhtml, NoLevelOfHeadingsIsSkipped) {
  make_.put({make_.heading(1, {make_.say("a")}), make_.heading(4, {make_.say("b")}), make_.heading(4, {make_.say("c")}),
             make_.heading(2, {make_.say("d")})});
  headings_above_ = 0;
  const std::string_view tail = "<h2 data-depth=\"4\">b</h2>\n<h2 data-depth=\"4\">c</h2>\n<h2>d</h2>\n";
  EXPECT_EQ(write(Form::Book), "<h1>a</h1>\n" + std::string(tail));
  headings_above_ = 1;
  EXPECT_EQ(write(),
            "<h2 data-depth=\"1\">a</h2>\n<h3 data-depth=\"4\">b</h3>\n<h3 data-depth=\"4\">c</h3>\n"
            "<h3 data-depth=\"2\">d</h3>\n");
}

TEST_F(Xhtml, ALevelBelowTheSixthIsSaid) {
  make_.put({make_.heading(1, {make_.say("a")}), make_.heading(2, {make_.say("b")}), make_.heading(3, {make_.say("c")}),
             make_.heading(4, {make_.say("d")}), make_.heading(5, {make_.say("e")}),
             make_.heading(6, {make_.say("f")})});
  headings_above_ = 1;
  EXPECT_THAT(write(), testing::EndsWith("<h6 data-depth=\"5\">e</h6>\n<h6 aria-level=\"7\">f</h6>\n"));
}

TEST_F(Xhtml, AHeadingOfNothingIsLeftOut) {
  EXPECT_EQ(write_block(make_.heading(2, {make_.image("javascript:x", "")})), "");
}

TEST_F(Xhtml, RulesAndQuotes) {
  make_.put({make_.make<ThematicBreak>(), make_.make<BlockQuote>({make_.p("q")})});
  EXPECT_EQ(write(), "<hr/>\n<blockquote>\n<p>q</p>\n</blockquote>\n");
}

TEST_F(Xhtml, TightItemsHaveNoParagraph) {
  auto* inner = make_.list(false, false, {make_.make<ListItem>({make_.p("b")})});
  auto* outer = make_.list(true, false, {make_.make<ListItem>({make_.p("a"), inner})});
  outer->start = 0;
  EXPECT_EQ(write_block(outer), "<ol start=\"0\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n");
}

TEST_F(Xhtml, LooseItemsAndItemsOfSeveralParagraphsHaveThem) {
  make_.put({make_.list(false, true, {make_.make<ListItem>({make_.p("a")})}),
             make_.list(false, false, {make_.make<ListItem>({make_.p("b"), make_.p("c")})})});
  EXPECT_EQ(write(), "<ul>\n<li>\n<p>a</p>\n</li>\n</ul>\n<ul>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>\n");
}

TEST_F(Xhtml, DefinitionListsAreMadeWhole) {
  make_.put({make_.make<DefinitionList>(
      {make_.make<DefinitionDescription>({make_.p("d")}), make_.make<DefinitionTerm>({make_.say("t")})})});
  EXPECT_EQ(write(), "<dl>\n<dt></dt>\n<dd>\n<p>d</p>\n</dd>\n<dt>t</dt>\n<dd></dd>\n</dl>\n");
}

TEST_F(Xhtml, Ruby) {
  EXPECT_EQ(write_inline(make_.ruby("漢", "かん")), "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>");
}

TEST_F(Xhtml, LanguageStandsOnWhatDiffers) {
  auto* text = make_.say("fog");
  text->language = make_.text("en_GB");
  auto* paragraph = make_.make<Paragraph>({text});
  paragraph->language = make_.text("not a tag");
  EXPECT_EQ(write_block(paragraph, Form::Book), "<p><span lang=\"en-GB\" xml:lang=\"en-GB\">fog</span></p>\n");
}

// Links and pictures.

TEST_F(Xhtml, AttributesAreEscaped) {
  auto* link = make_.link("https://e.org/?a&b\"", {make_.say("x")});
  link->title = make_.text("<t>\n");
  EXPECT_EQ(write_inline(link), "<a href=\"https://e.org/?a&amp;b&quot;\" title=\"&lt;t&gt;&#10;\">x</a>");
}

TEST_F(Xhtml, UnsafeAddressesGoAndTheTextStays) {
  make_.put(
      {make_.make<Paragraph>({make_.link(" java\tscript:alert(1)", {make_.say("x")}),
                              make_.link("DATA:text/html,y", {make_.say("y")}), make_.image("vbscript:z", "z")})});
  EXPECT_EQ(write(), "<p>xy</p>\n");
}

TEST_F(Xhtml, ImagesSayTheirSize) {
  auto* image = make_.image("https://e.org/a.png", "a");
  image->width = 30;
  image->height = 20;
  image->title = make_.text("t");
  EXPECT_EQ(write_inline(image), "<img src=\"https://e.org/a.png\" alt=\"a\" title=\"t\" width=\"30\" height=\"20\"/>");
}

TEST_F(Xhtml, ALinkedPictureWithoutWordsGetsAName) {
  EXPECT_EQ(write_inline(make_.link("https://e.org/", {make_.image("https://e.org/a.png", "")})),
            "<a href=\"https://e.org/\" title=\"图片\"><img src=\"https://e.org/a.png\" alt=\"\"/></a>");
}

TEST_F(Xhtml, FiguresWithCaptionAlone) {
  auto* figure =
      make_.make<Figure>({make_.image("https://e.org/a.png", "a"), make_.make<Caption>({make_.say("caption")})});
  EXPECT_EQ(write_block(figure),
            "<figure>\n<img src=\"https://e.org/a.png\" alt=\"a\"/>\n<figcaption>caption</figcaption>\n</figure>\n");
}

TEST_F(Xhtml, FiguresWithCredit) {
  auto* figure = make_.make<Figure>({make_.make<Credit>({make_.say("by")}), make_.image("https://e.org/a.png", "a"),
                                     make_.make<Caption>({make_.say("caption")})});
  EXPECT_EQ(write_block(figure),
            "<figure>\n<img src=\"https://e.org/a.png\" alt=\"a\"/>\n<figcaption>\n"
            "<p class=\"credit\"><small>by</small></p>\n<p>caption</p>\n</figcaption>\n</figure>\n");
}

TEST_F(Xhtml, AFigureOfNothingIsLeftOut) {
  EXPECT_EQ(write_block(make_.make<Figure>({make_.image("javascript:x", "")})), "");
}

TEST_F(Xhtml, Galleries) {
  auto* gallery = make_.make<Gallery>({make_.make<Figure>({make_.image("https://e.org/a.png", "a")})});
  EXPECT_EQ(write_block(gallery),
            "<section class=\"gallery\">\n<figure>\n<img src=\"https://e.org/a.png\" alt=\"a\"/>\n</figure>\n"
            "</section>\n");
}

TEST_F(Xhtml, EmbedsAreLinksUnderTheirPoster) {
  EXPECT_EQ(
      write_block(make_.embed(EmbedKind::Video, "https://e.org/v", "T", {make_.image("https://e.org/p.png", "")})),
      "<p class=\"embed\"><a href=\"https://e.org/v\"><img src=\"https://e.org/p.png\" alt=\"\"/><br/>"
      "视频：T</a></p>\n");
}

TEST_F(Xhtml, AnEmbedWithoutTitleShowsItsAddress) {
  EXPECT_EQ(write_block(make_.embed(EmbedKind::Audio, "https://e.org/v?a&b", ""), Form::Fragment),
            "<p class=\"embed\"><a href=\"https://e.org/v?a&amp;b\">https://e.org/v?a&amp;b</a></p>\n");
}

// Ids.

TEST_F(Xhtml, AnchorsBecomeIdsOfTheirNodes) {
  auto* target = make_.p("there");
  auto* text = make_.say("text");
  make_.anchor("部 1", target);
  make_.anchor("second", target);
  make_.anchor("text", text);
  make_.put({target, make_.make<Paragraph>({text})});
  EXPECT_EQ(write(), "<p id=\"a-_e9_83_a8_201\">there</p>\n<p><span id=\"a-text\">text</span></p>\n");
  const Anchors anchors(document_);
  EXPECT_EQ(anchors.target("%E9%83%A8 1"), "a-_e9_83_a8_201");
  EXPECT_EQ(anchors.target("second"), "a-_e9_83_a8_201");
  EXPECT_EQ(anchors.target("nowhere"), "");
}

TEST_F(Xhtml, AnAnchorThatIsNoLongerInTheTreeLeadsNowhere) {
  make_.anchor("gone", make_.p("gone"));
  make_.anchor("root", document_.root);
  const Anchors anchors(document_);
  EXPECT_EQ(anchors.target("gone"), "");
  EXPECT_EQ(anchors.target("root"), "");
}

TEST_F(Xhtml, FootnotesAndReferencesLeadToEachOther) {
  make_.put({make_.make<Paragraph>({make_.reference("a"), make_.reference("a"), make_.reference("none")}),
             make_.footnote("a", {make_.p("note")})});
  EXPECT_EQ(write(Form::Book),
            "<p><sup id=\"fnref-a\"><a href=\"#fn-a\" epub:type=\"noteref\" role=\"doc-noteref\">a</a></sup>"
            "<sup id=\"fnref-a.2\"><a href=\"#fn-a\" epub:type=\"noteref\" role=\"doc-noteref\">a</a></sup>"
            "<sup id=\"fnref-none\">none</sup></p>\n"
            "<aside class=\"footnote\" id=\"fn-a\" epub:type=\"footnote\" role=\"doc-footnote\">\n"
            "<p><sup><a href=\"#fnref-a\" role=\"doc-backlink\">a</a></sup> note</p>\n</aside>\n");
}

TEST_F(Xhtml, FootnotesKeepTheIdsThatOtherLinksNeed) {
  auto* reference = make_.reference("a");
  auto* note = make_.footnote("a", {make_.listing("", "x")});
  make_.anchor("r", reference);
  make_.anchor("n", note);
  make_.put({make_.make<Paragraph>({reference}), note, make_.footnote("a", {})});
  EXPECT_EQ(write(),
            "<p><sup id=\"a-r\"><a href=\"#a-n\">a</a></sup></p>\n"
            "<aside id=\"a-n\" class=\"footnote\">\n<p><sup><a href=\"#a-r\">a</a></sup> </p>\n"
            "<pre tabindex=\"0\"><code>x</code></pre>\n</aside>\n"
            "<aside class=\"footnote\">\n<p><sup><a href=\"#a-r\">a</a></sup> </p>\n</aside>\n");
}

// Tables.

class XhtmlTable : public Xhtml {
 protected:
  TableRow* row(bool header, std::initializer_list<const char*> texts) {
    auto* node = make_.make<TableRow>();
    for (const char* text : texts) append(*node, *make_.cell(header, {make_.say(text)}));
    return node;
  }
  Table* table(std::initializer_list<Node*> rows, std::initializer_list<Align> aligns = {}) {
    auto* node = make_.make<Table>(rows);
    auto* align = document_.arena.make_array<Align>(aligns.size());
    std::copy(aligns.begin(), aligns.end(), align);
    node->align = align;
    node->columns = static_cast<std::uint32_t>(aligns.size());
    return node;
  }
};

TEST_F(XhtmlTable, HeadIsTheLeadingRowsOfHeaderCells) {
  auto* side = make_.make<TableRow>({make_.cell(true, {make_.say("c")}), make_.cell(false, {make_.say("d")})});
  EXPECT_EQ(
      write_block(table({row(true, {"a", "b"}), side})),
      "<table tabindex=\"0\">\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead>\n<tbody>\n"
      "<tr><th scope=\"row\">c</th><td>d</td></tr>\n</tbody>\n</table>\n");
}

TEST_F(XhtmlTable, NoHeadWhereACellReachesBelowIt) {
  auto* head = row(true, {"a", "b"});
  static_cast<TableCell&>(*head->first).rowspan = 2;
  EXPECT_EQ(write_block(table({head, row(false, {"c"})})),
            "<table tabindex=\"0\">\n<tbody>\n<tr><th scope=\"col\" rowspan=\"2\">a</th><th scope=\"col\">b</th></tr>\n"
            "<tr><td>c</td></tr>\n</tbody>\n</table>\n");
}

TEST_F(XhtmlTable, AlignmentFollowsTheColumnUnderSpans) {
  auto* first = row(false, {"a", "b"});
  static_cast<TableCell&>(*first->first).rowspan = 2;
  static_cast<TableCell&>(*first->last).colspan = 2;
  const auto aligns = {Align::Left, Align::Center, Align::Right};
  EXPECT_EQ(
      write_block(table({first, row(false, {"c", "d", "beyond"})}, aligns), Form::Book),
      "<table>\n<tbody>\n<tr><td rowspan=\"2\" class=\"left\">a</td><td colspan=\"2\" class=\"center\">b</td></tr>\n"
      "<tr><td class=\"center\">c</td><td class=\"right\">d</td><td>beyond</td></tr>\n</tbody>\n</table>\n");
}

TEST_F(XhtmlTable, InABookAWideOneIsInSmallPrint) {
  const auto begin = [&](std::initializer_list<const char*> texts, Form form = Form::Book) {
    std::string out = write_block(table({row(false, texts)}), form);
    out = out.substr(out.rfind("<table"));  // the last that was put there
    return out.substr(0, out.find('\n'));
  };
  EXPECT_EQ(begin({"harbour", "metres"}), "<table>");
  EXPECT_EQ(begin({"harbour", "metres", "Wednesday"}), "<table class=\"tight\">");
  EXPECT_EQ(begin({"1", "2", "3", "4", "5", "6", "7", "8"}), "<table class=\"tight\">");
  EXPECT_EQ(begin({"潮水表的三种读法", "潮水表的三种读法", "潮水表的三种读法", "潮水表的三种读法"}), "<table>");
  EXPECT_EQ(begin({"harbour", "metres", "metres above", "Wednesday", "metres", "metres"}), "<table class=\"dense\">");
  EXPECT_EQ(begin({"harbour", "metres", "metres above", "Wednesday", "metres", "metres", "southwesterly"}),
            "<table class=\"dense denser\">");
  EXPECT_EQ(begin({"harbour", "metres", "metres above", "Wednesday", "metres", "metres"}, Form::Page),
            "<table tabindex=\"0\">");
}

TEST_F(XhtmlTable, OutsideBooksAlignmentIsAStyle) {
  EXPECT_EQ(write_block(table({row(false, {"a"})}, {Align::Right})),
            "<table tabindex=\"0\">\n<tbody>\n<tr><td style=\"text-align: right\">a</td></tr>\n</tbody>\n</table>\n");
}

TEST_F(XhtmlTable, CellsHoldBlocksAndTablesToo) {
  auto* inner = table({row(false, {"x"})}, {Align::Center});
  auto* outer = table({make_.make<TableRow>({make_.cell(false, {make_.p("p"), inner}), make_.cell(false, {})})},
                      {Align::None, Align::Right});
  EXPECT_EQ(write_block(outer, Form::Book),
            "<table>\n<tbody>\n<tr><td><p>p</p>\n<table>\n<tbody>\n<tr><td class=\"center\">x</td></tr>\n</tbody>\n"
            "</table>\n</td><td class=\"right\"></td></tr>\n</tbody>\n</table>\n");
}

TEST_F(XhtmlTable, SpansBeyondHtmlsLimitsAreCutToThem) {
  auto* wide = row(false, {"a"});
  static_cast<TableCell&>(*wide->first).colspan = 5000;
  EXPECT_THAT(write_block(table({wide})), HasSubstr("colspan=\"1000\""));
}

TEST_F(XhtmlTable, ATableWithoutRows) { EXPECT_EQ(write_block(table({})), "<table tabindex=\"0\">\n</table>\n"); }

}  // namespace
}  // namespace offprint
