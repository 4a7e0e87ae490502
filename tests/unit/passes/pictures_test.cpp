#include "converters/passes/pictures/data_picture.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

const std::string kGif = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const std::string kRed =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElF"
    "TkSuQmCC";

std::string picture(std::string_view address) { return "paragraph\n  image url=\"" + std::string(address) + "\"\n"; }

TEST(Pictures, ThoseThatAScriptShowsAreNotHidden) {
  for (const std::string_view html : {
           "<p><img data-src='https://e.org/a.jpg' style='visibility: hidden !important'></p>",
           "<p><img data-original='https://e.org/a.jpg' style='display:none'></p>",
           "<p><img data-cfsrc='https://e.org/a.jpg' style='display:none;visibility:hidden'></p>",
           "<p><img hidden data-srcset='https://e.org/a.jpg 2x'></p>",
           "<p><span style='visibility:hidden'><img data-src='https://e.org/a.jpg'></span></p>",
           "<p><picture style='display:none'><source data-srcset='https://e.org/a.jpg'><img></picture></p>",
       }) {
    EXPECT_EQ(tree_of(html), picture("https://e.org/a.jpg")) << html;
  }
}

TEST(Pictures, HiddenOnesGoAndTheLedgerHasThem) {
  const Document document = article(
      "<p>x<img src='https://e.org/a.jpg' alt=A style='display:none'></p><div style='display:none'>"
      "<img data-src='https://e.org/b.jpg'></div><p style='visibility:hidden'>word<img data-src='https://e.org/c.jpg'>"
      "</p>");
  EXPECT_EQ(tree(document), "paragraph\n  text \"x\"\n");
  ASSERT_EQ(document.diagnostics.all().size(), 4U);
  EXPECT_EQ(document.diagnostics.all()[0].alt, "A");
  EXPECT_EQ(document.diagnostics.all()[0].url, "https://e.org/a.jpg");
}

TEST(Pictures, AriaHidesWordsOnly) {
  EXPECT_EQ(tree_of("<p>x<a href='https://e.org/' aria-hidden=true><img src='https://e.org/a.jpg'></a></p>"),
            "paragraph\n  text \"x\"\n  link url=\"https://e.org/\"\n    image url=\"https://e.org/a.jpg\"\n");
  EXPECT_EQ(tree_of("<p>x<span aria-hidden=true>¶</span></p>"), "paragraph\n  text \"x\"\n");
}

TEST(Pictures, WeChatsArticleIsShownHoweverShort) {
  EXPECT_EQ(tree_of("<div id=js_content style='visibility:hidden;opacity:0'><p>短</p></div>"),
            "paragraph\n  text \"短\"\n");
}

TEST(Pictures, AnOptionOutsideOfASelectIsText) {
  EXPECT_EQ(tree_of("<p>a</p><option>b</option><select><option>c</select>"),
            "paragraph\n  text \"a\"\nparagraph\n  text \"b\"\n");
}

TEST(Pictures, LazyAttributesWinOverSpacers) {
  for (const std::string_view html : {
           "<p><img src='http://e.org/sg_trans.gif' real_src='https://e.org/a.jpg'></p>",
           "<p><img src=static/none.gif zoomfile='https://e.org/a.jpg' file='https://e.org/a-small.jpg'></p>",
           "<p><img data-ks-lazyload='https://e.org/a.jpg' src='//e.org/blank.png'></p>",
           "<p><img data-lazy='https://e.org/a.jpg' src=/loading.gif></p>",
           "<p><img data-lazyload-src='https://e.org/a.jpg' src=/placeholder.png></p>",
           "<p><img data-lazy-original='https://e.org/a.jpg' src='https://e.org/blank.gif'></p>",
           "<p><img data-img-src='https://e.org/a.jpg' src=/1x1.png></p>",
           "<p><img data-nobody-knows='https://e.org/a.jpg' src=/transparent.png></p>",
           "<p><img data-lazy=true data-src='' src='https://e.org/a.jpg'></p>",
           "<p><img data-url='https://e.org/page' data-hover='https://e.org/b.jpg' src='https://e.org/a.jpg'></p>",
       }) {
    EXPECT_EQ(tree_of(html), picture("https://e.org/a.jpg")) << html;
  }
}

