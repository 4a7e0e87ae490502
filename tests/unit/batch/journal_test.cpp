#include "converters/batch/journal.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/batch/journal_line.h"
#include "formats/registry/registry.h"

namespace offprint {
namespace {

using ::testing::HasSubstr;

// A disk that takes so many bytes and no more.
class FullDisk final : public World {
 public:
  explicit FullDisk(std::size_t room) : room_(room) {}
  int append(int descriptor, std::string_view bytes, bool durable) override {
    const std::string_view fits = bytes.substr(0, room_);
    room_ -= fits.size();
    const int error = World::append(descriptor, fits, durable);
    return error == 0 && fits.size() < bytes.size() ? ENOSPC : error;
  }

 private:
  std::size_t room_;
};

class JournalTest : public ::testing::Test {
 protected:
  JournalTest() {
    std::string pattern = ::testing::TempDir() + "journal-XXXXXX";
    const int file = ::mkstemp(pattern.data());
    ::close(file);
    path_ = pattern;
    std::remove(path_.c_str());
  }
  ~JournalTest() override { std::remove(path_.c_str()); }

  Journal open(World& world) {
    auto journal = Journal::open(path_, world, false);
    EXPECT_TRUE(journal) << (journal ? "" : journal.error().message);
    return std::move(*journal);
  }
  std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void put(std::string_view bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }

  World world_;
  std::string path_;
};

Record record(std::string_view key, std::string_view output) {
  Record made;
  made.id = id_of(key);
  made.output = output;
  made.ok = true;
  made.size = 12;
  made.time = 1577836800123456789;
  made.hash = 0xFEDCBA9876543210U;
  made.options = 7;
  made.key = key;
  made.outputs = {{std::string(output) + ".md", 34, 1577836800123456790, 0x8000000000000001U}};
  made.earlier = {{std::string(output) + ".epub", 56, 1, 2}};
  made.found = {{std::string(output) + ".images/a.png", 78, 3, 4}};
  made.date = "2020-06-30";
  made.site = "news.example.org";
  return made;
}

TEST_F(JournalTest, KeepsWhatItWasTold) {
  {
    Journal journal = open(world_);
    journal.add_named(id_of("in/a"), "x/a", {"x/a.md"});
    journal.add_done(record("in/a", "x/a"), R"({"input":"in/a"})");
    journal.add_named(id_of("in/b"), "x/b", {"x/b.epub"});
    EXPECT_FALSE(journal.flush(true));
  }
  const Journal journal = open(world_);
  const auto* known = journal.find(id_of("in/a"));
  ASSERT_NE(known, nullptr);
  EXPECT_EQ(journal.name(*known), "x/a");
  const auto line = journal.line(*known);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->report, R"({"input":"in/a"})");
  EXPECT_EQ(line->record.time, 1577836800123456789);
  EXPECT_EQ(line->record.hash, 0xFEDCBA9876543210U);
  EXPECT_EQ(line->record.outputs, record("in/a", "x/a").outputs);
  EXPECT_EQ(line->record.earlier, record("in/a", "x/a").earlier);
  EXPECT_EQ(line->record.found, record("in/a", "x/a").found);
  EXPECT_EQ(line->record.key, "in/a");
  EXPECT_FALSE(known->begun);
  EXPECT_EQ(line->record.site, "news.example.org");
  const auto* named = journal.find(id_of("in/b"));
  ASSERT_NE(named, nullptr);
  EXPECT_FALSE(journal.line(*named));
  const auto epub = static_cast<unsigned>(find_format("epub") - formats().data());
  EXPECT_EQ(named->ours, 1U << epub);
  EXPECT_EQ(journal.find(id_of("in/c")), nullptr);
}

// After each cut: what is known is true, and more can be written.
TEST_F(JournalTest, IsTrueWhereverItIsCut) {
  {
    Journal journal = open(world_);
    for (const char* name : {"a", "b", "c"}) {
      journal.add_named(id_of(name), name, {std::string(name) + ".md"});
      journal.add_done(record(name, name), "{}");
    }
    EXPECT_FALSE(journal.flush(false));
  }
  const std::string whole = bytes();
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    put(std::string_view(whole).substr(0, size));
    std::size_t known = 0;
    {
      Journal journal = open(world_);
      for (const char* name : {"a", "b", "c"}) {
        const auto* found = journal.find(id_of(name));
        if (found == nullptr) continue;
        EXPECT_EQ(journal.name(*found), name);
        const auto line = journal.line(*found);
        if (line) {
          EXPECT_EQ(line->record.outputs, record(name, name).outputs);
        }
        known += line ? 1U : 0U;
      }
      journal.add_done(record("d", "d"), "{}");
      EXPECT_FALSE(journal.flush(false));
    }
    EXPECT_TRUE(whole.starts_with(std::string_view(bytes()).substr(0, bytes().rfind("\n", bytes().size() - 2) + 1)));
    const Journal again = open(world_);
    EXPECT_NE(again.find(id_of("d")), nullptr) << size;
    if (size == whole.size()) {
      EXPECT_EQ(known, 3U);
    }
  }
}

