#include "formats/text/fill.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "formats/layout/breaks.h"
#include "formats/unicode/characters.h"

namespace offprint {
namespace {

std::vector<std::string> filled(const Prose& prose, int columns, std::string_view language = "zh") {
  Fill fill(language);
  std::vector<std::string> lines;
  std::string_view line;
  for (fill.begin(prose); fill.next(columns, line);) lines.emplace_back(line);
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Fill, EndsLinesAtBreaksAndColumns) {
  EXPECT_EQ(filled({"", {}}, 10), Lines{});
  EXPECT_EQ(filled({"one two", {}}, 0), Lines{"one two"});
  EXPECT_EQ(filled({"one two", {}}, 7), Lines{"one two"});
  EXPECT_EQ(filled({"one two", {}}, 6), (Lines{"one", "two"}));
  EXPECT_EQ(filled({"one  two\n three\n\nfour\n", {}}, 40), (Lines{"one  two", "three", "", "four"}));
  EXPECT_EQ(filled({"甲乙，丙", {}}, 6), (Lines{"甲乙，", "丙"}));
  EXPECT_EQ(filled({"甲乙，丙", {}}, 5), (Lines{"甲", "乙，", "丙"}));
  EXPECT_EQ(filled({"甲乙，丙", {}}, 4), (Lines{"甲", "乙，", "丙"}));
  EXPECT_EQ(filled({"a incomprehensibilities b", {}}, 5), (Lines{"a", "incomprehensibilities", "b"}));
}

TEST(Fill, CountsAmbiguousCharactersAsTheLanguageShowsThem) {
  EXPECT_EQ(filled({"一——二", {}}, 6, "zh"), (Lines{"一——", "二"}));
  EXPECT_EQ(filled({"一——二", {}}, 6, "en"), (Lines{"一——二"}));
}

TEST(Fill, LeavesRoomForEmojiThatAreNotComposed) { EXPECT_EQ(filled({"甲👍🏽乙", {}}, 6), (Lines{"甲👍🏽", "乙"})); }

TEST(Fill, EndsNoLineInUnbrokenRanges) {
  EXPECT_EQ(filled({"甲乙[1]丙丁", {{6, 9}}}, 8), (Lines{"甲乙[1]", "丙丁"}));
  EXPECT_EQ(filled({"甲乙[1]丙丁", {{6, 9}}}, 5), (Lines{"甲", "乙[1]", "丙丁"}));
  EXPECT_EQ(filled({"a\nb <https://c.example/d/e> f", {{5, 28}}}, 10),
            (Lines{"a", "b", "<https://c.example/d/e>", "f"}));
}

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

std::string random_text(std::mt19937& random) {
  constexpr std::u32string_view kPool =
      U"中文汉字排版好的我们今天   abcdefg  123，。！？；：」』）》、】”’…（「『《【“‘——·-/😀한";
  std::string text;
  const std::size_t size = 1 + random() % 80;
  for (std::size_t i = 0; i < size; ++i) append_utf8(text, kPool[random() % kPool.size()]);
  return text;
}

std::string without_spaces(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

TEST(Fill, LawOfLines) {
  std::mt19937 random(11);
  for (int round = 0; round < 1500; ++round) {
    const Prose prose{random_text(random), {}};
    const int columns = 1 + static_cast<int>(random() % 40);
    const Fill fill("zh");
    std::string joined;
    char32_t last = 0;
    for (const std::string& line : filled(prose, columns)) {
      std::vector<std::size_t> offsets;
      line_breaks(line, "zh", offsets);
      EXPECT_TRUE(fill.width(line) <= columns || offsets.size() <= 1) << columns << ": " << line;
      if (line.empty()) continue;
      const char32_t first = decode(line, 0).value;
      if (last != 0) {
        EXPECT_FALSE(is_one_of(first, U"，。！？；：」』）》、】")) << prose.text << " at " << line;
        EXPECT_FALSE(is_one_of(last, U"（「『《【")) << prose.text << " before " << line;
      }
      last = decode_before(line, line.size()).value;
      joined += line;
    }
    EXPECT_EQ(without_spaces(joined), without_spaces(prose.text));
  }
}

// A megabyte in one paragraph: that it ends in the time of a test is the point.
TEST(Fill, IsLinear) {
  Prose prose;
  while (prose.text.size() < 1000000) {
    const std::size_t at = prose.text.size();
    prose.text += "今天天气很好[1]and we 走走。";
    prose.unbroken.push_back({at + 18, at + 21});
  }
  const std::vector<std::string> lines = filled(prose, 40);
  EXPECT_GT(lines.size(), 10000U);
}

}  // namespace
}  // namespace offprint
