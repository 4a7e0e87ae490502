#include "formats/site/search_files.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(ShardScript, HoldsPlacesInTheOrderOfArticles) {
  const std::string script =
      shard_script(7, {{"潮水", 40, TermWeight::Title}, {"bell", 2, TermWeight::Once}, {"潮水", 1, TermWeight::Some}});
  // 1 << 2 | 1 is 5: "F"; (40 - 1) << 2 | 3 is 159, 31 and more, then 4: "/E"; 2 << 2 is 8: "I".
  EXPECT_EQ("offprint.terms(7,\" bell:I 潮水:F/E\");\n", script);
}

TEST(ArticlesScript, EscapesWhatTitlesHold) {
  EXPECT_EQ("offprint.articles(0,[[\"a\",\"\\\"1\\\\2\\\"\",\"\"]]);\n", articles_script(0, {{"a", "\"1\\2\"", ""}}));
}

TEST(SiteScript, GivesPairsOfCharacters) {
  EXPECT_EQ("offprint.site(3,{\"shards\":16,\"variants\":\"輪轮臺台\"});\n",
            site_script(3, 16, {{U'輪', U'轮'}, {U'臺', U'台'}}));
}

TEST(SearchShards, AreAPowerOfTwo) {
  EXPECT_EQ(16U, search_shards(1));
  EXPECT_EQ(64U, search_shards(600));
  EXPECT_EQ(1024U, search_shards(10000));
  EXPECT_EQ(4096U, search_shards(10000000));
}

}  // namespace
}  // namespace offprint
