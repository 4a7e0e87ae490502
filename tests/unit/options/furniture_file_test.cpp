// The file of --furniture: written, read, written again.
#include "converters/options/furniture_file.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(FurnitureFile, IsTheSameWhateverTheOrder) {
  using By = FurnitureBlock::By;
  const FurnitureBlock follow{By::Text, "Follow us.", RunPlace::Tail, 9, "a.md"};
  const FurnitureBlock logo{By::Picture, "https://a.example/logo.png", RunPlace::Head, 7, "b.md"};
  Furniture one;
  one.sites["a.example"] = {12, {follow, logo}};
  Furniture other;
  other.sites["a.example"] = {12, {logo, follow}};
  const std::string json = write_furniture(one);
  EXPECT_EQ(json, write_furniture(other));
  const auto read = read_furniture(json);
  ASSERT_TRUE(read);
  EXPECT_EQ(write_furniture(*read), json);
}

TEST(FurnitureFile, SaysWhatIsWrong) {
  EXPECT_EQ(read_furniture("[").error().message, "it is not JSON");
  EXPECT_EQ(read_furniture("{}").error().message, "it is no file of furniture: /sites: missing");
  EXPECT_EQ(read_furniture(R"({"sites": {"a": {"blocks": [{"text": "x", "place": "top"}]}}})").error().message,
            "it is no file of furniture: /sites/a/blocks/0/place: not head, between or tail");
}

}  // namespace
}  // namespace offprint
