#include <string>
#include <utility>

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

// MathML (core 3.2, 3.3, 3.5), and the TeX that shows the same.
struct Shown {
  const char* mathml;
  const char* tex;
};
constexpr Shown kShown[] = {
    {"<mi>mod</mi><mi>x</mi>", "\\operatorname{mod}x"},
    {"<mi>abc</mi>", "\\mathrm{abc}"},
    {"<mi mathvariant=\"normal\">d</mi><mi>x</mi>", "\\mathrm{d}x"},
    {"<mi mathvariant=\"bold\">AB</mi>", "\\mathbf{AB}"},
    {"<mi>x2</mi>", "x2"},
    {"<mn mathvariant=\"double-struck\">1</mn>", "\\mathbb{1}"},
    {"<mo>lcm</mo>", "\\operatorname{lcm}"},
    {"<mo>otherwise</mo><mo>max</mo>", "\\operatorname{otherwise}\\max"},
    {"<ms>a_b</ms>", "\\text{\"a\\_b\"}"},
    {"<mtext> </mtext><mi>x</mi>", "\\ x"},
    {"<mtext mathvariant=\"bold\">a\\b^c~d #1</mtext>", "\\textbf{a\\textbackslash{}b\\^{}c\\~{}d \\#1}"},
    {"<mi>x</mi><mo>&#x2062;</mo><mi>y</mi>", "xy"},
    {"<mi>x</mi><mo>&#xA0;</mo><mi>y</mi>", "x\\ y"},
    {"<mo>^</mo><mo>~</mo>", "\\text{\\^{}}\\sim"},
    {"<mi>x</mi><mspace width=\"1em\"/><mi>y</mi>", "x\\quad y"},
    {"<mi>x</mi><mspace width=\"2em\"/><mi>y</mi>", "x\\qquad y"},
    {"<mi>x</mi><mspace width=\"0.2em\"/><mi>y</mi>", "xy"},
    {"<mi>x</mi><mspace linebreak=\"newline\"/><mi>y</mi>", "x\\\\y"},
    {"<mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac>", "{{n}\\atop{k}}"},
    {"<msup><mi>f</mi><mo>′</mo></msup><msup><mi>f</mi><mo>″</mo></msup>", "f'f''"},
    {"<munder><mi>x</mi><mi>y</mi></munder>", "\\underset{y}{x}"},
    {"<mover><mi>x</mi><mi>y</mi></mover>", "\\overset{y}{x}"},
    {"<munderover><mi>x</mi><mi>y</mi><mi>z</mi></munderover>", "\\overset{z}{\\underset{y}{x}}"},
    {"<mover><mo>∑</mo><mi>n</mi></mover>", "\\sum^{n}"},
    {"<munder><mi>x</mi><mo>_</mo></munder><mover><mi>x</mi><mo>¯</mo></mover>", "\\underline{x}\\bar{x}"},
    {"<munder><munder><mi>x</mi><mo>⏟</mo></munder><mi>n</mi></munder>", "{\\underbrace{x}}_{n}"},
    {"<mmultiscripts><mi>R</mi><mi>i</mi><none/><none/><mi>j</mi><mprescripts/><mi>k</mi><mi>l</mi></mmultiscripts>",
     "{}_{k}^{l}R_{i}^{j}"},
    {"<mfenced><mi>a</mi><mi>b</mi><mi>c</mi></mfenced>", "(a,b,c)"},
    {"<mfenced open=\"[\" close=\"]\" separators=\";|\"><mi>a</mi><mi>b</mi><mi>c</mi><mi>d</mi></mfenced>",
     "[a;b|c|d]"},
    {"<mfenced separators=\"\"><mi>a</mi><mi>b</mi></mfenced>", "(ab)"},
    {"<mtable columnalign=\"right "
     "left\"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr><mlabeledtr><mtd><mtext>(1)</mtext></"
     "mtd><mtd><mi>c</mi></mtd></mlabeledtr></mtable>",
     "\\begin{aligned}a & =b\\\\ c\\quad\\text{(1)}\\end{aligned}"},
    {"<menclose notation=\"box\"><mi>x</mi></menclose><menclose notation=\"top\"><mi>y</mi></menclose><menclose "
     "notation=\"circle\"><mi>z</mi></menclose>",
     "\\boxed{x}\\overline{y}{z}"},
    {"<mphantom><mi>x</mi></mphantom><mi>y</mi>", "\\phantom{x}y"},
    {"<mo>{</mo><mtable><mtr><mtd><mi>x</mi></mtd></mtr><mtr><mtd><mi>y</mi></mtd></mtr></mtable><mo></mo>",
     "\\left\\{\\begin{matrix}x\\\\ y\\end{matrix}\\right."},
    {"<mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow>", "\\left(\\frac{a}{b}\\right)"},
    {"<msup><mstyle><mi>x</mi></mstyle><mrow><mn>2</mn></mrow></msup>", "x^{2}"},
    {"<mi>𝛼</mi><mi>𝒜</mi><mi>𝟙</mi>", "\\alpha\\mathcal{A}\\mathbb{1}"},
    {"<msqrt><mi>x</mi></msqrt><mo>+</mo><msup><msqrt><mi>x</mi></msqrt><mn>2</mn></msup>",
     "\\sqrt{x}+{\\sqrt{x}}^{2}"},
    {"<msub><mi>log</mi><mn>2</mn></msub><mi>x</mi>", "\\log_{2}x"},
    {"<mi>sin</mi><mi>x</mi>", "\\sin x"},
    {"<maction><mi>x</mi><mi>y</mi></maction>", "x"},
    {"<merror><mi>x</mi></merror>", "x"},
    {"<mpadded><mi>x</mi></mpadded>", "x"},
    {"<mi></mi><mi>x</mi>", "x"},
    {"<mi>ℏ</mi><mi>℃</mi>", "\\hbar\\text{℃}"},
    {"<msup><mi>x</mi><mrow><mo>−</mo><mn>1</mn></mrow></msup><mo>⋅</mo><mi>y</mi>", "x^{-1}\\cdot y"},
};

