#include "formats/epub/style.h"

namespace offprint {

namespace {

// First what engines without a sheet for HTML5 would set as one line of text: MuPDF, Adobe's older ones. Lengths are
// physical, with a row for text from right to left, as many engines know no logical ones.
constexpr std::string_view kStyle = R"(@charset "UTF-8";
article, aside, figcaption, figure, footer, header, main, nav, section { display: block; }
html { line-height: 1.6; }
body { margin: 0; overflow-wrap: break-word; word-wrap: break-word; }
a { color: inherit; text-decoration: underline; }
h1, h2, h3, h4, h5, h6, header p, th, td, pre { text-align: left; text-align: start; }
[dir="rtl"] h1, [dir="rtl"] h2, [dir="rtl"] h3, [dir="rtl"] th, [dir="rtl"] td { text-align: right; text-align: start; }

p { margin: 0 0 .8em; orphans: 2; widows: 2; }
h1, h2, h3, h4, h5, h6 { line-height: 1.35; margin: 1.5em 0 .6em; page-break-after: avoid; break-after: avoid; }
h1, h2, h3, h4, h5, h6 { page-break-inside: avoid; break-inside: avoid; -webkit-column-break-inside: avoid; }
h1, h2, figcaption { text-wrap: balance; }
h1 { font-size: 1.5em; }
h2 { font-size: 1.3em; }
h3 { font-size: 1.15em; }
h4, h5, h6 { font-size: 1em; }
header { margin-bottom: 2em; page-break-after: avoid; break-after: avoid; }
header h1 { margin: .5em 0 .4em; }
header .byline { font-size: .85em; margin: 0; }
hr { border: 0; border-top: thin solid; width: 40%; margin: 1.6em auto; }

blockquote { margin: 1em 0; padding-left: 1em; border-left: .15em solid; }
ul, ol { margin: 0 0 .8em; padding-left: 2em; }
li { margin-bottom: .25em; }
dt { font-weight: bold; page-break-after: avoid; break-after: avoid; }
dd { margin-bottom: .5em; margin-left: 2em; }
[dir="rtl"] blockquote { padding: 0 1em 0 0; border-left: 0; border-right: .15em solid; }
[dir="rtl"] ul, [dir="rtl"] ol { padding: 0 2em 0 0; }
[dir="rtl"] dd { margin-left: 0; margin-right: 2em; }

figure { margin: 1.2em 0; text-align: center; page-break-inside: avoid; break-inside: avoid; }
figure { -webkit-column-break-inside: avoid; }
.alone { margin: 1.2em 0; text-align: center; }
img { max-width: 100%; max-height: 95vh; height: auto; }
figure img, .alone img, .embed img { vertical-align: top; }
.w90 { width: 90%; }
.w80 { width: 80%; }
.w70 { width: 70%; }
.w60 { width: 60%; }
.w50 { width: 50%; }
.w40 { width: 40%; }
.w30 { width: 30%; }
.wide { width: 100%; }
.small { width: auto; }
.clear { background: #fff; }
.letter { height: 1.2em; width: auto; max-width: none; vertical-align: -.25em; background: none; }
figcaption { font-size: .85em; line-height: 1.45; margin-top: .4em; text-align: center; }
figcaption { page-break-before: avoid; break-before: avoid; }
figcaption p, figure > p { margin: 0; }
.credit small { font-size: .9em; }
.gallery { margin: 1.2em 0; text-align: center; }
.gallery figure { display: inline-block; width: 48%; min-width: 11em; vertical-align: top; margin: 0 0 .8em; }
.gallery figure img { width: 98%; }
.gallery figure .small { width: auto; max-width: 98%; }
.embed { margin: 1em 0; }
figure .embed { margin: 0; }

table { border-collapse: collapse; margin: 1em auto; font-size: .9em; max-width: 100%; overflow-x: auto; }
tr { page-break-inside: avoid; break-inside: avoid; }
th, td { border: thin solid; padding: .3em .5em; vertical-align: top; }
th { overflow-wrap: normal; word-wrap: normal; word-break: keep-all; -webkit-hyphens: none; hyphens: none; }
.dense { font-size: .7em; line-height: 1.4; }
.dense th, .dense td { padding: .2em .25em; }
.denser th, .denser td, th.long, td.long { overflow-wrap: anywhere; word-break: break-word; }
.denser th, .denser td { -webkit-hyphens: auto; hyphens: auto; }
caption { font-size: .95em; margin-bottom: .4em; page-break-after: avoid; break-after: avoid; }
.left { text-align: left; }
.center { text-align: center; }
.right { text-align: right; }

pre, code, kbd, samp { font-family: monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85em; line-height: 1.4; margin: 1em 0; }
code { overflow-wrap: anywhere; font-size: .9em; }
pre code { font-size: 1em; }
ruby { ruby-align: center; }
rt { font-size: .5em; }
sup, sub { line-height: 1; font-size: .75em; }
.footnote { font-size: .85em; margin: .8em 0; text-align: left; text-align: start; }
a[role="doc-noteref"], a[role="doc-backlink"] { text-decoration: none; }

nav ol { list-style: none; padding-left: 1.2em; }
nav > ol { padding-left: 0; }
nav li { margin: .4em 0; }
)";

// Chinese and Japanese as a press sets them (W3C's clreq and jlreq): justified, emphasis by dots, or where that is long
// by another face, never slanted; space between Chinese and Latin; punctuation that opens or ends a line is narrow.
// Korean breaks at its spaces. By attribute, which the oldest engines know, not by :lang().
constexpr std::string_view kEastAsianStyle = R"(
html[lang|="zh"], html[lang|="ja"] { line-height: 1.75; text-autospace: normal; text-spacing-trim: space-first; }
html[lang|="zh"], html[lang|="ja"] { hanging-punctuation: allow-end; }
html[lang|="zh"] body, html[lang|="ja"] body { text-align: justify; }
html[lang|="ko"] body { word-break: keep-all; }
.dots, .kai { font-style: normal; }
.dots, .kai { font-family: "Kaiti SC", STKaiti, KaiTi, "Kaiti TC", DFKai-SB, "AR PL UKai CN", serif; }
)";

// A table that fits a page of 20 letters a line (html/table_fit.cpp), or a formula, is cut off where a reader wants
// letters of twice the size: there it grows only as far as the page is wide. By the chapter's width, as what readers
// make of pages is one window, wide as all of them together. 4.5 of 100 are .9 of a letter.
constexpr std::string_view kTableStyle = R"(
@supports (font-size: 1cqi) {
[role="doc-chapter"] { container-type: inline-size; }
math[display="block"] { font-size: min(1em, 5cqi); }
.tight { font-size: min(.9em, 4.5cqi); }
.dense { font-size: min(.7em, 3.5cqi); }
}
)";

