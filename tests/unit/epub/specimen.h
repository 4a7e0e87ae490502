// Documents for the tests of HTML and EPUB: a builder that reads like the tree, and one document with every kind.
#pragma once

#include <initializer_list>
#include <string_view>

#include "formats/document/document.h"
#include "formats/document/tree.h"
#include "formats/time/dates.h"

namespace offprint::specimen {

// The node with those children.
template <class T>
T* with(T* node, std::initializer_list<Node*> children) {
  for (Node* child : children) append(*node, *child);
  return node;
}

struct Maker {
  Document& document;

  Text text(std::string_view bytes) const { return document.text(bytes); }
  TextNode* say(std::string_view bytes) const { return document.make_text(text(bytes), {}); }
  template <class T>
  T* make(std::initializer_list<Node*> children = {}) const {
    return with(document.make<T>({}), children);
  }
  Paragraph* p(std::string_view bytes) const { return make<Paragraph>({say(bytes)}); }
  Heading* heading(int depth, std::initializer_list<Node*> children) const {
    auto* node = make<Heading>(children);
    node->depth = static_cast<std::uint8_t>(depth);
    return node;
  }
  Image* image(std::string_view url, std::string_view alt) const {
    auto* node = make<Image>();
    node->url = text(url);
    node->alt = text(alt);
    return node;
  }
  Link* link(std::string_view url, std::initializer_list<Node*> children) const {
    auto* node = make<Link>(children);
    node->url = text(url);
    return node;
  }
  Ruby* ruby(std::string_view base, std::string_view annotation) const {
    auto* node = make<Ruby>({say(base)});
    node->annotation = text(annotation);
    return node;
  }
  InlineCode* code(std::string_view value) const {
    auto* node = make<InlineCode>();
    node->value = text(value);
    return node;
  }
  Code* listing(std::string_view lang, std::string_view value) const {
    auto* node = make<Code>();
    node->lang = text(lang);
    node->value = text(value);
    return node;
  }
  List* list(bool ordered, bool spread, std::initializer_list<Node*> items) const {
    auto* node = make<List>(items);
    node->ordered = ordered;
    node->spread = spread;
    return node;
  }
  TableCell* cell(bool header, std::initializer_list<Node*> children) const {
    auto* node = make<TableCell>(children);
    node->header = header;
    return node;
  }
  Embed* embed(EmbedKind kind, std::string_view url, std::string_view title,
               std::initializer_list<Node*> poster = {}) const {
    auto* node = make<Embed>(poster);
    node->embed = kind;
    node->url = text(url);
    node->title = text(title);
    return node;
  }
  FootnoteReference* reference(std::string_view identifier) const {
    auto* node = make<FootnoteReference>();
    node->identifier = node->label = text(identifier);
    return node;
  }
  FootnoteDefinition* footnote(std::string_view identifier, std::initializer_list<Node*> children) const {
    auto* node = make<FootnoteDefinition>(children);
    node->identifier = node->label = text(identifier);
    return node;
  }
  void put(std::initializer_list<Node*> blocks) const {
    document.stage = Stage::Article;
    with(static_cast<Node*>(document.root), blocks);
  }
  void anchor(std::string_view id, const Node* node) const { document.anchors.push_back({text(id), node}); }
};

// One pixel.
inline constexpr std::string_view kGif(
    "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    "\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x01"
    "D\x00;",
    42);
inline constexpr std::string_view kPictureAddress = "https://example.org/pictures/harbour.gif";

inline void tell_metadata(Document& document) {
  Metadata& metadata = document.metadata;
  metadata.title = "港口的 <灯> & \"雾\"";
  metadata.url = "https://example.org/2020/harbour.html";
  metadata.published = parse_date("2020-06-30T09:53:00Z");
  metadata.byline_date = parse_date("2020-07-01T08:00:00");
  metadata.authors = {"林小雨", "A. Writer"};
  metadata.site = "example.org";
  metadata.language = "zh-Hans";
  metadata.rights = "CC BY 4.0";
  metadata.tags = {"港口", "雾"};
}

// A document with one of every kind at least, with its metadata, and the picture at kPictureAddress at hand.
inline void fill(Document& document) {
  const Maker m{document};
  tell_metadata(document);
  document.resources.add({std::string(kPictureAddress), "image/gif", std::string(kGif), 1, 1});

  auto* section = m.heading(2, {m.say("第一节 "), m.ruby("雾", "wù")});
  m.anchor("第一节", section);
  auto* english = m.make<Emphasis>({m.say("fog")});
  english->language = m.text("en");
  auto* start = m.list(true, true, {m.make<ListItem>({m.p("三")}), m.make<ListItem>({m.p("四")})});
  start->start = 3;

  auto* wide = m.cell(true, {m.say("合计")});
  wide->colspan = 2;
  auto* table = m.make<Table>({m.make<TableRow>({m.cell(true, {m.say("船")}), m.cell(true, {m.say("吨")})}),
                               m.make<TableRow>({m.cell(false, {m.say("甲")}), m.cell(false, {m.say("12")})}),
                               m.make<TableRow>({wide})});
  auto* align = document.arena.make_array<Align>(2);
  align[1] = Align::Right;
  table->align = align;
  table->columns = 2;

  m.put({
      section,
      m.make<Paragraph>({m.say("清晨 "), english, m.make<Break>(), m.make<Strong>({m.say("很浓")}),
                         m.make<Delete>({m.say("旧")}), m.make<Underline>({m.say("新")}), m.make<Mark>({m.say("亮")}),
                         m.make<Superscript>({m.say("2")}), m.make<Subscript>({m.say("3")}), m.code("a < b"),
                         m.link("#第一节", {m.say("回到开头")}), m.link("https://example.com/a b", {m.say("外面")}),
                         m.image("https://example.org/pictures/boat.png", "小船"), m.reference("注一")}),
      m.make<ThematicBreak>(),
      m.make<BlockQuote>({m.p("引文")}),
      m.list(false, false, {m.make<ListItem>({m.p("一")}), m.make<ListItem>({m.p("二")})}),
      start,
      m.listing("cpp", "int a;\n\nint b;"),
      table,
      m.make<Figure>(
          {m.image(kPictureAddress, "港口"), m.make<Caption>({m.say("图注")}), m.make<Credit>({m.say("摄影：某人")})}),
      m.make<Gallery>({m.make<Figure>({m.link("https://example.org/full.html", {m.image(kPictureAddress, "")}),
                                       m.make<Caption>({m.say("其一")})}),
                       m.make<Figure>({m.image("https://example.org/pictures/two.png", "其二")})}),
      m.embed(EmbedKind::Video, "https://www.youtube.com/watch?v=x", "航拍", {m.image(kPictureAddress, "")}),
      m.make<DefinitionList>({m.make<DefinitionTerm>({m.say("雾")}), m.make<DefinitionDescription>({m.p("水气")})}),
      m.heading(4, {m.say("跳过一级")}),
      m.footnote("注一", {m.p("脚注")}),
  });
}

}  // namespace offprint::specimen
