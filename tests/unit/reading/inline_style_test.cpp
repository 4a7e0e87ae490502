#include "formats/reading/inline_style.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

using Display = InlineStyle::Display;
using Said = InlineStyle::Said;
using Raised = InlineStyle::Raised;
using WhiteSpace = InlineStyle::WhiteSpace;
using TextAlign = InlineStyle::TextAlign;

TEST(InlineStyle, NothingIsSaidByNothing) {
  for (const std::string_view css : {"", ";", " ; ;", "color", ":bold", "fontweight:bold", "-font-weight:bold"}) {
    const InlineStyle style = read_inline_style(css);
    EXPECT_EQ(style.bold, Said::Unsaid) << css;
    EXPECT_EQ(style.display, Display::Unsaid) << css;
    EXPECT_FALSE(style.hides()) << css;
  }
}

TEST(InlineStyle, CaseSpacingAndCommentsAreCss) {
  for (const std::string_view css :
       {"display:none", "DISPLAY : None ;", "color:red;\n\tdisplay :\tnone", "/* display:block */display:/**/none/*",
        "display:none!important", "display: none ! IMPORTANT", "display:none; display:nonsense",
        "background:url(data:image/png;display:block);display:none", "content:';display:block';display:none"}) {
    EXPECT_EQ(read_inline_style(css).display, Display::None) << css;
  }
  EXPECT_EQ(read_inline_style("background:url(x;display:none)").display, Display::Unsaid);
  EXPECT_EQ(read_inline_style("font-family:'a;display:none'").display, Display::Unsaid);
}

TEST(InlineStyle, TheLaterWinsButNotOverAnImportantOne) {
  EXPECT_EQ(read_inline_style("display:none;display:block").display, Display::Block);
  EXPECT_EQ(read_inline_style("display:none!important;display:block").display, Display::None);
  EXPECT_EQ(read_inline_style("font-weight:bold!important;font:12px serif").bold, Said::Yes);
}

TEST(InlineStyle, WeightAndSlant) {
  for (const std::string_view css : {"font-weight:bold", "font-weight:600", "font-weight:bolder", "font:bold 12px x",
                                     "font: italic 700 1em/1.5 \"Song Ti\", serif"}) {
    EXPECT_EQ(read_inline_style(css).bold, Said::Yes) << css;
  }
  for (const std::string_view css : {"font-weight:normal", "font-weight: 400", "font-weight:500", "font:12px bold"}) {
    EXPECT_EQ(read_inline_style(css).bold, Said::No) << css;
  }
  EXPECT_EQ(read_inline_style("font-weight:7000").bold, Said::Unsaid);
  EXPECT_EQ(read_inline_style("font-weight:inherit").bold, Said::Inherit);
  EXPECT_EQ(read_inline_style("font:inherit").bold, Said::Inherit);
  EXPECT_EQ(read_inline_style("font:bold").bold, Said::Unsaid);  // no font without a size
  EXPECT_EQ(read_inline_style("font-style:italic").slanted, Said::Yes);
  EXPECT_EQ(read_inline_style("font-style:oblique 10deg").slanted, Said::Yes);
  EXPECT_EQ(read_inline_style("font-style:normal").slanted, Said::No);
}

TEST(InlineStyle, Decorations) {
  const InlineStyle both = read_inline_style("text-decoration: underline line-through red");
  EXPECT_TRUE(both.decorated && both.underline && both.line_through);
  EXPECT_TRUE(read_inline_style("text-decoration-line:line-through").line_through);
  const InlineStyle none = read_inline_style("text-decoration:underline;text-decoration:none");
  EXPECT_TRUE(none.decorated);
  EXPECT_FALSE(none.underline);
}

TEST(InlineStyle, WhatIsShownAndHow) {
  EXPECT_TRUE(read_inline_style("visibility: hidden").hides());
  EXPECT_FALSE(read_inline_style("visibility: hidden; visibility: visible").hides());
  EXPECT_EQ(read_inline_style("display:inline-block").display, Display::InlineBlock);
  EXPECT_EQ(read_inline_style("display:-webkit-box").display, Display::Block);
  EXPECT_EQ(read_inline_style("white-space:pre-wrap").white_space, WhiteSpace::Preserve);
  EXPECT_EQ(read_inline_style("white-space:pre-line").white_space, WhiteSpace::PreserveBreaks);
  EXPECT_EQ(read_inline_style("vertical-align:super").raised, Raised::Super);
  EXPECT_EQ(read_inline_style("vertical-align:super;vertical-align:-1px").raised, Raised::Baseline);
  EXPECT_EQ(read_inline_style("text-align:CENTER !important").text_align, TextAlign::Center);
  EXPECT_EQ(read_inline_style("list-style: inside lower-roman").list_style_type, "lower-roman");
}

TEST(InlineStyle, SizesThatArePixels) {
  EXPECT_EQ(read_inline_style("width:1px").width, 1);
  EXPECT_EQ(read_inline_style("width: 72pt").width, 96);
  EXPECT_EQ(read_inline_style("height:0").height, 0);
  for (const std::string_view css :
       {"width:0.802ex", "width:1em", "width:100%", "width:auto", "width:1", "max-width:1px"}) {
    EXPECT_FALSE(read_inline_style(css).width) << css;
  }
  EXPECT_EQ(read_inline_style("width:300px;width:12").width, 300);
  EXPECT_EQ(read_inline_style("font:12px/1.5 serif").font_size, 12);
}

TEST(InlineStyle, Colors) {
  for (const std::string_view css : {"color:#888", "color: #888888", "color:#8888", "color:#888888ff",
                                     "color:rgb(136, 136,136)", "COLOR:RGBA(136 136 136 / 0.5)"}) {
    EXPECT_EQ(read_inline_style(css).color, 0x888888U) << css;
  }
  EXPECT_EQ(read_inline_style("color:Grey").color, 0x808080U);
  EXPECT_FALSE(read_inline_style("background-color:#888").color);
  EXPECT_FALSE(read_inline_style("color:var(--grey)").color);
  EXPECT_FALSE(read_inline_style("color:#12").color);
}

TEST(InlineStyle, SaysWhetherAQuotationHasMarks) {
  EXPECT_EQ(read_inline_style("quotes: none").quotes, Said::No);
  for (const std::string_view css : {"quotes:auto", "quotes:'«' '»'", "quotes:none;quotes:initial"})
    EXPECT_EQ(read_inline_style(css).quotes, Said::Yes) << css;
  EXPECT_EQ(read_inline_style("quotes:inherit").quotes, Said::Inherit);
  EXPECT_EQ(read_inline_style("quotes:many").quotes, Said::Unsaid);
}

}  // namespace
}  // namespace offprint
