#include "formats/writing/pictures.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(Pictures, AreAtHandWithBytesAndACoreType) {
  Resources resources;
  resources.add({"a", "image/png", "bytes", 0, 0});
  resources.add({"b", "image/png", "", 0, 0});
  resources.add({"c", "image/avif", "bytes", 0, 0});
  EXPECT_NE(picture_at_hand(resources, "a"), nullptr);
  for (const char* address : {"b", "c", "d"}) EXPECT_EQ(picture_at_hand(resources, address), nullptr) << address;
}

TEST(Pictures, AreSavedOnceByContent) {
  Resources resources;
  resources.add({"a", "image/jpeg", "abc", 0, 0});
  resources.add({"b", "image/jpeg", "abc", 0, 0});
  WriteOptions options;
  options.image_folder = "n#1.images";
  StringSink sink;
  Output output{sink, {}};
  SavedPictures saved(resources, options, output);
  EXPECT_EQ(saved.save("a"), "n%231.images/ba7816bf8f01cfea414140de5dae2223.jpg");
  EXPECT_EQ(saved.save("b"), saved.save("a"));
  EXPECT_EQ(saved.save("none"), "");
  ASSERT_EQ(output.side.size(), 1U);
  EXPECT_EQ(output.side[0].name, "n#1.images/ba7816bf8f01cfea414140de5dae2223.jpg");
  EXPECT_EQ(output.side[0].bytes, "abc");
}

}  // namespace
}  // namespace offprint
