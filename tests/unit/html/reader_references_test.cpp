#include <gtest/gtest.h>

#include "formats/html/references.h"

namespace offprint {
namespace {

std::string decoded(std::string_view text, ReferenceIn where = ReferenceIn::Text) {
  std::string out;
  append_decoded(out, text, where);
  return out;
}

TEST(References, AreDecodedInText) {
  struct Case {
    std::string_view source;
    std::string_view text;
  };
  static constexpr Case kCases[] = {
      {"a &amp; b &lt;i&gt; &quot;c&quot;", "a & b <i> \"c\""},
      {"&nbsp;", "\xC2\xA0"},
      {"&hellip;&mdash;", "\u2026\u2014"},
      {"&AElig;&zwnj;", "\u00C6\u200C"},
      {"&NotEqualTilde;", "\u2242\u0338"},              // two code points
      {"&CounterClockwiseContourIntegral;", "\u2233"},  // the longest name
      {"&#20013;&#x6587;&#X6587;", "\u4E2D\u6587\u6587"},
      {"&#65", "A"},                     // the ';' may be missing
      {"&#150;&#x80;", "\u2013\u20AC"},  // windows-1252
      {"&#0;&#xD800;&#x110000;&#4294967168;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"a&#1;b&#11;c&#xFFFE;d", "abcd"},  // XML forbids them
      {"&#13;&#9;", "\r\t"},
      {"&copy 2023 &notit; &notin;", "\u00A9 2023 \u00ACit; \u2209"},  // names of old
      {"&copycat",
       "\u00A9"
       "cat"},
      {"& &; &# &#; &#x; &zzz; &hellip", "& &; &# &#; &#x; &zzz; &hellip"},  // none of them is one
      {"&AMP;&amp;&Amp;", "&&&Amp;"},                                        // case matters
  };
  for (const Case& c : kCases) EXPECT_EQ(decoded(c.source), c.text) << c.source;
}

TEST(References, LeaveQueriesInAttributesAlone) {
  const auto in_attribute = [](std::string_view text) { return decoded(text, ReferenceIn::Attribute); };
  EXPECT_EQ(in_attribute("?a=1&copy=2&lang=zh&amp;b"), "?a=1&copy=2&lang=zh&b");
  EXPECT_EQ(in_attribute("?a&copy2&copy"), "?a&copy2\u00A9");
  EXPECT_EQ(in_attribute("&copy;=1"), "\u00A9=1");
  EXPECT_EQ(in_attribute("&#38=1"), "&=1");  // numbers are read even so
}

TEST(References, EndWithTheText) {
  EXPECT_EQ(decoded("&"), "&");
  EXPECT_EQ(decoded("&gt"), ">");
  EXPECT_EQ(decoded("&gt", ReferenceIn::Attribute), ">");
  EXPECT_EQ(decoded("&#x"), "&#x");
}

}  // namespace
}  // namespace offprint
