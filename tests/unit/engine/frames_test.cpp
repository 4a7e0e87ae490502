#include "converters/engine/frames.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace offprint {
namespace {

struct Letter {
  std::string text;
  std::vector<std::pair<std::string, std::uint64_t>> list;
  std::optional<std::uint32_t> known;
  std::optional<std::uint32_t> unknown;

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.text);
    wire(self.list);
    wire(self.known);
    wire(self.unknown);
  }
};

Letter some_letter() { return {std::string("with\0zero", 9), {{"a", 1}, {"b", std::uint64_t{1} << 40U}}, 7, {}}; }

TEST(Frames, ComeOutAsTheyWentInHoweverTheyAreCut) {
  const std::string bytes =
      pack_greeting() + pack(FrameKind::Task, 3, some_letter()) + pack(FrameKind::Answer, 4, Letter());
  for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{25}, bytes.size()}) {
    Frames frames;
    std::vector<std::pair<FrameKind, TaskNumber>> found;
    std::optional<Letter> letter;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
      frames.add(std::string_view(bytes).substr(at, step));
      while (const auto frame = frames.next()) {
        found.emplace_back(frame->kind, frame->number);
        if (frame->number == 3) letter = unpack<Letter>(frame->bytes);
      }
    }
    EXPECT_THAT(found, ::testing::ElementsAre(std::pair(FrameKind::Greeting, 0U), std::pair(FrameKind::Task, 3U),
                                              std::pair(FrameKind::Answer, 4U)));
    ASSERT_TRUE(letter);
    EXPECT_EQ(letter->text, some_letter().text);
    EXPECT_EQ(letter->list, some_letter().list);
    EXPECT_EQ(letter->known, 7U);
    EXPECT_EQ(letter->unknown, std::nullopt);
    EXPECT_FALSE(frames.broken());
  }
}

TEST(Frames, SayWhichTaskIsComing) {
  const std::string bytes = pack(FrameKind::Task, 9, some_letter());
  Frames frames;
  frames.add(std::string_view(bytes).substr(0, bytes.size() - 1));
  EXPECT_FALSE(frames.next());
  EXPECT_EQ(frames.number(), 9U);
}

TEST(Frames, WhatIsNoHeadIsBrokenForGood) {
  FrameHead head;
  const std::string good = pack(FrameKind::Task, 1, some_letter());
  std::memcpy(&head, good.data(), sizeof head);
  std::vector<std::string> bad{std::string(100, '\0'), "malloc(): corrupted top size, as a library prints it"};
  for (auto [member, value] :
       {std::pair(&FrameHead::size, std::uint64_t{1} << 40U), std::pair(&FrameHead::number, std::uint64_t{1} << 40U)}) {
    FrameHead other = head;
    other.*member = value;
    bad.emplace_back(reinterpret_cast<const char*>(&other), sizeof other);
  }
  for (const std::string& bytes : bad) {
    Frames frames;
    frames.add(good);
    frames.add(bytes);
    EXPECT_TRUE(frames.next());
    EXPECT_FALSE(frames.next());
    EXPECT_TRUE(frames.broken());
    frames.add(good);
    EXPECT_FALSE(frames.next());
  }
}

TEST(Frames, WhatIsNotWholeIsNothing) {
  const std::string bytes = pack(FrameKind::Task, 1, some_letter()).substr(sizeof(FrameHead));
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(unpack<Letter>(std::string_view(bytes).substr(0, size))) << size;
  EXPECT_TRUE(unpack<Letter>(bytes));
  EXPECT_FALSE(unpack<Letter>(bytes + "x"));
  EXPECT_FALSE(unpack<std::vector<Letter>>("\xff\xff\xff\xff"));
}

}  // namespace
}  // namespace offprint
