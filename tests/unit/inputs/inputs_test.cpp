// Globs, the plan.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "converters/inputs/globs.h"
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

TEST(Plan, AnInputTakesFewBytes) { EXPECT_LE(sizeof(Item), 56U); }

}  // namespace
}  // namespace offprint
