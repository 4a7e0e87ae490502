#include "formats/site/site_pages.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(StartPage, KnowsItself) {
  const SitePlan plan{R"(A "title" > others)", "en", {}, "Offprint 1.2", {}};
  const std::string page = SiteContents(plan).write().front().bytes;
  EXPECT_TRUE(is_start_page(page));
  EXPECT_FALSE(is_start_page("<meta name=\"generator\" content=\"Offprint 1.2\"/>"));
  EXPECT_FALSE(is_start_page("<meta name=\"generator\" content=\"Offprint 1.2"));
  EXPECT_FALSE(is_start_page(""));
}

}  // namespace
}  // namespace offprint
