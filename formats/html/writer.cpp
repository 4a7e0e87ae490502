#include "formats/html/writer.h"

#include <string>

#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/hash/digest.h"
#include "formats/html/anchors.h"
#include "formats/html/article_header.h"
#include "formats/html/xhtml.h"
#include "formats/language/tags.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/direction.h"
#include "formats/writing/pictures.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// No colours and no font: the reader's own, dark mode included.
constexpr std::string_view kStyle = R"(:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1em; max-width: 42em; line-height: 1.7; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.35; }
.byline, figcaption, .footnote { font-size: .9em; }
figure { margin: 1.5em 0; text-align: center; }
figcaption p { margin: 0; }
img { max-width: 100%; height: auto; }
blockquote { margin: 1em 0; padding-inline-start: 1em; border-inline-start: .2em solid; }
table { display: block; overflow-x: auto; border-collapse: collapse; }
th, td { border: thin solid; padding: .3em .6em; vertical-align: top; }
pre { overflow-x: auto; line-height: 1.4; }
)";

class Page final : public XhtmlPlace {
 public:
  Page(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses)
      : document_(document),
        options_(options),
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
    if (!address.starts_with('#')) return XhtmlPlace::link(node, address);
    const std::string_view target = anchors_.target(address.substr(1));
    if (!target.empty()) return "#" + std::string(target);
    return XhtmlPlace::link(node, resolve_address(document_.metadata.url, address));
  }

 private:
  // The data: or relative address of the picture; "" if its bytes are not at hand.
  std::string address_at_hand(const Image& image) {
    if (options_.images == Images::Save) return encoded_path(saved_.save(image.url));
    const Resource* found = picture_at_hand(document_.resources, image.url);
    return found == nullptr ? std::string() : "data:" + found->media_type + ";base64," + base64(found->bytes);
  }

  const Document& document_;
  const WriteOptions& options_;
  Diagnostics& losses_;
  const Anchors anchors_;
  SavedPictures saved_;
};

// What read_head reads back. `attribute`: "name" or Open Graph's "property".
void write_meta(std::string_view attribute, std::string_view key, std::string_view value, std::string& out) {
  const std::string text = one_line(only_xml_chars(value));
  if (text.empty()) return;
  out += "<meta";
  append_attribute(out, attribute, key);
  append_attribute(out, "content", text);
  out += "/>\n";
}

void write_head(const Metadata& metadata, std::string& out) {
  out += "<!DOCTYPE html>\n<html";
  const std::string language = well_formed_language(metadata.language);
  if (!language.empty()) append_attribute(out, "lang", language);
  if (metadata.direction == Direction::Rtl) append_attribute(out, "dir", name(metadata.direction));
  out += ">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>";
  const std::string title = plain_title(metadata);
  append_xml_text(out, title.empty() ? word(Word::Untitled, metadata.language) : std::string_view(title));
  out += "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";
  write_meta("name", "description", metadata.description, out);
  write_meta("property", "og:site_name", metadata.site_name, out);
  write_meta("property", "article:modified_time", iso8601(metadata.modified), out);
  out += "<style>\n";
  out += kStyle;
  out += "</style>\n</head>\n<body>\n";
}

}  // namespace

void write_html(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses) {
  const Metadata& metadata = document.metadata;
  Page page(document, options, output, losses);
  std::string out;
  out.reserve(kStyle.size() + document.buffer_size);  // about as long as what was read
  write_head(metadata, out);
  out += "<article>\n";
  if (options.header) {
    const std::string url = only_xml_chars(metadata.url);
    write_article_header(metadata, is_safe_address(url) ? url : std::string(), out);
  }
  XhtmlOptions xhtml;
  xhtml.language = metadata.language;
  xhtml.anchors = &page.anchors();
  XhtmlWriter(xhtml, page, out).write_children(*document.root);
  out += "</article>\n</body>\n</html>\n";
  output.main.write(out);
}

}  // namespace offprint
