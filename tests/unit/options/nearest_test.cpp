#include "converters/options/nearest.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsChangesAndSwaps) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("epub", "epub"), 0U);
  EXPECT_EQ(edit_distance("EPUB", "epub"), 0U);
  EXPECT_EQ(edit_distance("htlm", "html"), 1U);
  EXPECT_EQ(edit_distance("jsn", "json"), 1U);
  EXPECT_EQ(edit_distance("jsoon", "json"), 1U);
  EXPECT_EQ(edit_distance("jsan", "json"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(Nearest, IsNearEnoughOrNothing) {
  constexpr std::array<std::string_view, 5> kKnown{"convert", "inspect", "formats", "-t", "--columns"};
  EXPECT_EQ(nearest("conver", kKnown), "convert");
  EXPECT_EQ(nearest("Inspect", kKnown), "inspect");
  EXPECT_EQ(nearest("form", kKnown), "formats");
  EXPECT_EQ(nearest("--col", kKnown), "--columns");
  EXPECT_EQ(nearest("bind", kKnown), "");
  EXPECT_EQ(nearest("", kKnown), "");
  EXPECT_EQ(nearest("f", kKnown), "");
  EXPECT_EQ(nearest(std::string(10000, 'c'), kKnown), "");
}

}  // namespace
}  // namespace offprint
