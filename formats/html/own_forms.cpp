#include "formats/html/own_forms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "formats/document/tree.h"
#include "formats/html/anchors.h"
#include "formats/html/xhtml.h"
#include "formats/unicode/characters.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

bool is_form(const Node& node, std::string_view name, std::string_view set) {
  return is_element(node, name) && node.element->get("class") == set;
}

bool is_blank_text(const Node& node) {
  const auto* text = as<TextNode>(&node);
  return text != nullptr && is_blank(text->value);
}

bool is_alone(const Node& node) {
  for (const Node* at = node.parent->first; at != nullptr; at = at->next) {
    if (at != &node && !is_blank_text(*at)) return false;
  }
  return true;
}

// "Video: a ferry" or "图片：渡轮": what stands behind the word for it; nothing where the words do not begin so.
std::optional<std::string_view> behind(std::string_view words, std::string_view label) {
  if (!words.starts_with(label)) return {};
  words.remove_prefix(label.size());
  if (words.empty()) return words;
  for (const std::string_view mark : {": ", "："}) {
    if (words.starts_with(mark)) return words.substr(mark.size());
  }
  return {};
}

class OwnForms {
 public:
  OwnForms(Document& document, OwnWork work) : document_(document), work_(work) {}

  void run() {
    for (Node* at = document_.root->first; at != nullptr;) at = restore(*at);
  }

 private:
  // The node that the walk goes on with.
  Node* restore(Node& node) {
    if (node.element == nullptr) return next_in(*document_.root, node);
    if (is_form(node, "code", "math")) return formula(node);
    if (is_form(node, "p", "embed")) return embed(node);
    if (is_form(node, "section", "gallery")) return gallery(node);
    if (is_element(node, "figcaption") || is_element(node, "caption")) return captions(node);
    if (is_form(node, "a", "picture") || is_form(node, "span", "picture")) return picture(node);
    if (node.kind == Kind::Heading) deepen(static_cast<Heading&>(node));
    if (node.kind == Kind::Link) unname(static_cast<Link&>(node));
    if (node.kind == Kind::Figure) pictures_in(node);
    if (node.kind == Kind::TableCell) align(static_cast<TableCell&>(node));
    if (node.kind == Kind::ListItem && work_ == OwnWork::Book) task(static_cast<ListItem&>(node));
    return next_in(*document_.root, node);
  }

  Node* put(Node& old, Node& made) const {
    made.source = old.source;
    made.language = old.language;
    replace(old, made);
    return skip_in(*document_.root, made);
  }

  // A formula that has a paragraph of its own is a block.
  Node* formula(Node& code) {
    const Text tex = document_.text(text_content(code));
    if (tex.empty()) return next_in(*document_.root, code);
    if (code.parent->kind == Kind::Paragraph && is_element(*code.parent, "p") && is_alone(code)) {
      auto* block = document_.make<Math>(code.source);
      block->value = tex;
      block->element = code.parent->element;  // whose id a link may name
      return put(*code.parent, *block);
    }
    auto* formula = document_.make<InlineMath>(code.source);
    formula->value = tex;
    return put(code, *formula);
  }

  // Its figures, which blanks part.
  Node* gallery(Node& section) {
    auto* made = document_.make<Gallery>(section.source);
    made->element = section.element;
    move_children(section, *made);
    replace(section, *made);
    return next_in(*document_.root, *made);
  }

  // A caption is the element's own words, or each of its paragraphs is one, or a credit. A table's is the figure's that
  // it makes with the table.
  Node* captions(Node& holder) {
    if (is_element(holder, "caption")) return table_caption(holder);
    Node* first = holder.first;
    while (first != nullptr && !is_element(*first, "p")) first = first->next;
    if (first == nullptr) return next_in(*document_.root, holder);
    Node* made = nullptr;  // the first
    for (Node* at = first; at != nullptr;) {
      Node* const next = at->next;
      if (is_element(*at, "p")) {
        Node* const caption = caption_of(*at);
        insert_before(holder, *caption);
        if (made == nullptr) made = caption;
      }
      at = next;
    }
    if (!has_text(holder) && !holds_picture(holder)) detach(holder);  // else somebody wrote more into it
    return next_in(*document_.root, *made);
  }