// Last: an engine that gives up at a rule that it does not know has all the others. Dots stand under Chinese; Japanese
// has sesames above.
constexpr std::string_view kEmphasisStyle = R"(
@supports (text-emphasis: filled dot) or (-webkit-text-emphasis: filled dot) or (-epub-text-emphasis: filled dot) {
.dots { font-family: inherit; }
.dots { -epub-text-emphasis: filled dot; -webkit-text-emphasis: filled dot; text-emphasis: filled dot; }
.dots { -epub-text-emphasis-position: under; -webkit-text-emphasis-position: under right; }
.dots { text-emphasis-position: under right; }
.dots:lang(ja) { -epub-text-emphasis: filled sesame; -webkit-text-emphasis: filled sesame; }
.dots:lang(ja) { text-emphasis: filled sesame; -epub-text-emphasis-position: over; }
.dots:lang(ja) { -webkit-text-emphasis-position: over right; text-emphasis-position: over right; }
}
)";

// Paragraphs without space between them. Chinese indents each by two characters, also the first; Japanese by one;
// others leave out the first below a heading.
struct Indent {
  std::string_view html;  // of which pages
  std::string_view size;
  bool first;  // also the first
};
constexpr Indent kChinese{"html[lang|=\"zh\"]", "2em", true};
constexpr Indent kJapanese{"html[lang|=\"ja\"]", "1em", true};
constexpr Indent kOthers{"html", "1.2em", false};

void append_indent(std::string& sheet, const Indent& indent) {
  const std::string page(indent.html);
  const std::string text = page + " [role=\"doc-chapter\"] > p";
  const std::string quoted = page + " [role=\"doc-chapter\"] blockquote > p";
  sheet += text + ", " + quoted + " { margin: 0; text-indent: " + std::string(indent.size) + "; }\n";
  if (indent.first) return;
  for (const char* above : {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "figure"})
    sheet += page + " [role=\"doc-chapter\"] > " + above + " + p { text-indent: 0; }\n";
}

void append_paragraphs(std::string& sheet, Paragraphs paragraphs) {
  if (paragraphs == Paragraphs::Space) return;
  if (paragraphs == Paragraphs::Indent) append_indent(sheet, kOthers);
  append_indent(sheet, kChinese);
  append_indent(sheet, kJapanese);
  sheet +=
      "html[lang] [role=\"doc-chapter\"] > .alone { margin: 1.2em 0; text-indent: 0; }\n"
      "html[lang] [role=\"doc-chapter\"] > .embed { margin: 1em 0; text-indent: 0; }\n";
}

