#include "formats/epub/container.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/epub/opened.h"

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

}  // namespace
}  // namespace offprint
