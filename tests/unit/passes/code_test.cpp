#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

PassOptions none() {
  PassOptions options;
  options.clean = Clean::None;
  return options;
}

// ---- tables of numbers and lines

TEST(CodeTables, AColumnOfNumbersBesideAPreIsCode) {
  const Document document = article(
      "<table><tr><td><pre>1\n2</pre></td><td><pre><code class='language-go'>if x "
      "{\n\ty()</code></pre></td></tr></table>");
  EXPECT_EQ(tree(document), "code lang=\"go\" \"if x {\\n\\ty()\"\n");
  EXPECT_EQ(ledger(document), "cut line-number: 1\n2\n");
}

TEST(CodeTables, ARowALineInsidePreKeepsIndentationAndEmptyLines) {
  EXPECT_EQ(tree_of("<pre><code class='hljs language-js'><table><tr><td>1</td><td>f() {</td></tr><tr><td>2</td><td>\n"
                    "</td></tr><tr><td>3</td><td>  g();</td></tr></table></code></pre>"),
            "code lang=\"js\" \"f() {\\n\\n  g();\"\n");
}

TEST(CodeTables, NumbersOfTheStyleSheetAreNoText) {
  const std::string html =
      "<table><tr><td data-line-number='1'></td><td>def f():</td></tr>"
      "<tr><td data-line-number='2'></td><td>    return 1</td></tr></table>";
  EXPECT_EQ(tree_of(html), "code \"def f():\\n    return 1\"\n");
  EXPECT_EQ(tree_of(html, none()), "code \"def f():\\n    return 1\"\n");
}

TEST(CodeTables, LinesOfDivisionsAreLinesAnEmptyOneToo) {
  EXPECT_EQ(tree_of("<table><tr><td class='gutter'><div>1</div><div>2</div><div>3</div></td><td class='code'><div "
                    "class='container'>\n <div>a</div>\n <div></div>\n <div>  b</div>\n</div></td></tr></table>"),
            "code \"a\\n\\n  b\"\n");
}

TEST(CodeTables, UnderNoneTheNumbersStayInTheirCells) {
  const Document document =
      article("<table><tr><td><pre>1\n2</pre></td><td><pre>a\n b</pre></td></tr></table>", none());
  EXPECT_EQ(tree(document),
            "table align=--\n  tableRow\n    tableCell\n      code \"1\\n2\"\n    tableCell\n      code \"a\\n b\"\n");
  EXPECT_EQ(ledger(document), "");
}

TEST(CodeTables, WhatCountsIsNoCode) {
  const auto is_table = [](std::string_view html) { return tree_of(html).starts_with("table"); };
  EXPECT_TRUE(
      is_table("<table><tr><td>1</td><td><code>ls</code></td></tr><tr><td>2</td><td><code>pwd</code></td></tr>"
               "</table>"));
  EXPECT_TRUE(
      is_table("<table><tr><td>1</td><td><pre>ls</pre></td></tr><tr><td>2</td><td><pre>pwd</pre></td></tr>"
               "</table>"));
  EXPECT_TRUE(is_table("<table><tr><td>1<br>2<br>3</td><td>北队<br>南队<br>西队</td></tr></table>"));
  EXPECT_TRUE(
      is_table("<table><tr><td class='line-number'>1</td><td>Milk</td></tr><tr><td class='line-number'>2</td>"
               "<td>Tea</td></tr></table>"));
  EXPECT_TRUE(
      is_table("<table><tr><td>404</td><td class='code'>Not found</td></tr><tr><td>405</td><td class='code'>"
               "Not allowed</td></tr></table>"));
  EXPECT_TRUE(
      is_table("<table><tr><th>1</th><td><pre> a</pre></td></tr><tr><th>2</th><td><pre>b</pre></td></tr></table>"));
}

// ---- numbers in the lines

