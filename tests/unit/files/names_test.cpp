#include "converters/files/names.h"

#include <gtest/gtest.h>

#include "formats/time/dates.h"

namespace offprint {
namespace {

TEST(SafeComponent, IsTakenByEveryFileSystem) {
  EXPECT_EQ(safe_component("a/b\\c:d*e?f\"g<h>i|j"), "a_b_c_d_e_f_g_h_i_j");
  EXPECT_EQ(safe_component("tab\there\x7f"), "tab_here_");
  EXPECT_EQ(safe_component("end."), "end_");
  EXPECT_EQ(safe_component("end "), "end_");
  EXPECT_EQ(safe_component("..."), ".._");
  EXPECT_EQ(safe_component(""), "_");
  EXPECT_EQ(safe_component("NUL"), "NUL_");
  EXPECT_EQ(safe_component("com1.tar"), "com1_.tar");
  EXPECT_EQ(safe_component("console"), "console");
  EXPECT_EQ(safe_component("bad\xff\xfe"), "bad__");
  EXPECT_EQ(safe_component("\xb5\xc6\xcb\xfe"), "灯塔") << "no UTF-8: GB18030";
  EXPECT_EQ(safe_component("cafe\xCC\x81"), "caf\xC3\xA9");  // NFC
  EXPECT_EQ(safe_component("“灯塔号”今日停航"), "“灯塔号”今日停航");
}

TEST(SafeComponent, IsCutAtACharacter) {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "字";
  EXPECT_EQ(safe_component(name).size(), 255U);
  EXPECT_EQ(safe_component("x" + name).size(), 253U);
}

TEST(AsUtf8, ReadsEachPartOfAPathByItself) {
  EXPECT_EQ(as_utf8("塔/\xb5\xc6\xcb\xfe/x.md"), "塔/灯塔/x.md");
  EXPECT_EQ(as_utf8("bad\xff/\xb5\xc6"), "bad\xff/灯");
  EXPECT_EQ(as_utf8("/a/"), "/a/");
}

TEST(SafePath, HasNoWayUp) {
  EXPECT_EQ(safe_path("a/../b//./c"), "a/b/c");
  EXPECT_EQ(safe_path("../.."), "");
}

TEST(Stem, IsWithoutAnExtension) {
  EXPECT_EQ(stem_of("a.md"), "a");
  EXPECT_EQ(stem_of("a.b.markdown"), "a.b");
  EXPECT_EQ(stem_of("2020.01.02"), "2020.01.02");
  EXPECT_EQ(stem_of(".hidden"), ".hidden");
  EXPECT_EQ(stem_of("No. 12"), "No. 12");
  EXPECT_EQ(stem_of("no"), "no");
}

TEST(Template, FillsFieldsAndSaysWhatIsUnknown) {
  Metadata metadata;
  metadata.title = "a/b\n c";
  metadata.published = parse_date("2020-06-30T09:53:00Z");
  metadata.authors = {"周晚晴", "二"};
  EXPECT_EQ(fill_template("{date}-{title}", metadata, "own"), "2020-06-30-a_b c");
  EXPECT_EQ(fill_template("{author}/{site}/{name}", metadata, "own"), "周晚晴/unknown/own");
  EXPECT_EQ(fill_template("{date}-{title}-{author}", Metadata(), "own"), "undated-own-unknown");
  metadata.byline_date = parse_date("2020-07-01T01:00:00");
  EXPECT_EQ(fill_template("{date}", metadata, "own"), "2020-07-01");
  metadata.title = "..";
  EXPECT_EQ(fill_template("x/{title}/y", metadata, "own"), "x/__/y");
}

TEST(Template, NothingHiddenComesOfATitle) {
  Metadata metadata;
  metadata.title = ".profile";
  EXPECT_EQ(fill_template("{title}", metadata, "own"), "_profile");
  EXPECT_EQ(fill_template("{date}/{title}", metadata, "own"), "undated/_profile");
  EXPECT_EQ(fill_template("{date} {title}", metadata, "own"), "undated .profile");
  metadata.title = "\u200B\uFEFF.\u202Egpj\u2066.exe\u200D";
  EXPECT_EQ(fill_template("{title}", metadata, "own"), "_gpj.exe");
  metadata.title = "\u200B \u2060";
  EXPECT_EQ(fill_template("{title}", metadata, "own"), "own");
}

TEST(StateFolder, IsOneWhateverItsCase) {
  for (const char* path : {".offprint/a", ".OffPrint/a/b", ".o\xEF\xAC\x80print/a"})
    EXPECT_TRUE(is_in_state_folder(path)) << path;
  for (const char* path : {".offprint", "offprint/a", ".offprint2/a", "a/.offprint/b", ""})
    EXPECT_FALSE(is_in_state_folder(path)) << path;
}

TEST(OutputNames, NumbersWhatMeets) {
  OutputNames names({".md", ".epub"});
  EXPECT_EQ(names.give("x/a"), "x/a");
  EXPECT_EQ(names.give("x/A"), "x/A-2");
  EXPECT_EQ(names.give("x/a"), "x/a-3");
  EXPECT_EQ(names.give("y/a"), "y/a");
  EXPECT_EQ(names.give("straße"), "straße");
  EXPECT_EQ(names.give("STRASSE"), "STRASSE-2");
}

TEST(OutputNames, LeaveWhatIsTaken) {
  OutputNames names({".md"});
  names.take("a");
  names.take("a-2");
  EXPECT_EQ(names.give("a"), "a-3");
  EXPECT_EQ(names.give("a-2"), "a-2-2");
  names.take_folder("b.md");
  EXPECT_EQ(names.give("b"), "b-2");
}

// A shard that starts later sees some of the names that another has given: the rest must come out the same.
TEST(OutputNames, DoNotDependOnWhichWereKnownBefore) {
  const std::vector<std::string> wanted{"a", "A", "a-2", "a", "b", "a-2"};
  std::vector<std::string> given;
  OutputNames fresh({".md"});
  for (const std::string& name : wanted) given.push_back(fresh.give(name));
  for (std::size_t known = 0; known < (1U << wanted.size()); ++known) {
    OutputNames names({".md"});
    for (std::size_t i = 0; i < wanted.size(); ++i)
      if ((known >> i & 1U) != 0) names.take(given[i]);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if ((known >> i & 1U) == 0) {
        EXPECT_EQ(names.give(wanted[i]), given[i]) << known;
      }
    }
  }
}

TEST(OutputNames, CutForTheNumberToo) {
  OutputNames names({".epub"});
  const std::string long_name(255, 'x');
  EXPECT_EQ(names.give(long_name).size(), 250U);
  const std::string second = names.give(long_name);
  EXPECT_EQ(second.size(), 250U);
  EXPECT_TRUE(second.ends_with("x-2"));
}

}  // namespace
}  // namespace offprint