// Cover, title page, lists. Links of lists need no line under them: there is nothing else. What is less important is
// paler, whatever the reader's colours are.
constexpr std::string_view kBoundStyle = R"(
body.cover { margin: 0; padding: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100vh; }
.titlepage h1 { font-size: 2em; line-height: 1.25; margin: 15% 0 .5em; }
.titlepage .volume { font-size: 1.15em; }
.about, .note, .facts dt { opacity: .75; }
.facts { border-top: thin solid; margin: 2em 0 0; padding-top: 1em; font-size: .9em; }
.facts dt { font-weight: normal; margin: .6em 0 0; }
.facts dd { margin: 0; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); column-gap: 1.5em; }
.facts dt { grid-column: 1; }
.facts dd { grid-column: 2; margin: 0; overflow-wrap: anywhere; text-align: left; text-align: start; }
.facts dt + dd { margin-top: .6em; }
.note { font-size: .8em; }
.about { margin-bottom: 1.5em; }
.listing { text-align: left; text-align: start; }
.listing a { text-decoration: none; color: inherit; }
.listing h2 { font-size: 1em; font-weight: normal; opacity: .75; border-bottom: thin solid; padding-bottom: .3em; }
.entries, .way, nav .entries, nav .way { list-style: none; padding: 0; margin: 0; }
.entries li { margin: .5em 0; line-height: 1.4; }
.entries .entries { padding-left: 1.2em; font-size: .95em; }
.entries .note { display: inline-block; }
.articles .note { display: block; }
.way { margin-bottom: 2em; font-size: .85em; }
.way li { margin: .2em 0; }
.colophon { font-size: .85em; overflow-wrap: anywhere; text-align: left; text-align: start; }
.colophon ol { padding-left: 2.5em; }
.colophon li { margin-bottom: .8em; line-height: 1.45; }
.colophon .note, .colophon code { font-size: 1em; }
)";

// The same as the above turned by a quarter: what was below is left, what was left is above. Tables and code are turned
// too: what is not cannot go on on the next page.
constexpr std::string_view kVerticalStyle = R"(
html.vertical { -epub-writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; writing-mode: vertical-rl; }
.tcy { -epub-text-combine: horizontal; -webkit-text-combine: horizontal; text-combine-upright: all; }
.upright { -epub-text-orientation: upright; -webkit-text-orientation: upright; text-orientation: upright; }
.vertical p { margin: 0 0 0 .8em; }
.vertical h1, .vertical h2, .vertical h3, .vertical h4, .vertical h5, .vertical h6 { margin: 0 1.5em 0 .6em; }
.vertical header { margin: 0 0 0 2em; }
.vertical header h1 { margin: 0 .5em 0 .4em; }
.vertical header .byline { margin: 0; }
.vertical hr { border: 0; border-right: thin solid; width: 0; height: 40%; margin: auto 1.6em; }
.vertical blockquote { margin: 0 1em; padding: 1em 0 0; border-left: 0; border-top: .15em solid; }
.vertical ul, .vertical ol { margin: 0 0 0 .8em; padding: 2em 0 0; }
.vertical ol { list-style-type: cjk-decimal; }
.vertical li { margin: 0 0 0 .25em; }
.vertical dd { margin: 2em 0 0 .5em; }
.vertical figure, .vertical .gallery, .vertical .alone { margin: 0 1.2em; }
.vertical img { max-width: 80vw; max-height: 100%; width: auto; height: auto; }
.vertical figure .wide, .vertical figure .w100, .vertical figure .w90, .vertical figure .w80 { width: 60vw; }
.vertical figure .w70 { width: 55vw; }
.vertical .letter { width: 1.2em; height: auto; vertical-align: baseline; }
.vertical .gallery figure { display: block; width: auto; min-width: 0; margin: 0 1.2em; }
.vertical .gallery figure img { width: auto; }
.vertical .gallery figure .wide, .vertical .gallery figure .w100, .vertical .gallery figure .w90 { width: 60vw; }
.vertical .gallery figure .w80, .vertical .gallery figure .w70 { width: 55vw; }
.vertical figcaption { margin: 0 .4em 0 0; }
.vertical figcaption p, .vertical figure > p { margin: 0; }
.vertical .embed { margin: 0 1em; }
.vertical table { margin: auto 1em; max-width: none; max-height: 100%; }
.vertical th, .vertical td { padding: .5em .3em; }
.vertical pre { margin: 0 1em; }
.vertical .footnote { margin: 0 .8em; }
)";

constexpr std::string_view kVerticalBoundStyle = R"(
.vertical .titlepage h1 { margin: 0 15% 0 .5em; }
.vertical .facts { border-top: 0; border-right: thin solid; margin: 0 2em 0 0; padding: 0 1em 0 0; }
.vertical .facts dt { margin: 0 .6em 0 0; }
.vertical .facts dd { margin: 0; }
.vertical .facts dt + dd { margin: 0 .6em 0 0; }
.vertical .about { margin: 0 0 0 1.5em; }
.vertical .listing h2 { border-bottom: 0; border-left: thin solid; padding: 0 0 0 .3em; }
.vertical .entries, .vertical .way { list-style: none; margin: 0; padding: 0; }
.vertical .entries li { margin: 0 .5em; }
.vertical .entries .entries { padding: 1.2em 0 0; }
.vertical .way { margin: 0 0 0 2em; }
.vertical .way li { margin: 0 .2em; }
.vertical .colophon ol { padding: 2.5em 0 0; }
)";

}  // namespace

std::string style_sheet(Style style) {
  std::string sheet(kStyle);
  sheet += kEastAsianStyle;
  append_paragraphs(sheet, style.paragraphs);
  if (style.bound) sheet += kBoundStyle;
  if (style.vertical) sheet += kVerticalStyle;
  if (style.bound && style.vertical) sheet += kVerticalBoundStyle;
  sheet += kTableStyle;
  sheet += kEmphasisStyle;
  return sheet;
}

}  // namespace offprint
