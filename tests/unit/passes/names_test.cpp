#include "converters/passes/metadata/names.h"

#include <gmock/gmock.h>

namespace offprint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Names, OfAHeaderStandWithoutWhatStandsBefore) {
  EXPECT_THAT(names_of_header("By Jane Roe"), ElementsAre("Jane Roe"));
  EXPECT_THAT(names_of_header("Von Anna Meier"), ElementsAre("Anna Meier"));
  EXPECT_THAT(names_of_header("Von Trier"), ElementsAre("Von Trier"));
  EXPECT_THAT(names_of_header("Par Jean Dupont"), ElementsAre("Jean Dupont"));
  EXPECT_THAT(names_of_header("Por Ana Ruiz"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(names_of_header("文｜周晚晴"), ElementsAre("周晚晴"));
  EXPECT_THAT(names_of_header("作者：周晚晴"), ElementsAre("周晚晴"));
  EXPECT_THAT(names_of_header("记者 周晚晴"), ElementsAre("周晚晴"));
  EXPECT_THAT(names_of_header("By the sea"), ElementsAre("By the sea"));
  EXPECT_THAT(names_of_header("By Mary Stone for Daily Quay"), ElementsAre("Mary Stone"));
  EXPECT_THAT(names_of_header("Doctors for Peace"), ElementsAre("Doctors for Peace"));
  EXPECT_THAT(names_of_header("河岸報／ 記者林佳彣／台北報導"), ElementsAre("林佳彣"));
  EXPECT_THAT(names_of_header("林佳彣/台北報導"), ElementsAre("林佳彣"));
  EXPECT_THAT(names_of_header("'돌멩이'"), ElementsAre("돌멩이"));
  EXPECT_THAT(names_of_header("\"Big\" Al \"Y\""), ElementsAre("\"Big\" Al \"Y\""));
  EXPECT_THAT(names_of_header("강변일보 | 네이버"), IsEmpty());
}

TEST(Names, OfAHeaderStandApart) {
  EXPECT_THAT(names_of_header("A, B & C"), ElementsAre("A", "B", "C"));
  EXPECT_THAT(names_of_header("By Ann Roe, Bob Doe, and Cy Poe"), ElementsAre("Ann Roe", "Bob Doe", "Cy Poe"));
  EXPECT_THAT(names_of_header("Ann Roe and Bob Doe"), ElementsAre("Ann Roe", "Bob Doe"));
  EXPECT_THAT(names_of_header("周晚晴、沈远帆"), ElementsAre("周晚晴", "沈远帆"));
  EXPECT_THAT(names_of_header("Ann Roe; Bob Doe"), ElementsAre("Ann Roe", "Bob Doe"));
  EXPECT_THAT(names_of_header("Ann Roe, Bob Doe & more"), ElementsAre("Ann Roe", "Bob Doe"));
  EXPECT_THAT(names_of_header("Roe, Jane"), ElementsAre("Roe, Jane"));
  EXPECT_THAT(names_of_header("Jane Roe, PhD"), ElementsAre("Jane Roe, PhD"));
  EXPECT_THAT(names_of_header("Johnson & Johnson"), ElementsAre("Johnson & Johnson"));
}

TEST(Names, OfAHeaderAreNoAddresses) {
  EXPECT_THAT(names_of_header("ann@e.example (Ann Roe)"), ElementsAre("Ann Roe"));
  EXPECT_THAT(names_of_header("Ann Roe <ann@e.example>"), ElementsAre("Ann Roe"));
  EXPECT_THAT(names_of_header("ann@e.example"), IsEmpty());
  EXPECT_THAT(names_of_header("@ann"), ElementsAre("@ann"));
}

TEST(Names, AreNoButtons) {
  for (const char* name : {"Ada Quill", "Jane van der Roe", "周晚晴", "Zoë Roe", "让·雅克", "Lanternpost"})
    EXPECT_TRUE(is_person(name)) << name;
  for (const char* text : {"Youtube", "LOGIN", "Continue reading on Medium »", "Read my other article about nets",
                           "View all posts", "登录", "更多文章", "3 comments", "What is a net?", ""})
    EXPECT_FALSE(is_person(text)) << text;
}

TEST(Names, AreNoPhrases) {
  for (const char* text : {"Tuesday", "friday", "Hand", "The Numbers", "Popular Demand", "Land And Sea"})
    EXPECT_TRUE(is_phrase_behind_by(text)) << text;
  for (const char* name : {"April Roe", "The Associated Press", "Jane Day", "周晚晴"})
    EXPECT_FALSE(is_phrase_behind_by(name)) << name;
}

TEST(Names, StandOnce) {
  Metadata metadata;
  metadata.authors = {"Jane Roe"};
  Authors(metadata).add({"JANE ROE", "John Doe", "Jane  Roe"});
  EXPECT_THAT(metadata.authors, ElementsAre("Jane Roe", "John Doe"));
}

TEST(Names, OfAListAreToldApartAlready) {
  Metadata metadata;
  metadata.authors = {"By Jane Roe", "Doe, John", "Ann Poe, Bob Poe"};
  settle_header_authors(metadata);
  EXPECT_THAT(metadata.authors, ElementsAre("Jane Roe", "Doe, John", "Ann Poe, Bob Poe"));
}

}  // namespace
}  // namespace offprint
