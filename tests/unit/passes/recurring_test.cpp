// What goes of that which recurs on a site, and what stays though it recurs.
#include "converters/passes/recurring/furniture.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

using Words = std::vector<std::string>;

PassOptions knowing(const Words& texts, FurnitureBlock::By by = FurnitureBlock::By::Text, std::uint64_t articles = 9) {
  Furniture furniture;
  for (const std::string& text : texts)
    furniture.sites["a.example"].blocks.push_back({by, text, RunPlace::Tail, articles, ""});
  PassOptions options;
  options.furniture = std::make_shared<KnownFurniture>(furniture);
  return options;
}

// The texts and addresses that went, in order.
Words cut_as_recurring(std::string_view html, const PassOptions& options) {
  Metadata metadata;
  metadata.url = "https://a.example/1";
  Words out;
  const Document document = article(html, options, std::move(metadata));
  for (const Diagnostic& d : document.diagnostics.all()) {
    if (d.code == DiagnosticCode::Cut && d.what == "recurring") out.push_back(d.url.empty() ? d.text : d.url);
  }
  return out;
}

const std::string kOpening = "<p>The ferry did not sail, and the keeper wrote to nobody.</p>";
const std::string kFollowing = "<p>Next morning the wind had gone and the harbour was full of sails.</p>";

TEST(Recurring, GoesAtTheTail) {
  EXPECT_EQ(cut_as_recurring(kOpening + kFollowing + "<p>Follow us.</p><p>Quay Letters</p>",
                             knowing({"Follow us.", "Quay Letters"})),
            (Words{"Follow us.", "Quay Letters"}));
}

TEST(Recurring, IsJoinedToTheEnd) {
  EXPECT_EQ(cut_as_recurring(kOpening + "<p>Follow us.</p>" + kFollowing, knowing({"Follow us."})), Words());
}

TEST(Recurring, GoesAtTheHeadWhereItIsNoBeginning) {
  const std::string line = "<p>A magazine of the northern coast</p>";
  const std::string link = R"(<p><a href="https://a.example/s">Subscribe to the letter</a></p>)";
  EXPECT_EQ(cut_as_recurring(line + kOpening + kFollowing, knowing({"A magazine of the northern coast"})),
            (Words{"A magazine of the northern coast"}));
  EXPECT_EQ(cut_as_recurring("<p>Dear all, it is Friday.</p>" + link + kOpening,
                             knowing({"Dear all, it is Friday.", "Subscribe to the letter"})),
            (Words{"Dear all, it is Friday.", "Subscribe to the letter"}));
}

TEST(Recurring, WhatBeginsTheTextStays) {
  for (const std::string opening :
       {"<p>Dear all, it is Friday.</p>", "<h2>An introduction to it</h2>", "<p>编者按</p>",
        "<p><strong>A word from the editors</strong></p>", "<p>What you will need today:</p>"}) {
    const Words known{"Dear all, it is Friday.", "亲爱的海边朋友们，",       "An introduction to it", "编者按",
                      "A word from the editors", "What you will need today:"};
    EXPECT_EQ(cut_as_recurring(opening + kOpening + kFollowing, knowing(known)), Words()) << opening;
  }
}

TEST(Recurring, SeveralPropertiesInOneText) {
  const PassOptions options = knowing({"{rights} | {rights} | Permalink"}, FurnitureBlock::By::Shape);
  EXPECT_EQ(
      cut_as_recurring(kOpening + kFollowing + "<p>© Ann Roe 2019 | All rights reserved | Permalink</p>", options),
      (Words{" |  | Permalink"}));
}

TEST(Recurring, MarksStay) {
  EXPECT_EQ(cut_as_recurring(kOpening + "<p>* * *</p><p>Follow us.</p>", knowing({"* * *", "Follow us."})),
            (Words{"Follow us."}));
  EXPECT_EQ(cut_as_recurring(kOpening + "<p>＊</p>" + kFollowing + "<p>第3章</p>" + kOpening, knowing({"＊", "第3章"})),
            Words());
}

TEST(Recurring, ARefrainStaysToTheLast) {
  const std::string refrain = "<p>And the bell rang over the water</p>";
  EXPECT_EQ(cut_as_recurring(kOpening + refrain + kFollowing + refrain, knowing({"And the bell rang over the water"})),
            Words());
}

TEST(Recurring, GoesBetweenAsALinkOrAPicture) {
  const std::string sale = R"(<p><a href="https://a.example/sale">Our spring sale</a></p>)";
  EXPECT_EQ(
      cut_as_recurring(kOpening + "<h3>Partners</h3>" + sale + kFollowing, knowing({"Our spring sale", "Partners"})),
      (Words{"Partners", "Our spring sale"}));
  const std::string code = R"(<p><img src="https://a.example/code.png"></p>)";
  const PassOptions pictures = knowing({"https://a.example/code.png"}, FurnitureBlock::By::Picture);
  EXPECT_EQ(cut_as_recurring(kOpening + code + kFollowing, pictures), (Words{"https://a.example/code.png"}));
  EXPECT_EQ(cut_as_recurring(kOpening + code + kFollowing + code + kOpening, pictures),
            Words());  // an ornament between parts
  EXPECT_EQ(cut_as_recurring(kOpening + sale + "<p>Press and hold the code</p>" + kFollowing,
                             knowing({"Our spring sale", "Press and hold the code"})),
            (Words{"Our spring sale", "Press and hold the code"}));
}

TEST(Recurring, AShapeIsTrustedOfCountersAndLinks) {
  const PassOptions shapes = knowing({"Seen by # readers", "Turku, # May"}, FurnitureBlock::By::Shape);
  EXPECT_EQ(cut_as_recurring(kOpening + kFollowing + "<p>Seen by 12 readers</p>", shapes),
            (Words{"Seen by 12 readers"}));
  EXPECT_EQ(cut_as_recurring(kOpening + kFollowing + "<p>Turku, 2019 May</p>", shapes), Words());
}

TEST(Recurring, SomethingIsLeft) {
  EXPECT_EQ(cut_as_recurring("<p>Follow us.</p><p>Quay Letters</p>", knowing({"Follow us.", "Quay Letters"})), Words());
}

TEST(Recurring, WhatAPersonGaveGoesAnywhere) {
  EXPECT_EQ(cut_as_recurring(kOpening + "<p>Follow us.</p>" + kFollowing,
                             knowing({"Follow us."}, FurnitureBlock::By::Text, 0)),
            (Words{"Follow us."}));
}

TEST(Recurring, AListGoesWithItsLastItem) {
  const PassOptions options = knowing({"Home page", "All letters"});
  Metadata metadata;
  metadata.url = "https://a.example/1";
  const Document document =
      article(kOpening + kFollowing + "<ul><li>Home page</li><li>All letters</li></ul>", options, metadata);
  EXPECT_EQ(tree(document).find("list"), std::string::npos) << tree(document);
  EXPECT_NE(ledger(document).find("cut recurring: Home page"), std::string::npos);
}

TEST(Recurring, OtherSitesAreLeftAlone) {
  Metadata metadata;
  metadata.url = "https://b.example/1";
  EXPECT_EQ(ledger(article(kOpening + kFollowing + "<p>Follow us.</p>", knowing({"Follow us."}), metadata)), "");
}

}  // namespace
}  // namespace offprint
