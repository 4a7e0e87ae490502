#include "formats/markdown/reader.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "formats/document/tree.h"
#include "formats/time/dates.h"

namespace offprint {
namespace {

// A Document of Stage::Page, as passes get it.
class ReadMarkdown : public ::testing::Test {
 protected:
  void read(std::string_view text) {
    document.reset();
    ReadOptions options;
    options.hash = false;
    result = read_markdown(text, options, document);
    ASSERT_TRUE(result) << result.error().message;
  }
  template <class T>
  const T* first() const {
    for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at))
      if (const auto* found = as<T>(at)) return found;
    return nullptr;
  }
  template <class T>
  std::size_t count() const {
    std::size_t n = 0;
    for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) n += at->kind == T::kKind;
    return n;
  }
  // Where the node began in the input.
  std::string_view source_of(const Node& node, std::string_view input) const {
    return input.substr(document.offsets.to_input(node.source.begin));
  }

  Document document;
  Result<void> result;
};

TEST_F(ReadMarkdown, CodeIsWhatWasWritten) {
  read("```cpp title=x\n  a < b & c;\n\n```\n\n`` x ` <i> ``\n");
  EXPECT_EQ(first<Code>()->value.view(), "  a < b & c;\n");
  EXPECT_EQ(first<Code>()->lang.view(), "cpp");
  EXPECT_EQ(first<InlineCode>()->value.view(), "x ` <i>");
  EXPECT_EQ(count<Emphasis>(), 0U);
}

TEST_F(ReadMarkdown, FormulasAreTeX) {
  read("Energy $E = mc^2$ and $$\na_1 * b_2 \\\\\n$$\n");
  EXPECT_EQ(first<InlineMath>()->value.view(), "E = mc^2");
  EXPECT_EQ(first<Math>()->value.view(), "a_1 * b_2 \\\\");
  for (const char* none : {"$5 and $6", "US$ 5 or $ 6", "`$a$`", "\\$a$", "a $", "$a$2", "$a `b$` c", "$$",
                           "[a](/$x) $", "    $a$\n", "```\n$a$\n```\n", "<a href=\"$a$\">"}) {
    read(none);
    EXPECT_EQ(count<InlineMath>() + count<Math>(), 0U) << none;
  }
}

TEST_F(ReadMarkdown, FootnotesGoToTheEnd) {
  read("[^Lamp]: Whale *oil*.\n\n    More.\n\nLit[^lamp] twice[^lamp], and[^none].\n");
  const auto* note = as<FootnoteDefinition>(static_cast<const Node*>(document.root->last));
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(note->identifier.view(), "lamp");
  EXPECT_EQ(note->label.view(), "Lamp");
  EXPECT_EQ(text_content(*note), "Whale oil.More.");
  EXPECT_EQ(count<FootnoteReference>(), 2U);
  EXPECT_EQ(first<FootnoteReference>()->identifier.view(), "lamp");
  EXPECT_EQ(text_content(*document.root).substr(0, 22), "Lit twice, and[^none].");
}

TEST_F(ReadMarkdown, NothingForgesAMark) {
  read(
      "<span>$x$</span> <pre>a</pre> <code>b</code> \xEF\xBF\xBF"
      "0\xEF\xBF\xBF <div>c</div>\n\n$y$\n");
  EXPECT_EQ(count<InlineMath>(), 2U);
  EXPECT_EQ(count<Code>() + count<InlineCode>() + count<FootnoteDefinition>(), 0U);  // HTML's are the passes' matter
}

TEST_F(ReadMarkdown, ListsSayWhetherTheyAreLoose) {
  read("- a\n- b\n");
  EXPECT_FALSE(first<List>()->spread);
  read("- a\n\n- b\n");
  EXPECT_TRUE(first<List>()->spread);
  read("- a\n  ```\n\n  ```\n- b\n");
  EXPECT_FALSE(first<List>()->spread);
  read("- a\n\n  b\n- c\n");
  EXPECT_TRUE(first<List>()->spread);
  read("- a\n\n  3. b\n- c\n");  // the numbered list could not follow on the next line
  EXPECT_FALSE(first<List>()->spread);
}