TEST(MathMl, EveryElementIsTex) {
  for (const auto& [mathml, shown] : kShown) EXPECT_EQ(tex(mathml), shown) << mathml;
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

TEST(MathMl, KeepsAttributesThatMathMlKnows) {
  for (const std::string kept : {
           "<mi dir=\"rtl\">x</mi>",
           "<mo form=\"prefix\" fence=\"true\" lspace=\"-0.5em\" maxsize=\"2\">(</mo><mi>x</mi>",
           "<mstyle scriptlevel=\"+1\" displaystyle=\"true\"><mi>x</mi></mstyle>",
           "<mfrac linethickness=\"2px\" numalign=\"left\" denomalign=\"right\"><mi>x</mi><mi>y</mi></mfrac>",
           "<mi>x</mi><mspace linebreak=\"newline\"/><mi>y</mi>",
           "<mfenced open=\"[\" close=\"]\" separators=\";\"><mi>x</mi><mi>y</mi></mfenced>",
           "<menclose notation=\"top bottom\"><mi>x</mi></menclose>",
           "<mtable columnalign=\"left right\" columnlines=\"solid\" rowlines=\"dashed\" frame=\"none\"><mtr><mtd "
           "columnspan=\"2\"><mi>x</mi></mtd></mtr></mtable>",
           "<mmultiscripts><mi>R</mi><mi>i</mi><none/><mprescripts/><none/><mi>j</mi></mmultiscripts>",
       })
    EXPECT_EQ(cleaned(kept), kept);
}

TEST(MathMl, DropsWhatItDoesNotKnow) {
  const std::pair<std::string, std::string> rows[] = {
      {"<mi dir=\"up\">x</mi>", "<mi>x</mi>"},
      {"<mo lspace=\"1.5.2em\" rspace=\"5furlong\" form=\"circumfix\">+</mo>", "<mo>+</mo>"},
      {"<mstyle scriptlevel=\"9999\"><mi>x</mi></mstyle>", "<mstyle><mi>x</mi></mstyle>"},
      {"<menclose notation=\"box url(a)\"><mi>x</mi></menclose>", "<menclose><mi>x</mi></menclose>"},
      {"<mmultiscripts><mi>R</mi><mi>i</mi></mmultiscripts>", "<mrow><mi>R</mi><mi>i</mi></mrow>"},
      {"<none/><mi>x</mi>", "<mi>x</mi>"},
      {"<mtr><mtd><mi>x</mi></mtd></mtr>", "<mrow><mrow><mi>x</mi></mrow></mrow>"},
      {"<mtable><mtr></mtr><mtr><mtd><mi>x</mi></mtd></mtr></mtable>",
       "<mtable><mtr><mtd/></mtr><mtr><mtd><mi>x</mi></mtd></mtr></mtable>"},
      {"<maction><mi>x</mi><mi>y</mi></maction>", "<mi>x</mi>"},
      {"<mi>x</mi><mglyph src=\"https://example.org/t.png\" alt=\"sign\"/>", "<mi>x</mi><mtext>sign</mtext>"},
      {"<semantics><apply><ci>x</ci></apply><annotation-xml "
       "encoding=\"MathML-Presentation\"><mi>y</mi></annotation-xml>"
       "</semantics>",
       "<mrow><mi>y</mi></mrow>"},
  };
  for (const auto& [given, kept] : rows) EXPECT_EQ(cleaned(given), kept) << given;
}

TEST(MathMl, ElementsThatShowNothingBesideTexAreNone) {
  const auto formula =
      read_mathml("<math><semantics><mrow/><annotation encoding='application/x-tex'>a</annotation></semantics></math>");
  ASSERT_TRUE(formula);
  EXPECT_EQ(formula->tex, "a");
  EXPECT_EQ(formula->mathml, "");
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

struct Spoken {
  const char* tex;
  const char* line;
};
constexpr Spoken kSpoken[] = {
    {"x \\, y \\quad z \\;", "x y z"},
    {"\\binom{n}{k}", "(n choose k)"},
    {"n \\choose k", "(n choose k)"},
    {"a \\atop b", "a atop b"},
    {"\\begin{cases}x & y\\\\ z\\end{cases}", "{x, y; z}"},
    {"\\sqrt[3]{x}", "∛x"},
    {"\\sqrt[n+1]{x}", "root_(n+1) x"},
    {"\\operatorname{rank} A", "rank A"},
    {"\\operatorname*{argmax}_x f", "argmax_x f"},
    {"\\hat{x}\\vec{AB}\\overline{x+y}\\tilde n", "x̂vec(AB)overline(x+y)ñ"},
    {"\\overset{a}{=}", "=^a"},
    {"\\underset{x}{\\max}", "max_x"},
    {"\\stackrel{f}{\\to}", "→^f"},
    {"x \\equiv y \\pmod{5}", "x ≡ y (mod 5)"},
    {"\\not= x \\not\\in y", "≠ x ∉ y"},
    {"\\xrightarrow[a]{b} c", "→_a^b c"},
    {"\\xleftarrow{f}", "←^f"},
    {"\\sum_{\\substack{i<n\\\\ j<m}} x", "∑_(i < n; j < m)x"},
    {"\\color{red}{x}\\textcolor{blue}{y}", "xy"},
    {"x \\tag{1}", "x (1)"},
    {"\\text{if $x$ and \\textbf{b}}", "if x and b"},
    {"\\left( \\frac{a}{b} \\right]", "(a/b]"},
    {"\\left. x \\right|_0", "x|_0"},
    {"\\begin{array}{cc}a&b\\\\[2pt]c&d\\end{array}", "a, b; c, d"},
    {"\\hspace{1em}x\\label{a}", "x"},
    {"\\boxed{x}\\mathrm{d}x \\mathbf{v}", "xdxv"},
    {"a\\bmod b", "a mod b"},
    {"\\lim_{x\\to 0} \\sin x", "lim_(x→0) sin x"},
    {"f''(x)^2", "f′′(x)^2"},
    {"\\big( x \\Big)", "(x)"},
    {"x_{i}^{2}{}_{j}", "x_i^2 _j"},
    {"\\dot{x}\\ddot x", "ẋẍ"},
    {"\\underbrace{a+b}_{n}", "(a+b)_n"},
    {"\\{x\\}\\|y\\|\\%", "{x}‖y‖%"},
    {"\\cfrac{1}{x+1}", "1/(x+1)"},
    {"a\\mod b", "a mod b"},
    {"\\int\\limits_0^1", "∫_0^1"},
    {"\\overbrace{x}", "x"},
    {"\\mathcal{ABC}\\mathbb{Q}", "ABCℚ"},
    {"\\sqrt", "√"},
    {"x \\hfill y \\\\ z", "xy; z"},
    {"\\Pr(A|B)", "Pr(A|B)"},
    {"\\hbox{a b}", "a b"},
    {"\\phantom{x}", "\\phantom{x}"},
    {"\\vphantom{x}y", "y"},
    {"\\overrightarrow{AB}", "overrightarrow(AB)"},
    {"\\ce{H2O}", "H2O"},
    {"-x", "-x"},
    {"2 \\times 3", "2×3"},
    {"(a)(b)", "(a)(b)"},
    {"\\frac{\\frac ab}{c}", "(a/b)/c"},
};

TEST(Line, EveryCommandHasAForm) {
  for (const auto& [tex, line] : kSpoken) EXPECT_EQ(readable_line(tex), line) << tex;
}

TEST(Line, LosesNothing) {
  EXPECT_EQ(readable_line("\\unheard{x}"), "\\unheard x");
  EXPECT_EQ(readable_line("}x"), "x");
  EXPECT_EQ(readable_line("\\text{a\\textbackslash{}b \\textit}"), "a\\b");
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
