#include "formats/writing/xml_escape.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(XmlEscape, Text) {
  std::string out = "x";
  append_xml_text(out, "<a href=\"b\">&amp;]]>\r\n\t文");
  EXPECT_EQ(out, "x&lt;a href=\"b\"&gt;&amp;amp;]]&gt;&#13;\n\t文");
}

TEST(XmlEscape, Attribute) {
  std::string out;
  append_attribute(out, "title", "'\"<>&\r\n\t文");
  EXPECT_EQ(out, " title=\"'&quot;&lt;&gt;&amp;&#13;&#10;&#9;文\"");
}

TEST(XmlEscape, CharactersOfXmlOnly) {
  EXPECT_EQ(only_xml_chars("a文\n"), "a文\n");
  EXPECT_EQ(only_xml_chars("a\x01"
                           "b\x1b文\xef\xbf\xbe"),
            "ab文");
  EXPECT_EQ(only_xml_chars("a\xff"
                           "b"),
            "a\xef\xbf\xbd"
            "b");
}

}  // namespace
}  // namespace offprint
