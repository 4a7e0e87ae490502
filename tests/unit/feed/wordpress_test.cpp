#include "formats/feed/wordpress.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(WordPress, MakesShortcodesHtml) {
  const Attachments attachments{{"7", "https://x.example/7.jpg"}};
  EXPECT_EQ(wordpress_html("[caption width=\"3\"]<img src=\"a\"> Words[/caption]", attachments),
            "<figure><img src=\"a\"><figcaption>Words</figcaption></figure>\n");
  EXPECT_EQ(wordpress_html("[caption caption='Older']<a href=b><img src=a></a>[/caption]", attachments),
            "<figure><a href=b><img src=a></a><figcaption>Older</figcaption></figure>\n");
  EXPECT_EQ(wordpress_html("[gallery ids=\"7,8\"]", attachments),
            "<figure><img src=\"https://x.example/7.jpg\"></figure>\n");
  EXPECT_EQ(wordpress_html("[embed]https://x.example/v[/embed]", attachments),
            "<iframe src=\"https://x.example/v\"></iframe>\n");
}

TEST(WordPress, LeavesTheRest) {
  for (const char* text : {"[gallery ids=\"8\"]", "[other]x[/other]", "[[caption]] is a shortcode", "[captions]",
                           "[caption]<img>", "[embed]javascript:alert(1)[/embed]", "a [b] c", "["}) {
    EXPECT_EQ(wordpress_html(text, {}), "<p>" + std::string(text) + "\n</p>\n");
  }
  EXPECT_EQ(wordpress_html("<!-- wp:x -->\n[unknown]\n\na\nb", {}), "<!-- wp:x -->\n[unknown]\n\na\nb\n")
      << "blocks hold no wpautop";
}

TEST(WordPress, TakesTimeInProportion) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "[caption]<img>[gallery ";
  EXPECT_GT(wordpress_html(text, {}).size(), text.size());
}

}  // namespace
}  // namespace offprint
