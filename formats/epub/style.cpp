#include "formats/epub/style.h"

namespace offprint {

namespace {

// Paragraphs are set apart by space, in Chinese too: web articles are written so, many with one sentence a paragraph.
constexpr std::string_view kStyle = R"(@charset "UTF-8";
html { line-height: 1.6; }
body { margin: 0; overflow-wrap: break-word; word-wrap: break-word; }
body:lang(zh), body:lang(ja) { text-align: justify; }
body:lang(ko) { word-break: keep-all; }
h1, h2, h3, h4, h5, h6, header p, th, td, pre { text-align: start; }

p { margin: 0 0 .8em; orphans: 2; widows: 2; }
h1, h2, h3, h4, h5, h6 { line-height: 1.35; margin: 1.5em 0 .6em; break-after: avoid; page-break-after: avoid; }
h1 { font-size: 1.5em; }
h2 { font-size: 1.3em; }
h3 { font-size: 1.15em; }
h4, h5, h6 { font-size: 1em; }
header { margin-bottom: 2em; }
header h1 { margin: .5em 0 .4em; }
header .byline { font-size: .85em; margin: 0; }
hr { border: 0; border-top: thin solid; width: 40%; margin: 1.6em auto; }

blockquote { margin: 1em 0; padding-inline-start: 1em; border-inline-start: .15em solid; }
ul, ol { margin: 0 0 .8em; padding-inline-start: 2em; }
li { margin-bottom: .25em; }
dt { font-weight: bold; }
dd { margin-bottom: .5em; margin-inline-start: 2em; }

figure { margin: 1.2em 0; text-align: center; break-inside: avoid; page-break-inside: avoid; }
img { max-width: 100%; max-height: 95vh; height: auto; }
figcaption { font-size: .85em; line-height: 1.45; margin-top: .4em; text-align: center; }
figcaption p, figure > p { margin: 0; }
.credit small { font-size: .9em; }
.gallery { margin: 1.2em 0; }
.embed { margin: 1em 0; }
figure .embed { margin: 0; }

table { border-collapse: collapse; margin: 1em auto; font-size: .9em; max-width: 100%; overflow-x: auto; }
th, td { border: thin solid; padding: .3em .5em; vertical-align: top; }
.left { text-align: left; }
.center { text-align: center; }
.right { text-align: right; }

pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85em; line-height: 1.4; margin: 1em 0; }
code { overflow-wrap: anywhere; font-size: .9em; }
pre code { font-size: 1em; }
ruby { ruby-align: center; }
rt { font-size: .5em; }
sup, sub { line-height: 1; font-size: .75em; }
.footnote { font-size: .85em; margin: .8em 0; }

nav ol { list-style: none; padding-inline-start: 1.2em; }
nav > ol { padding-inline-start: 0; }
nav li { margin: .4em 0; }
)";

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
.facts { display: grid; grid-template-columns: max-content 1fr; column-gap: 1.5em; }
.facts dt { grid-column: 1; }
.facts dd { grid-column: 2; }
.facts dt + dd { margin-top: .6em; }
.note { font-size: .8em; }
.about { margin-bottom: 1.5em; }
.listing { text-align: start; }
.listing a { text-decoration: none; color: inherit; }
.listing h2 { font-size: 1em; font-weight: normal; opacity: .75; border-bottom: thin solid; padding-bottom: .3em; }
.entries, .way, nav .entries, nav .way { list-style: none; padding: 0; margin: 0; }
.entries li { margin: .5em 0; line-height: 1.4; }
.entries .entries { padding-inline-start: 1.2em; font-size: .95em; }
.entries .note { display: inline-block; }
.articles .note { display: block; }
.way { margin-bottom: 2em; font-size: .85em; }
.way li { margin: .2em 0; }
.colophon { font-size: .85em; overflow-wrap: anywhere; }
.colophon ol { padding-inline-start: 2.5em; }
.colophon li { margin-bottom: .8em; line-height: 1.45; text-align: start; }
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
.vertical blockquote { margin: 0 1em; }
.vertical ul, .vertical ol { margin: 0 0 0 .8em; }
.vertical ol { list-style-type: cjk-decimal; }
.vertical li { margin: 0 0 0 .25em; }
.vertical dd { margin: 0 0 0 .5em; margin-inline-start: 2em; }
.vertical figure, .vertical .gallery { margin: 0 1.2em; }
.vertical img { max-width: 85vw; max-height: 100%; width: auto; height: auto; }
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
.vertical .entries .entries { padding: 0; padding-inline-start: 1.2em; }
.vertical .way { margin: 0 0 0 2em; }
.vertical .way li { margin: 0 .2em; }
)";

}  // namespace

std::string style_sheet(Style style) {
  std::string sheet(kStyle);
  if (style.bound) sheet += kBoundStyle;
  if (style.vertical) sheet += kVerticalStyle;
  if (style.bound && style.vertical) sheet += kVerticalBoundStyle;
  return sheet;
}

}  // namespace offprint