  Node* caption_of(Node& paragraph) {
    const bool credit = paragraph.element->get("class") == "credit";
    Node* made = credit ? static_cast<Node*>(document_.make<Credit>(paragraph.source))
                        : document_.make<Caption>(paragraph.source);
    made->element = paragraph.element;
    made->language = paragraph.language;
    made->direction = paragraph.direction;
    move_children(paragraph, *made);
    if (credit && made->first != nullptr && is_element(*made->first, "small")) unwrap(*made->first);
    detach(paragraph);
    return made;
  }

  Node* table_caption(Node& caption) {
    Node& table = *caption.parent;
    Node* made = caption_of(caption);
    if (table.parent->kind != Kind::Figure) wrap(table, table, *document_.make<Figure>(table.source));
    insert_before(table, *made);
    return next_in(*document_.root, *made);
  }

  // [link: [poster, line break,] words] [the poster as a link].
  Node* embed(Node& paragraph) {
    auto* link = as<Link>(paragraph.first);
    if (link == nullptr || link->url.empty()) return next_in(*document_.root, paragraph);  // it plays nothing
    const Node& words_in = *link;
    Image* poster = as<Image>(words_in.first);
    std::string words;
    for (Node* at = words_in.first; at != nullptr; at = at->next) {
      if (at->kind == Kind::Text) words += text_content(*at);
    }
    if (link->next != nullptr && poster == nullptr) {
      for (Node* at = link->next; at != nullptr; at = at->next) {
        if (is_form(*at, "a", "picture") || is_form(*at, "span", "picture")) poster = picture_of(*at);
      }
    }
    auto* made = document_.make<Embed>(paragraph.source);
    const std::string_view title = kind_said(trim(words), *made);
    made->url = link->url;
    if (title != made->url.view()) made->title = document_.text(title);
    if (poster != nullptr) {
      detach(*poster);
      append(*made, *poster);
    }
    made->element = paragraph.element;
    return put(paragraph, *made);
  }

  // Sets the embed's kind; what its words say beside it.
  std::string_view kind_said(std::string_view words, Embed& embed) const {
    for (const EmbedKind kind : {EmbedKind::Iframe, EmbedKind::Video, EmbedKind::Audio}) {
      const auto rest = behind(words, word(embed_word(kind), document_.metadata.language));
      if (!rest) continue;
      embed.embed = kind;
      return *rest;
    }
    return words;
  }

  // "[Picture: a ferry]", linked to where the picture is.
  Image* picture_of(const Node& node) {
    auto* image = document_.make<Image>(node.source);
    if (const auto* link = as<Link>(&node)) image->url = link->url;
    std::string words = text_content(node);
    if (words.starts_with('[') && words.ends_with(']')) words = words.substr(1, words.size() - 2);
    const auto says = behind(words, word(Word::Picture, document_.metadata.language));
    image->alt = document_.text(says ? *says : std::string_view(words));
    image->element = node.element;
    image->language = node.language;
    image->direction = node.direction;
    return image;
  }
  Node* picture(Node& node) {
    if (Node* around = link_of_picture(node)) return skip_in(*document_.root, *around);
    Image* image = picture_of(node);
    return image->url.empty() ? next_in(*document_.root, node) : put(node, *image);
  }

