// What of a plan is to do, and what it is called.
#include "converters/batch/decide.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/batch/naming.h"
#include "formats/hash/hash64.h"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Notes final : public Reporter {
 public:
  void failed(std::string_view, const Error&) override {}
  void noted(std::string_view subject, std::string_view message) override {
    all.push_back(std::string(subject) + ": " + std::string(message));
  }
  void said(std::string_view, const LogLine&) override {}
  void progress(const Tally&) override {}
  void planned(std::string_view, std::string_view) override {}
  std::vector<std::string> all;
};

// A folder with outputs, its journal in memory and on the disk, and a plan of a.md (12 bytes, time 7) and b.md.
class DecideTest : public ::testing::Test {
 protected:
  DecideTest() {
    std::string pattern = ::testing::TempDir() + "decide-XXXXXX";
    root_ = ::mkdtemp(pattern.data());
    settings_.output = root_;
    settings_.formats = {find_format("markdown")};
    auto journal = Journal::open(root_ + "/journal", world_, false);
    EXPECT_TRUE(journal);
    run_.journal = std::move(*journal);
    Place place;
    place.path = place.shown = "in";
    place.key = "../in";
    const std::uint32_t in = run_.plan.add_place(place);
    for (const char* name : {"a.md", "b.md"}) run_.plan.add(Item{.size = 12, .time = 7, .place = in}, name);
    run_.plan.add_problem(in, "c.md", {Fault::Unreadable, "why"});
  }
  ~DecideTest() override { fs::remove_all(root_); }

  WrittenFile write(const std::string& name, const std::string& text) {
    std::ofstream(root_ + "/" + name, std::ios::binary) << text;
    return as_written(root_, name, text);
  }
  // An earlier run made a.md of a.md.
  void done() { done({write("a.md", "text")}); }
  void done(std::vector<WrittenFile> outputs) {
    Record record = record_of(0);
    record.ok = true;
    record.outputs = std::move(outputs);
    put(record);
  }
  Record record_of(std::size_t input) const {
    Record record;
    record.id = run_.plan.id(input);
    record.output = "a";
    record.size = 12;
    record.time = 7;
    record.options = run_.fingerprint;
    return record;
  }
  void put(const Record& record) {
    run_.journal.add_done(record, "{}");
    EXPECT_FALSE(run_.journal.flush(false));
  }
  // The inputs that are to be converted, by number.
  std::vector<std::uint32_t> todo() {
    std::vector<std::uint32_t> inputs;
    todo_.clear();
    run_.tally = {};
    run_.left.clear();
    Interrupts interrupts;
    EXPECT_EQ(name_all(run_, PoolOptions(settings_.run, "", {}), interrupts), PoolEnd::Done);
    const auto failure = decide(run_, todo_);
    EXPECT_FALSE(failure) << failure->error.message;
    for (const ToDo& next : todo_) inputs.push_back(next.input);
    return inputs;
  }

  Settings settings_;
  World world_;
  Notes notes_;
  std::string root_;
  offprint::Run run_{settings_, world_, notes_, 5};
  std::vector<ToDo> todo_;
};

TEST_F(DecideTest, WhatIsNewIsToDo) {
  EXPECT_THAT(todo(), ElementsAre(0, 1));
  EXPECT_EQ(todo_[0].claims, 1U);
  EXPECT_EQ(run_.tally.inputs, 3U);
  EXPECT_EQ(run_.tally.todo_bytes, 24U);
}

TEST_F(DecideTest, WhatIsDoneIsSkipped) {
  done();
  EXPECT_THAT(todo(), ElementsAre(1));
  EXPECT_EQ(run_.states[0], InputState::Skipped);
  EXPECT_THAT(notes_.all, IsEmpty());
  settings_.run.fresh = true;
  EXPECT_THAT(todo(), ElementsAre(0, 1));
  EXPECT_EQ(todo_[0].ours, 1U);
}

TEST_F(DecideTest, AnotherTimeAloneLetsTheContentDecide) {
  Record record = record_of(0);
  record.ok = true;
  record.time = 8;
  record.hash = 9;
  record.outputs = {write("a.md", "text")};
  put(record);
  EXPECT_THAT(todo(), ElementsAre(0, 1));
  EXPECT_TRUE(todo_[0].may_be_same);
  EXPECT_EQ(todo_[0].hash, 9U);
}

TEST_F(DecideTest, MissingAndEmptyOutputsAreMadeAgain) {
  done();
  fs::remove(root_ + "/a.md");
  EXPECT_THAT(todo(), ElementsAre(0, 1));
  write("a.md", "");
  EXPECT_THAT(todo(), ElementsAre(0, 1));
  EXPECT_THAT(notes_.all, IsEmpty());
}

TEST_F(DecideTest, AChangedOutputIsLeftUnlessForced) {
  WrittenFile file = write("a.md", "text");
  file.time = 1;
  done({file});
  EXPECT_THAT(todo(), ElementsAre(1)) << "another time, the same bytes";
  write("a.md", "mine");
  EXPECT_THAT(todo(), ElementsAre(1));
  EXPECT_THAT(run_.left.at(0), HasSubstr("a.md was changed since batch wrote it"));
  EXPECT_THAT(notes_.all, ElementsAre(HasSubstr("it was changed since")));
  settings_.run.force = true;
  EXPECT_THAT(todo(), ElementsAre(0, 1));
  settings_.run.force = false;
  settings_.formats = {find_format("json")};
  EXPECT_THAT(todo(), ElementsAre(0, 1)) << "this call does not write it";
}

TEST_F(DecideTest, WhatAnUnfinishedRunWroteIsNotSomebodysChange) {
  WrittenFile file = write("a.md", "text");
  file.time = 1;
  done({file});
  run_.journal.add_named(run_.plan.id(0), "a", {"a.md"});
  EXPECT_FALSE(run_.journal.flush(false));
  write("a.md", "new text");
  auto journal = Journal::open(root_ + "/journal", world_, false);
  ASSERT_TRUE(journal);
  run_.journal = std::move(*journal);
  EXPECT_THAT(todo(), ElementsAre(0, 1));
}

TEST_F(DecideTest, AnOlderJournalKnowsSizesOnly) {
  write("a.md", "text");
  done({{"a.md", 4, 0, 0}});
  EXPECT_THAT(todo(), ElementsAre(1));
  write("a.md", "longer");
  EXPECT_THAT(todo(), ElementsAre(0, 1));
}

TEST_F(DecideTest, NamesOnceGivenStay) {
  put(record_of(1));
  todo();
  EXPECT_EQ(run_.plan.output(1), "a");
  EXPECT_EQ(run_.plan.output(0), "a-2");
  EXPECT_EQ(run_.plan.output(2), "") << "what cannot be an input gets no name";
}

TEST_F(DecideTest, AnotherNamingIsSaid) {
  settings_.run.name = "{name}";
  todo();
  EXPECT_EQ(run_.journal.naming(), "{name}");
  done();
  run_.journal.add_naming("{title}");
  todo();
  EXPECT_THAT(notes_.all, ElementsAre(HasSubstr("by --name '{title}'; the 1 names")));
}

}  // namespace
}  // namespace offprint
