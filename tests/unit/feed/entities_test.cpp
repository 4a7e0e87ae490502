// Entities of a feed's own DTD, and what stays of a bomb.
#include "formats/feed/entities.h"

#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(Entities, StandForTheirText) {
  Entities entities;
  entities.declare("mill", "The &old; Mill &#38;amp; Sons");
  entities.declare("old", "<i>Old</i>");
  entities.declare("old", "New");
  entities.declare("lt", "no");
  EXPECT_EQ("<p>The <i>Old</i> Mill &amp; Sons &lt; &nbsp; & &none; &mill</p>",
            entities.expanded("<p>&mill; &lt; &nbsp; & &none; &mill</p>"));
  EXPECT_EQ("<![CDATA[&mill;]]><i>Old</i><![CDATA[&old;", entities.expanded("<![CDATA[&mill;]]>&old;<![CDATA[&old;"));
}

TEST(Entities, ABombStaysAReference) {
  Entities bomb;
  bomb.declare("a0", std::string(1000, 'x'));
  for (int i = 1; i < 10; ++i) {
    std::string ten;
    for (int j = 0; j < 10; ++j) ten += "&a" + std::to_string(i - 1) + ";";
    bomb.declare("a" + std::to_string(i), ten);
  }
  EXPECT_EQ("&a9; and &a3; and " + std::string(10000, 'x'), bomb.expanded("&a9; and &a3; and &a1;"));
  Entities circle;
  circle.declare("a", "x&b;");
  circle.declare("b", "y&a;");
  EXPECT_EQ("<p>&a;&b;</p>", circle.expanded("<p>&a;&b;</p>"));
}

TEST(Entities, ATextGrowsByNoMoreThanIsOfUse) {
  Entities entities;
  entities.declare("page", std::string(16000, 'x'));
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "&page;";
  EXPECT_LT(entities.expanded(text).size(), 300000U);
}

}  // namespace
}  // namespace offprint
