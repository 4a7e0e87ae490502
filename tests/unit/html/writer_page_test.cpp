// HTML pages, and what they are made of beside the tree.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/html/article_header.h"
#include "formats/html/writer.h"
#include "formats/time/dates.h"
#include "tests/unit/epub/specimen.h"

namespace offprint {
namespace {

using specimen::Maker;
using ::testing::HasSubstr;
using ::testing::Not;

struct Written {
  std::string page;
  std::vector<SideFile> side;
  Diagnostics losses;
};

Written write(const Document& document, const WriteOptions& options) {
  StringSink sink;
  Output output{sink, {}};
  Written written;
  write_html(document, options, output, written.losses);
  written.page = sink.take();
  written.side = std::move(output.side);
  return written;
}

Written write_specimen(Images images, bool header = true) {
  Document document;
  specimen::fill(document);
  WriteOptions options;
  options.images = images;
  options.header = header;
  options.image_folder = "a b.images";
  return write(document, options);
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
  EXPECT_THAT(page, HasSubstr("<body>\n<article>\n<h2 id="));
  EXPECT_THAT(page, Not(HasSubstr("林小雨")));
}

TEST(HtmlWriter, PicturesStayAtTheirAddresses) {
  const Written written = write_specimen(Images::Link);
  EXPECT_THAT(written.page, HasSubstr("src=\"https://example.org/pictures/harbour.gif\""));
  EXPECT_TRUE(written.side.empty());
  EXPECT_TRUE(written.losses.all().empty());
}

TEST(HtmlWriter, PicturesAtHandAreEmbedded) {
  const Written written = write_specimen(Images::Embed);
  EXPECT_THAT(written.page, HasSubstr("src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIB"
                                      "RAA7\""));
  EXPECT_THAT(written.page, HasSubstr("src=\"https://example.org/pictures/boat.png\""));
  ASSERT_EQ(written.losses.all().size(), 2U);
  EXPECT_EQ(written.losses.all()[0].code, DiagnosticCode::ImageNotEmbedded);
  EXPECT_EQ(written.losses.all()[0].what, "https://example.org/pictures/boat.png");
}

TEST(HtmlWriter, PicturesAtHandAreSavedOnce) {
  const Written written = write_specimen(Images::Save);
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
  EXPECT_THAT(write(document, {}).page, HasSubstr("href=\"https://example.org/a?b#there\""));
}

TEST(HtmlWriter, ANamelessDocumentIsAWholePage) {
  Document document;
  document.stage = Stage::Article;
  document.metadata.title = " \n\x01";
  document.metadata.url = "javascript:alert(1)";
  const std::string page = write(document, {}).page;
  EXPECT_THAT(page, HasSubstr("<html>\n"));
  EXPECT_THAT(page, HasSubstr("<title>Untitled</title>"));
  EXPECT_THAT(page, HasSubstr("<article>\n</article>"));
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
