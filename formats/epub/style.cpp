#include "formats/epub/style.h"

namespace offprint {

namespace {

// Paragraphs are set apart by space, in Chinese too: web articles are written so, many with one sentence a paragraph.
constexpr std::string_view kStyle = R"(@charset "UTF-8";
html { line-height: 1.6; }
body { margin: 0; overflow-wrap: break-word; word-wrap: break-word; }
body:lang(zh), body:lang(ja) { text-align: justify; }
body:lang(ko) { word-break: keep-all; }
h1, h2, h3, h4, h5, h6, header p, th, td, pre { text-align: left; }

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

blockquote { margin: 1em 0; padding-left: 1em; border-left: .15em solid; }
ul, ol { margin: 0 0 .8em; padding-left: 2em; }
li { margin-bottom: .25em; }
dt { font-weight: bold; }
dd { margin: 0 0 .5em 2em; }

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

nav ol { list-style: none; padding-left: 1.2em; }
nav > ol { padding-left: 0; }
nav li { margin: .4em 0; }
)";

}  // namespace

std::string_view style_sheet() { return kStyle; }

}  // namespace offprint