TEST(LineNumbers, ElementsThatCountTheLinesGoWithTheirBlank) {
  const Document document =
      article("<pre><span style='color:#088'>1</span> <b>var</b> x\n<span style='color:#088'>2</span>   y</pre>");
  EXPECT_EQ(tree(document), "code \"var x\\n  y\"\n");
  EXPECT_EQ(ledger(document), "cut line-number: 1\ncut line-number: 2\n");
}

TEST(LineNumbers, NumbersOfTheCodeStay) {
  EXPECT_EQ(tree_of("<pre><span class='hljs-number'>1</span> a\n<span class='hljs-number'>2</span> b</pre>"),
            "code \"1 a\\n2 b\"\n");
  EXPECT_EQ(tree_of("<pre><span>1</span> a\n<span>3</span> b</pre>"), "code \"1 a\\n3 b\"\n");
  EXPECT_EQ(tree_of("<pre>1 a\n2 b</pre>"), "code \"1 a\\n2 b\"\n");
  EXPECT_EQ(tree_of("<pre class='line-numbers'><code class='line-numbers'>1\n2\n3</code></pre>"),
            "code \"1\\n2\\n3\"\n");
}

TEST(LineNumbers, AListThatCountsTheLinesGoes) {
  EXPECT_EQ(tree_of("<pre><code>a\n\nb\n</code><ul><li>1</li><li>2</li><li>3</li></ul></pre>"), "code \"a\\n\\nb\"\n");
  EXPECT_EQ(tree_of("<div><ol><li>1</li><li>2</li></ol><pre>a\nb</pre></div>"), "code \"a\\nb\"\n");
  EXPECT_EQ(tree_of("<pre><code>a\n</code><ul><li>1</li><li>2</li><li>3</li></ul></pre>"), "code \"a\\n1\\n2\\n3\"\n");
}

TEST(LineNumbers, KeptWhereAsked) {
  PassOptions options;
  options.keep = {"line-number"};
  EXPECT_EQ(tree_of("<pre><span class='lineno'>1</span> a</pre>", options), "code \"1 a\"\n");
}

// ---- lines

TEST(CodeLines, CodeElementsOfOneLookAreALineEach) {
  EXPECT_EQ(tree_of("<pre data-lang='py'><code><span>a</span></code><code><br></code><code>  b</code></pre>"),
            "code lang=\"py\" \"a\\n\\n  b\"\n");
  EXPECT_EQ(tree_of("<pre><code class='k'>let</code><code class='n'> a</code></pre>"), "code \"let a\"\n");
}

TEST(CodeLines, ItemsAndBlocksOfAStyleAreLines) {
  EXPECT_EQ(tree_of("<pre><ol><li>a</li><li></li><li>  b</li></ol></pre>"), "code \"a\\n\\n  b\"\n");
  EXPECT_EQ(tree_of("<pre><span style='display: block'>a</span><span style='display:block'> b</span></pre>"),
            "code \"a\\n b\"\n");
  EXPECT_EQ(tree_of("<div class='dp-highlighter'><ol class='dp-j'><li><span>a</span></li><li><span>  b</span></li></ol>"
                    "</div>"),
            "code \"a\\n  b\"\n");
}

TEST(CodeLines, WhatAnEditorCopiesIsCode) {
  EXPECT_EQ(tree_of("<div style='font-family: Menlo, monospace; white-space: pre'><div><span>if x:</span></div><div>"
                    "<span>    y</span></div></div>"),
            "code \"if x:\\n    y\"\n");
  EXPECT_EQ(tree_of("<p style='white-space: pre-wrap'>一</p>"), "paragraph\n  text \"一\"\n");
}

TEST(CodeLines, TheLanguagesNameAboveTheCodeIsNoLine) {
  EXPECT_EQ(tree_of("<pre><div class='head'><span>js</span></div><code class='language-js'>a</code></pre>"),
            "paragraph\n  text \"js\"\ncode lang=\"js\" \"a\"\n");
}

TEST(CodeLines, APreInCodeIsABlock) {
  EXPECT_EQ(tree_of("<code>x<pre>a\n b</pre>y</code>"),
            "paragraph\n  inlineCode \"x\"\ncode \"a\\n b\"\nparagraph\n  inlineCode \"y\"\n");
}

