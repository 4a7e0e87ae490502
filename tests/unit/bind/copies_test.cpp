// Which of the articles that are one article stays.
#include "converters/bind/copies.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace offprint {
namespace {

using ::testing::ElementsAre;

ArticleCard card(std::uint64_t address, std::uint64_t text, std::uint64_t text_size = 10) {
  ArticleCard made;
  made.status = ArticleCard::Status::Wanted;
  made.address = address;
  made.text = text;
  made.text_size = text_size;
  return made;
}

TEST(Copies, AreOfOneAddressOrOneText) {
  EXPECT_THAT(find_copies({card(1, 5), card(2, 6), card(1, 7), card(3, 6)}), ElementsAre(0, 1, 0, 1));
}

TEST(Copies, TheUnknownIsNoCopyOfTheUnknown) {
  EXPECT_THAT(find_copies({card(0, 0), card(0, 0), card(0, 4)}), ElementsAre(0, 1, 2));
  EXPECT_THAT(find_copies({}), ElementsAre());
}

TEST(Copies, AreOneAcrossAChain) {
  // The first and the last share nothing; what lies between them shares with both.
  EXPECT_THAT(find_copies({card(1, 5), card(2, 6), card(1, 7), card(2, 7)}), ElementsAre(0, 0, 0, 0));
  std::vector<ArticleCard> chain;
  for (std::uint64_t i = 0; i < 1000; ++i) chain.push_back(card(1 + i / 2, 1 + (i + 1) / 2));
  EXPECT_THAT(find_copies(chain), testing::Each(0));
}

TEST(Copies, TheFullestStays) {
  EXPECT_THAT(find_copies({card(1, 5, 10), card(1, 6, 30), card(1, 7, 20)}), ElementsAre(1, 1, 1));
}

TEST(Copies, OfEqualsTheBetterKnownThenTheFirst) {
  std::vector<ArticleCard> cards{card(1, 5), card(1, 6), card(1, 7)};
  EXPECT_THAT(find_copies(cards), ElementsAre(0, 0, 0));
  cards[2].metadata.title = "known";
  EXPECT_THAT(find_copies(cards), ElementsAre(2, 2, 2));
  cards[1].metadata.authors = {"A", "B"};
  EXPECT_THAT(find_copies(cards), ElementsAre(1, 1, 1));
}

TEST(Copies, WhatTheBookDoesNotWantStandsForItself) {
  std::vector<ArticleCard> cards{card(1, 5), card(1, 5, 99), card(1, 5)};
  cards[1].status = ArticleCard::Status::Unwanted;
  EXPECT_THAT(find_copies(cards), ElementsAre(0, 1, 0));
  cards[0].status = ArticleCard::Status::Failed;
  EXPECT_THAT(find_copies(cards), ElementsAre(0, 1, 2));
}

}  // namespace
}  // namespace offprint
