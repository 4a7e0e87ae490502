#include "formats/html/writer.h"

#include <string>

#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/hash/digest.h"
#include "formats/html/anchors.h"
#include "formats/html/article_header.h"
#include "formats/html/page_facts.h"
#include "formats/html/page_frame.h"
#include "formats/html/xhtml.h"
#include "formats/writing/pictures.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// No colours and no font: the reader's own, dark mode included.
constexpr std::string_view kStyle = R"css(:root { color-scheme: light dark; background: Canvas; color: CanvasText; }
body { margin: 0 auto; padding: 1em; max-width: 42em; line-height: 1.7; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.35; break-after: avoid; }
.byline, figcaption, .footnote, .provenance { font-size: .9em; }
figure { margin: 1.5em 0; text-align: center; }
figcaption p { margin: 0; }
img { max-width: 100%; max-height: 92vh; height: auto; object-fit: contain; }
blockquote { margin: 1em 0; padding-inline-start: 1em; border-inline-start: .2em solid; }
table { display: block; overflow-x: auto; border-collapse: collapse; margin: 1em 0; }
th, td { border: thin solid; padding: .3em .6em; vertical-align: top; }
pre { overflow-x: auto; line-height: 1.4; }
:lang(zh), :lang(ja) { text-autospace: normal; text-spacing-trim: space-first; hanging-punctuation: allow-end; }
:lang(ko) { word-break: keep-all; }
.dots, .kai { font-style: normal; }
.kai { font-family: "Kaiti SC", STKaiti, KaiTi, "Kaiti TC", DFKai-SB, "AR PL UKai CN", serif; }
.dots { text-emphasis: filled dot; text-emphasis-position: under right; }
.dots:lang(ja) { text-emphasis: filled sesame; text-emphasis-position: over right; }
@page { margin: 2cm; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; }
  p, li { orphans: 2; widows: 2; }
  figure, tr, pre, blockquote { break-inside: avoid; }
  figcaption, caption { break-before: avoid; break-after: avoid; }
  table { display: table; }
  table:has(tr > :nth-child(7)) { font-size: .7em; }
  table:has(tr > :nth-child(7)) :is(th, td) { padding: .2em .25em; }
  table:has(tr > :nth-child(7)) :is(th, td), td a { overflow-wrap: anywhere; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  a { color: inherit; }
  article p a[href^="http"]::after, article li a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em;
    overflow-wrap: anywhere; }
  figure a::after { content: none !important; }
}
)css";

class Page final : public XhtmlPlace {
 public:
  Page(const Document& document, const WriteOptions& options, const PageFrame& frame, Output& output,
       Diagnostics& losses)
      : document_(document),
        options_(options),
        frame_(frame),
        losses_(losses),
        anchors_(document),
        saved_(document.resources, options, output) {}

  const Anchors& anchors() const { return anchors_; }

  Picture picture(const Image& image) override {
    if (options_.images == Images::Drop) return {Picture::Use::Left, {}};
    std::string address = options_.images == Images::Link ? std::string() : address_at_hand(image);
    if (!address.empty()) return {Picture::Use::Shown, std::move(address)};
    if (options_.images != Images::Link)
      losses_.report(DiagnosticCode::ImageNotEmbedded, image.source.begin, image.url);
    return XhtmlPlace::picture(image);
  }

  // A link to a place in this page goes there; one to a place that is not in it goes to the original's.
  std::string link(const Node& node, std::string_view address) override {
    if (!address.starts_with('#')) {
      const std::string page =
          frame_.inside ? frame_.inside(resolve_address(document_.metadata.url, address)) : std::string();
      return page.empty() ? XhtmlPlace::link(node, address) : page;
    }
    const std::string_view target = anchors_.target(address.substr(1));
    if (!target.empty()) return "#" + std::string(target);
    return XhtmlPlace::link(node, resolve_address(document_.metadata.url, address));
  }

 private:
  // The data: or relative address of the picture; "" if its bytes are not at hand.
  std::string address_at_hand(const Image& image) {
    const Resource* found = picture_at_hand(document_.resources, image.url);
    if (found != nullptr && options_.images == Images::Save && frame_.keep) return frame_.keep(*found);
    if (options_.images == Images::Save) return encoded_path(saved_.save(image.url));
    return found == nullptr ? std::string() : "data:" + found->media_type + ";base64," + base64(found->bytes);
  }

  const Document& document_;
  const WriteOptions& options_;
  const PageFrame& frame_;
  Diagnostics& losses_;
  const Anchors anchors_;
  SavedPictures saved_;
};

// --paragraphs indent, as books have it.
constexpr std::string_view kIndentedStyle = R"(article > p, blockquote > p { margin: 0; text-indent: 1.2em; }
article > p:lang(zh), blockquote > p:lang(zh) { text-indent: 2em; }
article > p:lang(ja), blockquote > p:lang(ja) { text-indent: 1em; }
)";

// A page must have a title: where the article has none, its first heading, else its file's name.
std::string title_of(const Document& document) {
  for (const Node* node = document.root->first; plain_title(document.metadata).empty() && node != nullptr;
       node = node->next) {
    if (node->kind != Kind::Heading) continue;
    Metadata heading;
    heading.title = text_content(*node);
    std::string title = plain_title(heading);
    if (!title.empty()) return title;
  }
  return shown_title(document.metadata);
}

void write_head(const Document& document, const WriteOptions& options, std::string_view style_file, std::string& out) {
  out += page_begin(document.metadata);
  out += "<head>\n<meta charset=\"UTF-8\"/>\n<title>";
  append_xml_text(out, title_of(document));
  out += "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";
  if (options.header) append_page_facts(document.metadata, out);
  if (style_file.empty()) {
    out.append("<style>\n").append(page_style(options)).append("</style>\n");
  } else {
    out += "<link rel=\"stylesheet\"";
    append_attribute(out, "href", style_file);
    out += "/>\n";
  }
}

}  // namespace

void write_html(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses) {
  write_framed_page(document, options, {}, output, losses);
}

void write_framed_page(const Document& document, const WriteOptions& options, const PageFrame& frame, Output& output,
                       Diagnostics& losses) {
  const Metadata& metadata = document.metadata;
  Page page(document, options, frame, output, losses);
  std::string out;
  out.reserve(kStyle.size() + document.buffer_size);  // about as long as what was read
  write_head(document, options, frame.style_file, out);
  out += article_begin(metadata, options.header, frame.before);
  XhtmlOptions xhtml;
  xhtml.language = metadata.language;
  xhtml.anchors = &page.anchors();
  if (options.header) xhtml.headings_above = plain_title(metadata).empty() ? 0 : 1;
  XhtmlWriter(xhtml, page, out).write_children(*document.root);
  out += article_end(metadata, program_of_pages(), options.header, frame.after);
  output.main.write(out);
}

std::string page_style(const WriteOptions& options) {
  std::string style(kStyle);
  if (options.paragraphs == Paragraphs::Indent) style += kIndentedStyle;
  return style + options.style;
}

}  // namespace offprint
