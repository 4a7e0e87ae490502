// The small parts: frames, globs, the number of jobs, the plan, placing.
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/batch/globs.h"
#include "converters/batch/jobs.h"
#include "converters/batch/placer.h"
#include "converters/batch/plan.h"
#include "converters/batch/wire.h"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

Answer some_answer() {
  Answer answer;
  answer.index = 7;
  answer.status = Answer::Status::Ok;
  answer.message = std::string("with\0zero", 9);
  answer.outputs = {{"a.md", 1}, {"b.md", std::uint64_t{1} << 40U}};
  answer.counts.at(3) = 9;
  answer.said.push_back({Say::Lifted, 5, 2, "words"});
  return answer;
}

TEST(Wire, AFrameComesOutAsItWentIn) {
  std::vector<Task> tasks(2);
  tasks[1].index = 4;
  tasks[1].path = "p";
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
    const auto read = unpack_tasks(found[0]);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->at(1).index, 4U);
    EXPECT_EQ(read->at(1).path, "p");
    EXPECT_EQ(found[1], "");
    const auto answer = unpack_answer(found[2]);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->message, some_answer().message);
    EXPECT_EQ(answer->outputs, some_answer().outputs);
    EXPECT_EQ(answer->said.at(0).sentence, "words");
  }
}

TEST(Wire, WhatIsNotWholeIsNothing) {
  const std::string frame = pack(some_answer()).substr(4);
  for (std::size_t size = 0; size < frame.size(); ++size)
    EXPECT_FALSE(unpack_answer(std::string_view(frame).substr(0, size))) << size;
  EXPECT_FALSE(unpack_answer(frame + "x"));
  EXPECT_FALSE(unpack_tasks("\xff\xff\xff\xff"));
}

TEST(Globs, TheLastMatchDecides) {
  const std::vector<GlobRule> none;
  EXPECT_TRUE(takes(none, "a"));
  const std::vector<GlobRule> rules{{"*.md", false}, {"keep*", true}, {"old/keep*", false}};
  EXPECT_FALSE(takes(rules, "x/a.md"));
  EXPECT_TRUE(takes(rules, "x/keep.md"));
  EXPECT_FALSE(takes(rules, "old/keep.md"));
  EXPECT_TRUE(takes(rules, "a.txt"));
  const std::vector<GlobRule> only{{"[ab].md", true}};
  EXPECT_TRUE(takes(only, "x/b.md"));
  EXPECT_FALSE(takes(only, "c.md"));
  EXPECT_TRUE(takes(std::vector<GlobRule>{{"old", true}}, "x/old/y.md"));
}

Machine machine(unsigned cores, std::map<std::string, std::string> files, const char* slurm = nullptr) {
  Machine made;
  made.cores = cores;
  made.file = [files = std::move(files)](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return {};
    return found->second;
  };
  made.variable = [slurm](const char* name) {
    return std::string_view(name) == "SLURM_CPUS_PER_TASK" ? slurm : nullptr;
  };
  return made;
}

TEST(Jobs, AreTheCoresThatMayBeUsed) {
  EXPECT_EQ(default_jobs(machine(8, {})), 8U);
  EXPECT_EQ(default_jobs(machine(8, {}, "3")), 3U);
  EXPECT_EQ(default_jobs(machine(2, {}, "16")), 2U);
  EXPECT_EQ(default_jobs(machine(8, {}, "x")), 8U);
}

TEST(Jobs, KeepToTheControlGroup) {
  const std::string v2 = "/sys/fs/cgroup/a/b/cpu.max";
  const std::string above = "/sys/fs/cgroup/a/cpu.max";
  EXPECT_EQ(default_jobs(machine(8, {{"/proc/self/cgroup", "0::/a/b\n"}, {v2, "250000 100000\n"}})), 2U);
  EXPECT_EQ(
      default_jobs(machine(8, {{"/proc/self/cgroup", "0::/a/b\n"}, {v2, "max 100000\n"}, {above, "50000 100000\n"}})),
      1U);
  const std::string v1 = "/sys/fs/cgroup/cpu/j";
  EXPECT_EQ(default_jobs(machine(8, {{"/proc/self/cgroup", "3:cpu,cpuacct:/j\n1:name=x:/\n"},
                                     {v1 + "/cpu.cfs_quota_us", "400000\n"},
                                     {v1 + "/cpu.cfs_period_us", "100000\n"}})),
            4U);
  EXPECT_EQ(default_jobs(machine(8, {{"/proc/self/cgroup", "3:cpu:/j\n"},
                                     {v1 + "/cpu.cfs_quota_us", "-1\n"},
                                     {v1 + "/cpu.cfs_period_us", "100000\n"}})),
            8U);
}

TEST(Plan, KnowsItsInputs) {
  Plan plan;
  Place place;
  place.path = "in/x";
  place.shown = "in/x";
  place.relative = "x";
  place.key = "../in/x";
  const std::uint32_t at = plan.add_place(place);
  plan.add(Item{.place = at}, "a.md");
  plan.add_problem(at, "b.md", {Fault::Empty, "why"});
  plan.add(Item{.place = at}, "a.md");
  plan.drop_duplicates();
  ASSERT_EQ(plan.size(), 2U);
  EXPECT_EQ(plan.path(0), "in/x/a.md");
  EXPECT_EQ(plan.relative(0), "x/a.md");
  EXPECT_EQ(plan.problem(0), nullptr);
  EXPECT_EQ(plan.problem(1)->message, "why");
  EXPECT_EQ(plan.id(0), id_of("../in/x/a.md"));
  plan.set_output(0, "x/a");
  EXPECT_EQ(plan.output(0), "x/a");
}

TEST(Plan, AnInputTakesFewBytes) { EXPECT_LE(sizeof(Item), 56U); }

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
