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
  for (const char* text :
       {"\"", "\\", "\n", "\x7F", "\xC2\x85", "\xEF\xBB\xBF", "\xEF\xBF\xBE", "\xED\xA0\x80", "\xFF", "\xE4\xB8"})
    EXPECT_FALSE(is_plain_in_quotes(text)) << text;
  EXPECT_TRUE(is_plain_in_quotes("“港口”，重开：a · b"));
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
