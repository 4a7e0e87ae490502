// Links, pictures, figures and embeds: what depends on the place that is written for.
#include <algorithm>
#include <array>

#include "formats/address/address.h"
#include "formats/address/readable.h"
#include "formats/document/tree.h"
#include "formats/document/visit.h"
#include "formats/html/breakable.h"
#include "formats/html/xhtml.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

// Links.

void XhtmlWriter::anchor(const Node& node, std::string_view href, std::string_view title) {
  std::string attributes;
  append_attribute(attributes, "href", href);
  if (!title.empty()) append_attribute(attributes, "title", title);
  open("a", node, attributes);
  in_link_ = true;
}

// " [Picture]", linked.
void XhtmlWriter::word_link(Word what, std::string_view href) {
  out_ += " <a class=\"picture\"";
  append_attribute(out_, "href", href);
  out_ += ">[";
  out_ += word(what, options_.language);
  out_ += "]</a>";
}

// Pictures in a link that are not shown get their own links after it: links cannot nest.
void XhtmlWriter::close_anchor() {
  out_ += "</a>";
  in_link_ = false;
  for (const std::string& address : after_link_) word_link(Word::Picture, address);
  after_link_.clear();
}

void XhtmlWriter::operator()(const Link& node) {
  const std::string href = in_link_ ? std::string() : place_.link(node, node.url);
  if (href.empty()) {
    const bool marked = !is_fragment() && has_marks(node);
    if (marked) open("span", node);
    children(node);
    if (marked) close("span");
    return;
  }
  const auto* image = as<Image>(static_cast<const Node*>(node.first));
  if (image != nullptr && image->next == nullptr) return picture_link(node, *image, href);
  const std::size_t begin = out_.size();
  anchor(node, href, node.title);
  const std::size_t content = out_.size();
  link_text(node);
  const bool empty = out_.size() == content && !has_marks(node);
  close_anchor();
  if (empty) out_.resize(begin);  // nothing to point at: its pictures were left out
}

// A link around one picture and nothing else. If the picture is not shown, it comes first with its own link.
void XhtmlWriter::picture_link(const Link& node, const Image& image, const std::string& href) {
  const Picture picture = place_.picture(image);
  if (picture.use == Picture::Use::Shown) {
    const bool nameless = image.alt.empty() && !is_fragment();
    anchor(node, href, node.title.empty() && nameless ? word(Word::Picture, options_.language) : node.title.view());
    show(image, picture);
    return close_anchor();
  }
  const bool marked = !is_fragment() && has_marks(node);
  if (marked) open("span", node);
  if (picture.use == Picture::Use::Linked) {
    name_picture(image, picture.address);
    if (href != picture.address) word_link(Word::Link, href);
  }
  if (marked) close("span");
}

// Pictures.

void XhtmlWriter::operator()(const Image& node) {
  const Picture picture = place_.picture(node);
  switch (picture.use) {
    case Picture::Use::Shown: return show(node, picture);
    case Picture::Use::Linked: return name_picture(node, picture.address);
    case Picture::Use::Left: break;
  }
  if (is_fragment() || !has_marks(node)) return;
  open("span", node);  // links may point to it
  close("span");
}

void XhtmlWriter::show(const Image& image, const Picture& picture) {
  out_ += "<img";
  identify(image);
  if (!picture.shape.empty()) append_attribute(out_, "class", picture.shape);
  append_attribute(out_, "src", picture.address);
  append_attribute(out_, "alt", image.alt);
  if (!image.title.empty()) append_attribute(out_, "title", image.title);
  if (image.width > 0) append_attribute(out_, "width", std::to_string(image.width));
  if (image.height > 0) append_attribute(out_, "height", std::to_string(image.height));
  out_ += "/>";
}

std::string XhtmlWriter::picture_words(const Image& image) const {
  const std::string_view says = image.alt.empty() ? image.title : image.alt;
  std::string words = "[";
  words += word(Word::Picture, options_.language);
  if (figure_words_.find(says) == std::string::npos) {  // the caption need not say it again
    words += colon(options_.language);
    words += says;
  }
  return words + "]";
}

// In a link, the words are that link's, and the picture's own link follows it.
void XhtmlWriter::name_picture(const Image& image, std::string_view address) {
  linked_picture_ = true;
  const bool own = !in_link_ && !address.empty();
  if (in_link_ && !address.empty()) after_link_.emplace_back(address);
  std::string attributes = " class=\"picture\"";
  if (own) append_attribute(attributes, "href", address);
  const bool element = own || has_marks(image);
  if (element) open(own ? "a" : "span", image, attributes);
  append_xml_text(out_, picture_words(image));
  if (element) close(own ? "a" : "span");
}

// Figures.

void XhtmlWriter::figure_picture(const Node& node) {
  constexpr std::string_view kOpen = "<p>";
  const std::size_t begin = out_.size();
  linked_picture_ = false;
  write(node);
  if (out_.size() == begin || is(node.kind, group::kFlow)) return;
  if (linked_picture_) {
    out_.insert(begin, kOpen);
    out_ += "</p>";
  }
  out_ += '\n';
}

