#include "formats/json/lines.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace offprint {
namespace {

using ::testing::ElementsAre;

// The items as text, the file given in pieces of `step` bytes.
std::vector<std::string> listed(std::string_view file, std::size_t step) {
  std::vector<std::string> items;
  const NextBytes next = [&]() -> Result<std::string_view> {
    const std::string_view piece = file.substr(0, step);
    file.remove_prefix(piece.size());
    return piece;
  };
  const auto all = list_json_lines(next, [&](const ItemPlace& item) {
    items.push_back(std::to_string(item.number) + " " +
                    (item.problem.empty() ? item.key + "|" + item.title : "foreign") + " " +
                    std::to_string(item.begin) + "+" + std::to_string(item.size));
  });
  if (!all) items.push_back(all.error().message.substr(0, 17));
  return items;
}

TEST(JsonLines, TellWhereTheirDocumentsAre) {
  const std::string file =
      "{}\n"
      R"({"type":"root","metadata":{"title":"T","url":"u","source":{"path":"p","item":"i"}},"children":[]})"
      "\r\n\n"
      R"({"type": "root", "metadata": {"x": [{"title": "no"}], "url": "u"}, "children": [{"title": "no"}]})"
      "\n[1]\n"
      R"({"type":"root","children":[{"metadata":{"title":"no"}}]})";
  const auto expected = ElementsAre("1 foreign 0+0", "2 p|T 3+98", "4 u| 103+97", "5 foreign 0+0", "6 | 205+56");
  for (const std::size_t step : {1U, 2U, 7U, 1000U}) EXPECT_THAT(listed(file, step), expected) << step;
}

TEST(JsonLines, MustHoldOneAtLeast) {
  EXPECT_THAT(listed("{}\n{\"type\":\"other\"}\n", 9), ElementsAre("none of its lines"));
  EXPECT_THAT(listed(std::string(1000000, '['), 4096), ElementsAre("none of its lines"));
}

TEST(JsonLines, AreSniffedByTheFirst) {
  EXPECT_EQ(sniff_json_lines("{\"type\":\"root\",\"version\":1"), Claim::Surely);
  EXPECT_EQ(sniff_json_lines("\xEF\xBB\xBF{ \"type\": \"root\" }\n"), Claim::Surely);
  EXPECT_EQ(sniff_json_lines("{\n\"type\":\"root\"}"), Claim::No) << "one document on many lines";
  EXPECT_EQ(sniff_json_lines("{\"id\":1}\n"), Claim::No);
}

}  // namespace
}  // namespace offprint
