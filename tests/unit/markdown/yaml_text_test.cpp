// What is written without yaml-cpp is what yaml-cpp writes.
#include "formats/markdown/yaml_text.h"

#include <string>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include "formats/markdown/front_matter.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {
namespace {

std::string quoted_by_yaml(const std::string& text) {
  YAML::Emitter emitter;
  emitter << YAML::DoubleQuoted << text;
  return emitter.c_str();
}

std::string entry_by_yaml(const std::string& key) {
  YAML::Emitter emitter;
  emitter << YAML::BeginMap << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << "value" << YAML::EndMap;
  return emitter.c_str();
}

TEST(YamlText, EveryCharacterThatIsPlainStandsInQuotesAsItIs) {
  std::size_t plain = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    std::string text = "a";
    append_utf8(text, c);
    if (!is_plain_in_quotes(text)) continue;
    ++plain;
    ASSERT_EQ(quoted_by_yaml(text), '"' + text + '"') << static_cast<unsigned>(c);
  }
  EXPECT_GT(plain, 50'000U);  // Chinese is among them
}

TEST(YamlText, WhatYamlEscapesIsNotPlain) {
  for (const char* text : {"\"", "\\", "\n", "\x7F", "\xC2\x85", "\xEF\xBB\xBF", "\xEF\xBF\xBE", "\u2028", "\u2029",
                           "\xED\xA0\x80", "\xFF", "\xE4\xB8"})
    EXPECT_FALSE(is_plain_in_quotes(text)) << text;
  EXPECT_TRUE(is_plain_in_quotes("“港口”，重开：a · b\u2027\u202A"));
}

TEST(YamlText, HoldsNoDelete) {
  Metadata metadata;
  metadata.title = "a\x7F\\b";
  metadata.authors = {"K\x7Fim"};
  metadata.extra = {{"k\x7F", "v"}};
  EXPECT_EQ(front_matter(metadata), R"(---
title: "a\x7F\\b"
author: ["K\x7Fim"]
"k\x7F": "v"
---
)");
}

// PyYAML, Ruby's and Go's readers have YAML 1.1: U+2028 ends a line there.
TEST(YamlText, HoldsNoLineEndOfYaml11) {
  Metadata metadata;
  metadata.title = "a\u2028--- b";
  metadata.tags = {"港\u2029口"};
  metadata.extra = {{"y:\u2028title", "v"}, {"y\u0085title", "v"}, {"y\u2029title", "1"}};
  EXPECT_EQ(front_matter(metadata), R"(---
title: "a\u2028--- b"
tags: ["港\u2029口"]
"y:\u2028title": "v"
"y\x85title": "v"
"y\u2029title": "1"
---
)");
}

TEST(YamlText, KeysThatMayBeOtherThanTextHaveQuotes) {
  for (const char* key : {"<<",
                          "=",
                          "~",
                          "null",
                          "Null",
                          "TRUE",
                          "yes",
                          "Off",
                          "y",
                          "N",
                          "1",
                          "-1",
                          "+1",
                          "0x1f",
                          "1:30",
                          "2020-01-01",
                          "2020-01-01 10:30:00",
                          ".5",
                          "1_000",
                          ".inf",
                          "-.NaN",
                          "",
                          "_",
                          " a",
                          "- a",
                          "? a",
                          "!a",
                          "a\tb",
                          "a #b",
                          "[a",
                          "{a",
                          "&a",
                          "*a",
                          "%a",
                          "`a",
                          "@a",
                          "…\u2028"})
    EXPECT_TRUE(needs_quotes_as_key(key)) << key;
  for (const char* key : {"title", "Title", "og:title", "dc.date", "Read more", "作者", "_edit_last", "a1", "été"})
    EXPECT_FALSE(needs_quotes_as_key(key)) << key;
}

TEST(YamlText, KeysThatArePlainHaveNoQuotes) {
  for (const char* key : {"title", "site_name", "lang", "custom_key", "nullable", "yesterday"}) {
    ASSERT_TRUE(is_plain_key(key)) << key;
    EXPECT_EQ(entry_by_yaml(key), std::string(key) + ": \"value\"");
  }
  for (const char* key : {"", "null", "y", "no", "a b", "a: b", "港口", "-", "#a"})
    EXPECT_FALSE(is_plain_key(key)) << key;
}

}  // namespace
}  // namespace offprint::markdown