// Wherever they stand: md4c takes some offsets for something else (parser_offsets.h).
TEST_F(ReadMarkdown, AnItemGoesOnBelowItsHeading) {
  for (std::size_t before = 0; before < 300; ++before) {
    read(std::string(before, 'x') + "\n\n- # a\n\n  b\n\n- c\n\n  ```\n  d\n  ```\n\n  e\n");
    ASSERT_EQ(count<List>(), 1U) << before;
    ASSERT_EQ(text_content(*first<List>()), "abcde") << before;
  }
}

TEST_F(ReadMarkdown, NumbersThatJumpAreOneList) {
  read("1. a\n2. b\n5) c\n6) d\n");
  ASSERT_EQ(count<List>(), 1U);
  const auto* third = as<ListItem>(static_cast<const Node*>(first<List>()->last->previous));
  EXPECT_EQ(third->value, 5);
  read("1. a\n2) b\n");
  EXPECT_EQ(count<List>(), 2U);
  read("1. a\n\n5) b\n");
  EXPECT_EQ(count<List>(), 2U);
}

TEST_F(ReadMarkdown, EmptyBlocksAreTheAuthors) {
  read("#\n\n-\n\n>\n");
  EXPECT_EQ(count<Heading>() + count<ListItem>() + count<BlockQuote>(), 3U);
  EXPECT_EQ(document.origin, Origin::Author);
  EXPECT_EQ(first<Heading>()->element, nullptr);
}

TEST_F(ReadMarkdown, AddressesInTheTextAreBareLinks) {
  read("https://e.org/a_b, <https://e.org/c> and [d](https://e.org/d)");
  EXPECT_EQ(count<Link>(), 3U);
  EXPECT_TRUE(first<Link>()->bare);
  EXPECT_EQ(first<Link>()->url.view(), "https://e.org/a_b");
  read("<https://e.org/c>");
  EXPECT_FALSE(first<Link>()->bare);
  read("<<https://e.org/c>>");
  EXPECT_EQ(first<Link>()->url.view(), "https://e.org/c");
  EXPECT_EQ(text_content(*document.root), "<https://e.org/c>");
  read("[这](https://e.org/a)是**热**，但");  // where an address ends, not where its bracket does
  EXPECT_EQ(count<Strong>(), 1U);
}

TEST_F(ReadMarkdown, ABarInACellLosesItsBackslashInCodeToo) {
  read("| a | b |\n| --- | --- |\n| `x\\|y` | <https://e.org/a\\|b> |\n");
  EXPECT_EQ(first<InlineCode>()->value.view(), "x|y");
  EXPECT_EQ(first<Link>()->url.view(), "https://e.org/a|b");
}

TEST_F(ReadMarkdown, ReferencesAreCommonMarks) {
  read("&copy; &copy &notit; &#x2014; ![&amp;](a \"&lt;\")");
  EXPECT_EQ(text_content(*document.root), "© &copy &notit; — ");
  EXPECT_EQ(first<Image>()->alt.view(), "&");
  EXPECT_EQ(first<Image>()->title.view(), "<");
}

TEST_F(ReadMarkdown, TagsOfSwallowingElementsAreWordsInASentence) {
  read("The <title> tag.\n\nNext <b>para</b>.\n");
  EXPECT_EQ(text_content(*document.root), "The <title> tag.Next para.");
  read("<script>\nalert(1)\n</script>\n\nNext.\n");
  EXPECT_EQ(text_content(*document.root), "\nNext.");
}

