#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

// Long enough that what stands beside it is no good part of the whole.
const std::string& prose() {
  static const std::string text = [] {
    std::string out;
    for (int i = 0; i < 8; ++i)
      out +=
          "<p>邮局在山路第三个弯上，门前的信箱是铁皮的，漆掉了一半，里面常年住着一窝蜜蜂，谁也不去惊动它们。"
          "邮差每个星期二上山，把信放在柜台上，再把寄出去的信带下去，二十年里没有误过一次。</p>";
    return out;
  }();
  return text;
}

std::string cuts(std::string_view html, const PassOptions& options = {}, std::string_view title = {}) {
  Metadata metadata;
  metadata.title = title;
  return ledger(article(prose() + std::string(html) + prose(), options, std::move(metadata)));
}

TEST(Furniture, GoesByItsClass) {
  struct Row {
    std::string_view classes;
    std::string_view reason;
    bool links;
  };
  static constexpr Row kRows[] = {
      {"share", "share", false},
      {"sd-sharing", "share", false},
      {"share-buttons", "share", false},
      {"social", "share", false},
      {"newsletter-signup", "subscribe", false},
      {"jp-relatedposts", "related", false},
      {"related-posts", "related", true},
      {"also-read", "related", true},
      {"recommended", "related", true},
      {"disqus", "comments", false},
      {"ad-slot", "advertisement", false},
      {"taboola", "advertisement", false},
      {"breadcrumbs", "navigation", true},
      {"visually-hidden", "hidden", false},
      {"visuallyhidden", "hidden", false},
      {"printfriendly", "print", false},
      {"donate", "promotion", false},
      {"shared", "", false},
      {"header", "", false},
      {"related", "", false},  // not links
  };
  for (const Row& row : kRows) {
    const std::string text = row.links ? "<a href='/a'>甲乙丙</a>" : "甲乙丙";
    const std::string expected = row.reason.empty() ? "" : "cut " + std::string(row.reason) + ": 甲乙丙\n";
    EXPECT_EQ(cuts("<div class='" + std::string(row.classes) + "'>" + text + "</div>"), expected) << row.classes;
  }
}

TEST(Furniture, GoesByItsElementWhereItLinks) {
  EXPECT_EQ(cuts("<nav><a href='/a'>甲</a></nav>"), "cut navigation: 甲\n");
  EXPECT_EQ(cuts("<div role='navigation'><a href='/a'>甲</a></div>"), "cut navigation: 甲\n");
  EXPECT_EQ(cuts("<aside><a href='/a'>甲</a></aside>"), "cut related: 甲\n");
  EXPECT_EQ(cuts("<aside>甲说，路断了。</aside>"), "");
}

TEST(Furniture, GoesByItsWords) {
  struct Row {
    std::string_view text;
    std::string_view reason;  // empty: it stays
  };
  static constexpr Row kRows[] = {
      {"分享到：微博", "share"},
      {"Share this:", "share"},
      {"SHARE", "share"},
      {"赞过：", "share"},
      {"Tweet", "share"},
      {"广告", "advertisement"},
      {"廣告", "advertisement"},
      {"Advertisement", "advertisement"},
      {"您的设备不支持播放", "player"},
      {"Your browser does not support video.", "player"},
      {"No media source currently available", "player"},
      {"The post 山路 appeared first on 邮路.", "feed"},
      {"Subscribe now", "subscribe"},
      {"订阅我们的周报", "subscribe"},
      {"发表评论", "comments"},
      {"Leave a Reply", "comments"},
      {"返回首页", "navigation"},
      {"Back to top", "navigation"},
      {"广告是邮差送来的", ""},
      {"Tweets were read aloud", ""},
      {"The post office is closed", ""},
      {"分享是邮差的习惯", ""},
      {"Sharecroppers came by the road", ""},
      {"发表评论的人", ""},
  };
  for (const Row& row : kRows) {
    const std::string text(row.text);
    const std::string expected = row.reason.empty() ? "" : "cut " + std::string(row.reason) + ": " + text + "\n";
    EXPECT_EQ(cuts("<p>" + text + "</p>"), expected) << text;
  }
}

