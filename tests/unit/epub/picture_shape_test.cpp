// How pictures are set, by their pixels and by what is known of their ground.
#include "formats/epub/picture_shape.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/epub/specimen.h"

namespace offprint {
namespace {

using specimen::Maker;

Resource jpeg(std::uint32_t width, std::uint32_t height) {
  Resource picture;
  picture.media_type = "image/jpeg";
  picture.width = width;
  picture.height = height;
  return picture;
}

// Alone in a figure.
std::string shape_of(const Resource& picture) {
  Document document;
  const Maker make{document};
  Image* image = make.image("a", "");
  make.make<Figure>({image});
  return picture_shape(*image, picture);
}

TEST(PictureShape, TallOnesAreNarrow) {
  EXPECT_EQ(shape_of(jpeg(900, 600)), "w100");
  EXPECT_EQ(shape_of(jpeg(1000, 1000)), "w100");
  EXPECT_EQ(shape_of(jpeg(600, 800)), "w80");
  EXPECT_EQ(shape_of(jpeg(400, 800)), "w50");
  EXPECT_EQ(shape_of(jpeg(300, 1100)), "w30");
  EXPECT_EQ(shape_of(jpeg(300, 4000)), "");  // a strip
  EXPECT_EQ(shape_of(jpeg(200, 800)), "small");
  EXPECT_EQ(shape_of(jpeg(0, 0)), "");
}

TEST(PictureShape, APageMayShowALargeOneInASmallPlace) {
  Document document;
  const Maker make{document};
  Image* portrait = make.image("a", "");
  make.make<Figure>({portrait});
  portrait->width = 120;
  EXPECT_EQ(picture_shape(*portrait, jpeg(800, 800)), "");
  portrait->width = 640;
  EXPECT_EQ(picture_shape(*portrait, jpeg(800, 800)), "w100");
}

TEST(PictureShape, PanoramasAreWide) {
  EXPECT_EQ(shape_of(jpeg(1200, 500)), "wide");
  EXPECT_EQ(shape_of(jpeg(300, 100)), "w100");
}

TEST(PictureShape, WhatMayBeClearHasAGround) {
  Resource drawn = jpeg(300, 300);
  drawn.media_type = "image/svg+xml";
  EXPECT_EQ(shape_of(drawn), "w100 clear");
  drawn.media_type = "image/png";
  drawn.bytes = std::string(25, 'x') + '\6' + "rest";
  EXPECT_EQ(shape_of(drawn), "w100 clear");
  drawn.bytes[25] = '\2';
  EXPECT_EQ(shape_of(drawn), "w100");
  drawn.bytes[25] = '\3';
  EXPECT_EQ(shape_of(drawn), "w100");
  drawn.bytes += "tRNS";
  EXPECT_EQ(shape_of(drawn), "w100 clear");
}

TEST(PictureShape, EmojiAreLetters) {
  Document document;
  const Maker make{document};
  Image* image = make.image("a", "😀");
  make.make<Paragraph>({make.say("Fine "), image});
  EXPECT_EQ(picture_shape(*image, jpeg(72, 72)), "letter");
  EXPECT_EQ(picture_shape(*image, jpeg(720, 720)), "");
  image->height = 20;
  EXPECT_EQ(picture_shape(*image, jpeg(720, 720)), "letter");
  EXPECT_EQ(shape_of(jpeg(16, 16)), "small");  // alone
}

}  // namespace
}  // namespace offprint
