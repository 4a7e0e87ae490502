#include "formats/html/elements.h"

#include <algorithm>
#include <array>

#include "formats/unicode/name_index.h"

namespace offprint {

namespace {

// By name. Hidden is what the rendering rules hide (HTML §15.3.1). <colgroup> and the table's sections are dissolved:
// the rows say all that the Document keeps of them. <canvas> and frames draw what is not in the page; so
// do elements of scripts (AMP, WeChat), where no player is known for them.
constexpr std::array<ElementRow, 149> kElements{{
    {"a", Kind::Link, false, Treat::Children},
    {"abbr", Kind::Span, false, Treat::Children},
    {"acronym", Kind::Span, false, Treat::Children},
    {"address", Kind::Division, true, Treat::Children},
    {"amp-audio", Kind::Embed, false, Treat::Media},
    {"amp-dailymotion", Kind::Embed, false, Treat::Media},
    {"amp-facebook", Kind::Span, false, Treat::Fallback},
    {"amp-iframe", Kind::Embed, false, Treat::Media},
    {"amp-img", Kind::Image, false, Treat::Leaf},
    {"amp-instagram", Kind::Span, false, Treat::Fallback},
    {"amp-twitter", Kind::Span, false, Treat::Fallback},
    {"amp-video", Kind::Embed, false, Treat::Media},
    {"amp-vimeo", Kind::Embed, false, Treat::Media},
    {"amp-youtube", Kind::Embed, false, Treat::Media},
    {"applet", Kind::Span, false, Treat::Fallback},
    {"area", Kind::Span, false, Treat::Hidden},
    {"article", Kind::Division, true, Treat::Children},
    {"aside", Kind::Division, true, Treat::Children},
    {"audio", Kind::Embed, false, Treat::Media},
    {"b", Kind::Strong, false, Treat::Children},
    {"base", Kind::Span, false, Treat::Hidden},
    {"basefont", Kind::Span, false, Treat::Hidden},
    {"bdi", Kind::Span, false, Treat::Children},
    {"bdo", Kind::Span, false, Treat::Children},
    {"bgsound", Kind::Span, false, Treat::Hidden},
    {"big", Kind::Span, false, Treat::Children},
    {"blockquote", Kind::BlockQuote, true, Treat::Children},
    {"br", Kind::Break, false, Treat::Leaf},
    {"button", Kind::Span, false, Treat::Children},
    {"canvas", Kind::Span, false, Treat::Lost},
    {"caption", Kind::Division, true, Treat::Children},
    {"center", Kind::Division, true, Treat::Children},
    {"cite", Kind::Span, false, Treat::Children},
    {"code", Kind::Span, false, Treat::Children},
    {"col", Kind::Span, false, Treat::Hidden},
    {"colgroup", Kind::Division, true, Treat::Dissolve},
    {"data", Kind::Span, false, Treat::Children},
    {"datalist", Kind::Span, false, Treat::Hidden},
    {"dd", Kind::DefinitionDescription, true, Treat::Children},
    {"del", Kind::Delete, false, Treat::Children},
    {"details", Kind::Division, true, Treat::Children},
    {"dfn", Kind::Span, false, Treat::Children},
    {"dialog", Kind::Division, true, Treat::Children},
    {"dir", Kind::List, true, Treat::Children},
    {"div", Kind::Division, true, Treat::Children},
    {"dl", Kind::DefinitionList, true, Treat::Children},
    {"dt", Kind::DefinitionTerm, true, Treat::Children},
    {"em", Kind::Emphasis, false, Treat::Children},
    {"embed", Kind::Embed, false, Treat::Media},
    {"fieldset", Kind::Division, true, Treat::Children},
    {"figcaption", Kind::Caption, true, Treat::Children},
    {"figure", Kind::Figure, true, Treat::Children},
    {"font", Kind::Span, false, Treat::Children},
    {"footer", Kind::Division, true, Treat::Children},
    {"form", Kind::Division, true, Treat::Children},
    {"frame", Kind::Division, true, Treat::Lost},
    {"frameset", Kind::Division, true, Treat::Lost},
    {"h1", Kind::Heading, true, Treat::Children},
    {"h2", Kind::Heading, true, Treat::Children},
    {"h3", Kind::Heading, true, Treat::Children},
    {"h4", Kind::Heading, true, Treat::Children},
    {"h5", Kind::Heading, true, Treat::Children},
    {"h6", Kind::Heading, true, Treat::Children},
    {"head", Kind::Span, false, Treat::Hidden},
    {"header", Kind::Division, true, Treat::Children},
    {"hgroup", Kind::Division, true, Treat::Children},
    {"hr", Kind::ThematicBreak, true, Treat::Leaf},
    {"i", Kind::Emphasis, false, Treat::Children},
    {"iframe", Kind::Embed, false, Treat::Media},
    {"img", Kind::Image, false, Treat::Leaf},
    {"input", Kind::Span, false, Treat::Children},
    {"ins", Kind::Underline, false, Treat::Children},
    {"kbd", Kind::Span, false, Treat::Children},
    {"label", Kind::Span, false, Treat::Children},
    {"legend", Kind::Division, true, Treat::Children},
    {"li", Kind::ListItem, true, Treat::Children},
    {"link", Kind::Span, false, Treat::Hidden},
    {"listing", Kind::Division, true, Treat::Children},
    {"lite-youtube", Kind::Embed, false, Treat::Media},
    {"main", Kind::Division, true, Treat::Children},
    {"map", Kind::Span, false, Treat::Children},
    {"mark", Kind::Mark, false, Treat::Children},
    {"math", Kind::InlineMath, false, Treat::Formula},
    {"menu", Kind::List, true, Treat::Children},
    {"meta", Kind::Span, false, Treat::Hidden},
    {"meter", Kind::Span, false, Treat::Children},
    {"mjx-container", Kind::Span, false, Treat::Drawn},
    {"mjx-math", Kind::Span, false, Treat::Glyphs},
    {"mp-common-mpaudio", Kind::Embed, false, Treat::Media},
    {"mp-common-videosnap", Kind::Embed, false, Treat::Media},
    {"mpvoice", Kind::Embed, false, Treat::Media},
    {"nav", Kind::Division, true, Treat::Children},
    {"nobr", Kind::Span, false, Treat::Children},
    {"noembed", Kind::Span, false, Treat::Hidden},
    {"noframes", Kind::Span, false, Treat::Hidden},
    {"noscript", Kind::Division, true, Treat::Scriptless},
    {"object", Kind::Embed, false, Treat::Object},
    {"ol", Kind::List, true, Treat::Children},
    {"optgroup", Kind::Division, true, Treat::Children},
    {"option", Kind::Division, true, Treat::Children},
    {"output", Kind::Span, false, Treat::Children},
    {"p", Kind::Paragraph, true, Treat::Children},
    {"param", Kind::Span, false, Treat::Hidden},
    {"picture", Kind::Span, false, Treat::Children},
    {"plaintext", Kind::Division, true, Treat::Children},
    {"pre", Kind::Division, true, Treat::Children},
    {"progress", Kind::Span, false, Treat::Children},
    {"q", Kind::Span, false, Treat::Children},
    {"rb", Kind::Span, false, Treat::Dissolve},
    {"rp", Kind::Span, false, Treat::Hidden},
    {"rt", Kind::Span, false, Treat::Annotation},
    {"rtc", Kind::Span, false, Treat::Annotation},
    {"ruby", Kind::Ruby, false, Treat::Ruby},
    {"s", Kind::Delete, false, Treat::Children},
    {"samp", Kind::Span, false, Treat::Children},
    {"script", Kind::Span, false, Treat::Script},
    {"search", Kind::Division, true, Treat::Children},
    {"section", Kind::Division, true, Treat::Children},
    {"select", Kind::Span, false, Treat::Children},
    {"slot", Kind::Span, false, Treat::Children},
    {"small", Kind::Span, false, Treat::Children},
    {"source", Kind::Span, false, Treat::Children},
    {"span", Kind::Span, false, Treat::Children},
    {"strike", Kind::Delete, false, Treat::Children},
    {"strong", Kind::Strong, false, Treat::Children},
    {"style", Kind::Span, false, Treat::Hidden},
    {"sub", Kind::Subscript, false, Treat::Children},
    {"summary", Kind::Division, true, Treat::Children},
    {"sup", Kind::Superscript, false, Treat::Children},
    {"svg", Kind::Span, false, Treat::Drawing},
    {"table", Kind::Table, true, Treat::Children},
    {"tbody", Kind::Division, true, Treat::Dissolve},
    {"td", Kind::TableCell, true, Treat::Children},
    {"template", Kind::Span, false, Treat::Hidden},
    {"textarea", Kind::Span, false, Treat::Children},
    {"tfoot", Kind::Division, true, Treat::Dissolve},
    {"th", Kind::TableCell, true, Treat::Children},
    {"thead", Kind::Division, true, Treat::Dissolve},
    {"time", Kind::Span, false, Treat::Children},
    {"title", Kind::Span, false, Treat::Hidden},
    {"tr", Kind::TableRow, true, Treat::Children},
    {"track", Kind::Span, false, Treat::Children},
    {"tt", Kind::Span, false, Treat::Children},
    {"u", Kind::Underline, false, Treat::Children},
    {"ul", Kind::List, true, Treat::Children},
    {"var", Kind::Span, false, Treat::Children},
    {"video", Kind::Embed, false, Treat::Media},
    {"wbr", Kind::Span, false, Treat::Children},
    {"xmp", Kind::Division, true, Treat::Children},
}};
static_assert(std::is_sorted(kElements.begin(), kElements.end(),
                             [](const ElementRow& a, const ElementRow& b) { return a.name.view() < b.name.view(); }));

// Inside <svg> (SVG 2 §5, §12): words, pictures and what groups them. Everything else is drawn, or only defined.
constexpr std::array<ElementRow, 9> kDrawn{{
    {"a", Kind::Link, false, Treat::Children},
    {"foreignobject", Kind::Span, false, Treat::Children},
    {"g", Kind::Span, false, Treat::Children},
    {"image", Kind::Image, false, Treat::Leaf},
    {"svg", Kind::Span, false, Treat::Children},
    {"switch", Kind::Span, false, Treat::Children},
    {"text", Kind::Span, false, Treat::Children},
    {"textpath", Kind::Span, false, Treat::Children},
    {"tspan", Kind::Span, false, Treat::Children},
}};
static_assert(std::is_sorted(kDrawn.begin(), kDrawn.end(),
                             [](const ElementRow& a, const ElementRow& b) { return a.name.view() < b.name.view(); }));

constexpr ElementRow kUnknown{{}, Kind::Span, false, Treat::Children};
constexpr ElementRow kShape{{}, Kind::Span, false, Treat::Hidden};

constexpr auto kName = [](const ElementRow& row) { return row.name.view(); };
constexpr auto kAsIs = [](char c) { return c; };
constexpr NameIndex<512> kElementIndex(kElements, kName);
constexpr NameIndex<32> kDrawnIndex(kDrawn, kName);

}  // namespace

const ElementRow& element_row(std::string_view name) {
  const ElementRow* found = kElementIndex.find(kElements, name, kName, kAsIs);
  return found == nullptr ? kUnknown : *found;
}

const ElementRow& drawing_row(std::string_view name) {
  const ElementRow* found = kDrawnIndex.find(kDrawn, name, kName, kAsIs);
  return found == nullptr ? kShape : *found;
}

}  // namespace offprint
