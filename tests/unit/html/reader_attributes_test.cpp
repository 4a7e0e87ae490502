#include <gtest/gtest.h>

#include "formats/html/attributes.h"
#include "formats/html/markup.h"
#include "tests/unit/html/page.h"

namespace offprint {
namespace {

// "name=[value] name=[value]" of the tag that begins the text.
std::string attributes(std::string_view tag) {
  const auto document = loaded(tag);
  Element element;
  TagReader(*document).read(0, element);
  std::string out;
  for (std::uint32_t i = 0; i < element.count; ++i) {
    if (i > 0) out += ' ';
    out +=
        std::string(element.attributes[i].name.view()) + "=[" + std::string(element.attributes[i].value.view()) + "]";
  }
  return out;
}

TEST(Attributes, AreReadAsTheTokenizerReadsThem) {
  struct Case {
    std::string_view tag;
    std::string_view read;
  };
  static constexpr Case kCases[] = {
      {"<p>", ""},
      {"<p a=1 b='2' c=\"3\">", "a=[1] b=[2] c=[3]"},
      {"<p a = 1\n\tb\n=\n'2'>", "a=[1] b=[2]"},
      {"<p a='1'b=\"2\"c>", "a=[1] b=[2] c=[]"},
      {"<P CLASS=Big>", "class=[Big]"},
      {"<p a a=2 A=3>", "a=[]"},  // the first wins
      {"<img data-x data-x src=z>", "data-x=[] src=[z]"},
      {"<img data-x data-x='' data-y src='z'/>", "data-x=[] data-y=[] src=[z]"},
      {"<p a=b/c d=/>", "a=[b/c] d=[/]"},
      {"<p/a/b=1/>", "a=[] b=[1/]"},
      {"<p =a=b>", "=a=[b]"},
      {"<p a=>", "a=[]"},
      {"<p a= >", "a=[]"},
      {"<p a='x>y' b>", "a=[x>y] b=[]"},
      {"<p a=\"'\" b='\"'>", "a=['] b=[\"]"},
      {"<p a\"b=c\"d>", "a\"b=[c\"d]"},
      {"<a title='&lt;b&gt; &#20013; &copy=1'>", "title=[<b> \u4E2D &copy=1]"},
      {"<a title='a&#1;b'>", "title=[ab]"},
      {"<a b='c", "b=[c]"},  // cut: never in a tree, but safe to read
      {"<p a=\"1\r\n2\">", "a=[1\n2]"},
  };
  for (const Case& c : kCases) EXPECT_EQ(attributes(c.tag), c.read) << c.tag;
}

TEST(Attributes, BeyondTheLimitArePassedOver) {
  std::string tag = "<p";
  for (std::size_t i = 0; i < 2 * kMostAttributes; ++i) tag += " a" + std::to_string(i);
  const auto document = loaded(tag + " id=z>");
  Element element;
  EXPECT_EQ(TagReader(*document).read(0, element), document->buffer_size);
  EXPECT_EQ(element.count, kMostAttributes);
}

TEST(Attributes, ThatRunCodeReadEmpty) {
  EXPECT_EQ(attributes("<a href=' java\nscript&colon;alert(1)' title='javascript: a language'>"),
            "href=[] title=[javascript: a language]");
  const auto document = loaded("<a href='data:text/html,x'>");
  Element element;
  TagReader(*document).read(0, element);
  EXPECT_EQ(said(*document), "address-refused data:text/html x1\n");
}

TEST(Markup, EndsWhereTheTokenizerEndsIt) {
  struct Case {
    std::string_view html;
    Markup::Kind kind;
    std::size_t size;
  };
  static constexpr Case kCases[] = {
      {"<p>x", Markup::Kind::StartTag, 3},
      {"<p a='>'>x", Markup::Kind::StartTag, 9},
      {"</p a>x", Markup::Kind::EndTag, 6},
      {"<1>", Markup::Kind::Text, 1},
      {"< p>", Markup::Kind::Text, 1},
      {"<", Markup::Kind::Text, 1},
      {"</", Markup::Kind::Text, 1},
      {"</>x", Markup::Kind::Hidden, 3},
      {"</ x>y", Markup::Kind::Hidden, 5},
      {"<?x>y", Markup::Kind::Hidden, 4},
      {"<!x>y", Markup::Kind::Hidden, 4},
      {"<!>y", Markup::Kind::Hidden, 3},
      {"<!-->y", Markup::Kind::Hidden, 5},
      {"<!--->y", Markup::Kind::Hidden, 6},
      {"<!---->y", Markup::Kind::Hidden, 7},
      {"<!-- > --!>y", Markup::Kind::Hidden, 11},
      {"<!-- --- -->y", Markup::Kind::Hidden, 12},
      {"<!-- never ended", Markup::Kind::Hidden, 16},
      {"<p a='never ended>", Markup::Kind::Hidden, 18},
  };
  for (const Case& c : kCases) {
    const Markup markup = markup_at(c.html, 0);
    EXPECT_EQ(markup.kind, c.kind) << c.html;
    EXPECT_EQ(markup.end, c.size) << c.html;
  }
}

TEST(Markup, RawTextEndsAtItsOwnTag) {
  const auto end = [](std::string_view html, std::string_view name) { return raw_text_end(html, 0, name); };
  EXPECT_EQ(end("a</b></STYLE >c", "style"), 5U);
  EXPECT_EQ(end("a</styles></style", "style"), 17U);
  EXPECT_EQ(end("a</script>", "script"), 1U);
  EXPECT_EQ(end("<!--<script></script></script>", "script"), 21U);
  EXPECT_EQ(end("<!--<script>--></script>", "script"), 15U);
  EXPECT_EQ(end("<!--></script>", "script"), 5U);
  EXPECT_EQ(end("</plaintext>", "plaintext"), 12U);
}

}  // namespace
}  // namespace offprint