TEST_F(JournalTest, DoesNotBelieveAWrongByte) {
  {
    Journal journal = open(world_);
    journal.add_done(record("a", "a"), "{}");
    journal.add_done(record("b", "b"), "{}");
    EXPECT_FALSE(journal.flush(false));
  }
  std::string bad = bytes();
  bad[bad.find("\"size\":12") + 8] = '3';
  put(bad);
  const Journal journal = open(world_);
  EXPECT_EQ(journal.find(id_of("a")), nullptr);
  EXPECT_NE(journal.find(id_of("b")), nullptr);
}

TEST_F(JournalTest, HoldsWholeLinesOnlyWhenTheDiskIsFull) {
  for (std::size_t room = 0; room < 1000; room += 7) {
    std::remove(path_.c_str());
    FullDisk disk(room);
    auto journal = Journal::open(path_, disk, false);
    bool full = !journal;
    for (const char* name : {"a", "b", "c"}) {
      if (full) break;
      journal->add_done(record(name, name), "{}");
      const auto error = journal->flush(false);
      full = error.has_value();
      if (full) {
        EXPECT_THAT(error->message, HasSubstr("the disk is full"));
      }
    }
    EXPECT_TRUE(bytes().empty() || bytes().back() == '\n') << room;
    if (room > 20 && room < 500) {
      EXPECT_TRUE(full) << room;
    }
  }
}

TEST_F(JournalTest, KnowsWhoseFilesAnUnfinishedRunMayHaveWritten) {
  {
    Journal journal = open(world_);
    journal.add_done(record("a", "a"), "{}");
    journal.add_named(id_of("a"), "a", {"a.md"});
    EXPECT_FALSE(journal.flush(false));
  }
  Journal journal = open(world_);
  EXPECT_TRUE(journal.find(id_of("a"))->begun);
  EXPECT_TRUE(journal.line(*journal.find(id_of("a"))));
  journal.add_done(record("a", "a"), "{}");
  EXPECT_FALSE(journal.find(id_of("a"))->begun);
}

TEST_F(JournalTest, KnowsWhichRunsMadeTheFolderOfPictures) {
  const auto begun_folder = [this] { return open(world_).find(id_of("a"))->begun_folder; };
  const auto add = [this](const auto& line) {
    Journal journal = open(world_);
    line(journal);
    EXPECT_FALSE(journal.flush(false));
  };
  add([](Journal& journal) { journal.add_named(id_of("a"), "a", {"a.md"}); });
  EXPECT_FALSE(begun_folder());
  add([](Journal& journal) { journal.add_named(id_of("a"), "a", {"a.md", "a.images"}); });
  EXPECT_TRUE(begun_folder());
  add([](Journal& journal) { journal.add_named(id_of("a"), "a", {"a.md"}); });
  EXPECT_TRUE(begun_folder()) << "neither came to its end";
  add([](Journal& journal) { journal.add_done(record("a", "a"), "{}"); });
  EXPECT_FALSE(begun_folder());
}

