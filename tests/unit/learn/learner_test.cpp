// In how many articles a block must stand, and how they are counted.
#include "converters/learn/learner.h"

#include <gtest/gtest.h>

#include "converters/learn/sketch.h"

namespace offprint {
namespace {

TEST(Learner, LeastArticles) {
  EXPECT_EQ(least_articles(5), 5U);
  EXPECT_EQ(least_articles(250), 5U);
  EXPECT_EQ(least_articles(251), 6U);
  EXPECT_EQ(least_articles(5000), 100U);
  EXPECT_EQ(least_articles(1000000), 100U);
}

TEST(Learner, ASketchNeverSaysTooLittle) {
  CountSketch sketch(1);  // far too small for what comes
  for (std::uint64_t key = 1; key <= 100000; ++key) sketch.add(key * 0x9E3779B97F4A7C15U);
  for (int i = 0; i < 7; ++i) sketch.add(42);
  EXPECT_GE(sketch.count(42), 7U);
  CountSketch roomy(100000);
  for (std::uint64_t key = 1; key <= 1000; ++key) roomy.add(key * 0x9E3779B97F4A7C15U);
  for (int i = 0; i < 300; ++i) roomy.add(42);
  EXPECT_EQ(roomy.count(42), CountSketch::kMost);
  EXPECT_EQ(roomy.count(7 * 0x9E3779B97F4A7C15U), 1U);
}

}  // namespace
}  // namespace offprint
