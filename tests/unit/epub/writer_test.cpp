// EPUBs read back: what the standard asks of every one, and what ours says of its articles.
#include "formats/epub/writer.h"

#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/epub/chapter.h"
#include "tests/unit/epub/opened.h"
#include "tests/unit/epub/sound.h"
#include "tests/unit/epub/specimen.h"

namespace offprint {
namespace {

using specimen::Maker;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using Filler = std::function<void(Document&)>;

struct Written {
  std::string zip;
  Diagnostics losses;
};

Written write(const Filler& fill, const WriteOptions& options = {}) {
  StringSink sink;
  Output output{sink, {}};
  Written written;
  Document document;
  document.stage = Stage::Article;
  fill(document);
  write_epub(document, options, output, written.losses);
  EXPECT_FALSE(sink.error().has_value());
  written.zip = sink.take();
  return written;
}

WriteOptions with_images(Images images) {
  WriteOptions options;
  options.images = images;
  return options;
}

// One article of one paragraph of those inlines.
Filler paragraph(const std::function<void(const Maker&, Paragraph&)>& add) {
  return [add](Document& document) {
    const Maker make{document};
    auto* node = make.make<Paragraph>();
    make.put({node});
    add(make, *node);
  };
}

TEST(EpubWriter, EveryKindMakesASoundBook) {
  for (const Images images : {Images::Link, Images::Embed, Images::Save, Images::Drop}) {
    expect_sound(OpenedBook(write(specimen::fill, with_images(images)).zip));
  }
}

TEST(EpubWriter, TheMimetypeIsFirstStoredAndBare) {
  const std::string zip = write(specimen::fill).zip;
  // OCF §4.2.2: the media type can be read at byte 38, so there is no extra field.
  EXPECT_EQ(zip.substr(30, 28), "mimetypeapplication/epub+zip");
  const OpenedBook book(zip);
  EXPECT_TRUE(book.entries().front().stored);
  EXPECT_EQ(book.xml("META-INF/container.xml").select_node("//rootfile/@full-path").attribute().value(),
            std::string("package.opf"));
}

TEST(EpubWriter, TheSameBytesWhateverTheZone) {
  const std::string first = write(specimen::fill, with_images(Images::Embed)).zip;
  for (const char* zone : {"Asia/Shanghai", "America/Los_Angeles"}) {
    ::setenv("TZ", zone, 1);
    ::tzset();
    EXPECT_EQ(write(specimen::fill, with_images(Images::Embed)).zip, first) << zone;
  }
  ::unsetenv("TZ");
  ::tzset();
}

TEST(EpubWriter, ThePackageSaysWhatIsKnown) {
  const OpenedBook book(write(specimen::fill).zip);
  const pugi::xml_document& package = book.package();
  EXPECT_THAT(values(package, "//dc:identifier"), ElementsAre("urn:uuid:3c34b2f9-c26b-516f-9125-8ce78f6aa2de"));
  EXPECT_THAT(values(package, "//dc:title"), ElementsAre("港口的 <灯> & \"雾\""));
  EXPECT_THAT(values(package, "//dc:language"), ElementsAre("zh-Hans"));
  EXPECT_THAT(values(package, "//dc:creator"), ElementsAre("林小雨", "A. Writer"));
  EXPECT_THAT(values(package, "//dc:date"), ElementsAre("2020-07-01"));
  EXPECT_THAT(values(package, "//dc:source"), ElementsAre("https://example.org/2020/harbour.html"));
  EXPECT_THAT(values(package, "//dc:rights"), ElementsAre("CC BY 4.0"));
  EXPECT_THAT(values(package, "//dc:subject"), ElementsAre("港口", "雾"));
  EXPECT_THAT(values(package, "//meta[@property='dcterms:modified']"), ElementsAre("2020-07-01T08:00:00Z"));
  EXPECT_THAT(values(package, "//spine/itemref/@idref"), ElementsAre("c-3c34b2f9-c26b-516f-9125-8ce78f6aa2de"));
  EXPECT_THAT(values(book.xml("toc.ncx"), "//meta[@name='dtb:uid']/@content"),
              ElementsAre("urn:uuid:3c34b2f9-c26b-516f-9125-8ce78f6aa2de"));
}

TEST(EpubWriter, WhatIsUnknownIsLeftOutOrHasItsStandIn) {
  const OpenedBook book(write([](Document&) {}).zip);
  expect_sound(book);
  const pugi::xml_document& package = book.package();
  EXPECT_THAT(values(package, "//dc:title"), ElementsAre("Untitled"));
  EXPECT_THAT(values(package, "//dc:language"), ElementsAre("und"));
  EXPECT_THAT(values(package, "//dc:date | //dc:creator | //dc:source | //dc:rights"), IsEmpty());
  EXPECT_THAT(values(package, "//meta[@property='dcterms:modified']"), ElementsAre("2000-01-01T00:00:00Z"));
  EXPECT_THAT(
      values(package, "//dc:identifier"),
      ElementsAre(MatchesRegex("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
}

TEST(EpubWriter, AnIdentifierThatIsGivenRulesAndTheFileNamesStay) {
  const OpenedBook book(write([](Document& document) {
                          specimen::fill(document);
                          document.metadata.identifier = "isbn & more";
                        }).zip);
  EXPECT_THAT(values(book.package(), "//dc:identifier"), ElementsAre("isbn & more"));
  EXPECT_THAT(book.pages(), Contains("text/3c34b2f9-c26b-516f-9125-8ce78f6aa2de.xhtml"));
}

TEST(EpubWriter, AccessibilityIsTrueOfTheContent) {
  const char* const kFeatures = "//meta[@property='schema:accessibilityFeature']";
  const char* const kModes = "//meta[@property='schema:accessMode']";
  const char* const kHazards = "//meta[@property='schema:accessibilityHazard']";
  const OpenedBook without(write(specimen::fill).zip);
  EXPECT_THAT(values(without.package(), kModes), ElementsAre("textual"));
  EXPECT_THAT(values(without.package(), kHazards), ElementsAre("none"));
  EXPECT_THAT(values(without.package(), kFeatures), Not(Contains("alternativeText")));
  const OpenedBook with(write(specimen::fill, with_images(Images::Embed)).zip);
  EXPECT_THAT(values(with.package(), kModes), ElementsAre("textual", "visual"));
  EXPECT_THAT(values(with.package(), kHazards), ElementsAre("unknown"));             // a GIF may flash
  EXPECT_THAT(values(with.package(), kFeatures), Not(Contains("alternativeText")));  // one has none
  const auto described = [](Document& document) {
    const Maker make{document};
    document.resources.add({"https://e.org/a.png", "image/png", "bytes", 1, 1});
    make.put({make.make<Paragraph>({make.image("https://e.org/a.png", "a")})});
  };
  const OpenedBook book(write(described, with_images(Images::Embed)).zip);
  EXPECT_THAT(values(book.package(), kFeatures), Contains("alternativeText"));
  EXPECT_THAT(values(book.package(), kHazards), ElementsAre("none"));
}

// Contents.

TEST(EpubWriter, TheContentsNestHeadingsAcrossSkippedLevels) {
  const auto fill = [](Document& document) {
    const Maker make{document};
    document.metadata.title = "T";
    make.put({make.heading(3, {make.say("a "), make.ruby("漢", "kan"), make.make<Break>(), make.code("c")}),
              make.heading(6, {make.image("https://e.org/a.png", "picture")}), make.heading(2, {make.say("b")}),
              make.heading(2, {make.image("https://e.org/a.png", "")})});
  };
  const OpenedBook book(write(fill).zip);
  expect_sound(book);
  const pugi::xml_document& nav = book.xml("nav.xhtml");
  EXPECT_THAT(values(nav, "//nav[@id='toc']/ol/li/a"), ElementsAre("T"));
  EXPECT_THAT(values(nav, "//nav[@id='toc']/ol/li/ol/li/a"), ElementsAre("a 漢 c", "b"));
  EXPECT_THAT(values(nav, "//nav[@id='toc']/ol/li/ol/li/ol/li/a"), ElementsAre("picture"));
  EXPECT_THAT(values(book.xml("toc.ncx"), "//navPoint/@playOrder"), ElementsAre("1", "2", "3", "4"));
  EXPECT_THAT(values(book.xml("toc.ncx"), "//navLabel"), ElementsAre("T", "a 漢 c", "picture", "b"));
}

TEST(EpubWriter, WithoutHeaderTheChapterHoldsTheTextAlone) {
  WriteOptions options;
  options.header = false;
  const OpenedBook book(write(specimen::fill, options).zip);
  const pugi::xml_document& chapter = book.xml(book.pages().front());
  EXPECT_THAT(values(chapter, "//header"), IsEmpty());
  EXPECT_THAT(values(chapter, "//h1"), Not(Contains("港口的 <灯> & \"雾\"")));  // its first heading is the first level
  EXPECT_THAT(values(chapter, "/html/head/title"), ElementsAre("港口的 <灯> & \"雾\""));
}

TEST(EpubWriter, VerticalIsForLanguagesThatAreSetSo) {
  WriteOptions options;
  options.vertical = true;
  const auto of = [&](const char* language) {
    return OpenedBook(
        write(
            [=](Document& document) {
              const Maker make{document};
              document.metadata.language = language;
              document.metadata.title = "第5封 & AI";
              make.put({make.make<Paragraph>({make.say("5月"), make.code("5月")}), make.listing("", "5")});
            },
            options)
            .zip);
  };
  for (const char* language : {"zh-Hant", "ja", "yue"}) {
    const OpenedBook book = of(language);
    expect_sound(book);
    const pugi::xml_document& chapter = book.xml(book.pages().front());
    EXPECT_THAT(values(chapter, "/html/@class"), ElementsAre("vertical")) << language;
    EXPECT_THAT(values(chapter, "//span"), ElementsAre("5", "AI", "5")) << language;
    EXPECT_THAT(values(chapter, "//code | //pre"), ElementsAre("5月", "5", "5")) << language;
    EXPECT_THAT(values(book.package(), "//spine/@page-progression-direction"), ElementsAre("rtl")) << language;
    EXPECT_THAT(book.file("style.css"), HasSubstr("vertical-rl"));
  }
  for (const char* language : {"en", "ko", ""}) {
    const OpenedBook book = of(language);
    EXPECT_THAT(values(book.xml(book.pages().front()), "/html/@class | //span"), IsEmpty()) << language;
    EXPECT_THAT(values(book.package(), "//spine/@page-progression-direction"), IsEmpty()) << language;
    EXPECT_THAT(values(book.xml(book.pages().front()), "//section/@dir"), ElementsAre("ltr")) << language;
  }
}

// Links.

TEST(EpubWriter, LinksThatNoContainerMayHoldBecomeText) {
  const Written written = write(paragraph([](const Maker& make, Paragraph& node) {
    for (const char* url : {"relative/a.html", "http://", "javascript:alert(1)", "#nowhere", "file:///etc/x"}) {
      append(node, *make.link(url, {make.say("x")}));
    }
    append(node, *make.link("//e.org/\"", {make.say("y")}));
  }));
  const OpenedBook book(written.zip);
  const pugi::xml_document& chapter = book.xml(book.pages().front());
  EXPECT_THAT(values(chapter, "//p"), ElementsAre("xxxxxy"));
  EXPECT_THAT(values(chapter, "//p//@href"), ElementsAre("https://e.org/%22"));
  ASSERT_EQ(written.losses.all().size(), 4U);
  for (const Diagnostic& loss : written.losses.all()) EXPECT_EQ(loss.code, DiagnosticCode::LinkUnusable);
  EXPECT_EQ(written.losses.all()[0].what, "relative/a.html");
}

TEST(EpubWriter, RelativeLinksLeadToTheOriginalsSite) {
  const OpenedBook book(
      write([](Document& document) {
        const Maker make{document};
        document.metadata.url = "https://e.org/2020/a.html";
        auto* target = make.p("there");
        make.anchor("there", target);
        make.put({make.make<Paragraph>({make.link("b.html", {make.say("1")}), make.link("#gone", {make.say("2")}),
                                        make.link("https://e.org/2020/a.html#there", {make.say("3")})}),
                  target});
      }).zip);
  expect_sound(book);
  EXPECT_THAT(values(book.xml(book.pages().front()), "//section/p//@href"),
              ElementsAre("https://e.org/2020/b.html", "https://e.org/2020/a.html#gone", "#a-there"));
}

std::string chapter_with_links(Document& document, const Inside& inside, Diagnostics& losses) {
  class NoPictures final : public PictureStore {
    std::string put(const Resource&) override { return "images/a.png"; }
  } none;
  return write_chapter(document, "own", {}, none, losses, inside).xhtml;
}

TEST(Chapter, LinksToArticlesOfTheBookStayInside) {
  Document document;
  document.stage = Stage::Article;
  document.metadata.url = "https://e.org/2020/a.html";
  const Maker make{document};
  auto* target = make.p("there");
  make.anchor("there", target);
  make.put({make.make<Paragraph>({make.link("b.html#part", {make.say("1")}), make.link("c.html", {make.say("2")}),
                                  make.link("#there", {make.say("3")}), make.image("b.html#part", "4"),
                                  make.link("b.html#part", {make.image("https://e.org/x.png", "5")})}),
            target});
  std::vector<std::string> asked;
  Diagnostics losses;
  const auto inside = [&](std::string_view address) {
    asked.emplace_back(address);
    return address == "https://e.org/2020/b.html#part" ? std::string("other.xhtml") : std::string();
  };
  pugi::xml_document chapter;
  ASSERT_TRUE(chapter.load_string(chapter_with_links(document, inside, losses).c_str()));
  EXPECT_THAT(values(chapter, "//section/p//@href"),
              ElementsAre("other.xhtml", "https://e.org/2020/c.html", "#a-there", "https://e.org/2020/b.html#part",
                          "https://e.org/x.png", "other.xhtml"));
  EXPECT_THAT(asked, ElementsAre("https://e.org/2020/b.html#part", "https://e.org/2020/c.html",
                                 "https://e.org/2020/b.html#part"));
  EXPECT_THAT(values(chapter, "//header//@href"), ElementsAre("https://e.org/2020/a.html"));
}

TEST(ChapterNames, AreTheSameForTheSameCalls) {
  ChapterNames names;
  const std::string hash(64, 'e');
  EXPECT_EQ(names.take("u", hash), "u");
  EXPECT_EQ(names.take("u", hash), "u-eeeeeeeeeeee");
  EXPECT_EQ(names.take("u", hash), "u-eeeeeeeeeeee-2");
  EXPECT_EQ(names.take("u", hash), "u-eeeeeeeeeeee-3");
  EXPECT_EQ(names.take("v", hash), "v");
}

TEST(Chapter, AnArticleThatIsMissingHasItsPage) {
  Chapter chapter;
  chapter.file = "text/x.xhtml";
  chapter.language = "zh-Hant";
  chapter.contents.title = "甲 & 乙";
  chapter.metadata.url = "https://e.org/a?b&c";
  pugi::xml_document page;
  ASSERT_TRUE(page.load_string(missing_chapter(chapter).c_str()));
  EXPECT_THAT(values(page, "//h1"), ElementsAre("甲 & 乙"));
  EXPECT_THAT(values(page, "//@href[starts-with(., 'http')]"), ElementsAre("https://e.org/a?b&c"));
  EXPECT_THAT(values(page, "//@lang"), ElementsAre("zh-Hant"));
  EXPECT_THAT(values(page, "//p").size(), 2U);
  chapter.metadata.url = "";
  ASSERT_TRUE(page.load_string(missing_chapter(chapter).c_str()));
  EXPECT_THAT(values(page, "//p").size(), 1U);
}

// Pictures.

TEST(EpubWriter, APictureThatIsNotInTheBookIsALinkThatSaysWhatItShows) {
  const Written written = write([](Document& document) {
    const Maker make{document};
    document.metadata.language = "zh";
    make.put({make.make<Figure>({make.image("https://e.org/a b.png", "船"), make.make<Caption>({make.say("图注")})}),
              make.make<Paragraph>(
                  {make.link("https://e.org/page", {make.say("看"), make.image("https://e.org/c.png", "")})}),
              make.make<Figure>({make.link("https://e.org/page", {make.image("https://e.org/d.png", "")})}),
              make.make<Paragraph>({make.image("data:image/png;base64,AAAA", "点")})});
  });
  const OpenedBook book(written.zip);
  expect_sound(book);
  EXPECT_THAT(book.file(book.pages().front()),
              HasSubstr("<figure>\n<p><a class=\"picture\" href=\"https://e.org/a%20b.png\">[图片：船]</a></p>\n"
                        "<figcaption>图注</figcaption>\n</figure>\n"
                        "<p><a href=\"https://e.org/page\">看[图片]</a> "
                        "<a class=\"picture\" href=\"https://e.org/c.png\">[图片]</a></p>\n"
                        "<figure>\n<p><a class=\"picture\" href=\"https://e.org/d.png\">[图片]</a> "
                        "<a class=\"picture\" href=\"https://e.org/page\">[链接]</a></p>\n</figure>\n"
                        "<p class=\"alone\">[图片：点]</p>\n"));
  EXPECT_EQ(written.losses.all().size(), 4U);
  EXPECT_EQ(written.losses.all()[0].code, DiagnosticCode::ImageNotEmbedded);
  EXPECT_EQ(written.losses.all()[0].what, "https://e.org/a b.png");
}

TEST(EpubWriter, ACaptionThatSaysItAlreadyIsNotRepeated) {
  const OpenedBook book(write([](Document& document) {
                          const Maker make{document};
                          make.put({make.make<Figure>({make.image("https://e.org/a.png", "A boat"),
                                                       make.make<Caption>({make.say("A boat, 1920")})}),
                                    make.make<Paragraph>({make.image("https://e.org/a.png", "A boat")})});
                        }).zip);
  EXPECT_THAT(values(book.xml(book.pages().front()), "//a"), ElementsAre("[Picture]", "[Picture: A boat]"));
}

TEST(EpubWriter, PicturesAtHandStandInTheBookOnce) {
  const auto fill = [](Document& document) {
    specimen::fill(document);
    const Maker make{document};
    document.resources.add({"https://mirror.example/x", "image/gif", std::string(specimen::kGif), 1, 1});
    document.resources.add({"https://e.org/a.avif", "image/avif", "no core media type", 1, 1});
    make.put(
        {make.make<Paragraph>({make.image("https://mirror.example/x", "m"), make.image("https://e.org/a.avif", "n")})});
  };
  const Written written = write(fill, with_images(Images::Embed));
  const OpenedBook book(written.zip);
  expect_sound(book);
  EXPECT_THAT(values(book.package(), "//item[@media-type='image/gif']/@href"),
              ElementsAre(MatchesRegex("images/[0-9a-f]{32}\\.gif")));
  EXPECT_EQ(book.file(values(book.package(), "//item[@media-type='image/gif']/@href").at(0)), specimen::kGif);
  EXPECT_THAT(values(book.xml(book.pages().front()), "//img[@alt='n']"), IsEmpty());
}

TEST(EpubWriter, DroppedPicturesAreNotNamed) {
  const Written written = write(specimen::fill, with_images(Images::Drop));
  const OpenedBook book(written.zip);
  EXPECT_THAT(book.file(book.pages().front()), Not(HasSubstr("图片")));
  EXPECT_TRUE(written.losses.all().empty());
}

}  // namespace
}  // namespace offprint
