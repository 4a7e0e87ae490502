#include "converters/report/sums.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

Tally running(std::uint64_t read, std::uint64_t to_read) {
  Tally tally;
  tally.inputs = 100;
  tally.converted = 10;
  tally.milliseconds = 10000;
  tally.bytes_in = read;
  tally.todo_bytes = to_read;
  return tally;
}

std::string left(std::uint64_t read, std::uint64_t to_read) {
  const std::string text = progress_text(running(read, to_read));
  const std::size_t comma = text.rfind(", ");
  return text.ends_with(" left") ? text.substr(comma + 2) : "";
}

TEST(Sums, TimeLeftIsWholeAndNeverNone) {
  EXPECT_EQ(left(1000, 1001), "1 s left");
  EXPECT_EQ(left(1000, 1525), "6 s left");  // 5.25 s
  EXPECT_EQ(left(1000, 2000), "10 s left");
  EXPECT_EQ(left(1000, 6950), "60 s left");
  EXPECT_EQ(left(1000, 7100), "2 min left");
  EXPECT_EQ(left(1000, 361000), "60 min left");
  EXPECT_EQ(left(1000, 631000), "1 h 45 min left");
  EXPECT_EQ(left(1000, 1000), "");
}

TEST(Sums, ProgressSaysWhatIsKnown) {
  Tally tally = running(5000000, 5000000);
  tally.failed = 2;
  EXPECT_EQ(progress_text(tally), "12 of 100, 2 failed, 1.2 files/s, 0.5 MB/s");
  tally.milliseconds = 999;
  EXPECT_EQ(progress_text(tally), "12 of 100, 2 failed");
}

TEST(Sums, ARunEndsWithItsCounts) {
  Tally tally;
  tally.inputs = 5;
  tally.converted = 1;
  tally.skipped = 2;
  tally.failed = 2;
  tally.outputs = 1;
  tally.left_out = 3;
  EXPECT_EQ(batch_sum(tally), "5 inputs: 1 converted, 2 skipped, 2 failed; 1 file written");
  EXPECT_EQ(bind_sum(tally), "1 article written, 3 left out, 2 failed");
  tally.pictures = {3, 5};
  EXPECT_EQ(batch_sum(tally),
            "5 inputs: 1 converted, 2 skipped, 2 failed; 1 file written; pictures: 3 of 5 found (-v names the others)");
  EXPECT_EQ(bind_sum(tally), "1 article written, 3 left out, 2 failed; pictures: 3 of 5 found (-v names the others)");
}

}  // namespace
}  // namespace offprint
