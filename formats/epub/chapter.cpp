#include "formats/epub/chapter.h"

#include <iterator>
#include <optional>
#include <utility>

#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/epub/link_address.h"
#include "formats/epub/page.h"
#include "formats/epub/picture_shape.h"
#include "formats/epub/pieces.h"
#include "formats/html/anchors.h"
#include "formats/html/article_header.h"
#include "formats/html/breakable.h"
#include "formats/html/xhtml.h"
#include "formats/language/tags.h"
#include "formats/math/line.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/direction.h"
#include "formats/writing/pictures.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr std::string_view kUpToPackage = "../";  // from kTextFolder

class ChapterPlace final : public XhtmlPlace {
 public:
  ChapterPlace(const Document& document, const Anchors& anchors, const WriteOptions& options, PictureStore& pictures,
               Chapter& chapter, Diagnostics& losses, const Inside& inside)
      : document_(document),
        anchors_(anchors),
        options_(options),
        pictures_(pictures),
        chapter_(chapter),
        losses_(losses),
        inside_(inside) {}

  Picture picture(const Image& image) override {
    if (options_.images == Images::Drop) return {Picture::Use::Left, {}};
    const bool wanted = options_.images != Images::Link;
    const bool given = wanted || image.url.view().starts_with("data:");  // which has no other place
    const Resource* found = given ? picture_at_hand(document_.resources, image.url) : nullptr;
    if (found != nullptr && !is_core_picture(found->media_type)) found = nullptr;
    if (found == nullptr) {
      if (wanted) note_missing(image.url);
      std::string link = link_address(resolve_address(document_.metadata.url, image.url));
      say_not_shown(image, link, losses_);
      return {Picture::Use::Linked, std::move(link)};
    }
    chapter_.has_pictures = true;
    chapter_.has_animation = chapter_.has_animation || found->media_type == "image/gif";
    chapter_.pictures_described = chapter_.pictures_described && !is_blank(image.alt);
    return {Picture::Use::Shown, std::string(kUpToPackage) + pictures_.put(*found), picture_shape(image, *found)};
  }

  std::string link(const Node& node, std::string_view address) override {
    if (const auto fragment = own_fragment(address)) {
      const std::string_view target = anchors_.target(*fragment);
      if (!target.empty()) return "#" + std::string(target);
    }
    const bool of_book = document_.origin == Origin::Own || document_.origin == Origin::Book;  // paths in it stay
    const std::string resolved = of_book ? std::string(address) : resolve_address(document_.metadata.url, address);
    if (inside_) {
      std::string chapter = inside_(resolved);
      if (!chapter.empty()) return chapter;
    }
    std::string absolute = link_address(resolved);
    const bool lost = absolute.empty() && !address.starts_with('#');  // a place that is nowhere is no loss
    if (lost) losses_.report(DiagnosticCode::LinkUnusable, node.source.begin, address);
    return absolute;
  }

 private:
  // By the name of its file: its address stands in its place.
  void note_missing(std::string_view address) {
    constexpr std::size_t kMostNames = 10;
    if (address.starts_with("data:") || chapter_.missing.size() > kMostNames) return;
    address = address.substr(0, address.find_first_of("?#"));
    std::string name = percent_decode(address.substr(address.rfind('/') + 1));
    if (!is_utf8(name)) name = address.substr(address.rfind('/') + 1);
    const bool full = chapter_.missing.size() == kMostNames;
    if (!name.empty()) chapter_.missing.push_back(full ? "…" : cut_text(one_line(name), kLongestTitle));
  }

  // What stands after the '#' of a link to a place in this article.
  std::optional<std::string_view> own_fragment(std::string_view address) const {
    const std::string& own = document_.metadata.url;
    if (!own.empty() && address.starts_with(own)) address.remove_prefix(own.size());
    if (!address.starts_with('#')) return {};
    return address.substr(1);
  }

  const Document& document_;
  const Anchors& anchors_;
  const WriteOptions& options_;
  PictureStore& pictures_;
  Chapter& chapter_;
  Diagnostics& losses_;
  const Inside& inside_;
};

