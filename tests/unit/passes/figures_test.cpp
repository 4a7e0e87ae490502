#include "formats/document/tree.h"
#include "formats/unicode/characters.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

constexpr std::string_view kImage = "<img src='https://e.org/1.jpg'>";

// What a figure of that picture holds, a line each; "" where there is no figure.
std::string parts(const Document& document) {
  std::string out;
  for (const Node* block = document.root->first; block != nullptr; block = block->next) {
    if (block->kind != Kind::Figure) continue;
    for (const Node* at = block->first; at != nullptr; at = at->next) {
      if (at->kind == Kind::Caption) out += "caption " + text_content(*at) + "\n";
      if (at->kind == Kind::Credit) out += "credit " + text_content(*at) + "\n";
    }
  }
  return out;
}

std::string in_figure(std::string_view caption) {
  return "<figure>" + std::string(kImage) + std::string(caption) + "</figure>";
}

TEST(Figures, TellCaptionAndCreditApart) {
  struct Row {
    std::string_view after_image;
    std::string_view parts;
  };
  static constexpr Row kRows[] = {
      {"<figcaption>信箱</figcaption>", "caption 信箱\n"},
      {"<figcaption></figcaption>", ""},
      {"<figcaption>信箱<span class='credit'>秋山</span></figcaption>", "caption 信箱\ncredit 秋山\n"},
      {"<figcaption><span class='photo-credit'>秋山</span> 信箱</figcaption>", "credit 秋山\ncaption 信箱\n"},
      {"<figcaption>信箱<cite>秋山</cite></figcaption>", "caption 信箱\ncredit 秋山\n"},
      {"<figcaption><span>信箱</span> Photograph: Jane Roe</figcaption>",
       "caption 信箱\ncredit Photograph: Jane Roe\n"},
      {"<figcaption><span>信箱</span><span>攝影：秋山</span></figcaption>", "caption 信箱\ncredit 攝影：秋山\n"},
      {"<figcaption><span>信箱</span><span><span>Credit...</span><span>Jane Roe</span></span></figcaption>",
       "caption 信箱\ncredit Credit...Jane Roe\n"},
      {"<figcaption><cite>一本书</cite></figcaption>", "caption 一本书\n"},
      {"<figcaption>Photo: the road</figcaption>", "caption Photo: the road\n"},
      {"<figcaption><b>Photo:</b> the road</figcaption>", "caption Photo: the road\n"},
      {"<figcaption>信箱（攝影／秋山）</figcaption>", "caption 信箱（攝影／秋山）\n"},
  };
  for (const Row& row : kRows) {
    const Document document = article(in_figure(row.after_image));
    EXPECT_EQ(parts(document), row.parts) << row.after_image;
    EXPECT_EQ(ledger(document), "") << row.after_image;
  }
}

TEST(Figures, CutLabelsForScreenReaders) {
  struct Row {
    std::string_view after_image;
    std::string_view parts;
    std::string_view label;
  };
  static constexpr Row kRows[] = {
      {"<p role='text'><span class='VisuallyHidden-a'>图像来源，</span><span>秋山</span></p>", "credit 秋山\n",
       "图像来源，"},
      {"<span class='visually-hidden'>Image source, </span><span>Jane Roe</span>", "credit Jane Roe\n",
       "Image source, "},
      {"<figcaption><span class='visually-hidden'>图像加注文字，</span><p>信箱</p></figcaption>", "caption 信箱\n",
       "图像加注文字，"},
      {"<div class='photo-credit'><div class='field__label'>Credit</div><div>Jane Roe</div></div>", "credit Jane Roe\n",
       "Credit"},
  };
  for (const Row& row : kRows) {
    const Document cut = article(in_figure(row.after_image));
    EXPECT_EQ(parts(cut), row.parts) << row.after_image;
    EXPECT_EQ(ledger(cut), "cut label: " + std::string(row.label) + "\n") << row.after_image;
    PassOptions none;
    none.clean = Clean::None;
    const Document kept = article(in_figure(row.after_image), none);
    EXPECT_NE(parts(kept).find(trim(row.label)), std::string::npos) << row.after_image;
    EXPECT_EQ(ledger(kept), "") << row.after_image;
  }
}

TEST(Figures, AreTiedByWhatStandsBesideThePicture) {
  struct Row {
    std::string_view after_image;
    std::string_view parts;
  };
  static constexpr Row kRows[] = {
      {"<div><small>信箱</small></div>", "caption 信箱\n"},
      {"<p class='wp-caption-text'>信箱</p>", "caption 信箱\n"},
      {"<p>▲ 信箱</p>", "caption ▲ 信箱\n"},
      {"<p>图片来源：秋山</p>", "credit 图片来源：秋山\n"},
      {"<p>图：街角的书店</p>", "caption 图：街角的书店\n"},
      {"<div class='field-image-source'>图：法新社</div>", "credit 图：法新社\n"},
      {"<div class='imageSource'><p>图：法新社</p></div>", "credit 图：法新社\n"},
      {"<div><div class='photo_credit'>图：法新社</div></div>", "credit 图：法新社\n"},
      {"<div class='resource'>图：街角的书店</div>", "caption 图：街角的书店\n"},
      {"<p>信箱是铁皮的。</p>", ""},
      {"<p>路断了。</p><p>▲ 信箱</p>", ""},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(parts(article("<div>" + std::string(kImage) + "</div>" + std::string(row.after_image))), row.parts)
        << row.after_image;
  }
}

TEST(Figures, HaveOneCaptionWhereThePageMadeThem) {
  const Document document = article(in_figure("<figcaption>信箱</figcaption>") + "<p class='cta-caption'>订阅</p>");
  EXPECT_EQ(parts(document), "caption 信箱\n");
}

TEST(Figures, CaptionsWithoutAPictureAreParagraphs) {
  EXPECT_EQ(tree_of("<p class='caption'>信箱</p>"), "paragraph\n  text \"信箱\"\n");
  EXPECT_EQ(tree_of("<figure><p>信</p><figcaption>邮差</figcaption></figure>"),
            "paragraph\n  text \"信\"\nparagraph\n  text \"邮差\"\n");
}

TEST(Galleries, OfFiguresInAFigure) {
  const Document document = article(
      "<figure class='wp-block-gallery'><figure><img src='https://e.org/1.jpg'><figcaption>一</figcaption>"
      "</figure><figure><img src='https://e.org/2.jpg'></figure><figcaption>都在这里</figcaption></figure>");
  EXPECT_EQ(tree(document),
            "gallery\n  figure\n    image url=\"https://e.org/1.jpg\"\n    caption\n      text \"一\"\n  figure\n    "
            "image url=\"https://e.org/2.jpg\"\nparagraph\n  text \"都在这里\"\n");
}

TEST(Galleries, NeedMoreThanOneHead) {
  EXPECT_EQ(tree_of("<div><img src='https://e.org/1.jpg'><b>春</b>：蜜蜂</div>"),
            "figure\n  image url=\"https://e.org/1.jpg\"\n  caption\n    strong\n      text \"春\"\n    text "
            "\"：蜜蜂\"\n");
}

}  // namespace
}  // namespace offprint
