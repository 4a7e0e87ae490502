// The small parts: answers, placing.
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/batch/placer.h"
#include "converters/batch/wire.h"
#include "converters/engine/frames.h"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

BatchAnswer some_answer() {
  BatchAnswer answer;
  answer.status = BatchAnswer::Status::Ok;
  answer.message = std::string("with\0zero", 9);
  answer.outputs = {{"a.md", 1, 5, 7}, {"b.md", std::uint64_t{1} << 40U}};
  answer.told.counts.at(3) = 9;
  answer.told.said.push_back({DiagnosticCode::Lifted, 5, 2, "words"});
  return answer;
}

TEST(Wire, AnAnswerComesOutAsItWentIn) {
  const std::string frame = pack(FrameKind::Answer, 7, some_answer());
  Frames frames;
  frames.add(frame);
  const auto found = frames.next();
  ASSERT_TRUE(found);
  const auto answer = unpack<BatchAnswer>(found->bytes);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->message, some_answer().message);
  EXPECT_EQ(answer->outputs, some_answer().outputs);
  EXPECT_EQ(answer->told.said.at(0).sentence, "words");
}

// A disk on which a step fails.
class BadDisk final : public World {
 public:
  int make_file(const std::string& path, std::string_view bytes, bool durable) override {
    return ++files_ == bad_file ? ENOSPC : World::make_file(path, bytes, durable);
  }
  int rename(const std::string& from, const std::string& to) override {
    return ++renames_ == bad_rename ? EIO : World::rename(from, to);
  }
  int bad_file = 0;
  int bad_rename = 0;

 private:
  int files_ = 0;
  int renames_ = 0;
};

class PlacerTest : public ::testing::Test {
 protected:
  PlacerTest() {
    std::string pattern = ::testing::TempDir() + "placer-XXXXXX";
    root_ = ::mkdtemp(pattern.data());
    fs::create_directory(root_ + "/temporary");
  }
  ~PlacerTest() override { fs::remove_all(root_); }

  Placer placer(World& world, bool force = false) {
    return {world, root_ + "/out", root_ + "/temporary", false, force};
  }
  std::string content(const std::string& path) const {
    std::ifstream file(root_ + "/out/" + path);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  bool nothing_left() const { return fs::is_empty(root_ + "/temporary"); }

  std::string root_;
};

TEST_F(PlacerTest, PlacesAllOrNone) {
  BadDisk disk;
  disk.bad_file = 2;
  const auto failure = placer(disk).place({{"x/a.md", "A"}, {"x/a.epub", "B"}});
  ASSERT_TRUE(failure);
  EXPECT_TRUE(failure->of_disk);
  EXPECT_THAT(failure->error.message, HasSubstr("the disk is full"));
  EXPECT_FALSE(fs::exists(root_ + "/out/x/a.md"));
  EXPECT_TRUE(nothing_left());
  disk.bad_rename = 1;
  ASSERT_TRUE(placer(disk).place({{"x/a.md", "A"}}));
  EXPECT_FALSE(fs::exists(root_ + "/out/x/a.md"));
  EXPECT_TRUE(nothing_left());
  EXPECT_FALSE(placer(disk).place({{"x/a.md", "A"}, {"x/a.epub", ""}}));
  EXPECT_EQ(content("x/a.md"), "A");
}

TEST_F(PlacerTest, LeavesWhatIsNotOurs) {
  World world;
  ASSERT_FALSE(placer(world).place({{"a.md", "theirs"}}));
  const auto failure = placer(world).place({{"b.md", "B"}, {"a.md", "A"}});
  ASSERT_TRUE(failure);
  EXPECT_FALSE(failure->of_disk);
  EXPECT_THAT(failure->error.message, HasSubstr("in the way"));
  EXPECT_FALSE(fs::exists(root_ + "/out/b.md"));
  Placer same = placer(world);
  EXPECT_FALSE(same.place({{"a.md", "theirs"}, {"c.md", "C"}})) << "the same bytes are in nobody's way";
  EXPECT_TRUE(same.stood_before(0)) << "and are theirs all the same";
  EXPECT_FALSE(same.stood_before(1));
  EXPECT_FALSE(placer(world).place({{"a.md", "A", true}}));
  EXPECT_EQ(content("a.md"), "A");
  EXPECT_FALSE(placer(world, true).place({{"a.md", "forced"}}));
  EXPECT_EQ(content("a.md"), "forced");
}

TEST_F(PlacerTest, ReplacesNoInput) {
  World world;
  ASSERT_FALSE(placer(world).place({{"a.png", "input"}}));
  for (const bool force : {false, true}) {
    const auto failure = placer(world, force).place({{"b.md", "B"}, {"a.png", "output", true, true}});
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->error.message, HasSubstr("over an input"));
    EXPECT_FALSE(fs::exists(root_ + "/out/b.md"));
    Placer same = placer(world, force);
    EXPECT_FALSE(same.place({{"a.png", "input", true, true}}));
    EXPECT_TRUE(same.stood_before(0));
  }
}

}  // namespace
}  // namespace offprint
