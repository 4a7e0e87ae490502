#include "converters/passes/metadata/listed_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace offprint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ListedValues, BracketsHoldValuesWithoutKeysAndQuotes) {
  EXPECT_THAT(listed_values("[a, \"b, c\", 'it''s, x', it's]"), ElementsAre("a", "b, c", "it''s, x", "it's"));
  EXPECT_THAT(listed_values(R"({"src":"a", "alt" : "b: c"})"), ElementsAre("a", "b: c"));
  EXPECT_THAT(listed_values("{src: 'a', list: [b, {x: c}]}"), ElementsAre("a", "", "b", "c"));
  EXPECT_THAT(listed_values("[\n  a,\n  \"]\", b\n]  # of all"), ElementsAre("a", "]", "b"));
  EXPECT_THAT(listed_values(R"(["data:text/html,<b c>"])"), ElementsAre("data:text/html"));
}

TEST(ListedValues, LinesOfYamlHoldValuesThatMayGoOnBelow) {
  EXPECT_THAT(listed_values("- a\n- b c  # d\n- - e"), ElementsAre("a", "b c", "e"));
  EXPECT_THAT(listed_values("alt: a text\n    that goes on\n  src: 'b'\n  c:\n    - [d, e]"),
              ElementsAre("a text that goes on", "b", "", "d", "e"));
  EXPECT_THAT(listed_values("src: >-\n    a"), ElementsAre("a"));
  EXPECT_THAT(listed_values("a\nb"), ElementsAre("a", "b"));
}

TEST(ListedValues, ProseHoldsNone) {
  EXPECT_THAT(listed_values("Open this page:\nchrome://flags\nand restart."), IsEmpty());
  EXPECT_THAT(listed_values("Note: open\nchrome://flags\nand restart."), IsEmpty());
  EXPECT_THAT(listed_values("[1] copy it to 'C:\\temp', then run"), IsEmpty());
  EXPECT_THAT(listed_values("[1] copy it to 'C:\\temp', then see [2]"), IsEmpty());
  EXPECT_THAT(listed_values("{name} is in\nC:\\temp\n"), IsEmpty());
  EXPECT_THAT(listed_values("[unclosed, C:\\temp"), IsEmpty());
  EXPECT_THAT(listed_values(""), IsEmpty());
}

}  // namespace
}  // namespace offprint
