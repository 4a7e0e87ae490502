#include "formats/site/search_terms.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace offprint {
namespace {

using testing::ElementsAre;
using testing::IsSupersetOf;

std::vector<std::string> terms_of(std::string_view text) {
  std::vector<std::string> out;
  for (const SearchTerm& term : search_terms("", text)) out.push_back(term.term);
  return out;
}

TermWeight weight_of(std::string_view term, std::string_view title, std::string_view text) {
  const auto terms = search_terms(title, text);
  const auto found = std::find_if(terms.begin(), terms.end(), [&](const SearchTerm& its) { return its.term == term; });
  EXPECT_NE(terms.end(), found) << term;
  return found == terms.end() ? TermWeight::Once : found->weight;
}

TEST(SearchTerms, AreWordsWithoutCaseAndAccents) {
  EXPECT_THAT(terms_of("Café CRÈME, café; don't 42"), ElementsAre("42", "cafe", "creme", "don", "t"));
  EXPECT_THAT(terms_of("Straße STRASSE ΌΔΟΣ όδος ﬁn"), ElementsAre("fin", "strasse", "οδοσ"));
  EXPECT_THAT(terms_of("ＡＢＣ１２３"), ElementsAre("abc123"));
}

TEST(SearchTerms, ArePairsWhereNoSpacesPartWords) {
  EXPECT_THAT(terms_of("潮水表"), ElementsAre("水表", "潮水", "表"));
  EXPECT_THAT(terms_of("コーヒー"), IsSupersetOf({"コー", "ーヒ", "ヒー"}));
  EXPECT_THAT(terms_of("がく"), IsSupersetOf({"がく"}));  // not か with a mark left out
  EXPECT_THAT(terms_of("한국어"), ElementsAre("국어", "어", "한국"));
}

TEST(SearchTerms, ScriptsAndPunctuationPartThem) {
  EXPECT_THAT(terms_of("读Unix书。好"), ElementsAre("unix", "书", "好", "读"));
}

TEST(SearchTerms, KeepTheMarksOfIndicScripts) { EXPECT_THAT(terms_of("हिन्दी"), ElementsAre("हिन्दी")); }

TEST(SearchTerms, SayHowMuchAnArticleHasOfThem) {
  EXPECT_EQ(TermWeight::Once, weight_of("bell", "", "a bell"));
  EXPECT_EQ(TermWeight::Some, weight_of("bell", "", "bell Bell"));
  EXPECT_EQ(TermWeight::Often, weight_of("bell", "", "bell bell bell bell bell"));
  EXPECT_EQ(TermWeight::Title, weight_of("bell", "The bell", ""));
}

TEST(SearchTerms, ALongWordIsFoundByItsBeginning) {
  EXPECT_THAT(terms_of(std::string(100, 'x')), ElementsAre(std::string(32, 'x')));
}

TEST(TermGroup, IsHowAQuestionBegins) {
  EXPECT_EQ(U"潮", term_group("潮水"));
  EXPECT_EQ(U"潮", term_group("潮"));
  EXPECT_EQ(U"li", term_group("lighthouse"));
  EXPECT_EQ(U"a", term_group("a"));
}

TEST(GroupHash, IsFnv1a) {
  EXPECT_EQ(2166136261U, group_hash(U""));
  EXPECT_EQ(0xE40C292CU, group_hash(U"a"));
}

}  // namespace
}  // namespace offprint
