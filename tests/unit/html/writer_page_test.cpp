// HTML pages, and what they are made of beside the tree.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/html/article_header.h"
#include "formats/html/reader.h"
#include "formats/html/writer.h"
#include "formats/time/dates.h"
#include "tests/unit/epub/specimen.h"

namespace offprint {
namespace {

using specimen::Maker;
using ::testing::HasSubstr;
using ::testing::Not;

struct WrittenPage {
  std::string page;
  std::vector<SideFile> side;
  Diagnostics losses;
};

WrittenPage write_page(const Document& document, const WriteOptions& options) {
  StringSink sink;
  Output output{sink, {}};
  WrittenPage written;
  write_html(document, options, output, written.losses);
  written.page = sink.take();
  written.side = std::move(output.side);
  return written;
}

WrittenPage write_specimen(Images images, bool header = true) {
  Document document;
  specimen::fill(document);
  WriteOptions options;
  options.images = images;
  options.header = header;
  options.image_folder = "a b.images";
  return write_page(document, options);
}

TEST(HtmlWriter, APageSaysWhatItIs) {
  const std::string page = write_specimen(Images::Link).page;
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"UTF-8\"/>\n"));
  EXPECT_THAT(page, HasSubstr("<title>港口的 &lt;灯&gt; &amp; \"雾\"</title>"));
  EXPECT_THAT(page,
              HasSubstr("<header>\n<h1>港口的 &lt;灯&gt; &amp; \"雾\"</h1>\n<p class=\"byline\"><span class=\"author\">"
                        "林小雨、A. Writer</span> · <time datetime=\"2020-07-01T08:00:00\">2020-07-01 08:00</time> · "
                        "<a class=\"source\" href=\"https://example.org/2020/harbour.html\">example.org</a></p>\n"));
}

TEST(HtmlWriter, WithoutHeaderThePageHoldsTheTextAlone) {
  const std::string page = write_specimen(Images::Link, false).page;
  EXPECT_THAT(page, HasSubstr("<title>港口的"));
  EXPECT_THAT(page, HasSubstr("<body>\n<main>\n<article>\n<h2 id="));
  EXPECT_THAT(page, Not(HasSubstr("林小雨")));
}

TEST(HtmlWriter, PicturesStayAtTheirAddresses) {
  const WrittenPage written = write_specimen(Images::Link);
  EXPECT_THAT(written.page, HasSubstr("src=\"https://example.org/pictures/harbour.gif\""));
  EXPECT_TRUE(written.side.empty());
  EXPECT_TRUE(written.losses.all().empty());
}

TEST(HtmlWriter, PicturesAtHandAreEmbedded) {
  const WrittenPage written = write_specimen(Images::Embed);
  EXPECT_THAT(written.page, HasSubstr("src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIB"
                                      "RAA7\""));
  EXPECT_THAT(written.page, HasSubstr("src=\"https://example.org/pictures/boat.png\""));
  ASSERT_EQ(written.losses.all().size(), 2U);
  EXPECT_EQ(written.losses.all()[0].code, DiagnosticCode::ImageNotEmbedded);
  EXPECT_EQ(written.losses.all()[0].what, "https://example.org/pictures/boat.png");
}

TEST(HtmlWriter, PicturesAtHandAreSavedOnce) {
  const WrittenPage written = write_specimen(Images::Save);
  ASSERT_EQ(written.side.size(), 1U);
  EXPECT_EQ(written.side[0].name, "a b.images/harbour.gif");
  EXPECT_EQ(written.side[0].bytes, specimen::kGif);
  EXPECT_THAT(written.page, HasSubstr("src=\"a%20b.images/harbour.gif\""));
}

TEST(HtmlWriter, DroppedPicturesLeaveTheirCaptions) {
  const std::string page = write_specimen(Images::Drop).page;
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, HasSubstr("<figcaption>其一</figcaption>"));
}

TEST(HtmlWriter, FragmentsThatLeadNowhereLeadToTheOriginal) {
  Document document;
  const Maker make{document};
  document.metadata.url = "https://example.org/a?b#c";
  make.put({make.make<Paragraph>({make.link("#there", {make.say("x")})})});
  EXPECT_THAT(write_page(document, {}).page, HasSubstr("href=\"https://example.org/a?b#there\""));
}

TEST(HtmlWriter, ANamelessDocumentIsAWholePage) {
  Document document;
  document.stage = Stage::Article;
  document.metadata.title = " \n\x01";
  document.metadata.url = "javascript:alert(1)";
  const std::string page = write_page(document, {}).page;
  EXPECT_THAT(page, HasSubstr("<html>\n"));
  EXPECT_THAT(page, HasSubstr("<title>Untitled</title>"));
  EXPECT_THAT(page, HasSubstr("<article>\n</article>"));
}

