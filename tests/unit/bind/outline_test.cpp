// What a Markdown list of links says of a book.
#include "converters/bind/outline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/registry/registry.h"

namespace offprint {
namespace {

Outline outline_in(std::string_view markdown) {
  Document document;
  EXPECT_TRUE(find_format("markdown")->read(markdown, {}, document));
  return outline_of(document);
}

// "title[a,b,part[c]]", of a link its title or its address.
std::string shown_outline(const Outline& outline, const PlannedPart& part) {
  std::string text = part.title + "[";
  for (const std::uint32_t link : part.cards) {
    const OutlineLink& its = outline.links[link];
    text += (its.title.empty() ? "<" + its.target + ">" : its.title) + ",";
  }
  for (const PlannedPart& below : part.parts) text += shown_outline(outline, below) + ",";
  if (text.ends_with(',')) text.pop_back();
  return text + "]";
}

std::string shown_outline(std::string_view markdown) {
  const Outline outline = outline_in(markdown);
  return outline.title + shown_outline(outline, outline.contents);
}

TEST(OutlineOf, HeadingsAndNestedListsAreParts) {
  EXPECT_EQ("[a,Part[b,Deep[c]],Next[d]]",
            shown_outline("- [a](1)\n\n## Part\n\n1. [b](2)\n\n### Deep\n\n[c](3)\n\n## Next\n- [d](4)\n"));
  EXPECT_EQ("[Part[a,Deep *part*[b]],[c]]",
            shown_outline("- Part\n  - [a](1)\n  - Deep \\*part\\*\n    - [b](2)\n- [c](3)\n"));
}

TEST(OutlineOf, AnItemsLinkIsTheFirstArticleOfItsPart) {
  EXPECT_EQ("[a[a,b],[c]]", shown_outline("- [a](1)\n  - [b](2)\n- [c](3)\n"));
  EXPECT_EQ("[Part[Part,b]]", shown_outline("## [Part](1)\n- [b](2)\n"));
}

TEST(OutlineOf, TheOneHeadingOfTheFirstLevelIsTheTitle) {
  EXPECT_EQ("Book[Part[a]]", shown_outline("# Book\n\n## Part\n- [a](1)\n"));
  EXPECT_EQ("[One[a],Two[b]]", shown_outline("# One\n- [a](1)\n\n# Two\n- [b](2)\n"));
  EXPECT_EQ("[a,One[b]]", shown_outline("- [a](1)\n\n# One\n- [b](2)\n"));
  EXPECT_EQ("Said[One[a]]", shown_outline("---\ntitle: Said\n---\n\n# One\n- [a](1)\n"));
  EXPECT_EQ("Said[a]", shown_outline("---\ntitle: Said\n---\n\n# Said\n- [a](1)\n"));
}

TEST(OutlineOf, ALinkWithoutWordsOfItsOwnHasNoTitle) {
  EXPECT_EQ("[<1>,<https://a.example.org/b>,<a%20b.md>,bold text]",
            shown_outline("- [](1)\n- <https://a.example.org/b>\n- [a b.md](a%20b.md)\n- [**bold**  text](4)\n"));
}

TEST(OutlineOf, ProseIsNoPlan) {
  EXPECT_EQ("[a,b]", shown_outline("See [there](0) first.\n\n[a](1)\n[b](2)\n\n- no link\n- [ ]()\n"));
  EXPECT_EQ("[a]", shown_outline("- [a](1), from [its site](2)\n"));
}

TEST(WithCards, PartsThatHoldNoneAreGone) {
  const Outline outline = outline_in("- [a](1)\n- P\n  - [b](2)\n- Q\n  - [c](3)\n- [d](4)\n");
  const PlannedPart left = with_cards(outline.contents, [](std::uint32_t link) -> std::optional<std::uint32_t> {
    return link == 1 ? std::nullopt : std::optional(link % 3);
  });
  EXPECT_EQ("[a,Q[c]]", shown_outline(outline, left));  // d, 3, is a's again
}

}  // namespace
}  // namespace offprint