TEST_F(ReadMarkdown, PlacesAreTheInputs) {
  const std::string_view text =
      "\xEF\xBB\xBF---\r\ntitle: a\r\n---\r\nOne[^1].\r\n\r\n> Two **three**\r\n\r\n[^1]: Four\r\n";
  read(text);
  const auto text_at = [&](std::string_view value) {
    for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
      const auto* found = as<TextNode>(at);
      if (found != nullptr && found->value == value) return source_of(*found, text);
    }
    return std::string_view();
  };
  EXPECT_TRUE(text_at("One").starts_with("One"));
  EXPECT_TRUE(text_at("three").starts_with("three"));
  EXPECT_TRUE(text_at("Four").starts_with("Four"));
}

TEST_F(ReadMarkdown, HeadingsHaveGitHubsNames) {
  read("## One two\n\n## One two\n\n<a id=\"x\"></a>\n");
  ASSERT_EQ(document.anchors.size(), 2U);
  EXPECT_EQ(document.anchors.front().id.view(), "one-two");
}

TEST_F(ReadMarkdown, ADateBesidePublishedIsTheArticlesOwn) {
  read("---\ndate: 2020-01-02T08:00:00+08:00\n---\nx");
  EXPECT_EQ(iso8601(document.metadata.published), "2020-01-02T00:00:00Z");
  EXPECT_FALSE(document.metadata.byline_date);
  read("---\ndate: 2020-01-02T08:00:00+08:00\npublished: 2020-01-03T00:00:00Z\n---\nx");
  EXPECT_EQ(iso8601(document.metadata.byline_date), "2020-01-02T08:00:00+08:00");
  EXPECT_EQ(iso8601(document.metadata.published), "2020-01-03T00:00:00Z");
  read("---\ndate: some day\npublished: false\n---\nx");
  EXPECT_EQ(document.metadata.extra.size(), 2U);
}

TEST_F(ReadMarkdown, StandsHostileText) {
  const auto repeated = [](std::string_view unit, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += unit;
    return out;
  };
  for (const std::string& text :
       {repeated(">", 40000) + "a", repeated("- ", 20000) + "a", repeated("[", 50000),
        repeated("![", 20000) + repeated("](a)", 20000), repeated("$a ", 50000), repeated("$$a\n", 50000),
        repeated("` ", 50000) + "``", repeated("{{ a ", 50000), repeated("# a\n\n", 20000), repeated("*a **b ", 20000),
        repeated("1. a\n5) b\n", 5000), repeated("a@b.c ", 50000),
        "[a]: /" + std::string(100000, 'x') + "\n\n" + repeated("[a] ", 20000), repeated("[^a]", 20000) + "\n\n[^a]: x",
        repeated("<div>\n\n", 5000)}) {
    read(text);
  }
}

TEST_F(ReadMarkdown, NothingButWhiteSpaceIsEmpty) {
  result = read_markdown(" \n\n", {}, document);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().fault, Fault::Empty);
}

TEST(SniffMarkdown, GoesByStructure) {
  for (const char* text : {"---\ntitle: a\n---\nprose alone\n", "+++\ntitle = \"a\"\n+++\n# x\n",
                           "# Heading\n\nProse.\n", "prose\n\n- a\n- b\n", "a [b](c) d", "**strong** words",
                           "```\ncode\n```\n", "---\ntitle: a\n---\n# A heading\n\nProse with <b>a tag</b>.\n",
                           "<p>a</p>\n\n- b\n", "a\n\n<img src=b>\n\nc\n"}) {
    EXPECT_EQ(sniff_markdown(text), Claim::Likely) << text;
  }
  for (const char* text :
       {"", "prose alone", "# a comment\ncommand --flag\n", "---\ntitle: a\n---\n<p>html **x**</p>\n",
        "<p>a</p>\n<p>c</p>\n\n- b\n", "{\"a\": 1}", "<!DOCTYPE html>", "\x89PNG\r\n\x1A\n", "one - two\n- three\n",
        "<p>a</p>\n<p>**b**</p>\n- c\n"}) {
    EXPECT_EQ(sniff_markdown(text), Claim::No) << text;
  }
}

}  // namespace
}  // namespace offprint
