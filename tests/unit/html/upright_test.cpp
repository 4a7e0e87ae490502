#include "formats/html/upright.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

struct Case {
  const char* text;
  const char* expected;  // combined runs in [], upright ones in {}
};

constexpr std::array kCases{
    Case{"5月31日", "[5]月[31]日"},
    Case{"增长50%，下降7%。", "增长[50%]，下降[7%]。"},
    Case{"2020年", "2020年"},
    Case{"3.5倍，10:30，1/2", "3.5倍，10:30，1/2"},
    Case{"第 5 页", "第 [5] 页"},
    Case{"共12.", "共[12]."},
    Case{"AI与WHO，APEC", "{AI}与{WHO}，APEC"},
    Case{"T恤和A股", "{T}恤和{A}股"},
    Case{"Windows 10 系统", "Windows 10 系统"},
    Case{"in 5 days", "in 5 days"},
    Case{"É 5", "É 5"},
    Case{"Letters, No. 12", "Letters, No. 12"},
    Case{"什么!?真的!!!", "什么[!?]真的!!!"},
    Case{"$5与-5", "$5与-5"},
    Case{"A-B，AT&T，iPhone", "A-B，AT&T，iPhone"},
    Case{"(3)", "([3])"},
    Case{"", ""},
    Case{"7", "[7]"},
};

TEST(Upright, ShortNumbersAndAbbreviationsStandBetweenCharacters) {
  for (const Case& c : kCases) {
    std::string marked;
    for (const TextRun& run : upright_runs(c.text)) {
      const bool combined = run.set == TextRun::Set::Combined;
      const bool upright = run.set == TextRun::Set::Upright;
      marked += combined ? "[" : upright ? "{" : "";
      marked += run.text;
      marked += combined ? "]" : upright ? "}" : "";
    }
    EXPECT_EQ(marked, c.expected);
  }
}

TEST(Upright, RunsAreSpans) {
  std::string out;
  append_upright(out, "<5月 & AI>");
  EXPECT_EQ(out, "&lt;<span class=\"tcy\">5</span>月 &amp; <span class=\"upright\">AI</span>&gt;");
}

}  // namespace
}  // namespace offprint