TEST(Pictures, OneForALazyPictureAndAllItsCopies) {
  const std::string plain = "<noscript><img src='https://e.org/a.jpg?w=9'></noscript>";
  for (const std::string& html : {
           "<p><img data-src='https://e.org/a.jpg' style='display:none'>" + plain + plain + "</p>",
           "<p>" + plain + "<img class=lazy src='" + kGif + "'></p>",
           "<p><img src='" + kGif + "' style='display:none'>" + plain + "</p>",
           "<p>" + plain + plain + "</p>",
       }) {
    const std::string tree = tree_of(html);
    EXPECT_EQ(tree.find("image"), tree.rfind("image")) << html << tree;
    EXPECT_NE(tree.find("https://e.org/a.jpg"), std::string::npos) << html;
  }
  EXPECT_EQ(tree_of("<p><img data-src='https://e.org/a.jpg'><img data-src='https://e.org/b.jpg'><img "
                    "data-src='https://e.org/c.jpg'></p><noscript><img src='https://e.org/a.jpg'><img "
                    "src='https://e.org/b.jpg'><img src='https://e.org/c.jpg'></noscript>"),
            "paragraph\n  image url=\"https://e.org/a.jpg\"\n  image url=\"https://e.org/b.jpg\"\n"
            "  image url=\"https://e.org/c.jpg\"\n");
  EXPECT_EQ(tree_of("<div><div><img src='https://e.org/max/60/1*abcdef.jpg'></div><noscript><img "
                    "src='https://e.org/max/2000/1*abcdef.jpg'></noscript></div>"),
            picture("https://e.org/max/2000/1*abcdef.jpg"));
}

TEST(Pictures, ANoscriptFigureKeepsItsCaption) {
  EXPECT_EQ(tree_of("<p>x</p><noscript><figure><img src='https://e.org/a.jpg'><figcaption>Pier</figcaption></figure>"
                    "</noscript><p>y</p>"),
            "paragraph\n  text \"x\"\nfigure\n  image url=\"https://e.org/a.jpg\"\n  caption\n    text \"Pier\"\n"
            "paragraph\n  text \"y\"\n");
}

TEST(Pictures, AnArticleMayStandInNoscriptAlone) {
  EXPECT_EQ(tree_of("<h1>Kites</h1><noscript><p>All of them flew.</p><p><img src='https://e.org/a.jpg'></p><p>Then it "
                    "rained.</p></noscript>"),
            "paragraph\n  text \"All of them flew.\"\nparagraph\n  image "
            "url=\"https://e.org/a.jpg\"\nparagraph\n  text \"Then it rained.\"\n");
  EXPECT_EQ(tree_of("<div>Loading</div><noscript>Please turn on JavaScript to read this page.</noscript>"),
            "paragraph\n  text \"Loading\"\n");
  EXPECT_EQ(tree_of("<p>The ferry does not run today.</p><noscript>Our newsletter has more of it, every single "
                    "week.</noscript>"),
            "paragraph\n  text \"The ferry does not run today.\"\n");
}

TEST(Pictures, PointsAreTrackersAndLinesAreNone) {
  for (const std::string_view size : {"width=1 height=1", "width=1px height=1px", "style='width:1px;height:1px'",
                                      "width=0 height=0", "width=1", "style='height:0'", "width='1.0' height=' 1 '"}) {
    EXPECT_EQ(tree_of("<p>x<img src='https://e.org/a.gif' " + std::string(size) + "></p>"), "paragraph\n  text \"x\"\n")
        << size;
  }
  for (const std::string_view size : {"style='width:0.802ex;height:2.176ex'", "style='width:0.9em;height:.9em'",
                                      "width='1%'", "width=100% height=1", "width=600px height=1"}) {
    EXPECT_NE(tree_of("<p>x<img src='https://e.org/a.gif' " + std::string(size) + "></p>"), "paragraph\n  text \"x\"\n")
        << size;
  }
}

