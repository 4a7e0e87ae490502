// SVG that strangers wrote to run, load or show what is no drawing.
#include "converters/images/svg.h"

#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

std::string hostile_cleaned(const std::string& inside) {
  const auto svg = clean_svg(R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" )"
                             R"(xmlns:h="http://www.w3.org/1999/xhtml">)" +
                             inside + "</svg>");
  return svg ? svg->text : "failed: " + svg.error().message;
}

// Nothing of what is in the row is left but what the test's name allows: the word that would act.
TEST(HostileSvg, NothingActsOrLoads) {
  struct HostileRow {
    const char* svg;
    const char* gone;
  };
  static constexpr HostileRow kHostile[] = {
      {"<script>alert(1)</script>", "alert"},
      {"<script xlink:href='evil.js'/>", "evil"},
      {"<script><![CDATA[alert(1)]]></script>", "alert"},
      {"<g onload='alert(1)'/>", "alert"},
      {"<g ONLOAD='alert(1)'/>", "alert"},
      {"<g onfocusin='alert(1)' tabindex='1'/>", "alert"},
      {"<a href='javascript:alert(1)'><text>x</text></a>", "alert"},
      {"<a xlink:href='&#106;avascript:alert(1)'><text>x</text></a>", "alert"},
      {"<a href='java&#10;script:alert(1)'><text>x</text></a>", "alert"},
      {"<a href=' #x' ping='https://evil.example'/>", "evil"},
      {"<foreignObject><h:iframe src='https://evil.example'/></foreignObject>", "evil"},
      {"<h:script>alert(1)</h:script>", "alert"},
      {"<handler type='application/ecmascript'>alert(1)</handler>", "alert"},
      {"<image href='https://evil.example/x.png'/>", "evil"},
      {"<image xlink:href='file:///evil'/>", "evil"},
      {"<feImage href='https://evil.example/x.png'/>", "evil"},
      {"<use href='https://evil.example/x.svg#a'/>", "evil"},
      {"<use xlink:href='data:image/svg+xml,evil'/>", "evil"},
      {"<use href='evil.svg#a'/>", "evil"},
      {"<set attributeName='href' to='javascript:alert(1)'/>", "alert"},
      {"<a href='#x'><animate attributeName='href' values='javascript:alert(1)'/></a>", "alert"},
      {"<animateMotion onbegin='alert(1)'/>", "alert"},
      {"<style>@import 'https://evil.example/x.css';</style>", "evil"},
      {"<style>@font-face{src:url(evil.woff)}</style>", "evil"},
      {"<style>rect{fill:url(//evil.example/x)}</style>", "evil"},
      {"<style>rect{fill:u\\72l(//evil.example/x)}</style>", "evil"},
      {"<style>rect{fill:src('//evil.example/x')}</style>", "evil"},
      {"<style>rect{background:image-set('//evil.example/x' 1x)}</style>", "evil"},
      {"<style><![CDATA[rect{fill:url(//evil.example/x)}]]></style>", "evil"},
      {"<rect style='fill:url(&quot;//evil.example/x&quot;)'/>", "evil"},
      {"<rect fill='url(//evil.example/x)'/>", "evil"},
      {"<rect filter='URL( evil.svg#a )'/>", "evil"},
      {"<rect style='behavior:expression(alert(1))'/>", "alert"},
      {"<g xml:base='https://evil.example/'><use href='#a'/></g>", "evil"},
      {"<?xml-stylesheet href='https://evil.example/x.css'?>", "evil"},
      {"<!-- evil -->", "evil"},
      {"<metadata>evil</metadata>", "evil"},
      {"<cursor xlink:href='evil.cur'/>", "evil"},
      {"<font-face-uri xlink:href='evil.svg'/>", "evil"},
      {"<iframe src='https://evil.example'/>", "evil"},
      {"<video src='https://evil.example'/>", "evil"},
      {"<SCRIPT>alert(1)</SCRIPT>", "alert"},
  };
  for (const HostileRow& row : kHostile) {
    const std::string svg = hostile_cleaned(row.svg);
    EXPECT_TRUE(svg.starts_with("<svg ")) << row.svg << "\n" << svg;
    EXPECT_EQ(svg.find(row.gone), std::string::npos) << row.svg << "\n" << svg;
  }
}

TEST(HostileSvg, DeepNestingEndsWithoutRecursion) {
  constexpr int kDeep = 100000;
  std::string open;
  std::string close;
  for (int i = 0; i < kDeep; ++i) {
    open += "<g>";
    close += "</g>";
  }
  const std::string svg = hostile_cleaned(open + "<script>alert(1)</script>" + close);
  EXPECT_EQ(svg.find("alert"), std::string::npos);
}

}  // namespace
}  // namespace offprint
