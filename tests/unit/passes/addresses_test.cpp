#include "converters/passes/pictures/image_address.h"
#include "formats/address/address.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

Metadata at(std::string url) {
  Metadata metadata;
  metadata.url = std::move(url);
  return metadata;
}

TEST(Address, ResolvesAsRfc3986Says) {
  const std::string_view base = "http://a/b/c/d;p?q";
  struct Row {
    std::string_view reference;
    std::string_view target;
  };
  // RFC 3986 §5.4.1 and §5.4.2.
  static constexpr Row kRows[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {";x", "http://a/b/c/;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"g;x=1/../y", "http://a/b/c/y"},
  };
  for (const Row& row : kRows) EXPECT_EQ(resolve_address(base, row.reference), row.target) << row.reference;
}

TEST(Address, PartsAndQueries) {
  const Address parts = split_address("https://u@example.org:80/p?a=1&url=https%3A%2F%2Fx.org%2F%E8%8C%B6#f");
  EXPECT_EQ(parts.host(), "example.org");
  EXPECT_EQ(query_value(parts.query, "url"), "https://x.org/茶");
  EXPECT_EQ(query_value(parts.query, "b"), std::nullopt);
  EXPECT_EQ(percent_decode("100%"), "100%");
}

TEST(Images, ProxiesAreUnwrappedAndTheMirrorKept) {
  struct Row {
    std::string_view address;
    std::string_view origin;
  };
  static constexpr Row kRows[] = {
      {"https://images.weserv.nl/?url=static.example.org/image/1.jpg", "https://static.example.org/image/1.jpg"},
      {"https://images.weserv.nl?url=https://example.org/a.png&w=300", "https://example.org/a.png"},
      {"https://images.weserv.nl/?url=ssl:example.org/a.png", "https://example.org/a.png"},
      {"https://i0.wp.com/example.org/up/a.jpg?resize=300%2C168&ssl=1", "https://example.org/up/a.jpg"},
      {"https://proxy.example.com/img?url=http%3A%2F%2Fexample.org%2Fa.jpg", "http://example.org/a.jpg"},
  };
  for (const Row& row : kRows) EXPECT_EQ(image_address("", row.address).origin, row.origin) << row.address;
  EXPECT_EQ(image_address("", "https://i0.wp.com/example.org/a.jpg").mirror, "https://i0.wp.com/example.org/a.jpg");
  EXPECT_EQ(image_address("", "https://example.org/page?url=https://example.com/").mirror, "");
}

TEST(Images, TheLargestOfASetWinsOverAThumbnail) {
  EXPECT_EQ(tree_of("<p><img src='https://e.org/a-300x168.jpg' srcset='https://e.org/a-300x168.jpg 300w, "
                    "https://e.org/a,b.jpg 1200w'></p>"),
            "paragraph\n  image url=\"https://e.org/a,b.jpg\"\n");
  EXPECT_EQ(tree_of("<picture><source srcset='https://e.org/2.webp 2x, https://e.org/1.webp'><img "
                    "src='https://e.org/1.jpg' alt=x></picture>"),
            "paragraph\n  image url=\"https://e.org/2.webp\" alt=\"x\"\n");
}

TEST(Images, ALazyPictureAndItsNoscriptTwinAreOne) {
  EXPECT_EQ(tree_of("<p><img class=lazy src='data:image/gif;base64,R0lGOD' data-src='https://e.org/a.jpg'>"
                    "<noscript><img src='https://e.org/a.jpg' alt=harbour></noscript></p>"),
            "paragraph\n  image url=\"https://e.org/a.jpg\" alt=\"harbour\"\n");
  EXPECT_EQ(
      tree_of("<p><img src='data:image/gif;base64,R0lGOD'><noscript><img src='https://e.org/a.jpg'></noscript></p>"),
      "paragraph\n  image url=\"https://e.org/a.jpg\"\n");
}

TEST(Images, ANoscriptPictureWithoutATwinStands) {
  EXPECT_EQ(tree_of("<p><img src='https://e.org/a.jpg'></p><noscript><img src='https://e.org/b.jpg'></noscript>"),
            "paragraph\n  image url=\"https://e.org/a.jpg\"\nparagraph\n  image url=\"https://e.org/b.jpg\"\n");
}

TEST(Images, KnownTrackersGoHoweverLittleIsCleanedAndWordPressEmojiAreCharacters) {
  const std::string html =
      "<p>x<img src='https://e.org/t.gif' width=1 height=1><img src='https://pixel.wp.com/g.gif?v=1'>"
      "<img class='emoji' alt='🍵' src='https://s.w.org/1.png'></p>";
  EXPECT_EQ(tree_of(html), "paragraph\n  text \"x🍵\"\n");
  PassOptions none;
  none.clean = Clean::None;
  const std::string kept = tree_of(html, none);
  EXPECT_NE(kept.find("https://e.org/t.gif"), std::string::npos);
  EXPECT_EQ(kept.find("pixel.wp.com"), std::string::npos);
}

TEST(Links, RedirectorsAreUnwrappedAndShareLinksAreNone) {
  struct Row {
    std::string_view address;
    std::string_view target;
  };
  static constexpr Row kRows[] = {
      {"https://l.facebook.com/l.php?u=https%3A%2F%2Fe.org%2F&h=x", "https://e.org/"},
      {"https://www.google.com/url?sa=t&q=https://e.org/a", "https://e.org/a"},
      {"https://news.example.com/redirect?to=https://e.org/a", "https://e.org/a"},
      {"https://twitter.com/share?url=https://e.org/a", "https://twitter.com/share?url=https://e.org/a"},
      {"https://api.dw.com/api/detail/article/63379257", "https://www.dw.com/a-63379257"},
      {"../b?x=1", "https://site.org/b?x=1"},
  };
  for (const Row& row : kRows) {
    const std::string html = "<p><a href='" + std::string(row.address) + "'>x</a></p>";
    const Document document = article(html, {}, at("https://site.org/a/c"));
    EXPECT_EQ(tree(document), "paragraph\n  link url=\"" + std::string(row.target) + "\"\n    text \"x\"\n");
  }
}

TEST(Embeds, PlayersAreThePagesThatShowTheSame) {
  struct Row {
    std::string_view address;
    std::string_view page;
  };
  static constexpr Row kRows[] = {
      {"https://www.youtube.com/embed/abc-DEF_123?rel=0", "https://www.youtube.com/watch?v=abc-DEF_123"},
      {"//player.vimeo.com/video/76979871", "https://vimeo.com/76979871"},
      {"https://player.bilibili.com/player.html?aid=1&bvid=BV1xx&page=1", "https://www.bilibili.com/video/BV1xx"},
      {"https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fx%2Fposts%2F1",
       "https://www.facebook.com/x/posts/1"},
      {"https://maps.example.org/frame?id=1", "https://maps.example.org/frame?id=1"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(tree_of("<iframe src='" + std::string(row.address) + "'></iframe>"),
              "embed kind=\"iframe\" url=\"" + std::string(row.page) + "\"\n");
  }
}

TEST(Embeds, FramesWithoutAnAddressGoAndLazyOnesStay) {
  EXPECT_EQ(tree_of("<iframe src='about:blank'></iframe><iframe data-src='https://e.org/f'></iframe>"),
            "embed kind=\"iframe\" url=\"https://e.org/f\"\n");
}

TEST(MetadataPass, OverridesWinAndTheSiteFollowsFromTheAddress) {
  PassOptions options;
  options.metadata = {{"author", "甲"}, {"author", "乙"}, {"title", "新题"}, {"shelf", "3"}};
  Metadata metadata = at("https://news.example.org/1");
  metadata.authors = {"old"};
  metadata.title = "old";
  const Document document = article("<p>x</p>", options, metadata);
  EXPECT_EQ(document.metadata.authors, (std::vector<std::string>{"甲", "乙"}));
  EXPECT_EQ(document.metadata.title, "新题");
  EXPECT_EQ(document.metadata.site, "news.example.org");
  EXPECT_EQ(document.metadata.extra.at(0).second, "3");
}

TEST(Language, CharactersTellAndContradictingMarkupIsNotBelieved) {
  struct Row {
    std::string_view markup;
    std::string_view html;
    std::string_view language;
  };
  static constexpr Row kRows[] = {
      {"", "<p>这个图书馆在夜里开门，来的人都很安静。</p>", "zh-Hans"},
      {"", "<p>這個圖書館在夜裡開門，來的人都很安靜。</p>", "zh-Hant"},
      {"en-US", "<p>這個圖書館在夜裡開門，來的人都很安靜。</p>", "zh-Hant"},
      {"zh_tw", "<p>這個圖書館在夜裡開門。</p>", "zh-TW"},
      {"", "<p>図書館は夜も開いている。とても静かだ。</p>", "ja"},
      {"", "<p>도서관은 밤에도 문을 연다.</p>", "ko"},
      {"",
       "<p>The library is open at night, and those who come to it are quiet; some of them read, and one of them sleeps "
       "on the desk.</p>",
       "en"},
      {"", "<p>1234</p>", ""},
  };
  for (const Row& row : kRows) {
    Metadata metadata;
    metadata.language = row.markup;
    EXPECT_EQ(article(row.html, {}, metadata).metadata.language, row.language) << row.html;
  }
}

}  // namespace
}  // namespace offprint
