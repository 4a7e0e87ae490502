#include "formats/unicode/lines.h"

#include <string_view>
#include <vector>

#include <gmock/gmock.h>

namespace offprint {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) lines.push_back(read_line(text, at));
  return lines;
}

TEST(Lines, AreReadOneAfterTheOther) {
  EXPECT_THAT(lines_of("甲\n\n乙 "), testing::ElementsAre("甲", "", "乙 "));
  EXPECT_THAT(lines_of("a\nb\n"), testing::ElementsAre("a", "b"));
  EXPECT_THAT(lines_of(""), testing::IsEmpty());
}

}  // namespace
}  // namespace offprint
