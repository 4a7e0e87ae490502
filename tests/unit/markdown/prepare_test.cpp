#include "formats/markdown/prepare.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "formats/markdown/autolinks.h"
#include "formats/markdown/line_kinds.h"
#include "formats/markdown/shortcodes.h"
#include "formats/markdown/signs.h"
#include "formats/unicode/lines.h"

namespace offprint::markdown {
namespace {

std::string kinds_of(std::string_view text) {
  LineKinds kinds;
  std::string out;
  for (std::size_t at = 0; at < text.size(); at = after_line(text, at)) {
    switch (kinds.next(line_at(text, at))) {
      case LineKind::Blank: out += ' '; break;
      case LineKind::Code: out += 'c'; break;
      case LineKind::Text: out += 't'; break;
    }
  }
  return out;
}

TEST(LineKinds, KnowsCode) {
  EXPECT_EQ(kinds_of("a\n```x\n\n$\n```\nb\n"), "tcccct");
  EXPECT_EQ(kinds_of("~~~\n```\n~~~~\nb\n"), "ccct");
  EXPECT_EQ(kinds_of("a\n    lazy\n\n    code\nb\n"), "tt ct");
  EXPECT_EQ(kinds_of("- ```\n  x\n  ```\n- b\n"), "ccct");
  EXPECT_EQ(kinds_of("- ```\n  x\nb\n"), "cct");  // the item ends, and its code
  EXPECT_EQ(kinds_of("> ```\n> x\nb\n"), "cct");
  EXPECT_EQ(kinds_of("1. a\n\n    b\n\nc\n\n    d\n"), "t t t c");
  EXPECT_EQ(kinds_of("``` a`b\nx\n"), "tt");
}

TEST(Prepare, TakesFootnotesAndFormulasOut) {
  const std::string source = "A$x$[^1].\n\n[^1]: B\n    C\n";
  const Prepared prepared = prepare(source);
  ASSERT_EQ(prepared.notes.size(), 1U);
  EXPECT_EQ(prepared.notes.front(), "1");
  ASSERT_EQ(prepared.holes.size(), 2U);
  EXPECT_EQ(prepared.holes[0].value, "x");
  EXPECT_EQ(prepared.holes[0].source, "$x$");
  EXPECT_EQ(prepared.holes[1].what, Hole::What::Reference);
  EXPECT_NE(prepared.text.find("1.  B\n    C\n"), std::string::npos);
  const std::size_t at = prepared.text.find("A$");
  EXPECT_EQ(prepared.source_of(at), 0U);
  EXPECT_EQ(prepared.source_of(prepared.text.find("C\n")), source.find("C\n"));
  const HolePlace place = hole_at(prepared.text, at + 1);
  EXPECT_EQ(place.hole, 0U);
  EXPECT_GT(place.size, 0U);
}

TEST(Prepare, LeavesOtherTextAsItIs) {
  for (const char* text :
       {"", "a\n", "# a\n\n- b\n\n      c\n", "[^1] and [a]: b\n", "```\n[^1]: x\n```\n", "    [^1]: x\n"}) {
    EXPECT_EQ(prepare(text).text, text);
  }
}

TEST(Shortcodes, StandForWhatTheyMean) {
  const auto made = [](std::string_view text) {
    const auto found = inline_shortcode(text);
    return found ? found->text : std::string("-");
  };
  EXPECT_EQ(made("{{ site.baseurl }}/x"), "");
  EXPECT_EQ(made("{{site.url}}"), "");
  EXPECT_EQ(made("{% asset_img lamp.jpg The lamp %}"), R"(<img src="lamp.jpg" alt="The lamp"/>)");
  EXPECT_EQ(made("{% img left /a.jpg 300 200 'A title' %}"), R"(<img src="/a.jpg" alt="A title"/>)");
  EXPECT_EQ(made("{{< figure src=\"a.jpg\" caption=\"x < y\" >}}"),
            R"(<span></span><figure><img src="a.jpg" alt=""/><figcaption>x &lt; y</figcaption></figure>)");
  EXPECT_EQ(made("{{< figure caption=\"x\" >}}"), "-");
  EXPECT_EQ(made("{{ page.title }}"), "-");
  EXPECT_EQ(made("{{< youtube dQw4w9WgXcQ >}}"),
            R"(<span></span><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>)");
  EXPECT_EQ(made("{{% relref path=\"/a (b).md\" lang=\"en\" %}}"), "/a%20%28b%29.md");
  EXPECT_EQ(made("{% gist kim/12ab lamp.c %}"),
            R"(<a href="https://gist.github.com/kim/12ab">https://gist.github.com/kim/12ab (lamp.c)</a>)");
  for (const char* stays : {"{{< youtube films >}}", "{% vimeo the film %}", "{{< gist >}}", "{% gist a/b/c %}",
                            "{% gist a b c d %}", "{{ link | absolute_url }}", "{% ref %}", "{{ youtube }}"})
    EXPECT_EQ(made(stays), "-") << stays;
  EXPECT_EQ(made("{% include a.html %}"), "-");
  EXPECT_EQ(made("{{ site.baseurl\n}}"), "-");
  EXPECT_EQ(block_shortcode("{% highlight ruby linenos %}")->language, "ruby");
  EXPECT_EQ(block_shortcode("{% codeblock lang:js %}")->language, "js");
  EXPECT_EQ(block_shortcode("{{< highlight go >}}")->end, "/highlight");
  EXPECT_FALSE(block_shortcode("a {% highlight ruby %}"));
  EXPECT_TRUE(closes_shortcode("{% endhighlight %}", *block_shortcode("{% highlight ruby %}")));
}

TEST(Autolinks, EndWhereTheSentenceGoesOn) {
  const auto links = [](std::string_view text) {
    std::vector<std::string> out;
    Autolinks all(text, '\0');
    while (const auto link = all.next())
      out.push_back(std::string(link->scheme) + std::string(text.substr(link->begin, link->end - link->begin)));
    return out;
  };
  using Strings = std::vector<std::string>;
  EXPECT_EQ(links("see https://e.org/a(b), www.e.org."), (Strings{"https://e.org/a(b)", "http://www.e.org"}));
  EXPECT_EQ(links("看https://e.org/a。然后"), (Strings{"https://e.org/a"}));
  EXPECT_EQ(links("a.b-c@e.org, x@y https://e.org d@e.org"),
            (Strings{"mailto:a.b-c@e.org", "https://e.org", "mailto:d@e.org"}));
  EXPECT_EQ(links("xwww.e.org a_b@e_.c- http://a_b.org xhttp://e.org"), Strings{});
}

TEST(WrittenIn, GoesByBlocks) {
  EXPECT_EQ(written_in("<p>a</p>\n<p>**b**</p>\n"), WrittenIn::Html);
  EXPECT_EQ(written_in("<div>\n\n# a\n\n</div>\n\n**b**\n"), WrittenIn::Markdown);
  EXPECT_EQ(written_in("<p>a\n\n- b</p>\n<p>c</p><p>d</p>\n"), WrittenIn::Html);
  EXPECT_EQ(written_in("a\nb\n\nc\n"), WrittenIn::Plain);
  EXPECT_EQ(written_in("一段 **粗** 字\n"), WrittenIn::Markdown);
  for (const char* markdown :
       {"a <b>b</b> [c](d)\n", "<img src=a>\n\n**b** <u>c</u>\n", "<p align=center><img></p>\n\n**b**\n",
        "<div>\n\n**b**\n\n</div>\n", "<p align=center>\n\nunended\n\n**b**\n", "a<br>\n<title> **b**\n\nc\n"})
    EXPECT_EQ(written_in(markdown), WrittenIn::Markdown) << markdown;
  for (const char* plain : {"a\n\n<img src=b>\n\nc\n", "<h1>a</h1>\n\n<b>b</b>\n\n<i>c</i>\n"})
    EXPECT_EQ(written_in(plain), WrittenIn::Plain) << plain;
  for (const char* html :
       {"a<p>b\n\n**c**<p>d\n\n<b>e</b><p>f", "a<br><br><b>c</b> d<br><br>**b**", "<b>a</b> <code>**c**</code>",
        "<p>a</p>\n<!--\n\nb\n\nc -->\n<script>\n\nd\n\ne</script>\n\n<p>f **g**\nh **i** j</p>",
        "<div>\n\n    <i>a</i>\n\n    <b>c</b>\n\n</div>", "<p>a\n\n**b**\n\n<i>c</i></p>"})
    EXPECT_EQ(written_in(html), WrittenIn::Html) << html;
  EXPECT_EQ(written_in("<pre>\n\n# a\n\n- b\n- c\n</pre>\n<p>x</p>"), WrittenIn::Html);
}

TEST(WrittenIn, TellsTagsThatAreShownFromTags) {
  for (const char* shown : {R"(\<script>x\</script>)", R"(the tag \<p> is one)", "use `<br>` in cells", "``<b>` `` x",
                            R"(H<sub>2</sub>O, \<sub>)", "| a | b |\n| --- | --- |\n| c<br>d | \\<td> |"}) {
    EXPECT_EQ(written_in(shown), WrittenIn::Markdown) << shown;
  }
  for (const char* tags : {R"(see <code>C:\</code>)", "gcc \\<br>\na.c<br>", R"(C:\\<b>x</b>)", R"(a<p>b<p>C:\</p>)",
                           "type `<b>x</b>`<br>", R"(<p>C:\<br>x</p>)"}) {
    EXPECT_EQ(written_in(tags), WrittenIn::Html) << tags;
  }
  for (const char* plain : {R"(C:\<br>D:)", R"(vector\<int> v)", "see <https://e.org/a>", "<kim@e.org> wrote"})
    EXPECT_EQ(written_in(plain), WrittenIn::Plain) << plain;
}

}  // namespace
}  // namespace offprint::markdown
