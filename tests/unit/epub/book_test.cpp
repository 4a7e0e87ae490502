// Books of many articles, read back.
#include "formats/epub/book.h"

#include <algorithm>
#include <fcntl.h>
#include <numeric>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/epub/sources.h"
#include "formats/time/dates.h"
#include "tests/unit/epub/opened.h"
#include "tests/unit/epub/scratch.h"
#include "tests/unit/epub/sound.h"

namespace offprint {
namespace {
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string two(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// The chapter of that index: an article a day from 2020-01-01 on.
Chapter chapter(unsigned index) {
  const std::string number = std::to_string(index);
  Chapter made;
  made.id = "c-" + number;
  made.file = "text/" + number + ".xhtml";
  made.language = "en";
  made.contents = {"Article " + number, made.file, {{"Heading", made.file + "#h-1", {}, {}}}, {}};
  made.has_headings = true;
  made.metadata.url = "https://e.org/" + number;
  made.metadata.site = "e.org";
  made.metadata.published = parse_date("2020-" + two(index / 28 % 12 + 1) + "-" + two(index % 28 + 1) + "T08:00:00Z");
  made.metadata.authors = {"Author"};
  made.metadata.source = {Dialect::None, "folder/" + number + ".md", std::string(64, 'a')};
  return made;
}

std::string page_of(const Chapter& chapter) {
  return "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" xml:lang=\"en\"><head><title>x</title></head><body>"
         "<h2 id=\"h-1\">Heading</h2><p>" +
         chapter.id + "</p></body></html>\n";
}

using Change = void (*)(unsigned, Chapter&);

std::vector<std::uint32_t> numbers(unsigned count) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

BookPlan flat_plan(unsigned count) {
  BookPlan plan;
  plan.contents.chapters = numbers(count);
  plan.made_by = "Offprint 0";
  return plan;
}

// The book of chapters 0 to count - 1, added in the order of `order`.
std::string bytes_of(const BookPlan& plan, const std::vector<std::uint32_t>& order, Change change = nullptr,
                     bool spooled = true) {
  const Scratch spool;
  const Scratch book;
  Packer packer;
  Book made_book(Edition::Collection, spooled ? spool.descriptor() : -1);
  for (const std::uint32_t index : order) {
    Chapter made = chapter(index);
    if (change != nullptr) change(index, made);
    Packed xhtml = packer.pack(page_of(made));
    const std::string name = std::to_string(index % 2);
    const BookPicture picture{"i-" + name, "images/" + name + ".png", "image/png"};
    made_book.add(index, {std::move(made), std::move(xhtml), {}, {{picture, packer.pack("picture " + name)}}});
  }
  const auto error = made_book.end(plan, book.descriptor());
  EXPECT_FALSE(error.has_value()) << (error ? error->message : "");
  return book.bytes();
}

OpenedBook bound(const BookPlan& plan, unsigned count, Change change = nullptr) {
  OpenedBook book(bytes_of(plan, numbers(count), change));
  expect_sound(book);
  return book;
}

TEST(Book, TheOrderOfAddingAndTheSpoolChangeNothing) {
  const BookPlan plan = flat_plan(20);
  std::vector<std::uint32_t> order = numbers(20);
  const std::string book = bytes_of(plan, order);
  EXPECT_EQ(bytes_of(plan, order, nullptr, false), book);
  std::reverse(order.begin(), order.end());
  EXPECT_EQ(bytes_of(plan, order), book);
  std::rotate(order.begin(), order.begin() + 7, order.end());
  EXPECT_EQ(bytes_of(plan, order), book);
}

TEST(Book, TheSpineLeadsFromTheCoverToTheSources) {
  const OpenedBook book = bound(flat_plan(3), 3);
  EXPECT_THAT(values(book.package(), "//spine/itemref/@idref"),
              ElementsAre("cover", "front", "contents", "c-0", "c-1", "c-2", "colophon-1"));
  EXPECT_THAT(values(book.xml("nav.xhtml"), "//nav[@id='landmarks']//a/@epub:type"),
              ElementsAre("cover", "titlepage", "toc", "bodymatter", "colophon"));
  EXPECT_THAT(values(book.xml("nav.xhtml"), "//nav[@id='toc']//a"), ElementsAre("Article 0", "Article 1", "Article 2"));
  EXPECT_THAT(values(book.xml("contents.xhtml"), "//li/a/@href"),
              ElementsAre("text/0.xhtml", "text/1.xhtml", "text/2.xhtml"));
  EXPECT_EQ(book.file("text/2.xhtml"), page_of(chapter(2)));
  EXPECT_EQ(book.file("images/1.png"), "picture 1");
}

TEST(Book, WithoutACoverTheTitlePageIsFirst) {
  BookPlan plan = flat_plan(2);
  plan.cover = BookPlan::Cover::None;
  const OpenedBook book = bound(plan, 2);
  EXPECT_THAT(values(book.package(), "//spine/itemref[1]/@idref"), ElementsAre("front"));
  EXPECT_THAT(values(book.package(), "//item[@properties='cover-image']"), IsEmpty());
}

TEST(Book, ACoverThatIsGivenStandsInTheBook) {
  BookPlan plan = flat_plan(2);
  plan.cover = BookPlan::Cover::Picture;
  plan.cover_picture = {"", "image/jpeg", "jpeg's bytes", 10, 20};
  const OpenedBook book = bound(plan, 2);
  EXPECT_THAT(values(book.package(), "//item[@properties='cover-image']/@href"), ElementsAre("cover.jpg"));
  EXPECT_EQ(book.file("cover.jpg"), "jpeg's bytes");
  EXPECT_THAT(values(book.xml("cover.xhtml"), "//img/@src"), ElementsAre("cover.jpg"));
}

TEST(Book, PartsNestInContentsAndNavigation) {
  BookPlan plan;
  plan.title = "The year <2020>";
  plan.contents.parts = {{"2020", {{"January", {}, {2, 0}}, {"Author", {}, {1}}}, {}}, {" ", {}, {3}}};
  const OpenedBook book = bound(plan, 4);
  EXPECT_THAT(values(book.package(), "//spine/itemref/@idref"),
              ElementsAre("cover", "front", "contents", "part-1", "part-2", "c-2", "c-0", "part-3", "c-1", "part-4",
                          "c-3", "colophon-1"));
  const pugi::xml_document& nav = book.xml("nav.xhtml");
  EXPECT_THAT(values(nav, "//nav[@id='toc']/ol/li/a"), ElementsAre("2020", "Untitled"));
  EXPECT_THAT(values(nav, "//nav[@id='toc']/ol/li/ol/li/a"), ElementsAre("January", "Author", "Article 3"));
  EXPECT_THAT(values(nav, "//nav[@id='toc']/ol/li/ol/li/ol/li/a"), ElementsAre("Article 2", "Article 0", "Article 1"));
  EXPECT_THAT(values(book.xml("toc.ncx"), "//navPoint/navPoint/navPoint//text"),
              ElementsAre("Article 2", "Article 0", "Article 1"));
  EXPECT_THAT(values(book.xml("contents.xhtml"), "//a"), ElementsAre("2020", "January", "Author", "Untitled"));
  EXPECT_THAT(values(book.xml("part-1.xhtml"), "//a/@href"), ElementsAre("part-2.xhtml", "part-3.xhtml"));
  EXPECT_THAT(values(book.xml("part-2.xhtml"), "//li"),
              ElementsAre("Article 22020-01-03 · Author", "Article 02020-01-01 · Author"));
  EXPECT_THAT(values(book.xml("part-3.xhtml"), "//li"), ElementsAre("Article 12020-01-02"));  // the part says whose
  EXPECT_THAT(values(book.xml("part-2.xhtml"), "//p"), ElementsAre("2 articles · 2020-01-01 – 2020-01-03"));
  EXPECT_THAT(values(book.xml("front.xhtml"), "//h1"), ElementsAre("The year <2020>"));
}

TEST(Book, APartWithoutTitleIsNoneToAReader) {
  BookPlan plan;
  plan.contents.parts = {{"First", {{"Deep", {}, {1}}, {"", {}, {2}}}, {0}}, {"", {}, {3}}};
  const OpenedBook book = bound(plan, 4);
  EXPECT_THAT(values(book.package(), "//spine/itemref/@idref"),
              ElementsAre("cover", "front", "contents", "part-1", "c-0", "part-2", "c-1", "c-2", "c-3", "colophon-1"));
  const pugi::xml_document& nav = book.xml("nav.xhtml");
  EXPECT_THAT(values(nav, "//nav[@id='toc']/ol/li/a"), ElementsAre("First", "Article 3"));
  EXPECT_THAT(values(nav, "//nav[@id='toc']/ol/li/ol/li/a"), ElementsAre("Article 0", "Deep", "Article 2"));
  EXPECT_THAT(values(book.xml("contents.xhtml"), "//a"), ElementsAre("First", "Deep", "Article 3"));
}

TEST(Book, APartsOwnArticlesStandBeforeThePartsBelowIt) {
  BookPlan plan;
  plan.contents.parts = {{"2020", {{"May", {}, {0}}}, {1}}};
  plan.contents.chapters = {2};
  const OpenedBook book = bound(plan, 3);
  EXPECT_THAT(values(book.package(), "//spine/itemref/@idref"),
              ElementsAre("cover", "front", "contents", "c-2", "part-1", "c-1", "part-2", "c-0", "colophon-1"));
  EXPECT_THAT(values(book.xml("nav.xhtml"), "//nav[@id='toc']//a"),
              ElementsAre("Article 2", "2020", "Article 1", "May", "Article 0"));
  EXPECT_THAT(values(book.xml("part-1.xhtml"), "//a"), ElementsAre("Article 1", "May"));
  EXPECT_THAT(values(book.xml("contents.xhtml"), "//a"), ElementsAre("Article 2", "2020", "May"));
}

TEST(Book, AnArticleOfTwoPartsIsReadOnce) {
  BookPlan plan;
  plan.contents.parts = {{"a", {}, {0, 1}}, {"b", {}, {1, 2}}};
  const OpenedBook book = bound(plan, 3);
  EXPECT_THAT(values(book.package(), "//spine/itemref/@idref"),
              ElementsAre("cover", "front", "contents", "part-1", "c-0", "c-1", "part-2", "c-2", "colophon-1"));
  EXPECT_THAT(values(book.xml("part-2.xhtml"), "//a"), ElementsAre("Article 1", "Article 2"));
  EXPECT_THAT(values(book.xml("nav.xhtml"), "//nav[@id='toc']/ol/li[2]//a"), ElementsAre("b", "Article 2"));
}

TEST(Book, ABookOfOneKeepsItsHeadings) {
  EXPECT_THAT(values(bound(flat_plan(1), 1).xml("nav.xhtml"), "//nav[@id='toc']//a"),
              ElementsAre("Article 0", "Heading"));
}

TEST(Book, LongContentsComeInGroupsOverPages) {
  const OpenedBook book = bound(flat_plan(1200), 1200);
  EXPECT_THAT(values(book.xml("contents.xhtml"), "//ol[@class='way']/li"), SizeIs(24));
  EXPECT_THAT(values(book.xml("contents.xhtml"), "//ol[@class='way']/li[11]/a/@href"),
              ElementsAre("contents-2.xhtml#n-501"));
  EXPECT_THAT(values(book.xml("contents-3.xhtml"), "//h2/@id"), ElementsAre("n-1001", "n-1051", "n-1101", "n-1151"));
  EXPECT_THAT(values(book.xml("contents-3.xhtml"), "//h1"), ElementsAre("Contents (3/3)"));
  EXPECT_THAT(values(book.xml("contents-3.xhtml"), "//li"), SizeIs(200));
  EXPECT_THAT(values(book.xml("colophon-3.xhtml"), "//li"), SizeIs(200));
  EXPECT_THAT(values(book.xml("colophon-3.xhtml"), "//ol/@start"), ElementsAre("1001"));
  EXPECT_THAT(values(book.xml("nav.xhtml"), "//nav[@id='toc']//a"), SizeIs(1200));
}

TEST(Book, AGroupSaysWhatIsInIt) {
  const OpenedBook by_day = bound(flat_plan(120), 120);
  EXPECT_THAT(values(by_day.xml("contents.xhtml"), "//h2"),
              ElementsAre("1–50 · 2020-01-01 – 2020-02-22", "51–100 · 2020-02-23 – 2020-04-16",
                          "101–120 · 2020-04-17 – 2020-05-08"));
  const OpenedBook undated =
      bound(flat_plan(120), 120, [](unsigned, Chapter& made) { made.metadata.published.reset(); });
  EXPECT_THAT(values(undated.xml("contents.xhtml"), "//h2"), Contains("51–100 · Article 50 – Article 99"));
}

// Facts.

TEST(Book, TheTitlePageHasTheFacts) {
  BookPlan plan = flat_plan(30);
  plan.title = "Selected";
  plan.options = {"--clean=none", "--script=hant"};
  plan.failures = 1;
  plan.volume = 2;
  plan.volumes = 3;
  const OpenedBook book = bound(plan, 30, [](unsigned index, Chapter& made) {
    made.metadata.site = index < 12 ? "many.example" : "site" + std::to_string(index) + ".example";
    if (index == 3) made.language = "zh-Hant";
    if (index == 4) made.language = "und";
    if (index == 5) made.also = {"https://e.org/copy", "http://e.org/other copy"};
  });
  const pugi::xml_document& front = book.xml("front.xhtml");
  EXPECT_THAT(values(front, "//h1"), ElementsAre("Selected"));
  EXPECT_THAT(values(front, "//p"), ElementsAre("Volume 2 of 3", "Author"));
  EXPECT_THAT(values(front, "//dt"), ElementsAre("Articles", "Period", "From", "Languages", "Left out", "Made with"));
  const std::vector<std::string> facts = values(front, "//dd");
  EXPECT_THAT(facts, Contains("30"));
  EXPECT_THAT(facts, Contains("2020-01-01 – 2020-02-02"));
  EXPECT_THAT(facts, Contains("many.example 12"));
  EXPECT_THAT(facts, Contains("and 9 more"));
  EXPECT_THAT(facts, Contains("English 28"));
  EXPECT_THAT(facts, Contains("Chinese (Traditional) 1"));
  EXPECT_THAT(facts, Contains("unknown 1"));
  EXPECT_THAT(facts, Contains("2 exact duplicates"));
  EXPECT_THAT(facts, Contains("1 article that could not be read"));
  EXPECT_THAT(facts, Contains("all that the pages show is kept"));
  EXPECT_THAT(facts, Contains("in traditional characters"));
  EXPECT_THAT(values(front, "//code"), IsEmpty());
  EXPECT_THAT(values(book.xml("colophon-1.xhtml"), "//li[6]//a/@href"),
              ElementsAre("text/5.xhtml", "https://e.org/5", "https://e.org/copy", "http://e.org/other%20copy"));
}

TEST(Book, VolumesAreOneSet) {
  BookPlan plan = flat_plan(2);
  plan.title = "T";
  plan.volume = 2;
  plan.volumes = 3;
  const OpenedBook book = bound(plan, 2);
  EXPECT_THAT(values(book.package(), "//dc:title"), ElementsAre("T · Volume 2 of 3"));
  EXPECT_THAT(values(book.package(), "//meta[@property='belongs-to-collection']"), ElementsAre("T"));
  EXPECT_THAT(values(book.package(), "//meta[@property='group-position']"), ElementsAre("2"));
  EXPECT_THAT(values(book.package(), "//meta[@refines='#series' and @property='collection-type']"),
              ElementsAre("series"));
  EXPECT_THAT(values(book.package(), "//meta[@name='calibre:series']/@content"), ElementsAre("T"));
  EXPECT_THAT(values(book.package(), "//meta[@name='calibre:series_index']/@content"), ElementsAre("2"));
  EXPECT_THAT(values(bound(flat_plan(2), 2).package(), "//meta[@refines]"), IsEmpty());
}

TEST(Book, ItsWordsAreOfItsLanguageAndTitlesOfTheirs) {
  BookPlan plan = flat_plan(4);
  const OpenedBook book = bound(plan, 4, [](unsigned index, Chapter& made) {
    made.language = index == 0 ? "en" : index == 1 ? "und" : "zh-Hant";
  });
  EXPECT_THAT(values(book.package(), "//dc:language"), ElementsAre("zh-Hant", "en"));
  EXPECT_THAT(values(book.package(), "//dc:title"), ElementsAre("文章合集"));
  EXPECT_THAT(values(book.xml("contents.xhtml"), "//h1"), ElementsAre("目錄"));
  for (const char* page : {"contents.xhtml", "nav.xhtml", "colophon-1.xhtml"}) {
    EXPECT_THAT(values(book.xml(page), "//a/@lang"), ElementsAre("en")) << page;
    EXPECT_THAT(values(book.xml(page), "//a/@xml:lang"), ElementsAre("en")) << page;
    EXPECT_THAT(values(book.xml(page), "/html/@lang"), ElementsAre("zh-Hant")) << page;
  }
  plan.language = "en_GB";
  EXPECT_THAT(values(bound(plan, 4).package(), "//dc:language"), ElementsAre("en-GB", "en"));
  plan.language = "no language";
  EXPECT_THAT(values(bound(plan, 4).package(), "//dc:language"), ElementsAre("en"));
}

TEST(Book, AuthorsAreNamedWhereTheyAreFew) {
  const auto own_author = [](unsigned index, Chapter& made) {
    made.metadata.authors = {"A" + std::to_string(index), " "};
  };
  EXPECT_THAT(values(bound(flat_plan(10), 10, own_author).package(), "//dc:creator"), SizeIs(10));
  const OpenedBook many = bound(flat_plan(11), 11, own_author);
  EXPECT_THAT(values(many.package(), "//dc:creator"), ElementsAre("Various"));
  EXPECT_THAT(values(many.xml("colophon-1.xhtml"), "//p"),
              Contains("Author: A0, A1, A2, A3, A4, A5, A6, A7, A8, A9, A10"));
  BookPlan plan = flat_plan(11);
  plan.creators = {"Editor", "", "Other\x01"};
  EXPECT_THAT(values(bound(plan, 11, own_author).package(), "//dc:creator"), ElementsAre("Editor", "Other"));
}

TEST(Book, DatesThatStandForNoneRuleNothing) {
  const OpenedBook book = bound(flat_plan(3), 3, [](unsigned index, Chapter& made) {
    if (index == 0) made.metadata.published->year = 9999;
    if (index == 1) made.metadata.published->year = 1;
  });
  EXPECT_THAT(values(book.package(), "//meta[@property='dcterms:modified']"), ElementsAre(HasSubstr("2020-01-")));
  EXPECT_THAT(values(book.xml("front.xhtml"), "//dd"), Contains("2020-01-03"));
}

TEST(Book, WhatIsGivenRules) {
  BookPlan plan = flat_plan(2);
  plan.identifier = "isbn";
  EXPECT_THAT(values(bound(plan, 2).package(), "//dc:identifier"), ElementsAre("isbn"));
  EXPECT_NE(values(bound(flat_plan(2), 2).package(), "//dc:identifier"),
            values(bound(flat_plan(3), 3).package(), "//dc:identifier"));
}

TEST(Book, VerticalPagesFollowTheBooksLanguage) {
  BookPlan plan = flat_plan(12);
  plan.vertical = true;
  const auto chinese = [](unsigned, Chapter& made) { made.language = "zh"; };
  const OpenedBook book = bound(plan, 12, chinese);
  EXPECT_THAT(values(book.package(), "//spine/@page-progression-direction"), ElementsAre("rtl"));
  for (const char* page : {"front.xhtml", "contents.xhtml"}) {
    EXPECT_THAT(values(book.xml(page), "/html/@class"), ElementsAre("vertical"));
  }
  EXPECT_THAT(values(book.xml("front.xhtml"), "//dd/span[@class='tcy']"), Contains("12"));
  EXPECT_THAT(values(book.xml("colophon-1.xhtml"), "/html/@class | //section/@dir"), ElementsAre("ltr"));
  EXPECT_THAT(book.file("style.css"), HasSubstr("writing-mode: vertical-rl"));
  const OpenedBook english = bound(plan, 12);
  EXPECT_THAT(values(english.package(), "//spine/@page-progression-direction"), IsEmpty());
  EXPECT_THAT(values(english.xml("contents.xhtml"), "/html/@class"), IsEmpty());
  EXPECT_THAT(bound(flat_plan(2), 2).file("style.css"), Not(HasSubstr("vertical-rl")));
}

TEST(Book, TheCoverHasTheTitleInLinesOfOneLength) {
  BookPlan plan = flat_plan(2);
  const auto lines = [&](const char* title) {
    plan.title = title;
    return values(bound(plan, 2).xml("cover.svg"), "//text[@font-weight='bold']");
  };
  EXPECT_THAT(lines("The Harbour Papers"), ElementsAre("The", "Harbour", "Papers"));
  EXPECT_THAT(lines("Of fogs and lamps & what came of them"), Each(Not(HasSubstr("what came of"))));
  EXPECT_THAT(lines("一二三四五六七八"), ElementsAre("一二三四", "五六七八"));
  EXPECT_THAT(lines(std::string(1000, 'W').c_str()), SizeIs(7));
  EXPECT_THAT(lines(" "), ElementsAre("Articles"));
  EXPECT_THAT(values(bound(plan, 2).xml("cover.svg"), "//text[not(@font-weight)]"),
              ElementsAre("Author", "2020-01-01 – 2020-01-02", "2 articles"));
}

// Bad input.

TEST(Book, TitlesOfAnySizeMakeASoundBook) {
  BookPlan plan = flat_plan(6);
  plan.title = std::string(1 << 20, 'x');
  const OpenedBook book = bound(plan, 6, [](unsigned index, Chapter& made) {
    std::string& title = made.contents.title;
    title = index < 2 ? "The same" : title;
    if (index == 2) {
      title.clear();
      while (title.size() < 1 << 20) title += "很长的标题";
    }
    if (index == 3) {
      title = "e";
      while (title.size() < 1 << 20) title += "\xCC\x81";  // one character with half a million accents
    }
    if (index == 5) title = " \u3000\u200B";
    made.metadata.url = index == 4 ? "not an address" : made.metadata.url;
    made.metadata.source.path = index == 4 ? "a\x02\xFF.md" : made.metadata.source.path;
  });
  for (const char* page : {"nav.xhtml", "toc.ncx", "contents.xhtml", "colophon-1.xhtml", "front.xhtml", "cover.svg"}) {
    EXPECT_LT(book.file(page).size(), 40'000U) << page;
  }
  EXPECT_THAT(values(book.xml("contents.xhtml"), "//li[3]/a[contains(., '…')]"), SizeIs(1));
  EXPECT_THAT(values(book.xml("nav.xhtml"), "//nav[@id='toc']/ol/li[6]/a"), ElementsAre("Untitled"));
  EXPECT_THAT(values(book.package(), "//dc:title[string-length() = 303]"), SizeIs(1));
}

TEST(Book, ItSaysWhatItsArticlesHaveInCommon) {
  const auto change = [](unsigned index, Chapter& made) {
    made.language = index == 0 ? "en" : "zh-Hant";
    made.metadata.authors = {index == 1 ? "B" : "A"};
    made.metadata.published =
        index == 2 ? std::nullopt : parse_date("202" + std::to_string(index) + "-01-01T00:00:00Z");
  };
  const OpenedBook book = bound(flat_plan(3), 3, change);
  EXPECT_THAT(values(book.package(), "//dc:language"), ElementsAre("zh-Hant", "en"));
  EXPECT_THAT(values(book.package(), "//dc:creator"), ElementsAre("A", "B"));
  EXPECT_THAT(values(book.package(), "//meta[@property='dcterms:modified']"), ElementsAre("2021-01-01T00:00:00Z"));
  BookPlan other = flat_plan(3);
  std::swap(other.contents.chapters[0], other.contents.chapters[1]);
  EXPECT_NE(values(bound(other, 3, change).package(), "//dc:identifier"), values(book.package(), "//dc:identifier"));
}

TEST(Book, AnEditionOfOneArticleIsItsChapterAlone) {
  Packer packer;
  Book made(Edition::Article);
  made.add(0, {chapter(0), packer.pack(page_of(chapter(0))), {}, {}});
  StringSink sink;
  made.end(flat_plan(1), sink);
  ASSERT_FALSE(sink.error().has_value());
  const OpenedBook book(sink.text());
  expect_sound(book);
  std::vector<std::string> names;
  for (const OpenedEntry& entry : book.entries()) names.push_back(entry.name);
  EXPECT_THAT(names, ElementsAre("mimetype", "META-INF/container.xml", "style.css", "cover.svg", "text/0.xhtml",
                                 "nav.xhtml", "toc.ncx", "package.opf"));
  EXPECT_THAT(values(book.xml("nav.xhtml"), "//nav[@id='landmarks']//a/@epub:type"), ElementsAre("bodymatter"));
  EXPECT_THAT(values(book.package(), "//dc:title"), ElementsAre("Article 0"));
}

TEST(Book, AnEmptyPlanAndAMissingChapterAreErrors) {
  const Scratch book;
  EXPECT_TRUE(Book(Edition::Collection).end(flat_plan(0), book.descriptor()).has_value());
  EXPECT_TRUE(Book(Edition::Collection).end(flat_plan(1), book.descriptor()).has_value());
  EXPECT_EQ(book.bytes(), "");
}

TEST(Book, AFullDiskIsNamed) {
  const int full = ::open("/dev/full", O_RDWR);
  const Scratch book;
  for (const bool spool : {true, false}) {
    Packer packer;
    Book made(Edition::Collection, spool ? full : -1);
    made.add(0, {chapter(0), packer.pack(page_of(chapter(0))), {}, {}});
    const auto error = made.end(flat_plan(1), spool ? book.descriptor() : full);
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->fault, Fault::Unwritable);
    EXPECT_THAT(error->message, HasSubstr("disk is full"));
  }
  ::close(full);
}

// Sources.

TEST(Sources, ComeBackAsTheyWere) {
  BookSources sources;
  sources.made_by = "Offprint <0>";
  sources.options = {"--clean=none", "--where=a=\"b\"\n"};
  sources.title = "A \"title\"\n";
  sources.creators = {"An & co", "Bo"};
  sources.volume = 2;
  sources.volumes = 3;
  sources.failures = 4;
  sources.cover = "cover.png";
  sources.articles = {{"text/a.xhtml", "文/100%25 a\x01\xFF.md", "abc", "https://e.org/?a&b", {"u", "v w"}, {}, {}},
                      {"text/b.xhtml", "", "", "", {}, {}, {}}};
  const auto read = read_sources(sources_document(sources));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->made_by, sources.made_by);
  EXPECT_EQ(read->options, sources.options);
  EXPECT_EQ(read->title, sources.title);
  EXPECT_EQ(read->creators, sources.creators);
  EXPECT_EQ(read->cover, sources.cover);
  EXPECT_EQ(read->volume, 2U);
  EXPECT_EQ(read->volumes, 3U);
  EXPECT_EQ(read->failures, 4U);
  ASSERT_EQ(read->articles.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(read->articles[i].chapter, sources.articles[i].chapter);
    EXPECT_EQ(read->articles[i].path, sources.articles[i].path);
    EXPECT_EQ(read->articles[i].sha256, sources.articles[i].sha256);
    EXPECT_EQ(read->articles[i].url, sources.articles[i].url);
    EXPECT_EQ(read->articles[i].also, sources.articles[i].also);
  }
}

TEST(Sources, WhatIsNoListOfOursIsAnError) {
  for (const char* xml : {"", "<", "<sources/>", "<sources xmlns='urn:offprint:sources' version='2'/>"}) {
    const auto read = read_sources(xml);
    ASSERT_FALSE(read.has_value()) << xml;
    EXPECT_EQ(read.error().fault, Fault::NotThisFormat);
  }
}

TEST(Sources, StandInTheBook) {
  BookPlan plan = flat_plan(2);
  plan.options = {"--clean=none"};
  const OpenedBook book = bound(plan, 2);
  const auto read = read_sources(book.file(std::string(kSourcesFile)));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->made_by, "Offprint 0");
  EXPECT_THAT(read->options, ElementsAre("--clean=none"));
  ASSERT_EQ(read->articles.size(), 2U);
  EXPECT_EQ(read->articles[1].chapter, "text/1.xhtml");
  EXPECT_EQ(read->articles[1].path, "folder/1.md");
}

}  // namespace
}  // namespace offprint
