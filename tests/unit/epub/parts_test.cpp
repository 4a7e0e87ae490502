// What the contents say of each article.
#include "formats/epub/parts.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "formats/epub/book.h"
#include "tests/unit/epub/opened.h"

namespace offprint {
namespace {

using ::testing::ElementsAre;

Chapter article_of(std::uint32_t index, const std::string& site, const std::string& author) {
  Chapter made;
  const std::string number = std::to_string(index);
  made.id = "c-" + number;
  made.file = "text/" + number + ".xhtml";
  made.language = "en";
  made.contents = {"Article " + number, made.file, {}, {}};
  made.metadata.site = site;
  if (!author.empty()) made.metadata.authors = {author};
  return made;
}

// The notes below the titles on that page of the contents.
std::vector<std::string> notes_on(const Part& contents, const std::vector<Chapter>& chapters, const std::string& page) {
  BookPlan plan;
  plan.contents = contents;
  const FindChapter find = [&](std::uint32_t index) { return &chapters[index]; };
  const BookFacts facts = facts_of(plan, chapters_in_order(plan.contents, find));
  const Arrangement made = arrange(plan, facts, find, true);
  std::vector<std::string> notes;
  for (const std::vector<Step>* steps : {&made.contents, &made.steps}) {
    for (const Step& step : *steps) {
      pugi::xml_document document;
      if (step.chapter != nullptr || step.page.file != page) continue;
      document.load_string(step.page.xhtml.c_str());
      for (const std::string& note : values(document, "//ol[contains(@class, 'articles')]/li/span"))
        notes.push_back(note);
    }
  }
  return notes;
}

const std::vector<Chapter>& two_sites() {
  static const std::vector<Chapter> chapters{article_of(0, "north.example", "Ada"),
                                             article_of(1, "south.example", "Ada"), article_of(2, "north.example", "")};
  return chapters;
}

TEST(Contents, TheSiteStandsWhereItTellsSomething) {
  EXPECT_THAT(notes_on({"", {}, {0, 1, 2}}, two_sites(), "contents.xhtml"),
              ElementsAre("Ada · north.example", "Ada · south.example", "north.example"));
  EXPECT_THAT(notes_on({"", {}, {0, 2}}, two_sites(), "contents.xhtml"), ElementsAre("Ada"));
}

TEST(Contents, WhatThePartIsNamedForIsNotSaidAgain) {
  const Part by_site{"", {{"north.example", {}, {0, 2}}, {"south.example", {}, {1}}}, {}};
  EXPECT_THAT(notes_on(by_site, two_sites(), "part-1.xhtml"), ElementsAre("Ada"));
  const Part by_author{"", {{"Ada", {}, {0, 1}}, {"Others", {}, {2}}}, {}};
  EXPECT_THAT(notes_on(by_author, two_sites(), "part-1.xhtml"), ElementsAre("north.example", "south.example"));
  const Part nested{"", {{"north.example", {{"2020", {}, {0}}}, {}}, {"2021", {}, {1}}}, {}};
  EXPECT_THAT(notes_on(nested, two_sites(), "part-2.xhtml"), ElementsAre("Ada"));
  EXPECT_THAT(notes_on(nested, two_sites(), "part-3.xhtml"), ElementsAre("Ada · south.example"));
}

TEST(Contents, EnglishWordsInABookOfArabicGoFromLeftToRight) {
  Chapter arabic = article_of(0, "", "");
  arabic.language = "ar";
  BookPlan plan;
  plan.contents.chapters = {0};
  const FindChapter find = [&](std::uint32_t) { return &arabic; };
  const Arrangement made = arrange(plan, facts_of(plan, {&arabic}), find, true);
  pugi::xml_document document;
  document.load_string(made.contents.front().page.xhtml.c_str());
  EXPECT_THAT(values(document, "/html/@dir | //p[@class='about']/span[@dir='ltr' and @lang='en']"),
              ElementsAre("rtl", "1 article"));
}

}  // namespace
}  // namespace offprint