TEST(HtmlWriter, APageWithoutATitleHasItsFirstHeadingOrFile) {
  Document document;
  document.stage = Stage::Article;
  document.metadata.source.path = "notes/渡口.md";
  EXPECT_THAT(write_page(document, {}).page, HasSubstr("<title>渡口</title>"));
  const Maker make{document};
  auto* heading = make.make<Heading>({make.say("天黑 以前")});
  make.put({heading});
  const std::string page = write_page(document, {}).page;
  EXPECT_THAT(page, HasSubstr("<title>天黑 以前</title>"));
  EXPECT_THAT(page, HasSubstr("<article>\n<h1>天黑 以前</h1>\n</article>"));
}

TEST(HtmlWriter, TextInTheFactsCannotEndThem) {
  Document document;
  document.stage = Stage::Article;
  document.metadata.title = "</script><!--<script>&amp;]]>";
  const std::string page = write_page(document, {}).page;
  EXPECT_THAT(page, HasSubstr(R"("headline":"\u003C/script\u003E\u003C!--\u003Cscript\u003E\u0026amp;]]\u003E")"));
}

// ---- read again

Document read_again(const std::string& page) {
  Document document;
  EXPECT_TRUE(read_html(page, {}, document).has_value());
  return document;
}

TEST(OwnPage, SaysAgainWhatIsKnown) {
  Document document;
  document.stage = Stage::Article;
  Metadata& metadata = document.metadata;
  metadata.title = "The  lamp";
  metadata.url = "https://example.org/a?b&c";
  metadata.authors = {"A, B", "林小雨"};
  metadata.published = parse_date("2020-07-02T00:00:00Z");
  metadata.byline_date = parse_date("2020-07-01 08:00");
  metadata.modified = parse_date("2020-07-03T01:02:03Z");
  metadata.language = "en";
  metadata.direction = Direction::Rtl;
  metadata.site = "Example";
  metadata.site_name = "An example";
  metadata.description = "\"x\" <y>";
  metadata.rights = "CC";
  metadata.identifier = "i";
  metadata.tags = {"a, b", "c"};
  metadata.categories = {"d"};
  metadata.source = {Dialect::Comment, "in/a.txt", "abc"};
  metadata.extra = {{"warc_date", "2020-07-04"}, {"other", "x"}};
  const Document again = read_again(write_page(document, {}).page);
  const Metadata& said = again.metadata;
  EXPECT_EQ(again.origin, Origin::Own);
  for (const auto field : {&Metadata::title, &Metadata::url, &Metadata::language, &Metadata::site, &Metadata::site_name,
                           &Metadata::description, &Metadata::rights, &Metadata::identifier})
    EXPECT_EQ(said.*field, metadata.*field);
  EXPECT_EQ(said.authors, metadata.authors);
  EXPECT_EQ(said.tags, metadata.tags);
  EXPECT_EQ(said.categories, metadata.categories);
  EXPECT_EQ(said.published, metadata.published);
  EXPECT_EQ(said.byline_date, metadata.byline_date);
  EXPECT_EQ(said.modified, metadata.modified);
  EXPECT_EQ(said.direction, metadata.direction);
  EXPECT_EQ(said.source.path, "in/a.txt");
  EXPECT_EQ(said.source.sha256, "abc");
  EXPECT_THAT(said.extra, ::testing::ElementsAre(std::pair<std::string, std::string>("saved_date", "2020-07-04"),
                                                 std::pair<std::string, std::string>("other", "x")));
  EXPECT_EQ(again.root->first, nullptr);
}

TEST(OwnPage, IsOneOnlyAsItWasWritten) {
  const std::string page = write_specimen(Images::Link).page;
  EXPECT_EQ(read_again(page).origin, Origin::Own);
  for (const auto& [from, to] : {std::pair("<h1>港口", "<h1>海港"), std::pair("</main>\n", "</main>\n<p>x</p>\n"),
                                 std::pair("content=\"Offprint", "content=\"Other"), std::pair("\"@type\"", "\"@type"),
                                 std::pair("lang=\"zh-Hans\"", "lang=\"en\"")}) {
    std::string changed = page;
    changed.replace(changed.find(from), std::string_view(from).size(), to);
    EXPECT_EQ(read_again(changed).origin, Origin::Page) << to;
  }
}

TEST(ArticleHeader, NamesWhatIsKnown) {
  Metadata metadata;
  metadata.language = "en";
  metadata.authors = {"A", " ", "B"};
  metadata.byline_date = parse_date("2020-10-12 11:54");
  std::string out;
  write_article_header(metadata, "https://e.org/?a&b", out);
  EXPECT_EQ(out,
            "<header>\n<p class=\"byline\"><span class=\"author\">A, B</span> · "
            "<time datetime=\"2020-10-12T11:54:00\">2020-10-12 11:54</time> · <a class=\"source\" "
            "href=\"https://e.org/?a&amp;b\">Original article</a></p>\n</header>\n");
}

TEST(ArticleHeader, TitlesStandOnOneLine) {
  Metadata metadata;
  metadata.title = "  a \n\t b ";
  EXPECT_EQ(shown_title(metadata), "a b");
}

}  // namespace
}  // namespace offprint
