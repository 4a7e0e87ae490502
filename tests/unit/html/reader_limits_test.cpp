// What hostile pages come to. Nothing here measures time: a page that is not bounded would take minutes.
#include <gtest/gtest.h>

#include "formats/document/tree.h"
#include "formats/html/flatten.h"
#include "tests/unit/html/page.h"

namespace offprint {
namespace {

constexpr int kMany = 30'000;

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string numbered(std::string_view before, std::string_view after, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) (out += before) += std::to_string(i) + std::string(after);
  return out;
}

// The bytes that the parser is given.
std::string flattened(std::string_view html, std::size_t depth) {
  const Flattened flat = flatten(html, {depth, ForeignTags::Keep, Scripts::Run});
  return flat.bytes == nullptr ? "(as it is)" : flat.bytes.get();
}

Fault fault(std::string_view html, const Limits& limits = {}) {
  const auto document = loaded(html);
  const auto done =
      read_html_part(*document, 0, static_cast<std::uint32_t>(document->buffer_size), {{}, {}, limits, {}});
  EXPECT_FALSE(done.has_value());
  if (done.has_value()) return Fault::Internal;
  EXPECT_FALSE(done.error().message.empty());
  return done.error().fault;
}

TEST(Flatten, TakesOutTagsThatAreTooDeep) {
  EXPECT_EQ(flattened("<div><div><p title='>'>a</p>b</div></div>", 2), "<div><div><!xxxxxxxxxx>a<!x>b</div></div>");
  EXPECT_EQ(flattened("<i><b><u>a</u></b></i>", 2), "<i><b><!>a<!x></b></i>");
  EXPECT_EQ(flattened("<i><b>a<br><img src=x>b</b></i>", 2), "(as it is)");  // what never nests stays
  EXPECT_EQ(flattened("<b><i><p>a</p></i></b><p>b</p>", 2), "<b><i><!>a<!x></i></b><p>b</p>");
}

TEST(Flatten, KnowsWhatEndsWithoutATag) {
  const auto stays = [](std::string_view html) { EXPECT_EQ(flattened(html, 8), "(as it is)") << html; };
  stays(repeated("<p>a", 20));
  stays("<ul>" + repeated("<li>a", 20) + "</ul>");
  stays("<ul>" + repeated("<li>a<ul><li>b</ul>", 20) + "</ul>");
  stays("<dl>" + repeated("<dt>a<dd>b", 20) + "</dl>");
  stays("<table>" + repeated("<tr><td>a<th>b", 20) + "</table>");
  stays("<table>" + repeated("<tbody><tr><td><p>a<b>b</b>", 20) + "</table>");
  stays("<select>" + repeated("<option>a", 20) + "</select>");
  stays("<ruby>" + repeated("a<rt>b", 20) + "</ruby>");
  stays(repeated("<h2>a", 20));
  stays(repeated("<a href=x>a", 20));
  stays(repeated("<b><p>a</b>b</p>", 20));
  stays(repeated("<p><b>a", 20));
  stays(repeated("<div></span></div>", 20));
  stays(repeated("<svg><path/><g></g></svg>", 20));
  stays(repeated("<script>'<div>'</script><style><p></style><!-- <div> --><textarea><div></textarea>", 20));
}

TEST(Flatten, IsNotFooledIntoLosingCount) {
  const auto goes = [](std::string_view html) {
    EXPECT_GE(flatten(html, {8, ForeignTags::Keep, Scripts::Run}).facts.count, 8U) << html;
  };
  goes(repeated("<b></i>", 20));
  goes(repeated("<b><div></b>", 20));
  goes(repeated("<form><div></form>", 20));
  goes(repeated("<div><select></div></select>", 20));
  goes(repeated("<span><div></span>", 20));
  goes(repeated("<div><object></div>", 20));
  goes(repeated("<table><td></div>", 20));
  goes("<svg><title>" + repeated("<g>", 20));
  goes(repeated("<svg><foreignObject><div>", 20));
}

TEST(Flatten, BoundsAttributes) {
  const std::string html = "<p " + numbered("a", " ", 300) + ">x</p " + numbered("b", " ", 300) + ">";
  const std::string bytes = flattened(html, 8);
  EXPECT_EQ(bytes.size(), html.size());
  EXPECT_NE(bytes.find("a255 "), std::string::npos);
  EXPECT_EQ(bytes.find("a256 "), std::string::npos);
  EXPECT_NE(bytes.find("b255 "), std::string::npos);
  EXPECT_EQ(bytes.find("b256 "), std::string::npos);
  EXPECT_EQ(flatten(html, {8, ForeignTags::Keep, Scripts::Run}).facts.count, 0U);
}

TEST(Limits, KeepAllTextOfWhatIsTooDeep) {
  Limits limits;
  limits.depth = 3;
  const auto document = read("<div><div><div><p>a<b>b</b></p><div>c</div>d</div>e</div>f</div>g", limits);
  EXPECT_EQ(text_content(*document->root), "abcdefg");
  EXPECT_EQ(said(*document), "depth-flattened  x3\n");
  EXPECT_EQ(source(*document, *document->root->first->first->first), "<div><p>a<b>b</b></p><div>c</div>d</div>");
}

TEST(Limits, KeepTheTextOfDrawings) {
  Limits limits;
  limits.depth = 3;
  const auto words = [](std::string text) {
    std::erase(text, ' ');
    return text;
  };
  for (const int groups : {1, 2, 3, 9}) {
    const std::string begin = "<p>a</p><svg>" + repeated("<g>", groups);
    const auto drawn = read(begin + "<text>b<tspan>c</tspan></text><path/><text>d</text></svg><p>e</p>", limits);
    EXPECT_EQ(words(text_content(*drawn->root)), "abcde") << groups;
    const auto foreign = read(begin + "<foreignObject><p>b</p></foreignObject></svg><p>e</p>", limits);
    EXPECT_EQ(words(text_content(*foreign->root)), "abe") << groups;
  }
}

TEST(Limits, HoldForDeepNesting) {
  for (const char* tag :
       {"div", "b", "font", "span", "blockquote", "table", "p><table", "ul><li", "object", "svg", "ruby>a<rt"}) {
    const std::string html = repeated("<" + std::string(tag) + ">", kMany) + "end";
    const auto document = read(html);  // validates
    if (std::string_view(tag) == "svg" || std::string_view(tag) == "ruby>a<rt") continue;
    EXPECT_TRUE(text_content(*document->root).ends_with("end")) << tag;
  }
}

TEST(Limits, HoldForOpenFormattingElements) {
  const auto document = read("<p>" + numbered("<b id=", ">", 10'000) + repeated("<p>x</p>", 10'000));
  EXPECT_EQ(text_content(*document->root), repeated("x", 10'000));
  EXPECT_EQ(fault(numbered("<p><font color=", ">x", kMany)), Fault::TooLarge);
  EXPECT_EQ(text_content(*read(repeated("<p><b>x", 10'000))->root), repeated("x", 10'000));  // alike: three stay
}

TEST(Limits, HoldForAttributes) {
  const auto document = read("<p " + numbered("a", "=1 ", kMany) + "id=z>x<p id=y></p>");
  EXPECT_EQ(document->root->first->element->count, 256U);
  EXPECT_EQ(document->root->last->element->get("id"), "y");
  EXPECT_EQ(text_content(*read(numbered("<body a", "=1>", kMany) + "x")->root), "x");
}

TEST(Limits, RefuseTemplates) {
  EXPECT_EQ(fault("<table>" + repeated("<Template>", 257)), Fault::TooLarge);
  EXPECT_EQ(text_content(*read(repeated("<template>a</template>", 256) + "x")->root), "x");
  EXPECT_EQ(text_content(*read("<p>x<!--" + repeated("<template>", 257) + "-->")->root), "x");  // not one is a tag
}

TEST(Limits, RefuseWhatTakesTooMuch) {
  Limits small;
  small.arena_bytes = 100'000;
  EXPECT_EQ(fault(repeated("<p>x</p>", 10'000), small), Fault::TooLarge);
  const std::string page = repeated("<p>x</p>", 1000);  // what it takes, to the byte
  std::size_t refused = 0;
  std::size_t enough = std::size_t{1} << 30U;
  while (enough - refused > 1) {
    Limits tried;
    tried.arena_bytes = refused + (enough - refused) / 2;
    const auto document = loaded(page);
    const bool read =
        read_html_part(*document, 0, static_cast<std::uint32_t>(document->buffer_size), {{}, {}, tried, {}})
            .has_value();
    (read ? enough : refused) = tried.arena_bytes;
  }
  small.arena_bytes = enough;
  EXPECT_EQ(text_content(*read(page, small)->root), repeated("x", 1000));
  small.arena_bytes = enough - 1;
  EXPECT_EQ(fault(page, small), Fault::TooLarge);
  small.arena_bytes = enough / 1000;
  EXPECT_EQ(fault(page, small), Fault::TooLarge);
  Limits fast;
  fast.seconds = 0;
  EXPECT_EQ(fault(repeated("<p>x</p>", 10'000), fast), Fault::TooSlow);
  EXPECT_EQ(text_content(*read("<p>x</p>")->root), "x");  // and the next page is read
}

// An assertion of Gumbo's fails on these.
TEST(Limits, HoldForWhatBreaksTheParser) {
  const auto document = read("<p>a</p><table><math><mi><![CDATA[b]]>c<td>d</table>");
  EXPECT_EQ(text_content(*document->root), "acd");
  EXPECT_EQ(said(*document), "element-dropped math x1\n");
  EXPECT_EQ(text_content(*read("<table><svg><desc><![CDATA[b]]>c")->root), "c");
}

TEST(Limits, HoldForBrokenMarkup) {
  EXPECT_EQ(text_content(*read(repeated("<", kMany))->root), repeated("<", kMany));
  EXPECT_EQ(text_content(*read("<p>a" + repeated("<a b='", kMany))->root), "a");
  EXPECT_EQ(text_content(*read("a" + repeated("<!--", kMany))->root), "a");
  EXPECT_EQ(text_content(*read(repeated("&zz", kMany))->root), repeated("&zz", kMany));
  EXPECT_EQ(text_content(*read("<br><p title='&gt")->root), "");
}

}  // namespace
}  // namespace offprint