TEST(Pictures, TheirSizesAreInPixels) {
  const auto size = [](std::string_view attributes) {
    const Document document = article("<p><img src='https://e.org/a.jpg' " + std::string(attributes) + "></p>");
    const auto* image = as<Image>(static_cast<const Node*>(document.root->first->first));
    return std::to_string(image->width) + "x" + std::to_string(image->height);
  };
  EXPECT_EQ(size("width=600px height=' 400 px'"), "600x400");
  EXPECT_EQ(size("width=600.5 height=40em"), "600x40");
  EXPECT_EQ(size("width=100% height=auto"), "0x0");
}

TEST(Pictures, SmallOnesInTheirOwnAddressAreShown) {
  EXPECT_EQ(tree_of("<p>x<img src='" + kRed + "' alt=red></p>"),
            "paragraph\n  text \"x\"\n  image url=\"" + kRed + "\" alt=\"red\"\n");
  EXPECT_EQ(ledger(article("<p>x<img src='" + kGif + "'></p>")), "cut placeholder: \n");
  EXPECT_EQ(
      tree_of("<div><div><img aria-hidden=true src='" + kRed + "'></div><img src='https://e.org/a.jpg'></div><p>x</p>"),
      picture("https://e.org/a.jpg") + "paragraph\n  text \"x\"\n");
}

TEST(Pictures, PlaceholdersHoldNothingToLookAt) {
  for (const std::string_view address :
       {"data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>",
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%203%202'%3E%3C/svg%3E",
        "data:image/gif;base64,R0lGODlhAwACAIAAAP///wAAACH5BAEAAAAALAAAAAADAAIAAAICVEQAOw==",
        "data:image/"
        "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5Erk"
        "Jggg==",
        "data:image/gif;base64,", "data:,"}) {
    EXPECT_TRUE(is_data_placeholder(address)) << address;
  }
  EXPECT_FALSE(is_data_placeholder(kRed));
  EXPECT_FALSE(is_data_placeholder("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><circle r='4'/></svg>"));
}

TEST(Pictures, EmojiAreTheirCharactersAndPhotographsAreNot) {
  const auto inline_of = [](std::string_view img) { return tree_of("<p>a" + std::string(img) + "</p>"); };
  EXPECT_EQ(inline_of("<img src='https://s.w.org/images/core/emoji/11/svg/1f600.svg' class=wp-smiley alt=😀>"),
            "paragraph\n  text \"a😀\"\n");
  EXPECT_EQ(inline_of("<img src='https://e.org/emoji/72x72/1f468-200d-1f469.png' alt=''>"),
            "paragraph\n  text \"a👨‍👩\"\n");
  EXPECT_EQ(inline_of("<img src='https://e.org/smilies/smile.gif' class='wp-smiley' alt=':-)'>"),
            "paragraph\n  text \"a:-)\"\n");
  for (const std::string_view img :
       {"<img src='https://e.org/sea.jpg' alt=🌊>", "<img class=emoji-story src='https://e.org/sea.jpg' alt='sea'>",
        "<img class=emoji width=1200 src='https://e.org/sea.jpg' alt=🌊>",
        "<img src='https://e.org/emoji/history.jpg' alt='the first emoji'>"}) {
    EXPECT_NE(inline_of(img).find("image"), std::string::npos) << img;
  }
}

TEST(Pictures, TheFormThatAllShowComesFirstAndTheOthersAreKept) {
  const Document document = article(
      "<picture><source type='image/avif' srcset='https://e.org/a-1600.avif 1600w'><source "
      "media='(prefers-color-scheme: dark)' srcset='https://e.org/dark.jpg'><source type='image/webp' "
      "srcset='https://e.org/a-400.webp 400w, https://e.org/a-800.webp 800w'><img "
      "src='https://e.org/a.jpg'></picture>");
  const auto* image = as<Image>(static_cast<const Node*>(document.root->first->first));
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(image->url, "https://e.org/a-800.webp");
  std::string sources;
  for (std::uint32_t i = 0; i < image->source_count; ++i) sources += std::string(image->sources[i]) + " ";
  EXPECT_EQ(sources, "https://e.org/a-400.webp https://e.org/a.jpg https://e.org/a-1600.avif ");
}