// A heading as the contents name it: on one line, ruby's annotations left out, pictures by their alternative text.
void append_name(const Node& node, std::string& out) {
  if (const auto* text = as<TextNode>(&node)) out += text->value.view();
  if (const auto* code = as<InlineCode>(&node)) out += code->value.view();
  if (const auto* formula = as<InlineMath>(&node)) out += math::readable_line(formula->value);
  if (const auto* image = as<Image>(&node)) out += image->alt.view();
  if (node.kind == Kind::Break) out += ' ';
  for (const Node* child = node.first; child != nullptr; child = child->next) append_name(*child, out);
}

bool has_mathml(const Node& node) {
  if (const auto* formula = as<Math>(&node)) return !formula->mathml.empty();
  const auto* formula = as<InlineMath>(&node);
  return formula != nullptr && !formula->mathml.empty();
}

// The headings; what else the chapter holds is noted on the way.
std::vector<OutlineEntry> outline(const Document& document, const Pieces& pieces, Chapter& chapter, Anchors& anchors) {
  std::vector<OutlineEntry> lines;
  for (const Node* node = document.root; node != nullptr; node = next_in(*document.root, *node)) {
    chapter.has_tables = chapter.has_tables || node->kind == Kind::Table;
    chapter.has_mathml = chapter.has_mathml || has_mathml(*node);
    const auto* heading = as<Heading>(node);
    if (heading == nullptr) continue;
    std::string name;
    append_name(*heading, name);
    if (is_blank(name)) continue;
    const std::string id = "h-" + std::to_string(lines.size() + 1);
    const std::size_t piece = pieces.piece_of(*node);
    const std::string& file = piece == 0 ? chapter.file : chapter.pieces[piece - 1].file;
    lines.push_back({heading->depth, std::string(trim(name)), file + "#" + std::string(anchors.name(*heading, id))});
  }
  return lines;
}

// How the lines of a chapter go: one that stays horizontal in a book of vertical ones says so, as epub.js sets it from
// right to left else.
enum class ChapterLines : std::uint8_t { Horizontal, HorizontalHere, Vertical };

ChapterLines lines_of(const Chapter& chapter, bool vertical) {
  if (!vertical) return ChapterLines::Horizontal;
  if (is_set_vertically(chapter.language)) return ChapterLines::Vertical;
  return chapter.metadata.direction == Direction::Rtl ? ChapterLines::Horizontal : ChapterLines::HorizontalHere;
}

// `place`: "(2/3)" of a later piece.
void write_head(const Chapter& chapter, ChapterLines lines, std::string& out, const std::string& place = {}) {
  out +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"";
  append_attribute(out, "lang", chapter.language);
  append_attribute(out, "xml:lang", chapter.language);
  if (chapter.metadata.direction == Direction::Rtl) append_attribute(out, "dir", "rtl");
  if (lines == ChapterLines::Vertical) append_attribute(out, "class", "vertical");
  out += ">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>";
  append_xml_text(out, chapter.contents.title + place);
  out += "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"";
  (out += kUpToPackage) += kStyleFile;
  out += "\"/>\n</head>\n<body>\n<section epub:type=\"chapter\" role=\"doc-chapter\"";
  append_attribute(out, "aria-label", chapter.contents.title + place);
  if (lines == ChapterLines::HorizontalHere) append_attribute(out, "dir", "ltr");
  out += ">\n";
}

constexpr std::string_view kTail = "</section>\n</body>\n</html>\n";

