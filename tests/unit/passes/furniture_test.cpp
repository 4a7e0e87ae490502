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

// A name that a tool made, or that says what the block has, lacks or is about, says nothing of what it is.
TEST(Furniture, NamesThatSayNothing) {
  static constexpr std::string_view kStay[] = {
      "class='css-1ad9f2'",
      "class='view view-dom-id-fd6ad92173'",
      "class='elementor-element elementor-element-3ad7b21'",
      "class='sc-bdAdVa'",
      "class='ad3c'",
      "id='x7-ad'",
      "class='skinwave-with-comments'",
      "class='no-print'",
      "class='print:hidden'",
      "class='brush: php; toolbar: false'",
      "class='category-social tag-share'",
      "class='gform_wrapper' id='gform_wrapper_3'",
      "class='d-print-none'",
      "class='paywall'",
      "class='adhesive shadow road'",
  };
  for (const std::string_view attribute : kStay)
    EXPECT_EQ(cuts("<div " + std::string(attribute) + ">港務處昨天說，風大停航。</div>"), "") << attribute;
  static constexpr std::string_view kGo[] = {
      "class='ad-slot'",
      "id='div-gpt-ad-1'",
      "id='div-gpt-ad-1460505748561-0'",
      "class='css-1ad9f2 ad_box'",
      "class='bottomAd'",
      "class='ad-300x250'",
      "class='AdSlot'",
      "class='widget_ads'",
  };
  for (const std::string_view attribute : kGo)
    EXPECT_EQ(cuts("<div " + std::string(attribute) + ">甲乙丙</div>"), "cut advertisement: 甲乙丙\n") << attribute;
}

// What no name and no wording takes out: its neighbours would move, or words would lose what they belong to.
TEST(Furniture, TheGuardStandsBeforeNamesAndWords) {
  static constexpr std::string_view kStay[] = {
      "<h2>分享</h2><p>港口分到了一半。</p>",
      "<h2 id='share'>Share</h2><ul><li>half</li></ul>",
      "<div class='head'><h2>广告</h2></div><p>牌子掉了。</p>",
      "<h2>Subscribe</h2><h3>By post</h3><p>Write.</p>",
      "<h2>Listen</h2><pre>ding</pre>",
      "<h2>Subscribe</h2><p><a href='/feed'>the feed</a></p><p>It comes once a week.</p>",
      "<p><strong>分享</strong></p><p>港口分到了一半。</p>",
      "<h2 class='popular'><a href='#p'>Popular</a></h2><p>Eels.</p>",
      "<section id='newsletter'><h2>A letter</h2><p>It came.</p></section>",
      "<div id='print'><h3>Print</h3><p>Ink.</p></div>",
      "<div class='section' id='what-was-it-like'><h2>What was it like?<a href='#w'>*</a></h2><p>Cold.</p></div>",
      "<table><tr><td>广告</td><td>1</td></tr></table>",
      "<table><tr><td><p>广告</p></td><td><div>Share</div></td></tr></table>",
      "<table class='ad'><tr><td>1</td><td>2</td></tr></table>",
      "<table><tr class='print'><td class='social'>1</td><td id='like'>2</td></tr></table>",
      "<table><caption class='share'>Share</caption><tr><td>1</td></tr></table>",
      "<div class='ad'><table><tr><td>1</td><td>2</td></tr></table></div>",
      "<details><summary>Share</summary><p>Half each.</p></details>",
      "<ol><li>点赞</li><li>分享</li><li><p>广告</p></li></ol>",
      "<ol><li class='ad'>甲</li><li id='social-one'>乙</li></ol>",
      "<ul><li><a href='https://twitter.com/share'>the button</a></li><li>the rest</li></ul>",
      "<ul id='social-accounts'><li>甲</li><li>乙</li></ul>",
      "<ul class='likes'><li>鰻魚</li><li>海霧</li></ul>",
      "<dl><dt>Share</dt><dd>公開</dd><dt class='ad'>Tweet</dt><dd><p>Subscribe</p></dd></dl>",
      "<div class='share'><dl><dt>股</dt><dd>份</dd></dl></div>",
      "<pre>Subscribe</pre>",
      "<div class='code-toolbar'><pre>npm install</pre></div>",
      "<blockquote class='like'>港口像一本書</blockquote>",
      "<blockquote><p>分享</p></blockquote>",
      "<div class='social'><blockquote>港口像一本書</blockquote></div>",
      "<figure class='ad'><img src='https://p.e/1.jpg'><figcaption>廣告牌</figcaption></figure>",
      "<figure class='ad'><a href='/x'><img src='https://p.e/1.jpg'></a><figcaption>廣告牌</figcaption></figure>",
      "<div class='share'><img src='https://p.e/1.jpg'><div class='photo-caption'>廣告牌</div></div>",
      "<div class='ad'><div class='wp-caption'><a href='/x'><img src='https://p.e/1.jpg'></a><p>廣告牌</p></div></div>",
      "<div class='social'>港口的人說那年的風比往年都大，船都沒有出去。</div>",
  };
  for (const std::string_view html : kStay) EXPECT_EQ(cuts(html), "") << html;
}