TEST(Pictures, WordsOfADrawingAreText) {
  EXPECT_EQ(tree_of("<p>a</p><figure><svg viewBox='0 0 9 9'><title>No</title><rect/><g><text>Lake</text>\n<text>"
                    "<tspan y=1>North</tspan><tspan y=2>shore</tspan></text></g><defs><text>no</text></defs></svg>"
                    "<figcaption>Map</figcaption></figure>"),
            "paragraph\n  text \"a\"\nparagraph\n  text \"Lake North shore\"\nparagraph\n  text \"Map\"\n");
  EXPECT_EQ(tree_of("<p>一<svg> <path d=M0/> </svg>二</p>"), "paragraph\n  text \"一二\"\n");
  EXPECT_EQ(tree_of("<p><svg><image xlink:href='https://e.org/a.png' width=9 height=9 /></svg></p>"),
            "paragraph\n  image url=\"https://e.org/a.png\"\n");
}

TEST(Pictures, NothingLeftIsSaid) {
  const auto says = [](std::string_view html) {
    const Document document = article(html);
    for (const Diagnostic& d : document.diagnostics.all()) {
      if (d.code == DiagnosticCode::NothingLeft) return true;
    }
    return false;
  };
  for (const std::string_view html :
       {"", "<div id=app></div><script src=/app.js></script>", "<h1>Log in</h1><form><button>Go</button></form>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"}) {
    EXPECT_TRUE(says(html)) << html;
  }
  for (const std::string_view html : {"<p>短。</p>", "<img src='https://e.org/a.jpg'>", "<ul><li>a</ul>"}) {
    EXPECT_FALSE(says(html)) << html;
  }
}

TEST(Embeds, FramesThatShowAnotherPageAreThatPage) {
  struct Row {
    std::string_view address;
    std::string_view page;
  };
  static constexpr Row kRows[] = {
      {"https://w.soundcloud.com/player/?visual=false&url=https%253A%252F%252Fsoundcloud.com%252Fa%252Fb",
       "https://soundcloud.com/a/b"},
      {"https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.youtube.com%2Fembed%2Fabc&url=https%3A%2F%2F"
       "www.youtube.com%2Fwatch%3Fv%3Dabc&image=x",
       "https://www.youtube.com/watch?v=abc"},
      {"//cdn.embedly.com/widgets/media.html?src=%2F%2Fplayer.vimeo.com%2Fvideo%2F7", "https://vimeo.com/7"},
      {"https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
       "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(tree_of("<iframe src='" + std::string(row.address) + "'></iframe>"),
              "embed kind=\"iframe\" url=\"" + std::string(row.page) + "\"\n");
  }
}

TEST(Embeds, AWordPressEmbedIsOne) {
  const Document document = article(
      "<p>x</p><blockquote class='wp-embedded-content'><a href='https://e.org/tide/'>Tide</a></blockquote>"
      "<iframe class='wp-embedded-content' src='https://e.org/tide/embed/#?secret=a'></iframe><p>y</p>");
  EXPECT_EQ(
      tree(document),
      "paragraph\n  text \"x\"\nblockquote\n  paragraph\n    link url=\"https://e.org/tide/\"\n      text \"Tide\"\n"
      "paragraph\n  text \"y\"\n");
  EXPECT_EQ(ledger(document), "cut duplicate: \n");
  EXPECT_EQ(tree_of("<iframe class='wp-embedded-content' src='https://e.org/tide/embed/#?secret=a'></iframe>"),
            "embed kind=\"iframe\" url=\"https://e.org/tide\"\n");
}

TEST(Embeds, APlayerWithoutAnAddressLeavesItsPicture) {
  const Document document = article("<p>x</p><video poster='https://e.org/a.jpg' data-id=7></video>");
  EXPECT_EQ(tree(document), "paragraph\n  text \"x\"\nparagraph\n  image url=\"https://e.org/a.jpg\"\n");
  EXPECT_TRUE(document.diagnostics.any(Level::Loss));
}

}  // namespace
}  // namespace offprint
