// How libraries sort names and titles.
#include "formats/epub/file_as.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(FileAs, NamesGoByTheirLastWord) {
  EXPECT_EQ(name_as_filed("Nora Quill"), "Quill, Nora");
  EXPECT_EQ(name_as_filed("Ludwig van Beethoven"), "van Beethoven, Ludwig");
  EXPECT_EQ(name_as_filed("J. R. R. Tolkien"), "Tolkien, J. R. R.");
  EXPECT_EQ(name_as_filed("Martin Luther King Jr."), "King, Martin Luther, Jr.");
  EXPECT_EQ(name_as_filed("José Ortega"), "Ortega, José");
}

TEST(FileAs, OthersStayAsTheyAre) {
  for (const char* same : {"周晚晴", "Quill", "BBC News", "The Harbour Office", "Smith & Sons", "Channel 4 News",
                           "Friends of the Sea", "Nora and Tom", "周 晚晴", "", "de facto"}) {
    EXPECT_EQ(name_as_filed(same), same);
  }
}

TEST(FileAs, TitlesWithoutTheirArticle) {
  EXPECT_EQ(title_as_filed("The Tide Table", "en-GB"), "Tide Table, The");
  EXPECT_EQ(title_as_filed("A Lamp", "en"), "Lamp, A");
  EXPECT_EQ(title_as_filed("Theory", "en"), "Theory");
  EXPECT_EQ(title_as_filed("A la mer", "fr"), "A la mer");
}

}  // namespace
}  // namespace offprint