TEST(Furniture, WhatTheGuardLetsThrough) {
  struct Row {
    std::string_view html;
    std::string_view ledger;
  };
  static constexpr Row kRows[] = {
      {"<ul class='share-links'><li>Share</li><li>Tweet</li><li>Pin it</li></ul>", "cut share: Share\nTweet\nPin it\n"},
      {"<ul class='social'><li><a href='https://w.e/me'>@me</a></li></ul>", "cut share: @me\n"},
      {"<h3>分享到：</h3><h2>下一章</h2>", "cut share: 分享到：\n"},
      {"<p>分享：</p><p><a href='https://w.e/1'>微博</a></p>", "cut share: 分享：\n"},
      {"<p>分享：</p><p>港口分到了一半。</p>", ""},
      {"<h3>延伸閱讀</h3><ul><li><a href='/1'>潮汐表</a> 2020-01-02</li></ul>",
       "cut related: 潮汐表 2020-01-02\ncut related: 延伸閱讀\n"},
      {"<ul><li class='comment-add'><a href='#c'>Say it</a></li></ul>", "cut comments: Say it\n"},
      {"<h3>Share this:</h3><ul class='share'><li>Weibo</li></ul>", "cut share: Share this:\ncut share: Weibo\n"},
      {"<div class='newsletter'><h3>Letters</h3><p>每週五寄一封信給你。</p></div>",
       "cut subscribe: Letters\n每週五寄一封信給你。\n"},
      {"<div class='ad'><table><tr><td><a href='/x'>買</a></td></tr></table></div>", "cut advertisement: 買\n"},
      {"<table class='related'><tr><td><a href='/x'>買</a></td></tr></table>", ""},
      {"<div class='related'><figure><a href='/x'><img src='https://p.e/1.jpg'></a><figcaption><a href='/x'>甲</a>"
       "</figcaption></figure></div>",
       "cut related: 甲\ncut related: \n"},
  };
  for (const Row& row : kRows) EXPECT_EQ(cuts(row.html), row.ledger) << row.html;
}

TEST(Furniture, IsLeftInWhereKeepNamesItsReason) {
  PassOptions options;
  options.keep = {"share"};
  EXPECT_EQ(cuts("<div class='share'>甲</div><p>Advertisement</p>", options), "cut advertisement: Advertisement\n");
  options.keep = {"related"};
  EXPECT_EQ(cuts("<h3>相关阅读</h3><ul><li><a href='/a'>甲</a></li></ul><p>分享</p>", options), "cut share: 分享\n");
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
      {"The post war years appeared first on film.", ""},
      {"Sign up for our newsletter!", "subscribe"},
      {"Sign up for our newsletter and you will see what I mean by noise, wrote the keeper.", ""},
      {"Share this: it was her rule, carved above the door of the mill.", ""},
      {"订阅我们的报纸的人都住在山那边，邮差要走两天才能把这一份报纸送到他们手里。", ""},
  };
  for (const Row& row : kRows) {
    const std::string text(row.text);
    const std::string expected = row.reason.empty() ? "" : "cut " + std::string(row.reason) + ": " + text + "\n";
    EXPECT_EQ(cuts("<p>" + text + "</p>"), expected) << text;
  }
}