// ---- language

std::string language_in(std::string_view html) {
  const Document document = article(html);
  const auto* code = as<Code>(document.root->first);
  return code == nullptr ? "no code" : std::string(code->lang.view());
}

TEST(CodeLanguage, FromEveryPlace) {
  EXPECT_EQ(language_in("<pre lang='python'>b</pre>"), "python");
  EXPECT_EQ(language_in("<pre data-language='rust'>b</pre>"), "rust");
  EXPECT_EQ(language_in("<pre><code class='hljs css'>b</code></pre>"), "css");
  EXPECT_EQ(language_in("<pre class='gutter:false;brush:php'>b</pre>"), "php");
  EXPECT_EQ(language_in("<pre class='lang:sh decode:true'>b</pre>"), "sh");
  EXPECT_EQ(language_in("<pre class='language-js{1,3}'>b</pre>"), "js");
  EXPECT_EQ(language_in("<pre class='sourceCode haskell'>b</pre>"), "haskell");
  EXPECT_EQ(language_in("<pre class='java'>b</pre>"), "java");
  EXPECT_EQ(language_in("<div class='highlight-python3 notranslate'><div><pre>b</pre></div></div>"), "python3");
  EXPECT_EQ(language_in("<div class='highlight highlight-source-shell'><pre>b</pre></div>"), "shell");
  EXPECT_EQ(language_in("<figure class='highlight yaml'><pre>b</pre></figure>"), "yaml");
  EXPECT_EQ(language_in("<pre class='src src-ruby'>b</pre>"), "ruby");
}

TEST(CodeLanguage, NotFromWhatSaysSomethingElse) {
  EXPECT_EQ(language_in("<pre class='language-plaintext'>b</pre>"), "");
  EXPECT_EQ(language_in("<pre class='prettyprint linenums'>b</pre>"), "");
  EXPECT_EQ(language_in("<pre class='wp-block-code'><code>b</code></pre>"), "");
  EXPECT_EQ(language_in("<pre lang='en'>b</pre>"), "");
  EXPECT_EQ(language_in("<div class='lang-cs'><pre>b</pre></div>"), "");
  EXPECT_EQ(language_in("<div data-lang='zh-CN'><pre>b</pre></div>"), "");
}

// ---- buttons and links

TEST(CodeButtons, InAndBesideCode) {
  const Document document = article(
      "<div class='box'><div class='code-toolbar'><span class='x_copy'><a href='javascript:;'><img "
      "src='https://e.org/c.gif' alt='复制代码'></a></span></div><pre>a()\n<span "
      "class='copy-btn'>Copy</span></pre></div>");
  EXPECT_EQ(tree(document), "code \"a()\"\n");
  EXPECT_EQ(ledger(document), "cut control: 复制代码\ncut control: Copy\n");
}

TEST(CodeButtons, AProgramMaySayCopy) {
  EXPECT_EQ(tree_of("<pre>copy a b\nCopy\n复制代码</pre>"), "code \"copy a b\\nCopy\\n复制代码\"\n");
  EXPECT_EQ(tree_of("<pre><span class='nb'>copy</span> a</pre>"), "code \"copy a\"\n");
  EXPECT_EQ(tree_of("<p>按“复制”：</p><pre>a</pre><p>复制</p>"),
            "paragraph\n  text \"按“复制”：\"\ncode \"a\"\nparagraph\n  text \"复制\"\n");
}

TEST(CodeLinks, TheirAddressesAreSaid) {
  const Document document = article("<pre>see <a href='https://e.org/x'>x</a><a href='#l1'>y</a></pre>");
  EXPECT_EQ(tree(document), "code \"see xy\"\n");
  int said = 0;
  for (const Diagnostic& d : document.diagnostics.all())
    said += d.code == DiagnosticCode::LinkInCode && d.what == "https://e.org/x";
  EXPECT_EQ(said, 1);
}

}  // namespace
}  // namespace offprint
