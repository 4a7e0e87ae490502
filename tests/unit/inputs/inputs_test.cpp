// Globs, the plan.
#include <cstdio>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

#include "converters/inputs/globs.h"
#include "converters/inputs/items.h"
#include "converters/inputs/plan.h"
#include "formats/hash/hash64.h"

namespace offprint {
namespace {

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

TEST(Plan, WhatCannotBeAnInputHasAnIdOfItsOwn) {
  Plan plan;
  const std::uint32_t at = plan.add_place({});
  plan.add(Item{.place = at}, "a.md");
  for (const std::uint32_t entry : {1U, 2U}) plan.add_problem(at, "a.md", {Fault::Unreadable, "twice"}, entry);
  EXPECT_NE(plan.id(0), plan.id(1));
  EXPECT_NE(plan.id(1), plan.id(2));
  EXPECT_EQ(plan.shown(2), "a.md");
}

class ItemsTest : public ::testing::Test {
 protected:
  ItemsTest() : path_(::testing::TempDir() + "items-" + std::to_string(::getpid()) + ".jsonl") {}
  ~ItemsTest() override { std::remove(path_.c_str()); }
  void write(const std::string& text) const { std::ofstream(path_, std::ios::binary) << text; }

  std::string path_;
};

constexpr std::string_view kOne =
    R"({"type":"root","metadata":{"title":"One","source":{"path":"one.md"}},"children":[]})";
constexpr std::string_view kTwo =
    R"({"type":"root","metadata":{"title":"Two","source":{"path":"two.md"}},"children":[]})";

TEST_F(ItemsTest, AreFoundByKeyAndByNumber) {
  write(std::string(kOne) + "\n\n" + std::string(kTwo) + "\n[]");
  const auto bytes_of = [&](const std::string& key) {
    const auto item = find_item(path_ + "#" + key, {});
    EXPECT_TRUE(item && *item) << key;
    return SourceReader().read(**item).value().bytes;
  };
  EXPECT_EQ(bytes_of("one.md"), kOne);
  EXPECT_EQ(bytes_of("two.md"), kTwo);
  EXPECT_EQ(bytes_of("3"), kTwo);
  EXPECT_EQ(find_item(path_ + "#none", {}).error().fault, Fault::NotFound);
  EXPECT_EQ(find_item(path_ + "#4", {}).error().fault, Fault::NotThisFormat);
  EXPECT_EQ(find_item(path_, {}).error().fault, Fault::Usage);
  EXPECT_FALSE(find_item(path_ + ".none#1", {}).value());
  write(std::string(kTwo));
  EXPECT_EQ(find_item(path_, {}).value()->item, "two.md");
  write("<p>x</p>");
  EXPECT_FALSE(find_item(path_, {}).value()) << "one document";
  EXPECT_EQ(find_item(path_ + "#1", {}).error().fault, Fault::NotFound);
}

TEST_F(ItemsTest, AreReadInAnyOrderAndNotFromAFileThatChanged) {
  write(std::string(kOne) + "\n" + std::string(kTwo) + "\n");
  const InputSource one = *find_item(path_ + "#1", {}).value();
  const InputSource two = *find_item(path_ + "#2", {}).value();
  SourceReader reader;
  for (const InputSource* source : {&two, &one, &one, &two})
    EXPECT_EQ(reader.read(*source).value().bytes, source == &one ? kOne : kTwo);
  write(std::string(kTwo) + "\n" + std::string(kOne) + "\n ");
  const auto changed = reader.read(one);
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().message, "its file changed while it was read; run it again when nothing writes to it");
}

TEST(Plan, KnowsItemsOfAFile) {
  Plan plan;
  Place place;
  place.path = place.shown = "in/feed.jsonl";
  place.relative = "feed.jsonl";
  place.key = "../in/feed.jsonl";
  place.format = find_format("jsonl");
  place.size = 99;
  plan.add(Item{.size = 5, .time = 7, .begin = 3, .place = plan.add_place(place)}, "a/b");
  EXPECT_EQ(plan.shown(0), "in/feed.jsonl#a/b");
  EXPECT_EQ(plan.relative(0), "feed.jsonl#a/b");
  EXPECT_EQ(plan.path(0), "in/feed.jsonl");
  EXPECT_EQ(plan.id(0), id_of("../in/feed.jsonl#a/b"));
  const InputSource source = source_of(plan, 0);
  EXPECT_EQ(source.size, 99U);
  EXPECT_EQ(source.begin, 3U);
  EXPECT_EQ(source.length, 5U);
  EXPECT_EQ(source.item, "a/b");
  EXPECT_EQ(source.format, "jsonl");
}

TEST(Plan, AnInputTakesFewBytes) { EXPECT_LE(sizeof(Item), 56U); }

}  // namespace
}  // namespace offprint
