#include "formats/html/script_variables.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

std::string value(std::string_view html, std::string_view key) {
  for (const auto& [name, text] : read_script_variables(html)) {
    if (name == key) return text;
  }
  return "";
}

TEST(ScriptVariables, AreReadOnPagesOfWeChat) {
  const std::string page =
      "<div id=\"js_content\"></div><script>var ct = \"1709625600\"; var msg_title = '\\x41 \\u8317'.html(false);\n"
      "var nickname = htmlDecode(\"Tea &amp;amp; Rain\"); var msg_desc = '';</script>";
  EXPECT_EQ(value(page, "wechat:date"), "1709625600");
  EXPECT_EQ(value(page, "wechat:title"), "A 茗");
  EXPECT_EQ(value(page, "wechat:site"), "Tea &amp; Rain");
  EXPECT_EQ(value(page, "wechat:description"), "");
  EXPECT_EQ(value("id=js_article d = { create_time: JsDecode('2020-05-26 18:10') }", "wechat:local-date"),
            "2020-05-26 18:10");
}

TEST(ScriptVariables, AreNotReadElsewhere) {
  EXPECT_TRUE(read_script_variables("<script>var ct = \"1709625600\";</script>").empty());
  EXPECT_EQ(value("js_content avar ct = \"1\"", "wechat:date"), "");
  EXPECT_EQ(value("js_content var ct = now(), x = \"1\"", "wechat:date"), "");
  EXPECT_EQ(value("js_content var ct = \"1", "wechat:date"), "");
}

}  // namespace
}  // namespace offprint