// Cuts the page into its pieces, each a page.
void cut_page(const std::vector<std::size_t>& cuts, ChapterLines lines, WrittenChapter& written) {
  Chapter& chapter = written.chapter;
  const std::string whole = std::move(written.xhtml);
  std::vector<std::string> pages;
  std::vector<std::string> names;
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    std::string& page = pages.emplace_back();
    const std::string place = " (" + std::to_string(i + 1) + "/" + std::to_string(cuts.size() + 1) + ")";
    if (i > 0) write_head(chapter, lines, page, place);
    const std::size_t begin = i == 0 ? 0 : cuts[i - 1];
    page.append(whole, begin, (i < cuts.size() ? cuts[i] : whole.size()) - begin);
    if (i < cuts.size()) page += kTail;
    names.push_back(piece_name(chapter.id.substr(chapter.id.find('-') + 1), i));
  }
  link_pieces(pages, names);
  chapter.has_mathml = pages.front().find("<math") != std::string::npos;
  for (std::size_t i = 1; i < pages.size(); ++i)
    chapter.pieces[i - 1].has_mathml = pages[i].find("<math") != std::string::npos;
  written.xhtml = std::move(pages.front());
  written.pieces.assign(std::make_move_iterator(pages.begin() + 1), std::make_move_iterator(pages.end()));
}

}  // namespace

WrittenChapter write_chapter(const Document& document, std::string_view name, const WriteOptions& options,
                             PictureStore& pictures, Diagnostics& losses, const Inside& inside) {
  WrittenChapter written{named_chapter(document.metadata, name), {}, {}};
  Chapter& chapter = written.chapter;
  Anchors anchors(document);
  const Pieces pieces(document);
  for (std::size_t i = 1; i < pieces.count(); ++i) {
    const std::string piece = piece_name(name, i);
    chapter.pieces.push_back({"c-" + piece, std::string(kTextFolder) + piece + ".xhtml", false});
  }
  chapter.contents.children = nest(outline(document, pieces, chapter, anchors));
  chapter.has_headings = !chapter.contents.children.empty();
  ChapterPlace place(document, anchors, options, pictures, chapter, losses, inside);
  std::string& out = written.xhtml;
  out.reserve(document.buffer_size);  // about as long as what was read
  const ChapterLines lines = lines_of(chapter, options.vertical);
  const bool vertical = lines == ChapterLines::Vertical;
  write_head(chapter, lines, out);
  if (options.header) write_article_header(document.metadata, link_address(document.metadata.url), out, vertical);
  XhtmlOptions xhtml;
  xhtml.form = XhtmlOptions::Form::Book;
  xhtml.language = document.metadata.language;
  xhtml.anchors = &anchors;
  xhtml.vertical = vertical;
  xhtml.headings_above = options.header && !plain_title(document.metadata).empty() ? 1 : 0;
  XhtmlWriter writer(xhtml, place, out);
  std::vector<std::size_t> cuts;
  writer.begin(*document.root);
  for (const Node* child = document.root->first; child != nullptr; child = child->next) {
    if (pieces.begins_at(*child)) cuts.push_back(out.size());
    writer.write(*child);
  }
  out += kTail;
  if (!cuts.empty()) cut_page(cuts, lines, written);
  return written;
}

Chapter named_chapter(const Metadata& metadata, std::string_view name) {
  Chapter chapter;
  chapter.id = "c-" + std::string(name);
  chapter.file = std::string(kTextFolder) + std::string(name) + ".xhtml";
  chapter.metadata = metadata;
  chapter.language = well_formed_language(metadata.language);
  if (chapter.language.empty()) chapter.language = "und";
  chapter.contents = {shown_title(metadata), chapter.file, {}, {}};
  return chapter;
}

std::string missing_chapter(const Chapter& chapter) {
  std::string out;
  write_head(chapter, ChapterLines::Horizontal, out);
  out += "<header>\n<h1>";
  append_xml_text(out, chapter.contents.title);
  out += "</h1>\n</header>\n<p>";
  append_xml_text(out, word(Word::ArticleMissing, chapter.language));
  out += "</p>\n";
  const std::string address = link_address(chapter.metadata.url);
  if (!address.empty()) {
    out += "<p class=\"address\"><a";
    append_attribute(out, "href", address);
    out += '>';
    append_breakable(out, address);
    out += "</a></p>\n";
  }
  return out.append(kTail);
}

}  // namespace offprint