TEST_F(JournalTest, SkipsALineThatIsTooLong) {
  namespace fs = std::filesystem;
  const std::string begin = "offprint journal 1\n";
  const std::string known = done_line(record("a", "a"), "{}");
  const std::size_t size = begin.size() + known.size();
  for (const auto& [journal_begin, more] : {std::pair(begin + known, true), {begin + known, false}, {"", true}}) {
    put(journal_begin);
    fs::resize_file(path_, journal_begin.size() + 2 * kLongestLine);
    if (more) std::ofstream(path_, std::ios::app) << "\n" << done_line(record("b", "b"), "{}");
    const auto before = fs::file_size(path_);
    const Journal journal = open(world_);
    const bool begun = !journal_begin.empty();
    EXPECT_EQ(journal.find(id_of("a")) != nullptr, begun);
    EXPECT_EQ(journal.find(id_of("b")) != nullptr, begun && more);
    EXPECT_EQ(fs::file_size(path_), !begun ? begin.size() : more ? before : size) << "what is no line goes";
  }
}

TEST_F(JournalTest, ForgetsAndRemembersTheNaming) {
  {
    Journal journal = open(world_);
    EXPECT_FALSE(journal.naming());
    journal.add_naming("{date}-{title}");
    journal.add_done(record("a", "a"), "{}");
    EXPECT_FALSE(journal.flush(false));
    journal.forget(id_of("a"));
    EXPECT_EQ(journal.find(id_of("a")), nullptr);
    EXPECT_FALSE(journal.flush(false));
  }
  const Journal journal = open(world_);
  EXPECT_EQ(journal.naming(), "{date}-{title}");
  const auto* known = journal.find(id_of("a"));
  ASSERT_NE(known, nullptr);
  EXPECT_EQ(journal.name(*known), "");
  EXPECT_EQ(known->ours, 0U);
  EXPECT_FALSE(journal.line(*known));
}

TEST_F(JournalTest, ReadsWhatAnOlderVersionWrote) {
  const std::string state = R"({"id":"00000000000000010000000000000002","output":"a","outputs":[["a.md",34]]})";
  const auto older = parse_state(state);
  ASSERT_TRUE(older);
  EXPECT_EQ(older->outputs, (std::vector<WrittenFile>{{"a.md", 34, 0, 0}}));
  EXPECT_EQ(older->key, "");
}

TEST_F(JournalTest, RefusesAnotherVersion) {
  put("offprint journal 2\nwhat that holds\n");
  const auto journal = Journal::open(path_, world_, false);
  ASSERT_FALSE(journal);
  EXPECT_THAT(journal.error().message, HasSubstr("another version"));
  EXPECT_EQ(bytes(), "offprint journal 2\nwhat that holds\n");
}

TEST_F(JournalTest, TakesNamesOfOtherShardsButNotTheirWork) {
  {
    Journal other = open(world_);
    other.add_done(record("a", "x/a"), "{}");
    EXPECT_FALSE(other.flush(false));
  }
  const std::string mine = path_ + ".mine";
  auto journal = Journal::open(mine, world_, false);
  ASSERT_TRUE(journal);
  EXPECT_FALSE(journal->read_names(path_));
  EXPECT_FALSE(journal->read_names(path_ + ".none"));
  const auto* known = journal->find(id_of("a"));
  ASSERT_NE(known, nullptr);
  EXPECT_EQ(journal->name(*known), "x/a");
  EXPECT_FALSE(journal->line(*known));
  std::remove(mine.c_str());
}

TEST(JournalLine, IsOneLineOfThreeParts) {
  const std::string line = done_line(record("k", "out"), R"({"error":"a\tb\n"})");
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
  const auto parts = split_line(line);
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->report, R"({"error":"a\tb\n"})");
  EXPECT_FALSE(split_line(line.substr(1)));
  EXPECT_FALSE(split_line(line.substr(0, line.size() - 1)));
  EXPECT_FALSE(split_line("\n"));
  EXPECT_FALSE(parse_state("[]"));
  EXPECT_FALSE(parse_state(R"({"id":"12"})"));
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(split_line(done_line(record("k", "out"), nested(32))));
  EXPECT_TRUE(split_line(done_line(record("k", "out"), "[\"\\\"" + nested(99) + "\"]"))) << "in a string it is text";
  EXPECT_FALSE(split_line(done_line(record("k", "out"), nested(33))));
  EXPECT_FALSE(parse_state(std::string(5'000'000, '[')));
}

}  // namespace
}  // namespace offprint