  // "[Link]" behind a picture that stands as a link: what the picture led to.
  Node* link_of_picture(Node& node) {
    const std::string_view label = word(Word::Link, document_.metadata.language);
    auto* link = as<Link>(&node);
    if (link == nullptr || text_content(node) != "[" + std::string(label) + "]") return nullptr;
    Node* image = node.previous;
    Node* const blank = image != nullptr && is_blank_text(*image) ? image : nullptr;
    if (blank != nullptr) image = blank->previous;
    if (image == nullptr || image->kind != Kind::Image) return nullptr;
    auto* around = document_.make<Link>(image->source);
    around->url = link->url;
    around->element = link->element;
    wrap(*image, *image, *around);
    if (blank != nullptr) detach(*blank);
    detach(node);
    return around;
  }

  // A link around a picture that says nothing is called by our word for one.
  void unname(Link& link) const {
    const auto* image = as<Image>(static_cast<const Node*>(link.first));
    const bool nameless = image != nullptr && image->next == nullptr && image->alt.empty();
    if (nameless && link.title == word(Word::Picture, document_.metadata.language)) link.title = {};
  }

  static void deepen(Heading& heading) {
    const std::string_view depth = heading.element->get(kDepthAttribute);
    if (depth.size() == 1 && depth[0] >= '1' && depth[0] <= '6')
      heading.depth = static_cast<std::uint8_t>(depth[0] - '0');
  }

  // A picture that stands as a link has a paragraph around it.
  static void pictures_in(Node& figure) {
    for (Node* at = figure.first; at != nullptr;) {
      Node* const next = at->next;
      if (is_element(*at, "p") && at->element->get("class").empty()) unwrap(*at);
      at = next;
    }
  }

  void align(TableCell& cell) {
    constexpr std::array<std::string_view, 3> kAligns{"left", "center", "right"};
    const std::string_view set = cell.element->get("class");
    if (std::find(kAligns.begin(), kAligns.end(), set) == kAligns.end()) return;
    auto* attribute = document_.arena.make_array<Attribute>(1);
    *attribute = {Arena::borrow("align"), *cell.element->find("class")};
    auto* element = document_.arena.make<Element>();
    *element = *cell.element;
    element->attributes = attribute;
    element->count = 1;
    element->names = name_bit("align");
    cell.element = element;
  }

  // A book has no forms: there a box is a character and a space before the item's first words. In a page such a
  // character is one that the article has.
  void task(ListItem& item) {
    Node* at = item.first;
    while (at != nullptr && (is_element(*at, "p") || is_blank_text(*at)))
      at = is_blank_text(*at) ? at->next : at->first;
    auto* text = as<TextNode>(at);
    if (text == nullptr) return;
    const std::string_view words = text->value;
    constexpr std::string_view kDone = "☑ ";
    constexpr std::string_view kOpen = "☐ ";
    const std::size_t white = words.find_first_not_of(" \n\t");
    const std::string_view rest = white == std::string_view::npos ? std::string_view() : words.substr(white);
    if (!rest.starts_with(kDone) && !rest.starts_with(kOpen)) return;
    item.checked = rest.starts_with(kDone) ? Checked::Yes : Checked::No;
    text->value = text->value.part(white + kDone.size(), rest.size() - kDone.size());
    if (text->value.empty()) detach(*text);  // what follows is bold, or a link
  }

  Document& document_;
  const OwnWork work_;
};

// An anchor's id says its name.
void restore_anchors(Document& document) {
  for (Anchor& anchor : document.anchors) {
    const std::string_view id = anchor.id;
    if (id.starts_with(kAnchorId)) anchor.id = document.text(name_in_id(id.substr(kAnchorId.size())));
  }
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    auto* link = as<Link>(at);
    const std::string_view url = link == nullptr ? std::string_view() : link->url.view();
    if (!url.starts_with('#') || !url.substr(1).starts_with(kAnchorId)) continue;
    link->url = document.text("#" + name_in_id(url.substr(1 + kAnchorId.size())));
  }
}

}  // namespace

void restore_own_forms(Document& document, OwnWork work) {
  restore_own_notes(document);
  OwnForms(document, work).run();
  restore_anchors(document);
}

}  // namespace offprint
