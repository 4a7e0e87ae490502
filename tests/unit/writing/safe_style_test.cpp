// Style sheets of users: nothing is loaded, run or ended by them, however it is spelled.
#include "formats/writing/safe_style.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(SafeStyle, TakesRules) {
  EXPECT_EQ(*safe_style("\xEF\xBB\xBF@charset \"UTF-8\";\np { color: red }"), "p { color: red }\n");
  EXPECT_EQ(*safe_style(" \xEF\xBB\xBF\n@charset \"a\"; @charset \"b\";\xEF\xBB\xBFp { color: red } "),
            "p { color: red }\n");
  EXPECT_EQ(*safe_style("q::before { content: \"\\201C\" }"), "q::before { content: \"\\201C\" }\n");
  EXPECT_TRUE(safe_style("li { list-style-image: url(\"data:image/png;base64,AA==\") }"));
  EXPECT_TRUE(safe_style("p { image-rendering: auto; filter: none } img { max-width: 100% } .element { margin: 0 }"));
  EXPECT_TRUE(safe_style("@media (width < 30em) { p { margin: 0 } }"));
  EXPECT_TRUE(safe_style(""));
  EXPECT_TRUE(safe_style("/*"));
}

TEST(SafeStyle, RefusesWhatLoadsOrRuns) {
  for (const char* bad : {
           "@import 'a.css';",
           "@IMPORT url(a.css);",
           "@\\69mport 'a';",
           "@im/**/port url(a)",
           "p { background: url(https://e.org/a.png) }",
           "p { background: url(a.png) }",
           "p { background: URL( 'a.png') }",
           "p { background: \\75 rl(a.png) }",
           "p { background: u\\72l(a) }",
           "p { background: url(/**/a) }",
           "p { background: image-set('a.png' 1x) }",
           "p { background: image(\"http://e.org/a\") }",
           "p { background: -webkit-image-set('a.png' 1x) }",
           "p { background: cross-fade(\"http://e.org/a\", red) }",
           "p { background: -webkit-cross-fade('a', 'b', 50%) }",
           "p { background: -moz-element(#a) }",
           "p { filter: progid:DXImageTransform.Microsoft.AlphaImageLoader(src='http://e.org/a') }",
           "p { background: \\69 mage('a') }",
           "p { background: url(data:text/html,a) }",
           "@font-face { src: url(f.woff) }",
           "p { width: expression(alert(1)) }",
           "p { behavior: url(#a) }",
           "p { -moz-binding: none }",
           "</style><script>",
           "p {} <\\/style>",
           "\xFF",
       }) {
    const auto result = safe_style(bad);
    ASSERT_FALSE(result) << bad;
    EXPECT_FALSE(result.error().message.empty()) << bad;
  }
}

}  // namespace
}  // namespace offprint
