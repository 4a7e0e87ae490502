// In which order and in which parts a book has its articles.
#include "converters/bind/order.h"

#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/time/dates.h"

namespace offprint {
namespace {

using ::testing::ElementsAre;

ArticleCard card(std::string title, std::string_view date, std::string author = "", std::string site = "",
                 std::string tag = "") {
  ArticleCard made;
  made.status = ArticleCard::Status::Wanted;
  made.metadata.title = std::move(title);
  made.metadata.published = parse_date(date);
  if (!author.empty()) made.metadata.authors = {std::move(author)};
  made.metadata.site = std::move(site);
  if (!tag.empty()) made.metadata.tags = {std::move(tag)};
  made.metadata.source.path = made.metadata.title;
  return made;
}

std::vector<std::uint32_t> sorted(const std::vector<ArticleCard>& cards, SortBy by) {
  std::vector<std::uint32_t> all(cards.size());
  std::iota(all.begin(), all.end(), 0U);
  sort_cards(all, cards, by);
  return all;
}

std::string outline(const PlannedPart& part) {
  std::string text = part.title + "(";
  for (const std::uint32_t card : part.cards) text += std::to_string(card);
  for (const PlannedPart& below : part.parts) text += outline(below);
  return text + ")";
}

TEST(SortCards, IsStableAndPutsTheUnknownLast) {
  const std::vector<ArticleCard> cards{card("b", "", "Zhao"), card("A", "2020-03-02T01:00:00Z"),
                                       card("", "2020-03-01T23:00:00Z", "an"), card("a", "2020-03-02T01:00:00Z", "An")};
  EXPECT_THAT(sorted(cards, SortBy::Date), ElementsAre(2, 1, 3, 0));
  EXPECT_THAT(sorted(cards, SortBy::Title), ElementsAre(1, 3, 0, 2));
  EXPECT_THAT(sorted(cards, SortBy::Author), ElementsAre(2, 3, 0, 1));
  EXPECT_THAT(sorted(cards, SortBy::None), ElementsAre(0, 1, 2, 3));
}

TEST(SortCards, TheBylinesDateGoesBeforeTheHeaders) {
  std::vector<ArticleCard> cards{card("a", "2020-01-01T00:00:00Z"), card("b", "2020-01-02T00:00:00Z")};
  cards[0].metadata.byline_date = parse_date("2020-06-01T08:00:00+08:00");
  EXPECT_THAT(sorted(cards, SortBy::Date), ElementsAre(1, 0));
}

TEST(GroupCards, YearsAndMonthsNest) {
  const std::vector<ArticleCard> cards{card("a", "2019-12-31T00:00:00Z"), card("b", "2020-01-01T00:00:00Z"),
                                       card("c", "2020-10-02T00:00:00Z"), card("d", ""),
                                       card("e", "2020-10-05T00:00:00Z")};
  const auto order = sorted(cards, SortBy::Date);
  EXPECT_EQ(outline(group_cards(order, cards, SortBy::Date, GroupBy::Month, "zh-Hans")),
            "(2019年(0)2020年(124)未注明日期(3))");  // years of few articles need no months
  EXPECT_EQ(outline(group_cards(order, cards, SortBy::Date, GroupBy::Year, "en")),
            "(2019(0)2020(124)Without a date(3))");
  EXPECT_EQ(outline(group_cards(order, cards, SortBy::Date, GroupBy::None, "en")), "(0124Without a date(3))");
  EXPECT_EQ(outline(group_cards(order, cards, SortBy::Title, GroupBy::None, "en")), "(01243)");
}

TEST(GroupCards, ByWhatTheyHave) {
  const std::vector<ArticleCard> cards{card("a", "", "B", "x.org", "one"), card("b", "", "", "", ""),
                                       card("c", "", "A", "x.org", "two"), card("d", "", "B", "a.org", "one")};
  const auto order = sorted(cards, SortBy::None);
  EXPECT_EQ(outline(group_cards(order, cards, SortBy::None, GroupBy::Site, "en")),
            "(a.org(3)x.org(02)Without a site(1))");
  EXPECT_EQ(outline(group_cards(order, cards, SortBy::None, GroupBy::Author, "zh")), "(A(2)B(03)未署名(1))");
  EXPECT_EQ(outline(group_cards(order, cards, SortBy::None, GroupBy::Tag, "zh-TW")), "(one(03)two(2)無標籤(1))");
}

TEST(GroupCards, ABookWithoutDatesHasNoPartForThem) {
  const std::vector<ArticleCard> cards{card("a", ""), card("b", "")};
  const auto order = sorted(cards, SortBy::Date);
  EXPECT_EQ(outline(group_cards(order, cards, SortBy::Date, GroupBy::None, "en")), "(01)");
}

TEST(AutomaticGroup, IsWhatAReaderCanUse) {
  const auto many = [](std::size_t count, std::size_t months) {
    std::vector<ArticleCard> cards;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t month = i % months;
      cards.push_back(card("a", std::to_string(2000 + month / 12) + (month % 12 < 9 ? "-0" : "-") +
                                    std::to_string(month % 12 + 1) + "-01T00:00:00Z"));
    }
    return cards;
  };
  const auto group = [](const std::vector<ArticleCard>& cards, SortBy by) {
    return automatic_group(sorted(cards, by), cards, by);
  };
  EXPECT_EQ(group(many(100, 1), SortBy::Date), GroupBy::None);
  EXPECT_EQ(group(many(101, 1), SortBy::Date), GroupBy::Month);
  EXPECT_EQ(group(many(120, 12), SortBy::Date), GroupBy::Month);
  EXPECT_EQ(group(many(120, 13), SortBy::Date), GroupBy::Year);
  EXPECT_EQ(group(many(120, 1), SortBy::Title), GroupBy::None);
}

TEST(ReadingOrder, IsThatOfTheParts) {
  EXPECT_THAT(reading_order({"", {4}, {{"x", {1, 2}, {{"y", {0}, {}}}}, {"z", {3}, {}}}}), ElementsAre(4, 1, 2, 0, 3));
}

}  // namespace
}  // namespace offprint