TEST(Furniture, ListsOfOtherArticlesGoWithTheirHeading) {
  EXPECT_EQ(cuts("<h3>相关阅读：</h3><ul><li><a href='/a'>甲</a></li></ul>"),
            "cut related: 甲\ncut related: 相关阅读：\n");
  EXPECT_EQ(cuts("<p>【延伸閱讀】</p><p><a href='/a'>甲</a></p><p><a href='/b'>乙</a></p>"),
            "cut related: 甲\ncut related: 乙\ncut related: 【延伸閱讀】\n");
  EXPECT_EQ(cuts("<h3>相关阅读</h3><p>那年他读完了所有的信。</p>"), "");
}

TEST(Furniture, KeepsPlayersAndPicturesBesideItsWords) {
  constexpr std::string_view player =
      "<div class='player'><video src='https://v.example.org/a.mp4'></video><p>No media source currently "
      "available</p></div>";
  const Document document = article(prose() + std::string(player) + prose());
  EXPECT_NE(tree(document).find("a.mp4"), std::string::npos);
  EXPECT_EQ(ledger(document), "cut player: No media source currently available\n");
}

TEST(Furniture, KeepsProseUnderItsClassNames) {
  EXPECT_EQ(ledger(article("<div class='share comments-wrapper'>" + prose() + "</div>")), "");
}

TEST(Furniture, StaysUnderCleanNone) {
  PassOptions options;
  options.clean = Clean::None;
  EXPECT_EQ(cuts("<div class='share'>甲</div><p>Advertisement</p>", options), "");
}

TEST(Title, StandsOnce) {
  struct Row {
    std::string_view html;
    std::string_view ledger;
  };
  static constexpr Row kRows[] = {
      {"<h1>山路上的邮局</h1>", "cut title: 山路上的邮局\n"},
      {"<p>山路 上的邮局</p>", "cut title: 山路 上的邮局\n"},
      {"<h2>山路上的邮局（上）</h2>", ""},
      {"<h2>山路</h2>", ""},
  };
  for (const Row& row : kRows) {
    Metadata metadata;
    metadata.title = "山路上的邮局";
    EXPECT_EQ(ledger(article(std::string(row.html) + prose(), {}, metadata)), row.ledger) << row.html;
    EXPECT_EQ(ledger(article(prose() + std::string(row.html), {}, metadata)), "") << "after the prose: " << row.html;
  }
}

TEST(Title, IsTheFirstHeadingWhereTheHeaderHasNone) {
  const Document document = article("<h1>山路上的邮局</h1>" + prose());
  EXPECT_EQ(document.metadata.title, "山路上的邮局");
  EXPECT_EQ(ledger(document), "lifted title: 山路上的邮局\n");
  EXPECT_EQ(article("<h2>山路上的邮局</h2>" + prose()).metadata.title, "");
}

TEST(Rights, AreReadFromTheLastBlocksAndStay) {
  struct Row {
    std::string_view html;
    std::string_view rights;
  };
  static constexpr Row kRows[] = {
      {"<p><em>© 2020</em><em>年邮路。</em></p>", "© 2020年邮路。"},
      {"<p>Copyright 2020 Example</p>", "Copyright 2020 Example"},
      {"<p>版權所有，不得轉載</p>", "版權所有，不得轉載"},
      {"<p>本文版权归邮路</p><p>完</p>", "本文版权归邮路"},
      {"<p>未經授權不得轉載</p>", "未經授權不得轉載"},
      {"<p>他在信里学会了 Copyright 这个词。</p>", ""},
      {"<p>© 2020</p><p>一</p><p>二</p><p>三</p><p>四</p>", ""},
  };
  for (const Row& row : kRows) {
    const Document document = article(prose() + std::string(row.html));
    EXPECT_EQ(document.metadata.rights, row.rights) << row.html;
    EXPECT_EQ(ledger(document), "") << row.html;
  }
}

}  // namespace
}  // namespace offprint
