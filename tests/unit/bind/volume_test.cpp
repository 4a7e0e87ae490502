// What a volume asks of the second pass: names, levels and the chapters that links lead to.
#include "converters/bind/volume.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/bind/address_key.h"

namespace offprint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const std::string kSite = "https://news.example.org/";

ArticleCard volume_card(const std::string& name, const std::vector<std::string>& links = {}) {
  ArticleCard made;
  made.status = ArticleCard::Status::Wanted;
  made.uuid = name;
  made.content = std::string(64, 'e');
  made.hash = 7;
  made.address = address_key(kSite + name);
  for (const std::string& link : links) made.links.push_back({address_key(kSite + link), fragment_key(kSite + link)});
  return made;
}

TEST(Volume, ArticlesOfOneAddressHaveTheirOwnNames) {
  const std::vector<ArticleCard> cards{volume_card("a"), volume_card("b"), volume_card("a")};
  const Settings settings;
  BindFacts facts{settings, cards};
  facts.also.resize(cards.size());
  Volume volume;
  volume.contents = {"", {2, 1, 0}, {}};
  prepare(volume, facts);
  EXPECT_THAT(volume.cards, ElementsAre(2, 1, 0));
  EXPECT_EQ(volume.names.at(2), "a");
  EXPECT_EQ(volume.names.at(1), "b");
  EXPECT_EQ(volume.names.at(0), "a-eeeeeeeeeeee");
  EXPECT_EQ(volume.targets.at(address_key(kSite + "a")), 2U);  // the first keeps the address
}

TEST(Volume, TitlesStandBelowTheirParts) {
  const std::vector<ArticleCard> cards{volume_card("a"), volume_card("b"), volume_card("c")};
  const Settings settings;
  BindFacts facts{settings, cards};
  facts.also.resize(cards.size());
  Volume volume;
  volume.contents = {"", {0}, {{"2020", {1}, {{"May", {2}, {}}}}}};
  prepare(volume, facts);
  EXPECT_EQ(chapter_task(volume, facts, 0, 1).level, 1);
  EXPECT_EQ(chapter_task(volume, facts, 1, 2).level, 2);
  const BindTask task = chapter_task(volume, facts, 2, 3);
  EXPECT_EQ(task.level, 3);
  EXPECT_EQ(task.number, 3U);
  EXPECT_EQ(task.name, "c");
  EXPECT_EQ(task.hash, 7U);
  EXPECT_FALSE(task.first_pass);
}

TEST(Volume, LinksLeadToItsOwnChaptersAlone) {
  const std::vector<ArticleCard> cards{volume_card("a", {"b", "c", "elsewhere"}), volume_card("b"), volume_card("c")};
  const Settings settings;
  BindFacts facts{settings, cards};
  facts.also.resize(cards.size());
  Volume volume;
  volume.contents = {"", {0, 1}, {}};
  prepare(volume, facts);
  EXPECT_THAT(chapter_task(volume, facts, 0, 1).inside,
              ElementsAre(ChapterLink{{address_key(kSite + "b"), 0}, "b", false}));
  EXPECT_THAT(chapter_task(volume, facts, 1, 2).inside, IsEmpty());
}

TEST(Volume, LinksLeadToPlacesThatTheirArticlesHave) {
  std::vector<ArticleCard> cards{volume_card("a", {"b#here", "b#gone", "b#far"}), volume_card("b")};
  std::sort(cards[0].links.begin(), cards[0].links.end());
  const std::uint64_t here = fragment_key(kSite + "b#here");
  const std::uint64_t far = fragment_key(kSite + "b#f%61r");
  cards[1].anchors = {{here, 0}, {far, 2}};
  if (far < here) std::swap(cards[1].anchors[0], cards[1].anchors[1]);
  const Settings settings;
  BindFacts facts{settings, cards};
  facts.also.resize(cards.size());
  Volume volume;
  volume.contents = {"", {0, 1}, {}};
  prepare(volume, facts);
  const std::uint64_t b = address_key(kSite + "b");
  EXPECT_THAT(chapter_task(volume, facts, 0, 1).inside,
              UnorderedElementsAre(ChapterLink{{b, here}, "b", true},
                                   ChapterLink{{b, fragment_key(kSite + "b#gone")}, "b", false},
                                   ChapterLink{{b, far}, "b_3", true}));
  EXPECT_THAT(chapter_task(volume, facts, 1, 2).anchors, UnorderedElementsAre(here, far));
}

TEST(Volume, AnArticlesOwnAddressGoesBeforeThatOfACopy) {
  const std::vector<ArticleCard> cards{volume_card("a", {"b", "gone"}), volume_card("b")};
  const Settings settings;
  BindFacts facts{settings, cards};
  facts.also = {{kSite + "b", kSite + "gone"}, {}};
  Volume volume;
  volume.contents = {"", {0, 1}, {}};
  prepare(volume, facts);
  EXPECT_EQ(volume.targets.at(address_key(kSite + "b")), 1U);
  EXPECT_EQ(volume.targets.at(address_key(kSite + "gone")), 0U);
}

}  // namespace
}  // namespace offprint
