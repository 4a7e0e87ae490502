#include "formats/writing/pictures.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(Pictures, AreAtHandWithBytesAndATypeThatIsShown) {
  Resources resources;
  resources.add({"a", "image/png", "bytes", 0, 0});
  resources.add({"b", "image/png", "", 0, 0});
  resources.add({"c", "image/bmp", "bytes", 0, 0});
  EXPECT_NE(picture_at_hand(resources, "a"), nullptr);
  for (const char* address : {"b", "c", "d"}) EXPECT_EQ(picture_at_hand(resources, address), nullptr) << address;
}

TEST(Pictures, OfCoreTypesAreAllButAvif) {
  EXPECT_TRUE(is_core_picture("image/webp"));
  EXPECT_FALSE(is_core_picture("image/avif"));
  EXPECT_FALSE(is_core_picture("image/bmp"));
}

TEST(Pictures, AreSavedOnceUnderNamesThatEveryFormatGivesThem) {
  Resources resources;
  resources.add({"https://a.example.org/ferry.jpg?w=1", "image/jpeg", "abc", 0, 0});
  resources.add({"https://b.example.org/Ferry.jpeg", "image/jpeg", "def", 0, 0});
  resources.add({"https://c.example.org/other.jpg", "image/jpeg", "abc", 0, 0});
  WriteOptions options;
  options.image_folder = "n#1.images";
  StringSink sink;
  Output output{sink, {}};
  SavedPictures saved(resources, options, output);
  // The names do not hang on the order in which a format asks.
  EXPECT_EQ(saved.save("https://b.example.org/Ferry.jpeg"), "n#1.images/Ferry-2.jpg");
  EXPECT_EQ(saved.save("https://a.example.org/ferry.jpg?w=1"), "n#1.images/ferry.jpg");
  EXPECT_EQ(saved.save("https://c.example.org/other.jpg"), "n#1.images/ferry.jpg");
  EXPECT_EQ(saved.save("none"), "");
  ASSERT_EQ(output.side.size(), 2U);
  EXPECT_EQ(output.side[0].name, "n#1.images/Ferry-2.jpg");
  EXPECT_EQ(output.side[0].bytes, "def");
}

}  // namespace
}  // namespace offprint
