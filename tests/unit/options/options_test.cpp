#include "converters/options/options.h"

#include <algorithm>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/options/other_formats.h"

namespace offprint {
namespace {

using ::testing::HasSubstr;

TEST(Options, EveryRowIsWholeAndAscii) {
  std::set<std::string_view> names;
  for (const OptionRow& row : options()) {
    EXPECT_TRUE(row.flag.starts_with("--")) << row.flag;
    EXPECT_TRUE(names.insert(row.flag).second) << row.flag;
    if (!row.letter.empty()) {
      EXPECT_TRUE(names.insert(row.letter).second) << row.flag;
    }
    EXPECT_NE(row.set, nullptr) << row.flag;
    EXPECT_NE(row.commands, 0U) << row.flag;
    for (const char c : row.help) EXPECT_TRUE(c >= ' ' && c <= '~') << row.flag;
    EXPECT_EQ(row.value.empty() && !row.words.empty(), false) << row.flag;
  }
}

TEST(Options, ADefaultIsWhatItSays) {
  Settings settings;
  const Settings fresh;
  for (const OptionRow& row : options()) {
    if (row.by_default.empty()) continue;
    EXPECT_TRUE(row.set(settings, row.by_default)) << row.flag;
  }
  EXPECT_EQ(settings.passes.clean, fresh.passes.clean);
  EXPECT_EQ(settings.write.columns, fresh.write.columns);
  EXPECT_EQ(settings.write.links, fresh.write.links);
  EXPECT_EQ(settings.write.images, fresh.write.images);
  EXPECT_EQ(settings.color, fresh.color);
  EXPECT_EQ(settings.log_format, fresh.log_format);
}

TEST(Options, TheLastWordOfEachListIsTheLastOfItsEnumeration) {
  Settings settings;
  const auto last = [&](std::string_view flag) {
    const OptionRow* row = find_option(flag);
    return row != nullptr && row->set(settings, row->words.back()).has_value();
  };
  for (const OptionRow& row : options()) {
    if (row.words.empty()) continue;
    EXPECT_TRUE(last(row.flag));
    std::string listed;
    for (const std::string_view word : row.words) listed += (listed.empty() ? "" : "|") + std::string(word);
    EXPECT_EQ(listed, row.value) << row.flag;
  }
  EXPECT_EQ(settings.passes.clean, Clean::None);
  EXPECT_EQ(settings.passes.script, Script::HantHk);
  EXPECT_EQ(settings.write.links, Links::None);
  EXPECT_EQ(settings.write.images, Images::Drop);
  EXPECT_EQ(settings.color, Color::Never);
  EXPECT_EQ(settings.log_format, LogFormat::Json);
}

std::string refusal(std::string_view flag, std::string_view value) {
  Settings settings;
  const auto result = find_option(flag)->set(settings, value);
  if (result) return "";
  EXPECT_EQ(result.error().fault, Fault::Usage);
  return result.error().message;
}

TEST(Options, AnUnknownWordGetsTheNearestKnownOne) {
  EXPECT_EQ(refusal("--clean", "artcle"), "unknown value 'artcle'; did you mean 'article'?");
  EXPECT_EQ(refusal("--images", "all"), "unknown value 'all'; it takes link, save, embed or drop");
}

TEST(Options, ColumnsAreAPlainNumber) {
  for (const auto* bad : {"", "0x10", "-1", "80 ", "+5", "10001", "99999999999999999999", "eighty"})
    EXPECT_THAT(refusal("--columns", bad), HasSubstr("is not a width")) << bad;
  EXPECT_EQ(refusal("--columns", "80"), "");
}

TEST(Options, MetadataIsKeyAndValue) {
  Settings settings;
  const OptionRow* row = find_option("-M");
  EXPECT_TRUE(row->set(settings, "title=a=b"));
  EXPECT_TRUE(row->set(settings, "rights="));
  EXPECT_FALSE(row->set(settings, "title"));
  EXPECT_FALSE(row->set(settings, "=b"));
  EXPECT_FALSE(row->set(settings, "title=\xff"));
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(settings.passes.metadata, (Pairs{{"title", "a=b"}, {"rights", ""}}));
}

TEST(Options, EachCommandHelpsWithWhatItTakes) {
  for (const OptionRow& row : options()) {
    for (unsigned bit = 1; bit <= command::kHelp; bit <<= 1U) {
      if ((row.commands & bit) == 0) continue;
      const std::string_view help = help_for(row, bit);
      EXPECT_EQ(help.find("for batch"), std::string_view::npos) << row.flag;
      EXPECT_EQ(help.find("for stream"), std::string_view::npos) << row.flag;
      for (const char c : help) EXPECT_TRUE(c >= ' ' && c <= '~') << row.flag;
    }
  }
  EXPECT_NE(help_for(*find_option("--to"), command::kBatch), help_for(*find_option("--to"), command::kConvert));
}

TEST(Options, NoFormatOfOursIsMadeByAnotherProgram) {
  for (const FormatRow& format : formats())
    for (const std::string_view extension : format.extensions)
      EXPECT_FALSE(way_to(extension, "a", "x", can_write)) << extension;
}

TEST(Options, SomeHaveNoEffectOnSomeFormats) {
  EXPECT_FALSE(has_effect(*find_option("--columns"), *find_format("epub")));
  EXPECT_TRUE(has_effect(*find_option("--columns"), *find_format("text")));
  EXPECT_TRUE(has_effect(*find_option("--clean"), *find_format("epub")));
}

TEST(Options, ACharsetIsKnown) {
  EXPECT_EQ(refusal("--charset", "GBK"), "");
  EXPECT_THAT(refusal("--charset", "klingon"), HasSubstr("is not a known one"));
}

}  // namespace
}  // namespace offprint