void XhtmlWriter::captions(const Node* from) {
  const Node* first = nullptr;
  int count = 0;
  for (const Node* child = from; child != nullptr; child = child->next) {
    if (!is(child->kind, group::kCaption)) continue;
    if (first == nullptr) first = child;
    ++count;
  }
  if (first == nullptr) return;
  if (count == 1 && first->kind == Kind::Caption) return block("figcaption", *first);
  out_ += "<figcaption>\n";
  for (const Node* child = first; child != nullptr; child = child->next) {
    if (is(child->kind, group::kCaption)) write(*child);
  }
  out_ += "</figcaption>\n";
}

namespace {

bool is_caption_of_table(const Node* node) {
  return node != nullptr && node->kind == Kind::Caption && node->next != nullptr && node->next->kind == Kind::Table;
}

// Whether it shows a table, code or a quotation: these are long, so what is above them must stay there.
bool shows_exhibit(const Node& figure) {
  for (const Node* child = figure.first; child != nullptr; child = child->next) {
    if (is(child->kind, group::kExhibit)) return true;
  }
  return false;
}

}  // namespace

// A caption above a table is the table's own. The one <figcaption> that HTML allows (§4.4.13) is first or last.
void XhtmlWriter::operator()(const Figure& node) {
  const Node* parts = node.first;
  if (is_caption_of_table(parts)) {
    table_caption_ = parts;
    parts = parts->next;
    if (parts->next == nullptr && !has_marks(node)) return write(*parts);
  }
  const std::size_t begin = out_.size();
  open("figure", node);
  out_ += '\n';
  const std::size_t content = out_.size();
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (is(child->kind, group::kCaption)) figure_words_ += text_content(*child);
  }
  const bool caption_first = parts != nullptr && is(parts->kind, group::kCaption) && shows_exhibit(node);
  if (caption_first) captions(parts);
  for (const Node* child = parts; child != nullptr; child = child->next) {
    if (!is(child->kind, group::kCaption)) figure_picture(*child);
  }
  figure_words_.clear();
  if (!caption_first) captions(parts);
  const bool empty = out_.size() == content && !has_marks(node);
  out_ += "</figure>\n";
  if (empty) out_.resize(begin);  // its pictures were left out, and it has no words about them
}

// Embeds: nothing of the kind can be played, so a link says what it is, under its poster.

namespace {

struct PlayerRow {
  std::string_view host;
  Word word;
};
// Of frames: what such a page plays, as a book says it.
constexpr std::array<PlayerRow, 13> kPlayers{{
    {"youtube.com", Word::Video},
    {"youtu.be", Word::Video},
    {"vimeo.com", Word::Video},
    {"bilibili.com", Word::Video},
    {"youku.com", Word::Video},
    {"v.qq.com", Word::Video},
    {"dailymotion.com", Word::Video},
    {"nicovideo.jp", Word::Video},
    {"ted.com", Word::Video},
    {"soundcloud.com", Word::Audio},
    {"open.spotify.com", Word::Audio},
    {"music.163.com", Word::Audio},
    {"podcasts.apple.com", Word::Audio},
}};

Word played_by(const Embed& embed) {
  const Address address = split_address(embed.url);
  const auto* row = std::find_if(kPlayers.begin(), kPlayers.end(),
                                 [&](const PlayerRow& known) { return is_host(address.host(), known.host); });
  return row == kPlayers.end() ? embed_word(embed.embed) : row->word;
}

}  // namespace

std::string XhtmlWriter::embed_words(const Embed& embed) const {
  const std::string_view says = embed.title.empty() ? embed.url : embed.title;
  if (is_fragment()) return std::string(says);
  const bool frame = is_book() && embed.embed == EmbedKind::Iframe;
  std::string words(word(frame ? played_by(embed) : embed_word(embed.embed), options_.language));
  if (says.empty()) return words;
  words += colon(options_.language);
  if (!is_book() || !embed.title.empty()) words += says;
  return words;
}

// In a book an address is decoded, and may break.
void XhtmlWriter::say_embed(const Embed& embed) {
  append_xml_text(out_, embed_words(embed));
  if (is_book() && embed.title.empty()) append_breakable(out_, shown_address(embed.url));
}

void XhtmlWriter::operator()(const Embed& node) {
  const auto* poster = as<Image>(static_cast<const Node*>(node.first));
  const Picture picture = poster == nullptr ? Picture{Picture::Use::Left, {}} : place_.picture(*poster);
  const std::string href = place_.link(node, node.url);
  open("p", node, " class=\"embed\"");
  if (!href.empty()) {
    out_ += "<a";
    append_attribute(out_, "href", href);
    out_ += '>';
  }
  if (picture.use == Picture::Use::Shown) {
    show(*poster, picture);
    out_ += "<br/>";
  }
  say_embed(node);
  if (!href.empty()) out_ += "</a>";
  if (picture.use == Picture::Use::Linked) {
    out_ += ' ';
    name_picture(*poster, picture.address);
  }
  out_ += "</p>\n";
}

}  // namespace offprint
