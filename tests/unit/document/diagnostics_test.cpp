#include <string>

#include <gtest/gtest.h>

#include "formats/document/diagnostic.h"

namespace offprint {
namespace {

TEST(Diagnostics, ALossIsSaidOnceWithItsCount) {
  Diagnostics diagnostics;
  diagnostics.say(Say::LinkUnusable, 3, "a");
  diagnostics.say(Say::LinkUnusable, 5, "b");
  diagnostics.say(Say::LinkUnusable, 7, "a", 2);
  diagnostics.say(Say::AddressRefused, 8, "data:text/html");  // a note: each time
  diagnostics.say(Say::AddressRefused, 9, "data:text/html");
  ASSERT_EQ(diagnostics.all().size(), 4U);
  EXPECT_EQ(diagnostics.all()[0].count, 3U);
  EXPECT_EQ(diagnostics.all()[0].offset, 3U);
  EXPECT_EQ(diagnostics.all()[1].count, 1U);
}

TEST(Diagnostics, LossesThatWereAddedAreCountedOn) {
  Diagnostics losses;
  losses.say(Say::KindLost, 1, "image");
  Diagnostics diagnostics;
  diagnostics.say(Say::DepthFlattened, 0);
  diagnostics.add(losses);
  diagnostics.say(Say::KindLost, 4, "image");
  ASSERT_EQ(diagnostics.all().size(), 2U);
  EXPECT_EQ(diagnostics.all()[1].count, 2U);
  diagnostics.clear();
  diagnostics.say(Say::KindLost, 4, "image");
  EXPECT_EQ(diagnostics.all().size(), 1U);
}

// As many losses as links: a page of addresses that lead nowhere.
TEST(Diagnostics, AsManyLossesAsLinks) {
  constexpr std::uint32_t kMany = 100000;
  Diagnostics diagnostics;
  for (std::uint32_t i = 0; i < kMany; ++i) diagnostics.say(Say::LinkUnusable, i, "/" + std::to_string(i));
  for (std::uint32_t i = 0; i < kMany; ++i) diagnostics.say(Say::LinkUnusable, i, "/" + std::to_string(i));
  ASSERT_EQ(diagnostics.all().size(), kMany);
  EXPECT_EQ(diagnostics.all().back().count, 2U);
}

}  // namespace
}  // namespace offprint
