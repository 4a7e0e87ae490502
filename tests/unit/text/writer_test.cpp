#include "formats/text/writer.h"

#include <string>

#include <gtest/gtest.h>

#include "build.h"
#include "formats/time/dates.h"

namespace offprint {
namespace {

using test::Build;

TEST(TextHeader, HasTitleBylineAndAddress) {
  Build b("zh");
  b.options.header = true;
  b.document.metadata.title = "河边的\n书店";
  b.document.metadata.authors = {"林晓", "陈一"};
  b.document.metadata.byline_date = parse_date("2020-10-12T11:54:49");
  b.document.metadata.published = parse_date("2020-10-13T00:00:00Z");
  b.document.metadata.url = "https://a.example/河";
  EXPECT_EQ(b.write({b.paragraph("正文。")}),
            "河边的 书店\n\n林晓、陈一 · 2020-10-12 11:54\nhttps://a.example/河\n\n正文。\n");
}

TEST(TextHeader, LeavesOutWhatIsUnknown) {
  Build b;
  b.options.header = true;
  EXPECT_EQ(b.write({b.paragraph("Body.")}), "Body.\n");
  b.document.metadata.title = "A\x1b[1m title";
  EXPECT_EQ(b.write(), "A[1m title\n\nBody.\n");
  b.document.metadata.published = parse_date("2020-06-30T09:53:00Z");
  EXPECT_EQ(b.write(), "A[1m title\n\n2020-06-30 09:53\n\nBody.\n");
  b.options.header = false;
  EXPECT_EQ(b.write(), "Body.\n");
}

TEST(TextHeader, OfAnEmptyDocumentIsNothing) {
  Build b;
  EXPECT_EQ(b.write(), "");
}

TEST(TextBlocks, StandApartByAnEmptyLineAndChaptersByTwo) {
  Build b;
  EXPECT_EQ(b.write({b.heading(1, "One"), b.paragraph("a"), b.heading(2, "Two"), b.paragraph("b"),
                     b.heading(3, "Three"), b.node<ThematicBreak>(), b.paragraph("c")}),
            "One\n\na\n\n\nTwo\n\nb\n\nThree\n\n* * *\n\nc\n");
}

TEST(TextBlocks, QuotesAndCodeHaveTheirMargin) {
  Build b;
  EXPECT_EQ(b.write({b.node<BlockQuote>({b.paragraph("a"), b.node<BlockQuote>({b.paragraph("b")})}),
                     b.code("if x:\n\n\treturn"), b.paragraph("c")}),
            "> a\n>\n> > b\n\n    if x:\n\n    \treturn\n\nc\n");
}

TEST(TextBlocks, ListsNestTightOrLoose) {
  Build b;
  Node* inner = b.list({b.item("b"), b.node<ListItem>({b.paragraph("c"), b.list({b.item("d")})})});
  EXPECT_EQ(b.write({b.list({b.node<ListItem>({b.paragraph("a"), inner}), b.item("e")}),
                     b.numbered(9, {b.item("nine"), b.node<ListItem>(), b.item("eleven")}),
                     b.list({b.item("x"), b.node<ListItem>({b.paragraph("y"), b.paragraph("z")})}, true)}),
            "• a\n  ◦ b\n  ◦ c\n    ▪ d\n• e\n\n9. nine\n10.\n11. eleven\n\n• x\n\n• y\n\n  z\n");
}

TEST(TextBlocks, DefinitionsStandUnderTheirTerms) {
  Build b;
  EXPECT_EQ(b.write({b.node<DefinitionList>(
                {b.node<DefinitionTerm>({b.text("A")}), b.node<DefinitionTerm>({b.text("a")}),
                 b.node<DefinitionDescription>({b.paragraph("first"), b.paragraph("2")}),
                 b.node<DefinitionDescription>({b.paragraph("or")}), b.node<DefinitionTerm>({b.text("B")}),
                 b.node<DefinitionDescription>({b.paragraph("second")})})}),
            "A\na\n    first\n\n    2\n    or\n\nB\n    second\n");
}

TEST(TextBlocks, FootnotesStandAtTheEnd) {
  Build b("zh-TW");
  auto* note = b.node<FootnoteDefinition>({b.paragraph("註腳")});
  note->identifier = "n1";
  note->label = "1";
  auto* reference = b.node<FootnoteReference>();
  reference->identifier = "n1";
  EXPECT_EQ(b.write({b.node<Paragraph>({b.text("甲"), reference, b.text("。")}), note, b.paragraph("乙")}),
            "甲[^n1]。\n\n乙\n\n註釋\n\n[^1] 註腳\n");
}

TEST(TextInlines, MarksLeaveTheirText) {
  Build b("zh");
  EXPECT_EQ(b.write({b.node<Paragraph>({b.text("甲"), b.node<Strong>({b.text("乙"), b.node<Emphasis>({b.text("丙")})}),
                                        b.node<Delete>({b.text("丁")}), b.node<Underline>({b.text("戊")}),
                                        b.node<Mark>({b.text("己")}), b.node<Subscript>({b.text("2")}), b.node<Break>(),
                                        b.text("庚")})}),
            "甲乙丙丁戊己₂\n庚\n");
}

TEST(TextInlines, APowerDoesNotRunIntoItsBase) {
  Build b;
  EXPECT_EQ(b.write({b.node<Paragraph>({b.text("10"), b.node<Superscript>({b.text("9")}), b.text(", 1"),
                                        b.node<Superscript>({b.text("st")}), b.text(" ("),
                                        b.node<Superscript>({b.text("2")}), b.text(")")})}),
            "10^9, 1st (2)\n");
}

TEST(TextInlines, RubyStandsBehindItsBase) {
  for (const auto& [language, expected] : {std::pair{"ja", "漢（かん）字\n"}, std::pair{"en", "漢(かん)字\n"}}) {
    Build b(language);
    auto* ruby = b.node<Ruby>({b.text("漢")});
    ruby->annotation = "かん";
    EXPECT_EQ(b.write({b.node<Paragraph>({ruby, b.text("字")})}), expected);
  }
}

// A paragraph with every case of a link, under one of the options.
std::string linked(Links links) {
  Build b("zh");
  b.options.links = links;
  return b.write({b.node<Paragraph>({b.text("见"), b.link("https://a.example/", {b.text("甲")}), b.text("和"),
                                     b.link("https://b.example/路 径", {b.node<Strong>({b.text("Bee")})}),
                                     b.text("，再看"), b.link("https://a.example/", {b.text("甲")}), b.text("，"),
                                     b.link("https://c.example/x/", {b.text("c.example/x")}), b.text("，"),
                                     b.link("#n", {b.text("注")})})});
}

TEST(TextLinks, AreNumberedByFirstUse) {
  EXPECT_EQ(linked(Links::Endnotes),
            "见甲[1]和Bee[2]，再看甲[1]，c.example/x，注\n\n链接\n\n"
            "[1] https://a.example/\n[2] https://b.example/路%20径\n");
}

TEST(TextLinks, InlineOrNot) {
  EXPECT_EQ(linked(Links::Inline),
            "见甲<https://a.example/>和Bee <https://b.example/%E8%B7%AF%20%E5%BE%84>，"
            "再看甲<https://a.example/>，c.example/x，注\n");
  EXPECT_EQ(linked(Links::None), "见甲和Bee，再看甲，c.example/x，注\n");
}

TEST(TextPictures, StandAsALabelWithANumber) {
  Build b("zh");
  Node* shown = b.image("https://a.example/1.jpg", "河边\n 的书店");
  Node* said = b.link("https://a.example/page", {b.image("https://a.example/2.jpg", "书架")});
  Node* same = b.link("https://a.example/3.jpg", {b.image("https://a.example/3.jpg")});
  EXPECT_EQ(
      b.write({b.node<Figure>({shown, b.node<Caption>({b.text("清晨。")}), b.node<Credit>({b.text("林晓 摄")})}),
               b.node<Gallery>({b.node<Figure>({said, b.node<Caption>({b.text("书架上")})}), b.node<Figure>({same})})}),
      "[图片：河边 的书店][1]\n清晨。\n林晓 摄\n\n[图片][2][3]\n书架上\n\n[图片][4]\n\n链接\n\n"
      "[1] https://a.example/1.jpg\n[2] https://a.example/2.jpg\n[3] https://a.example/page\n"
      "[4] https://a.example/3.jpg\n");
}

TEST(TextPictures, AreLostWhereNoAddressLeadsToThem) {
  Build b("zh");
  EXPECT_EQ(b.write({b.node<Figure>({b.image("data:image/png;base64,AAAA")})}), "lost: image");
}

TEST(TextPictures, AreLeftOutWhereAskedButForEmoji) {
  Build b;
  b.options.images = Images::Drop;
  EXPECT_EQ(b.write({b.node<Figure>({b.link("https://a.example/", {b.image("https://a.example/1.jpg", "x")}),
                                     b.node<Caption>({b.text("Caption")})}),
                     b.node<Paragraph>({b.text("Good "), b.image("https://a.example/smile.svg", "😀")})}),
            "Caption\n\nGood 😀\n");
}

TEST(TextPictures, SavedOnesAreNamedAsTheirFiles) {
  Build b("zh");
  b.options.images = Images::Save;
  b.options.image_folder = "书店.images";
  b.document.resources.add({"https://a.example/1.png", "image/png", "not really", 1, 1});
  const std::string out = b.write({b.node<Figure>({b.image("https://a.example/1.png", "门")}),
                                   b.node<Figure>({b.image("https://a.example/2.png")})});
  ASSERT_EQ(b.side.size(), 1U);
  EXPECT_TRUE(b.side[0].name.starts_with("书店.images/") && b.side[0].name.ends_with(".png")) << b.side[0].name;
  EXPECT_EQ(b.side[0].bytes, "not really");
  EXPECT_EQ(out, "[图片：门][1]\n\n[图片][2]\n\n链接\n\n[1] " + b.side[0].name + "\n[2] https://a.example/2.png\n");
}

TEST(TextLinks, NoScriptIsWritten) {
  Build b;
  EXPECT_EQ(
      b.write({b.node<Paragraph>({b.link("java\tscript:alert(1)", {b.text("x")}), b.link("vbscript:x", {b.text("y")}),
                                  b.link("data:text/html,z", {b.text("z")})})}),
      "xyz\n");
}

TEST(TextEmbeds, StandAsALabelWithANumber) {
  Build b("en");
  EXPECT_EQ(b.write({b.embed(EmbedKind::Video, "https://v.example/1", "A  film"),
                     b.embed(EmbedKind::Audio, "https://v.example/2"), b.embed(EmbedKind::Iframe, "")}),
            "[Video: A film][1]\n\n[Audio][2]\n\n[Embedded content]\n\nLinks\n\n[1] https://v.example/1\n"
            "[2] https://v.example/2\n");
}

TEST(TextColumns, FillLinesUnderTheirPrefixes) {
  Build b("zh");
  b.options.columns = 12;
  EXPECT_EQ(b.write({b.paragraph("今天天气很好，我们去河边走走。"),
                     b.node<BlockQuote>({b.paragraph("他说：“你好。”然后走了。")}),
                     b.numbered(10, {b.item("one two three four")})}),
            "今天天气很\n好，我们去河\n边走走。\n\n> 他说：“你\n> 好。”然后\n> 走了。\n\n"
            "10. one two\n    three\n    four\n");
}

TEST(TextColumns, KeepANumberWithItsWord) {
  Build b("zh");
  b.options.columns = 10;
  EXPECT_EQ(b.write({b.node<Paragraph>(
                {b.text("一二三四"), b.link("https://a.example/very/long", {b.text("五")}), b.text("六七八")})}),
            "一二三四\n五[1]六七\n八\n\n链接\n\n[1] https://a.example/very/long\n");
}

TEST(TextColumns, DeepContainersLeaveRoom) {
  Build b("zh");
  b.options.columns = 20;
  Node* inside = b.paragraph("一二三四五六七八九十一二三四五六");
  for (int i = 0; i < 6; ++i) inside = b.list({b.node<ListItem>({inside})});
  EXPECT_EQ(b.write({inside}), "• ◦ ▪ • ◦ ▪ 一二三\n          四五六七八\n          九十一二三\n          四五六\n");
}

}  // namespace
}  // namespace offprint
