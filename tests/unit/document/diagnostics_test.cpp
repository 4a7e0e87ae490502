#include <string>

#include <gtest/gtest.h>

#include "formats/document/diagnostic.h"

namespace offprint {
namespace {

TEST(Diagnostics, ALossIsSaidOnceWithItsCount) {
  Diagnostics diagnostics;
  diagnostics.report(DiagnosticCode::LinkUnusable, 3, "a");
  diagnostics.report(DiagnosticCode::LinkUnusable, 5, "b");
  diagnostics.report(DiagnosticCode::LinkUnusable, 7, "a", 2);
  diagnostics.report(DiagnosticCode::AddressRefused, 8, "data:text/html");  // a note: each time
  diagnostics.report(DiagnosticCode::AddressRefused, 9, "data:text/html");
  ASSERT_EQ(diagnostics.all().size(), 4U);
  EXPECT_EQ(diagnostics.all()[0].count, 3U);
  EXPECT_EQ(diagnostics.all()[0].offset, 3U);
  EXPECT_EQ(diagnostics.all()[1].count, 1U);
}

TEST(Diagnostics, LossesThatWereAddedAreCountedOn) {
  Diagnostics losses;
  losses.report(DiagnosticCode::KindLost, 1, "image");
  Diagnostics diagnostics;
  diagnostics.report(DiagnosticCode::DepthFlattened, 0);
  diagnostics.add(losses);
  diagnostics.report(DiagnosticCode::KindLost, 4, "image");
  ASSERT_EQ(diagnostics.all().size(), 2U);
  EXPECT_EQ(diagnostics.all()[1].count, 2U);
  diagnostics.clear();
  diagnostics.report(DiagnosticCode::KindLost, 4, "image");
  EXPECT_EQ(diagnostics.all().size(), 1U);
}

// As many losses as links: a page of addresses that lead nowhere.
TEST(Diagnostics, AsManyLossesAsLinks) {
  constexpr std::uint32_t kMany = 100000;
  Diagnostics diagnostics;
  for (std::uint32_t i = 0; i < kMany; ++i)
    diagnostics.report(DiagnosticCode::LinkUnusable, i, "/" + std::to_string(i));
  for (std::uint32_t i = 0; i < kMany; ++i)
    diagnostics.report(DiagnosticCode::LinkUnusable, i, "/" + std::to_string(i));
  ASSERT_EQ(diagnostics.all().size(), kMany);
  EXPECT_EQ(diagnostics.all().back().count, 2U);
}

}  // namespace
}  // namespace offprint
