#include "converters/stream/lines.h"

#include <array>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace offprint::stream {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A pipe whose other end the test writes.
class Lines : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(::pipe(ends_.data()), 0); }
  void TearDown() override { close(); }
  LineReader reader(std::size_t limit = 1000) { return {Descriptor(ends_[0]), limit}; }
  void put(std::string_view bytes) const {
    ASSERT_EQ(::write(ends_[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void close() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }
  static std::vector<std::string> all(LineReader& reader) {
    std::vector<std::string> lines;
    while (auto line = reader.take())
      lines.push_back(std::to_string(line->number) + (line->too_long ? " too long" : ":" + line->text));
    return lines;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

TEST_F(Lines, AreTakenOnceTheyAreWhole) {
  auto lines = reader();
  put("a\n\nb");
  lines.fill();
  EXPECT_THAT(all(lines), ElementsAre("1:a", "2:"));
  put("c\nd");
  lines.fill();
  EXPECT_THAT(all(lines), ElementsAre("3:bc"));
  EXPECT_FALSE(lines.finished());
  close();
  lines.fill();
  EXPECT_FALSE(lines.finished());
  EXPECT_THAT(all(lines), ElementsAre("4:d"));
  EXPECT_TRUE(lines.finished());
  EXPECT_FALSE(lines.error());
}

TEST_F(Lines, EndWithoutAnEmptyOne) {
  auto lines = reader();
  put("a\n");
  close();
  lines.fill();
  lines.fill();
  EXPECT_THAT(all(lines), ElementsAre("1:a"));
  EXPECT_TRUE(lines.finished());
}

TEST_F(Lines, OverTheLimitAreNamedAndNotHeld) {
  auto lines = reader(3);
  put("abc\nabcd\nab");
  lines.fill();
  EXPECT_THAT(all(lines), ElementsAre("1:abc", "2 too long"));
  for (int i = 0; i < 5; ++i) {
    put("cdef");
    lines.fill();
    EXPECT_THAT(all(lines), IsEmpty());
  }
  put("\nx\nabcd");
  close();
  lines.fill();
  lines.fill();
  EXPECT_THAT(all(lines), ElementsAre("3 too long", "4:x", "5 too long"));
  EXPECT_TRUE(lines.finished());
}

TEST_F(Lines, AThousandTimesTheLimitIsOneLine) {
  auto lines = reader(3);
  for (int i = 0; i < 30; ++i) {
    put(std::string(100, 'a'));
    lines.fill();
    EXPECT_THAT(all(lines), IsEmpty());
  }
  put("\nabc\n");
  lines.fill();
  EXPECT_THAT(all(lines), ElementsAre("1 too long", "2:abc"));
}

TEST_F(Lines, CutOffInsideOneThatIsTooLong) {
  auto lines = reader(3);
  put("abcdef");
  lines.fill();
  EXPECT_THAT(all(lines), IsEmpty());
  put("g");
  lines.fill();
  close();
  lines.fill();
  EXPECT_THAT(all(lines), ElementsAre("1 too long"));
  EXPECT_TRUE(lines.finished());
}

TEST(LineReader, SaysThatItCannotRead) {
  LineReader lines(Descriptor(-1), 10);
  lines.fill();
  EXPECT_TRUE(lines.finished());
  ASSERT_TRUE(lines.error());
  EXPECT_EQ(lines.error()->fault, Fault::Unreadable);
}

}  // namespace
}  // namespace offprint::stream