TEST(Furniture, FeedFootersEndWithALink) {
  constexpr std::string_view kLinked = "The post <a href='/1'>山路</a> appeared first on <a href='/'>邮路</a>";
  EXPECT_EQ(cuts("<p>" + std::string(kLinked) + ".</p>"), "cut feed: The post 山路 appeared first on 邮路.\n");
  EXPECT_EQ(cuts("<p>" + std::string(kLinked) + ", and a year later in the valley's paper.</p>"), "");
  EXPECT_EQ(cuts("<p>The article that he wrote appeared first on a wall, then in a book by <a href='/'>甲</a>.</p>"),
            "");
}

TEST(Furniture, AnItemsWordsDoNotTakeItsList) {
  EXPECT_EQ(cuts("<ul><li>Sign up for our newsletter</li><li>Go home</li></ul>"), "");
  EXPECT_EQ(cuts("<div><ol><li><p>订阅我们的周报</p></li><li>回家</li></ol></div>"), "");
  EXPECT_EQ(cuts("<ul><li>Go home</li><li>Subscribe now</li></ul>"), "");
}

TEST(Furniture, ASentenceIsNotCutByAName) {
  static constexpr std::string_view kNames[] = {
      "share-price",       "ad-hoc-report",         "donate-blood", "newsletter-issue",
      "subscribe-history", "advertisement-history", "share",        "ads"};
  constexpr std::string_view kSentence = "The price of <b>eels</b> fell by a third on Monday, the port said.";
  for (const std::string_view name : kNames) {
    const std::string open = "<div class='" + std::string(name) + "'>";
    EXPECT_EQ(cuts(open + "<p>" + std::string(kSentence) + "</p></div>"), "") << name;
    EXPECT_EQ(cuts(open + std::string(kSentence) + "</div>"), "") << name;
  }
  EXPECT_EQ(cuts("<div class='share'><p>Tell it to your friends, wherever they are.</p>"
                 "<a href='https://twitter.com/intent/tweet'>Tweet</a></div>"),
            "cut share: Tell it to your friends, wherever they are.\nTweet\n");
  EXPECT_EQ(cuts("<div class='newsletter'><form><p>We write once a week, and never more than a page.</p></form></div>"),
            "cut subscribe: We write once a week, and never more than a page.\n");
  EXPECT_EQ(cuts("<div class='newsletter'><div><h3>Sign up for our newsletter</h3><p>We write once a week, and never "
                 "more than a page.</p></div></div>"),
            "cut subscribe: Sign up for our newsletter\nWe write once a week, and never more than a page.\n");
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

TEST(Title, LosesTheSitesNameWhereTheHeadingDiffersBySigns) {
  struct Row {
    std::string_view title;
    std::string_view heading;
    std::string_view left;
    std::string_view site;
  };
  static constexpr Row kRows[] = {
      {"Birds - of the marsh - MyPress", "<h1>Birds / of the marsh</h1>", "Birds - of the marsh", "MyPress"},
      {"Birds: of the marsh! | MyPress", "<h1>Birds – of the Marsh</h1>", "Birds: of the marsh!", "MyPress"},
      {"沼泽里的鸟，一年四季_河谷报", "<h1>沼泽里的鸟：一年四季</h1>", "沼泽里的鸟，一年四季", "河谷报"},
      {"Birds - of the marsh - MyPress", "<h2>Birds / of the marsh</h2>", "Birds - of the marsh - MyPress", ""},
      {"Birds - of the marsh - MyPress", "<h1>Birds / of a marsh</h1>", "Birds - of the marsh - MyPress", ""},
      {"Birds - of the marsh", "<h1>Birds / of the marsh</h1>", "Birds - of the marsh", ""},
      {"Birds of the well-known marsh", "<h1>“Birds of the well”</h1>", "Birds of the well-known marsh", ""},
      {"Birds - of the marsh", "<h1>…</h1>", "Birds - of the marsh", ""},
  };
  for (const Row& row : kRows) {
    Metadata metadata;
    metadata.title = row.title;
    const Document document = article(std::string(row.heading) + prose(), {}, metadata);
    EXPECT_EQ(document.metadata.title, row.left) << row.heading;
    EXPECT_EQ(document.metadata.site_name, row.site) << row.heading;
    EXPECT_EQ(ledger(document), "") << row.heading;
  }
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
