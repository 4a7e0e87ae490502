#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

// The tree in a line: figure(image caption"x").
void sketch(const Node& node, std::string& out) {
  if (const auto* text = as<TextNode>(&node)) {
    out += '"' + std::string(text->value.view()) + '"';
    return;
  }
  out += name(node.kind);
  if (const auto* code = as<Code>(&node)) out += '"' + std::string(code->value.view()) + '"';
  if (node.first == nullptr) return;
  out += '(';
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (child != node.first) out += ' ';
    sketch(*child, out);
  }
  out += ')';
}

std::string sketch_of(std::string_view html) {
  const Document document = article(html);
  std::string out;
  for (const Node* block = document.root->first; block != nullptr; block = block->next) {
    if (!out.empty()) out += ' ';
    sketch(*block, out);
  }
  return out;
}

struct FigureRow {
  std::string_view html;
  std::string_view tree;
};

constexpr std::string_view kTable = "<table><tr><td>tea</td><td>1</td></tr></table>";

std::string figure_with(std::string_view before, std::string_view what, std::string_view behind) {
  return "<figure>" + std::string(before) + std::string(what) + std::string(behind) + "</figure>";
}

TEST(FigureParts, ACaptionStaysWithWhatIsNoPicture) {
  const std::string table = "table(tableRow(tableCell(\"tea\") tableCell(\"1\")))";
  EXPECT_EQ(sketch_of(figure_with("", kTable, "<figcaption>Prices</figcaption>")),
            "figure(" + table + " caption(\"Prices\"))");
  EXPECT_EQ(sketch_of(figure_with("<figcaption>Prices</figcaption>", kTable, "")),
            "figure(caption(\"Prices\") " + table + ")");
  EXPECT_EQ(sketch_of(figure_with("", "<pre>a = 1</pre>", "<figcaption>A sum</figcaption>")),
            "figure(code\"a = 1\" caption(\"A sum\"))");
  EXPECT_EQ(
      sketch_of(figure_with("", "<blockquote><p>So it goes.</p></blockquote>", "<figcaption>A book</figcaption>")),
      "figure(blockquote(paragraph(\"So it goes.\")) caption(\"A book\"))");
  EXPECT_EQ(sketch_of(figure_with("", kTable, "")), table);
}

TEST(FigureParts, ACaptionOfATableStandsAboveItAndWithIt) {
  static constexpr FigureRow kRows[] = {
      {"<table><caption>Tides</caption><tr><td>a</td><td>b</td></tr></table>",
       "figure(caption(\"Tides\") table(tableRow(tableCell(\"a\") tableCell(\"b\"))))"},
      {"<table><caption><p>Tides</p><p>of June</p></caption><tr><td>a</td><td>b</td></tr></table>",
       "figure(caption(\"Tides\" break \"of June\") table(tableRow(tableCell(\"a\") tableCell(\"b\"))))"},
      {"<table><caption> </caption><tr><td>a</td><td>b</td></tr></table>",
       "table(tableRow(tableCell(\"a\") tableCell(\"b\")))"},
      {"<table><caption>Nothing</caption></table>", "paragraph(\"Nothing\")"},
      {"<figure><table><caption>Tides</caption><tr><td>a</td><td>b</td></tr></table><figcaption>Source: a board"
       "</figcaption></figure>",
       "figure(caption(\"Tides\") table(tableRow(tableCell(\"a\") tableCell(\"b\"))) caption(\"Source: a board\"))"},
      {"<blockquote><table><caption>Tides</caption><tr><td>a</td><td>b</td></tr></table></blockquote>",
       "blockquote(figure(caption(\"Tides\") table(tableRow(tableCell(\"a\") tableCell(\"b\")))))"},
  };
  for (const FigureRow& row : kRows) EXPECT_EQ(sketch_of(row.html), row.tree) << row.html;
}

