#include "formats/epub/container.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tests/unit/epub/opened.h"
#include "tests/unit/epub/scratch.h"

namespace offprint {
namespace {

TEST(Container, FilesComeBackAsTheyWere) {
  std::string large;
  for (int i = 0; large.size() < 300'000; ++i) large += "第" + std::to_string(i) + "行\n";
  Container container;
  container.add("文/章.xhtml", large);
  container.add("empty", "");
  container.add("short", "\x01\xff");
  StringSink sink;
  container.end(sink);
  EXPECT_LT(sink.text().size(), large.size() / 2);
  const auto entries = open_zip(sink.text());
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries[0].bytes, "application/epub+zip");
  EXPECT_EQ(entries[1].name, "文/章.xhtml");
  EXPECT_EQ(entries[1].bytes, large);
  EXPECT_FALSE(entries[1].stored);
  EXPECT_EQ(entries[2].bytes, "");
  EXPECT_EQ(entries[3].bytes, "\x01\xff");
  EXPECT_TRUE(entries[2].stored && entries[3].stored);  // deflate would make them longer
}

TEST(Container, ANameThatIsThereAlreadyIsAnError) {
  Container container;
  container.add("a", "1");
  container.add("a", "2");
  StringSink sink;
  container.end(sink);
  EXPECT_TRUE(sink.error().has_value());
  EXPECT_EQ(sink.text(), "");
}

class FullSink final : public Sink {
  std::optional<Error> put(std::string_view) override { return Error{Fault::Unwritable, "full"}; }
};

TEST(Container, ASinkThatIsFullKeepsItsOwnError) {
  Container container;
  FullSink sink;
  container.end(sink);
  ASSERT_TRUE(sink.error().has_value());
  EXPECT_EQ(sink.error()->message, "full");
}

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "line " + std::to_string(i * 7919) + "\n";
  return text;
}

void fill(Container& container) {
  Packer packer;
  const Kept late = container.keep(packer.pack("kept first, added last, and long enough: aaaaaaaaaaaaaaaaaa"));
  container.add("a", lines(5000));
  container.add("empty", "");
  container.add("b", packer.pack(lines(100)));
  container.add("c", unpacked(lines(10)));
  container.add("late", late);
}

TEST(Container, ASpoolAndAFileGiveTheSameBytesAsMemory) {
  StringSink sink;
  Container in_memory;
  fill(in_memory);
  in_memory.end(sink);
  for (const bool with_spool : {false, true}) {
    const Scratch spool;
    const Scratch book;
    Container container(with_spool ? spool.descriptor() : -1);
    fill(container);
    EXPECT_FALSE(container.end(book.descriptor()).has_value());
    EXPECT_EQ(book.bytes(), sink.text());
    EXPECT_EQ(spool.bytes().empty(), !with_spool);
  }
  const auto entries = open_zip(sink.text());
  ASSERT_EQ(entries.size(), 6U);
  EXPECT_EQ(entries[1].bytes, lines(5000));
  EXPECT_EQ(entries[4].bytes, lines(10));
  EXPECT_TRUE(entries[4].stored);
  EXPECT_EQ(entries[5].name, "late");
}

TEST(Container, ManyFilesGoIntoAFile) {
  const Scratch spool;
  const Scratch book;
  Container container(spool.descriptor());
  for (int i = 0; i < 70'000; ++i) container.add("f" + std::to_string(i), "x");  // more than a zip without ZIP64 holds
  ASSERT_FALSE(container.end(book.descriptor()).has_value());
  EXPECT_EQ(open_zip(book.bytes()).size(), 70'001U);
}

TEST(Container, AFullDiskIsNamed) {
  const int full = ::open("/dev/full", O_RDWR);
  ASSERT_GE(full, 0);
  Container to_full;
  fill(to_full);
  const auto error = to_full.end(full);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->fault, Fault::Unwritable);
  EXPECT_NE(error->message.find("disk is full"), std::string::npos);

  const Scratch book;
  Container from_full(full);
  fill(from_full);
  const auto spooled = from_full.end(book.descriptor());
  ASSERT_TRUE(spooled.has_value());
  EXPECT_EQ(spooled->message, error->message);
  EXPECT_EQ(book.bytes(), "");
  StringSink sink;
  Container to_sink(full);
  fill(to_sink);
  to_sink.end(sink);
  ASSERT_TRUE(sink.error().has_value());
  EXPECT_EQ(sink.error()->message, error->message);
  ::close(full);
}

TEST(Container, AFileThatMayGrowNoMoreIsNamed) {
  const Scratch book;
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{1000, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  Container container;
  fill(container);
  const auto error = container.end(book.descriptor());
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  ASSERT_TRUE(error.has_value());
  EXPECT_NE(error->message.find("ulimit"), std::string::npos);
}

TEST(Container, AClosedFileIsNamed) {
  constexpr int kNone = 1'000'000;
  Container container;
  fill(container);
  const auto error = container.end(kNone);
  ASSERT_TRUE(error.has_value());
  EXPECT_NE(error->message.find("closed"), std::string::npos);
}

TEST(Container, ASpoolThatSomebodyCutIsAnError) {
  const Scratch spool;
  const Scratch book;
  Container container(spool.descriptor());
  fill(container);
  ASSERT_EQ(::ftruncate(spool.descriptor(), 10), 0);
  const auto error = container.end(book.descriptor());
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->fault, Fault::Unwritable);
}

}  // namespace
}  // namespace offprint
