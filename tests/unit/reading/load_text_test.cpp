#include "formats/reading/load_text.h"

#include <array>
#include <iconv.h>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "formats/charset/charset.h"
#include "formats/unicode/characters.h"

namespace offprint {
namespace {

using namespace std::string_literals;

// A page of ours, long enough to be told from its characters: `declared` stands in its head.
std::string chinese_page(const std::string& declared) {
  return "<!--1600000000000-->\n[清晨的渡口](https://example.org/ferry)\n------\n\n" + declared +
         "<p>渡口的早晨从一声汽笛开始。老人把船缆解开，孩子们提着书包跳上甲板，对岸的学校还亮着灯。</p>"
         "<p>他说，这条河每年涨水两次，一次在春天，一次在秋天，他都记在墙上，今年的记号比去年高了一点。</p>";
}

std::string traditional_page(const std::string& declared) {
  return declared +
         "<p>圖書館的夜班從十點開始。管理員把還回來的書一本一本放回架上，最後一盞燈要等到讀者離開以後才關。</p>"
         "<p>他們說這裡的每一本書都記得自己是什麼時候被借走的，只是沒有人問過它們。</p>";
}

std::string in_charset(const std::string& utf8, const char* charset) {
  iconv_t const handle = iconv_open(charset, "UTF-8");
  std::string out(4 * utf8.size() + 16, '\0');
  char* from = const_cast<char*>(utf8.data());
  std::size_t left = utf8.size();
  char* to = out.data();
  std::size_t room = out.size();
  const std::size_t done = iconv(handle, &from, &left, &to, &room);
  iconv_close(handle);
  EXPECT_NE(done, static_cast<std::size_t>(-1)) << charset;
  out.resize(out.size() - room);
  return out;
}

struct Loaded {
  Document document;
  Result<void> result;
  std::string text() const { return std::string(document.input()); }
  const Diagnostic* said(DiagnosticCode code) const {
    for (const Diagnostic& diagnostic : document.diagnostics.all()) {
      if (diagnostic.code == code) return &diagnostic;
    }
    return nullptr;
  }
};

Loaded load(const std::string& bytes, const std::string& charset = {}) {
  Loaded loaded;
  ReadOptions options;
  options.charset = charset;
  loaded.result = load_text(bytes, options, loaded.document);
  return loaded;
}

struct CharsetCase {
  const char* name;
  std::string utf8;
  const char* iconv;
  std::string mark;     // a BOM
  const char* guessed;  // null where nothing is to be guessed
};

class Charsets : public testing::TestWithParam<CharsetCase> {};

TEST_P(Charsets, AreReadAsWhatTheyAre) {
  const CharsetCase& c = GetParam();
  const Loaded loaded = load(c.mark + in_charset(c.utf8, c.iconv));
  ASSERT_TRUE(loaded.result);
  EXPECT_EQ(loaded.text(), c.utf8);
  EXPECT_EQ(loaded.said(DiagnosticCode::BytesReplaced), nullptr);
  const Diagnostic* guess = loaded.said(DiagnosticCode::CharsetGuessed);
  ASSERT_EQ(guess != nullptr, c.guessed != nullptr);
  EXPECT_TRUE(guess == nullptr || guess->what == c.guessed);
}

INSTANTIATE_TEST_SUITE_P(
    All, Charsets,
    testing::Values(
        CharsetCase{"Utf8", chinese_page(""), "UTF-8", "", nullptr},
        CharsetCase{"Utf8Mark", chinese_page(""), "UTF-8", "\xEF\xBB\xBF", nullptr},
        CharsetCase{"Utf8DeclaredGbk", chinese_page("<meta charset=gbk>"), "UTF-8", "", nullptr},
        CharsetCase{"Utf16LeMark", chinese_page(""), "UTF-16LE", "\xFF\xFE", nullptr},
        CharsetCase{"Utf16BeMark", chinese_page(""), "UTF-16BE", "\xFE\xFF", nullptr},
        CharsetCase{"Utf16Le", chinese_page(""), "UTF-16LE", "", "UTF-16LE"},
        CharsetCase{"Utf16Be", chinese_page(""), "UTF-16BE", "", "UTF-16BE"},
        CharsetCase{"Gb18030", chinese_page(""), "GB18030", "", "GB18030"},
        CharsetCase{"Big5", traditional_page(""), "BIG5-HKSCS", "", "Big5"},
        CharsetCase{"Gbk", chinese_page("<meta charset=\"GBK\">"), "GB18030", "", nullptr},
        CharsetCase{"Gb2312", chinese_page("<META http-equiv='Content-Type' content='text/html; charset=gb2312'>"),
                    "GB18030", "", nullptr},
        // A character that GBK does not have: four bytes in GB18030.
        CharsetCase{"GbkOfFourBytes", chinese_page("<meta charset=gbk><p>𠮷野家</p>"), "GB18030", "", nullptr},
        CharsetCase{"XmlDeclaration", traditional_page("<?xml version=\"1.0\" encoding=\"big5\"?>"), "BIG5-HKSCS", "",
                    nullptr},
        CharsetCase{"Latin1", "<meta charset=iso-8859-1><p>Un caf\xC3\xA9 \xE2\x80\x9Enoir\xE2\x80\x9C</p>", "CP1252",
                    "", nullptr},
        CharsetCase{"ShiftJis", "<meta charset=Shift_JIS><p>朝の駅は静かだ。～ホームに猫が一匹いる。</p>", "CP932", "",
                    nullptr},
        CharsetCase{"EucKr", "<meta charset=euc-kr><p>새벽의 시장은 조용하다.</p>", "UHC", "", nullptr},
        CharsetCase{"Windows1251", "<meta charset='windows-1251'><p>Утро на пристани.</p>", "CP1251", "", nullptr}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(LoadText, TakesTheLaterDeclarationWhereTheFirstStandsInAComment) {
  const std::string page = chinese_page("<!-- <meta charset=big5> --><meta charset=gbk>");
  EXPECT_EQ(load(in_charset(page, "GB18030")).text(), page);
}

TEST(LoadText, DoesNotBelieveADeclarationOfUtf8OnOtherBytes) {
  const std::string page = chinese_page("<meta charset=utf-8>");
  const Loaded loaded = load(in_charset(page, "GB18030"));
  EXPECT_EQ(loaded.text(), page);
  ASSERT_NE(loaded.said(DiagnosticCode::CharsetGuessed), nullptr);
}

TEST(LoadText, TheOptionOverridesWhatTheTextSays) {
  const std::string page = chinese_page("<meta charset=big5>");
  EXPECT_EQ(load(in_charset(page, "GB18030"), " GBK ").text(), page);
  EXPECT_EQ(load("\xFF\xFE" + in_charset(page, "UTF-16LE"), "utf-16").text(), page);
  EXPECT_EQ(load("\xFE\xFF" + in_charset(page, "UTF-16BE"), "utf-16").text(), page);
  EXPECT_EQ(load("\xEF\xBB\xBF" + page, "utf-8").text(), page);
}

TEST(LoadText, FailsForAnUnknownCharsetAndForNoBytes) {
  for (const char* label : {"klingon", "utf-8 big5", " ", "hz-gb-2312"}) {
    const Loaded loaded = load("text", label);
    ASSERT_FALSE(loaded.result) << label;
    EXPECT_EQ(loaded.result.error().fault, Fault::Usage) << label;
  }
  const Loaded empty = load("");
  ASSERT_FALSE(empty.result);
  EXPECT_EQ(empty.result.error().fault, Fault::Empty);
}

TEST(LoadText, FailsForMoreThanOffsetsCanSay) {
  const std::string_view claimed("a", std::size_t{std::numeric_limits<std::uint32_t>::max()});
  Document document;
  const Result<void> result = load_text(claimed, {}, document);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().fault, Fault::TooLarge);
}

TEST(LoadText, KeepsDamagedUtf8AndCountsTheDamage) {
  struct Case {
    std::string bytes;
    std::string text;
    std::uint32_t count;
    std::uint32_t first;
  };
  const std::array<Case, 7> cases{{
      {"渡口\xE6\xB1", "渡口\uFFFD", 1, 6},                    // cut in a character
      {"渡\xF0\x9F\x90", "渡\uFFFD", 1, 3},                    // one of four bytes
      {"晨\xFF光照河\xC3水", "晨\uFFFD光照河\uFFFD水", 2, 3},  // two of seven: too many for chance, see below
      {"一二三四五\xED\xA0\x80", "一二三四五\uFFFD\uFFFD\uFFFD", 3, 15},  // a surrogate is three bad bytes
      {"一二三四五\xE4\xB8《", "一二三四五\uFFFD《", 1, 15},              // a maximal subpart is one
      {"一二三四五\xC0\xAF", "一二三四五\uFFFD\uFFFD", 2, 15},            // overlong
      {"一二三四五六七八\xF4\x90\x80\x80", "一二三四五六七八\uFFFD\uFFFD\uFFFD\uFFFD", 4, 24},
  }};
  for (const Case& c : cases) {
    const Loaded loaded = load(c.bytes, "utf-8");
    EXPECT_EQ(loaded.text(), c.text);
    const Diagnostic* said = loaded.said(DiagnosticCode::BytesReplaced);
    ASSERT_NE(said, nullptr) << c.text;
    EXPECT_EQ(said->count, c.count) << c.text;
    EXPECT_EQ(said->offset, c.first) << c.text;
    EXPECT_EQ(said->what, "UTF-8");
  }
  // Without the option: the same for a cut and for one bad part in four characters and more.
  EXPECT_EQ(load("渡口\xE6\xB1").text(), "渡口\uFFFD");
  EXPECT_EQ(load("晨光\xFF照河").text(), "晨光\uFFFD照河");
  EXPECT_EQ(load("晨光\xFF照河").said(DiagnosticCode::CharsetGuessed), nullptr);
}

TEST(LoadText, ReplacesWhatIsNoCharacterOfACharset) {
  const std::string page = chinese_page("<meta charset=gbk>");
  std::string bytes = in_charset(page, "GB18030");
  bytes.insert(bytes.rfind("</p>"), "\xFF");
  bytes += "\xB4";  // half a character
  const Loaded loaded = load(bytes);
  ASSERT_NE(loaded.said(DiagnosticCode::BytesReplaced), nullptr);
  EXPECT_EQ(loaded.said(DiagnosticCode::BytesReplaced)->count, 2U);
  EXPECT_EQ(loaded.said(DiagnosticCode::BytesReplaced)->what, "GB18030");
  EXPECT_TRUE(loaded.text().ends_with("一点。\uFFFD</p>\uFFFD"));
  // A lone surrogate and an odd byte.
  const Loaded wide = load("\xFF\xFE"s + "a\0\x00\xD8"s + "b\0c"s);
  EXPECT_EQ(wide.text(), "a\uFFFDb\uFFFD");
}

TEST(LoadText, LeavesOutWhatXmlForbids) {
  const std::string bytes =
      "a\0b\x01\x08\x0B\x0C\x1F"
      "c\x7F\xC2\x85\xEF\xBF\xBE\xEF\xBF\xBF"
      "d\t\n"s;
  const Loaded loaded = load(bytes);
  EXPECT_EQ(loaded.text(),
            "abc\x7F\xC2\x85"
            "d\t\n");
  EXPECT_TRUE(is_xml_text(loaded.document.input()));
  EXPECT_EQ(loaded.document.buffer[loaded.document.buffer_size], '\0');
}

TEST(LoadText, EndsLinesByLf) { EXPECT_EQ(load("a\r\nb\rc\n\r\r\nd\r").text(), "a\nb\nc\n\n\nd\n"); }

TEST(LoadText, MapsOffsetsBackThroughMarkLineEndsAndControls) {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "ab\r\ncd\x01"
      "e\r\r\n渡\xFF口f\0g\xEF\xBF\xBE"
      "h"s;
  const Loaded loaded = load(bytes, "utf-8");
  EXPECT_EQ(loaded.text(), "ab\ncde\n\n渡\uFFFD口fgh");
  for (const std::string& piece : {"ab"s, "cd"s, "e"s, "渡"s, "口f"s, "g"s, "h"s}) {
    const auto at = static_cast<std::uint32_t>(loaded.text().find(piece));
    EXPECT_EQ(loaded.document.offsets.to_input(at), bytes.find(piece)) << piece;
  }
  const auto end = static_cast<std::uint32_t>(loaded.document.buffer_size);
  EXPECT_EQ(loaded.document.offsets.to_input(end), bytes.size());
}

TEST(LoadText, MapsOffsetsOfOtherCharsetsToTheirUtf8) {
  const std::string page = "<meta charset=gbk><p>渡口\r\n的</p>";
  const Loaded loaded = load(in_charset(page, "GB18030"));
  const auto at = static_cast<std::uint32_t>(loaded.text().find("的"));
  EXPECT_EQ(loaded.document.offsets.to_input(at), page.find("的"));
}

TEST(LoadText, AControlIsSeenInEveryPlaceOfAWord) {
  for (std::size_t at = 0; at < 20; ++at) {
    std::string bytes(20, 'x');
    bytes[at] = '\x1F';
    EXPECT_EQ(load(bytes).text(), std::string(19, 'x')) << at;
    bytes[at] = '\x80';
    EXPECT_NE(load(bytes, "utf-8").text().find("\uFFFD"), std::string::npos) << at;
  }
}

TEST(Charset, KnowsTheLabelsOfTheEncodingStandard) {
  EXPECT_EQ(charset_of_label("GB2312"), "GB18030");
  EXPECT_EQ(charset_of_label("\tlatin1\n"), "windows-1252");
  EXPECT_EQ(charset_of_label("x-sjis"), "Shift_JIS");
  EXPECT_EQ(charset_of_label("big5-hkscs"), "Big5");
  EXPECT_EQ(charset_of_label("utf8"), "UTF-8");
  EXPECT_EQ(charset_of_label("gb"), "");
  EXPECT_EQ(charset_of_label(""), "");
}

TEST(Charset, EveryCharsetOfTheTableCanBeConverted) {
  for (const char* label : {"gbk",    "big5",        "utf-16le",         "utf-16be",    "sjis",
                            "euc-jp", "iso-2022-jp", "euc-kr",           "latin1",      "cp1250",
                            "cp1251", "cp1253",      "latin5",           "cp1255",      "cp1256",
                            "cp1257", "cp1258",      "tis-620",          "ibm866",      "koi8-r",
                            "koi8-u", "macintosh",   "x-mac-cyrillic",   "latin2",      "latin3",
                            "latin4", "cyrillic",    "arabic",           "greek",       "hebrew",
                            "latin6", "iso-8859-13", "iso-8859-14",      "iso-8859-15", "iso-8859-16",
                            "euc-tw", "uhc",         "mac-centraleurope"}) {
    EXPECT_TRUE(convert(std::string_view("a\0", 2), charset_of_label(label))) << label;
  }
}

TEST(Charset, DetectsByTheTagsWhereTheTextIsAscii) {
  const std::string page =
      "<p title=\"" + in_charset("渡口的早晨从一声汽笛开始，老人把船缆解开", "GB18030") + "\">ferry</p>";
  EXPECT_EQ(detect_charset(page), "GB18030");
}

TEST(Charset, DetectsShortChineseTextAndLeavesOtherTextAlone) {
  EXPECT_EQ(detect_charset("<p>A ferry " + in_charset("渡口", "GB18030") + " and its bell</p>"), "GB18030");
  EXPECT_EQ(detect_charset("<p>It" + in_charset("’s “late”", "GB18030") + "</p>"), "GB18030");
  EXPECT_EQ(detect_charset("<p>A ferry " + in_charset("渡口與圖書館", "BIG5-HKSCS") + " and its bell</p>"), "Big5");
  EXPECT_EQ(detect_charset("Un caf\xE9 noir \xE0 la carte, c'est d\xE9j\xE0 l'\xE9t\xE9"), "windows-1252");
  EXPECT_EQ(detect_charset("\x93 Der \xC4rger \x94"), "windows-1252");
  const std::string russian = in_charset("Утро на пристани начинается с гудка, и старик отвязывает канат", "KOI8-R");
  EXPECT_EQ(detect_charset(russian), "KOI8-R");
}

}  // namespace
}  // namespace offprint