TEST(FigureParts, NothingInAFigureIsLost) {
  static constexpr FigureRow kRows[] = {
      // A table beside a picture and a caption keeps its cells.
      {"<figure><img src='https://e.org/1.jpg'><table><tr><td>a</td><td>b</td></tr></table><figcaption>both"
       "</figcaption></figure>",
       "figure(image table(tableRow(tableCell(\"a\") tableCell(\"b\"))) caption(\"both\"))"},
      // A figure in a figure, with and without anything to show.
      {"<figure><figure><em>Map<h3>First floor</h3></em></figure></figure>",
       "paragraph(emphasis(\"Map\")) heading(\"First floor\")"},
      {"<figure><img src='https://e.org/1.jpg'><figure><ol>loose words</ol></figure></figure>",
       "figure(image) list(listItem(paragraph(\"loose words\")))"},
      {"<figure><figure><img src='https://e.org/1.jpg'><figcaption>one</figcaption></figure><figure>"
       "<img src='https://e.org/2.jpg'><figcaption>two</figcaption></figure></figure>",
       "figure(image caption(\"one\")) figure(image caption(\"two\"))"},
      // A figure in a caption.
      {"<figure><img src='https://e.org/1.jpg'><figcaption>one<figure><img src='https://e.org/2.jpg'><figcaption>two"
       "</figcaption></figure></figcaption></figure>",
       "figure(image caption(\"one\")) figure(image caption(\"two\"))"},
      {"<figure><img src='https://e.org/1.jpg'><figcaption>one<figure>loose</figure></figcaption></figure>",
       "figure(image caption(\"one\")) paragraph(\"loose\")"},
      // Code and a player in a caption.
      {"<figure><img src='https://e.org/1.jpg'><figcaption>one<pre>a = 1</pre></figcaption></figure>",
       "figure(image caption(\"one\")) code\"a = 1\""},
      {"<figure><img src='https://e.org/1.jpg'><figcaption>one<iframe src='https://e.org/v'></iframe></figcaption>"
       "</figure>",
       "figure(image caption(\"one\")) embed"},
      // A caption that is a picture.
      {"<figure><img src='https://e.org/1.jpg'><figcaption><img src='https://e.org/2.jpg'></figcaption></figure>",
       "figure(image caption(image))"},
      // Prose before, between and behind stays there.
      {"<figure><h3>Head</h3><img src='https://e.org/1.jpg'><figcaption>one</figcaption></figure>",
       "heading(\"Head\") figure(image caption(\"one\"))"},
      {"<figure><img src='https://e.org/1.jpg'><h3>Head</h3><img src='https://e.org/2.jpg'><h3>Tail</h3></figure>",
       "figure(image) heading(\"Head\") figure(image) heading(\"Tail\")"},
      // A caption before and a credit behind are one picture's.
      {"<figure><figcaption>one</figcaption><img src='https://e.org/1.jpg'><p class='credit'>Jane Roe</p></figure>",
       "figure(caption(\"one\") image credit(\"Jane Roe\"))"},
      // A link around picture and caption.
      {"<a href='https://e.org/a'><img src='https://e.org/1.jpg'><figcaption>one</figcaption></a>",
       "figure(link(image) caption(\"one\"))"},
  };
  for (const FigureRow& row : kRows) EXPECT_EQ(sketch_of(row.html), row.tree) << row.html;
}

TEST(FigureParts, WordsOfACreditInAFigureOfTheirOwnStay) {
  const std::string picture = "<div><div><img src='https://e.org/1.jpg'></div><div>";
  EXPECT_EQ(sketch_of(picture + "<figure><figcaption><p>Photograph by Jane Roe</p></figcaption></figure></div></div>"),
            "figure(image caption(\"Photograph by Jane Roe\"))");
  EXPECT_EQ(sketch_of(picture + "<figure><figcaption>攝影｜秋山</figcaption></figure></div></div>"),
            "figure(image credit(\"攝影｜秋山\"))");
}

TEST(FigureParts, BarsSetCreditsOff) {
  static constexpr FigureRow kRows[] = {
      {"<p>攝影｜秋山</p>", "credit(\"攝影｜秋山\")"},
      {"<p>图 | 某某社</p>", "credit(\"图 | 某某社\")"},
      {"<p>圖丨某某社</p>", "credit(\"圖丨某某社\")"},
      {"<p>图：北码头的船</p>", "caption(\"图：北码头的船\")"},
      {"<p>Photo | Jane Roe</p>", "credit(\"Photo | Jane Roe\")"},
      {"<figcaption>信箱<br>攝影｜秋山</figcaption>", "caption(\"信箱\") credit(\"攝影｜秋山\")"},
      {"<figcaption>信箱<span>图 | 秋山</span></figcaption>", "caption(\"信箱\") credit(\"图 | 秋山\")"},
      {"<figcaption>摄影：秋山</figcaption>", "caption(\"摄影：秋山\")"},
  };
  for (const FigureRow& row : kRows) {
    const bool is_figcaption = row.html.starts_with("<figcaption");
    const std::string picture = "<img src='https://e.org/1.jpg'>";
    const std::string html = is_figcaption ? "<figure>" + picture + std::string(row.html) + "</figure>"
                                           : "<div>" + picture + "</div>" + std::string(row.html);
    EXPECT_EQ(sketch_of(html), "figure(image " + std::string(row.tree) + ")") << row.html;
  }
}

// What says more than that it is a caption stays what it is.
TEST(FigureParts, ACellOrAHeadingOfACaptionsClassKeepsItsPlace) {
  static constexpr FigureRow kRows[] = {
      {"<table><tr><td>a</td><td class='caption'>b</td><td><img src='https://e.org/1.jpg'></td></tr></table>",
       "table(tableRow(tableCell(\"a\") tableCell(\"b\") tableCell(image)))"},
      {"<div><p>prose</p><img src='https://e.org/1.jpg'><p>prose</p><h3 class='caption'>Head</h3></div>",
       "paragraph(\"prose\") paragraph(image) paragraph(\"prose\") heading(\"Head\")"},
  };
  for (const FigureRow& row : kRows) EXPECT_EQ(sketch_of(row.html), row.tree) << row.html;
}

}  // namespace
}  // namespace offprint
