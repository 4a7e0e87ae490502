// The small parts: frames, placing.
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

Answer some_answer() {
  Answer answer;
  answer.status = Answer::Status::Ok;
  answer.message = std::string("with\0zero", 9);
  answer.outputs = {{"a.md", 1}, {"b.md", std::uint64_t{1} << 40U}};
  answer.told.counts.at(3) = 9;
  answer.told.said.push_back({Say::Lifted, 5, 2, "words"});
  return answer;
}

TEST(Wire, AFrameComesOutAsItWentIn) {
  std::vector<Task> tasks(2);
  tasks[1].source.path = "p";
  tasks[1].hash = 1;
  const std::string bytes = pack(tasks) + pack_greeting() + pack(some_answer());
  for (std::size_t step : {std::size_t{1}, std::size_t{3}, bytes.size()}) {
    Frames frames;
    std::vector<std::string> found;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
      frames.add(std::string_view(bytes).substr(at, step));
      while (const auto frame = frames.next()) found.emplace_back(*frame);
    }
    ASSERT_EQ(found.size(), 3U);
    const auto read = unpack<std::vector<Task>>(found[0]);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->at(1).hash, 1U);
    EXPECT_EQ(read->at(1).source.path, "p");
    EXPECT_EQ(found[1], "");
    const auto answer = unpack<Answer>(found[2]);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->message, some_answer().message);
    EXPECT_EQ(answer->outputs, some_answer().outputs);
    EXPECT_EQ(answer->told.said.at(0).sentence, "words");
  }
}

TEST(Wire, WhatIsNotWholeIsNothing) {
  const std::string frame = pack(some_answer()).substr(4);
  for (std::size_t size = 0; size < frame.size(); ++size)
    EXPECT_FALSE(unpack<Answer>(std::string_view(frame).substr(0, size))) << size;
  EXPECT_FALSE(unpack<Answer>(frame + "x"));
  EXPECT_FALSE(unpack<std::vector<Task>>("\xff\xff\xff\xff"));
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
  EXPECT_FALSE(placer(world).place({{"a.md", "theirs"}})) << "the same bytes are no stranger's";
  EXPECT_FALSE(placer(world).place({{"a.md", "A", true}}));
  EXPECT_EQ(content("a.md"), "A");
  EXPECT_FALSE(placer(world, true).place({{"a.md", "forced"}}));
  EXPECT_EQ(content("a.md"), "forced");
}

}  // namespace
}  // namespace offprint
