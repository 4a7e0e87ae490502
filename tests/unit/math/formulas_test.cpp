#include <string>

#include <gtest/gtest.h>

#include "formats/math/line.h"
#include "formats/math/mathml.h"

namespace offprint::math {
namespace {

std::string tex(const std::string& inner) {
  const auto formula = read_mathml("<math>" + inner + "</math>");
  return formula ? formula->tex : "unreadable";
}
std::string cleaned(const std::string& inner) {
  const std::string markup = read_mathml("<math alttext=\"x_1\">" + inner + "</math>")->mathml;
  const std::size_t begin = markup.find('>') + 1;
  return markup.substr(begin, markup.rfind('<') - begin);
}

TEST(MathMl, IsTex) {
  EXPECT_EQ(tex("<msub><mi>s</mi><mi>k</mi></msub><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>"),
            "s_{k}=\\frac{1}{2}");
  EXPECT_EQ(tex("<msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>10</mn></msup>"), "{a+b}^{10}");
  EXPECT_EQ(tex("<mi>α</mi><mi>x</mi><mo>≤</mo><mi>π</mi>"), "\\alpha x\\leq\\pi");
  EXPECT_EQ(tex("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"),
            "\\sum_{i=1}^{n}");
  EXPECT_EQ(tex("<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>"), "\\lim_{x\\to0}");
  EXPECT_EQ(tex("<mroot><mi>x</mi><mn>3</mn></mroot><mover><mi>v</mi><mo>→</mo></mover>"), "\\sqrt[{3}]{x}\\vec{v}");
  EXPECT_EQ(tex("<mi>速度</mi><mo>=</mo><mn>10</mn><mo>%</mo>"), "\\text{速度}=10\\%");
  EXPECT_EQ(tex("<mi>𝐯</mi><mo>∈</mo><msup><mi>ℝ</mi><mn>3</mn></msup>"), "\\mathbf{v}\\in\\mathbb{R}^{3}");
  EXPECT_EQ(tex("<mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable><mo>)</mo>"),
            "\\left(\\begin{matrix}1 & 0\\end{matrix}\\right)");
}

TEST(MathMl, KeepsWhatShowsAndNothingElse) {
  EXPECT_EQ(cleaned("<mi onclick=\"a()\" style=\"b\" mathvariant=\"bold\">v</mi>"), "<mi mathvariant=\"bold\">v</mi>");
  EXPECT_EQ(cleaned("<script>a()</script><mi>x</mi>"), "<mi>x</mi>");
  EXPECT_EQ(cleaned("<semantics><mi>x</mi><annotation encoding=\"y\">z</annotation></semantics>"), "<mi>x</mi>");
  EXPECT_EQ(cleaned("<mtext>if <b>x</b></mtext>"), "<mtext>if x</mtext>");
  EXPECT_EQ(cleaned("x = 1"), "<mtext>x = 1</mtext>");
  EXPECT_EQ(cleaned("<mfrac><mn>1</mn></mfrac>"), "<mrow><mn>1</mn></mrow>");
  EXPECT_EQ(cleaned("<mtable><mi>x</mi></mtable>"), "<mtable><mtr><mtd><mi>x</mi></mtd></mtr></mtable>");
  EXPECT_EQ(cleaned("<mspace width=\"calc(1)\"/><mi>x</mi>"), "<mspace/><mi>x</mi>");
}

TEST(MathMl, ReadAgainIsTheSame) {
  const std::string once = read_mathml("<math display='block'><msqrt><mn>2</mn></msqrt></math>")->mathml;
  EXPECT_EQ(read_mathml(once)->mathml, once);
}

TEST(MathMl, TheAuthorsTexIsBetter) {
  EXPECT_EQ(tex("<semantics><mi>x</mi><annotation encoding=\"application/x-tex\">{\\displaystyle "
                "E=mc^2}</annotation></semantics>"),
            "E=mc^2");
  EXPECT_EQ(read_mathml("<math alttext=\"\\frac12\"><mn>1</mn></math>")->tex, "\\frac12");
  EXPECT_EQ(read_mathml("<math alttext=\"one half\"><mn>1</mn></math>")->tex, "1");
}

TEST(MathMl, WhatCannotBeRead) {
  EXPECT_EQ(tex("<apply><plus/><ci>x</ci></apply>"), "unreadable");
  EXPECT_EQ(tex(""), "unreadable");
  EXPECT_FALSE(read_mathml("<math><mi>x</math>"));
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<mrow>";
  EXPECT_FALSE(read_mathml("<math>" + deep));
}

TEST(Tex, IsPlain) {
  EXPECT_EQ(plain_tex(" \\( x^2 \\) ", false), "x^2");
  EXPECT_EQ(plain_tex("a % note\n\n b\\%", true), "a\nb\\%");
  EXPECT_EQ(plain_tex("{\\displaystyle a}+{b}", false), "{\\displaystyle a}+{b}");
}

TEST(Line, CanBeRead) {
  EXPECT_EQ(readable_line("\\frac{1}{2}"), "1/2");
  EXPECT_EQ(readable_line("3\\frac12"), "3 1/2");
  EXPECT_EQ(readable_line("\\frac12 x"), "(1/2)x");
  EXPECT_EQ(readable_line("\\frac{a+b}{2a}"), "(a+b)/(2a)");
  EXPECT_EQ(readable_line("x^{2}+\\sqrt{2}"), "x^2+√2");
  EXPECT_EQ(readable_line("\\sqrt{x+1}"), "√(x+1)");
  EXPECT_EQ(readable_line("10^{-3}, x_1, x_{n-1}"), "10^-3, x_1, x_(n-1)");
  EXPECT_EQ(readable_line("\\sum_{i=1}^n i^2"), "∑_(i=1)^n i^2");
  EXPECT_EQ(readable_line("x^23"), "x^2 3");
  EXPECT_EQ(readable_line("\\lambda = 2"), "λ = 2");
  EXPECT_EQ(readable_line("a \\over b"), "a/b");
  EXPECT_EQ(readable_line("\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}"), "(a, b; c, d)");
  EXPECT_EQ(readable_line("\\text{if } x<0"), "if x < 0");
  EXPECT_EQ(readable_line("90^\\circ f'(x)"), "90°f′(x)");
  EXPECT_EQ(readable_line("\\mathbb R^n"), "ℝ^n");
}

TEST(Line, LosesNothing) {
  EXPECT_EQ(readable_line("\\unheard{x}"), "\\unheard x");
  EXPECT_EQ(readable_line("}x"), "x");
  EXPECT_EQ(readable_line("\\frac"), "/");
  EXPECT_EQ(readable_line("\\phantom{x}"), "\\phantom{x}");
}

TEST(Line, HasBounds) {
  for (const char* part : {"{", "\\sqrt", "\\frac", "a\\over ", "^", "\\begin{matrix}", "\\left", "["}) {
    std::string tex;
    for (int i = 0; i < 20'000; ++i) tex += part;
    readable_line(tex);
  }
}

}  // namespace
}  // namespace offprint::math
