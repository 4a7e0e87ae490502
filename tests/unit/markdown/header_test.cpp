// What stands before and beside the body: front matter, and files of pictures.
#include <gtest/gtest.h>

#include "formats/time/dates.h"
#include "tests/unit/markdown/tree_of.h"

namespace offprint::markdown_tests {
namespace {

TEST(FrontMatter, HoldsTheMetadata) {
  Tree tree;
  Metadata& metadata = tree.document.metadata;
  metadata.title = "[独家] \"某事\": 1 \\ 2";
  metadata.authors = {"甲", "Jo # Lee"};
  metadata.byline_date = parse_date("2020-10-12 11:54:49");
  metadata.published = parse_date("2020-10-12T04:00:00Z");
  metadata.url = "https://a.b/c#d";
  metadata.language = "zh-Hans";
  metadata.tags = {"yes", "2"};
  metadata.categories = {"时评"};
  metadata.rights = "© 甲";
  metadata.extra = {{"layout", "post"}, {"title", "again"}};
  tree.put({tree.paragraph("a")});
  EXPECT_EQ(tree.markdown(), R"(---
title: "[独家] \"某事\": 1 \\ 2"
author: ["甲", "Jo # Lee"]
date: 2020-10-12T11:54:49
published: 2020-10-12T04:00:00Z
url: "https://a.b/c#d"
lang: "zh-Hans"
tags: ["yes", "2"]
categories: ["时评"]
rights: "© 甲"
layout: "post"
---

a
)");
}

TEST(FrontMatter, OnlyWhereSomethingIsKnownAndWanted) {
  Tree tree;
  tree.put({tree.paragraph("a")});
  EXPECT_EQ(tree.markdown(), "a\n");
  tree.document.metadata.title = "T";
  EXPECT_EQ(tree.markdown(), "---\ntitle: \"T\"\n---\n\na\n");
  WriteOptions options;
  options.header = false;
  EXPECT_EQ(tree.markdown(options), "a\n");
}

class SavedPictures : public ::testing::Test {
 protected:
  SavedPictures() {
    add("https://a.b/x/P%201.JPG?w=9", "image/jpeg", "one");
    add("https://c.d/P-201.png", "image/jpeg", "two");
    tree.put({tree.make<Paragraph>({tree.image("https://a.b/x/P%201.JPG?w=9", "a")}),
              tree.make<Paragraph>({tree.image("https://c.d/P-201.png"), tree.image("https://a.b/x/P%201.JPG?w=9")}),
              tree.make<Paragraph>({tree.image("https://e.f/gone.jpg")})});
  }
  void add(std::string_view address, std::string_view type, std::string_view bytes) {
    tree.document.resources.add({std::string(address), std::string(type), std::string(bytes), 0, 0});
  }
  Tree tree;
  WriteOptions options;
};

TEST_F(SavedPictures, AreFilesWithNamesOfTheirOwn) {
  options.images = Images::Save;
  options.image_folder = "100% a.images";
  EXPECT_EQ(
      tree.markdown(options),
      "![a](100%25%20a.images/P-201.jpg)\n\n![](100%25%20a.images/P-201-2.jpg)![](100%25%20a.images/P-201.jpg)\n\n"
      "![](https://e.f/gone.jpg)\n");
  ASSERT_EQ(tree.side.size(), 2U);
  EXPECT_EQ(tree.side[0].name, "100% a.images/P-201.jpg");
  EXPECT_EQ(tree.side[1].bytes, "two");
  ASSERT_EQ(tree.losses.all().size(), 1U);
  EXPECT_EQ(tree.losses.all()[0].code, DiagnosticCode::ImageNotEmbedded);
}

TEST_F(SavedPictures, StandInTheAddressWhenEmbedded) {
  options.images = Images::Embed;
  const std::string out = tree.markdown(options);
  EXPECT_TRUE(out.starts_with("![a](data:image/jpeg;base64,b25l)\n")) << out;
  EXPECT_TRUE(tree.side.empty());
}

TEST_F(SavedPictures, AreLeftOutWhenDropped) {
  options.images = Images::Drop;
  tree.put({tree.make<Figure>({tree.link("u", {tree.image("p.jpg")}), tree.make<Caption>({tree.text("c")})})});
  EXPECT_EQ(tree.markdown(options), "c\n");
}

TEST(Pictures, AnUnsafeAddressIsLeftOut) {
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.image("javascript:x", "a"), tree.text("b")}), "b");
}

}  // namespace
}  // namespace offprint::markdown_tests
