// Figures, galleries and embeds: what shows something with words about it.
#include "formats/document/tree.h"
#include "formats/pandoc/nodes.h"
#include "formats/writing/words.h"

namespace offprint::pandoc {

namespace {

// What tells pandoc 2 that a paragraph of one image is a figure.
constexpr std::string_view kFigureTitle = "fig:";

Attributes of_class(Attributes attributes, std::string_view name) {
  attributes.classes.emplace_back(name);
  return attributes;
}

}  // namespace

void NodeWriter::operator()(const Figure& node) {
  Nodes shown;
  Nodes captions;
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (is_left_out(*child)) continue;
    (is(child->kind, group::kCaption) ? captions : shown).push_back(child);
  }
  const Node* const only = shown.size() == 1 ? shown.front() : nullptr;
  const auto* table_shown = as<Table>(only);
  if (table_shown != nullptr && !captions.empty())
    return within("Div", attributes_of(node), [&] { table(*table_shown, captions); });
  if (options_.pandoc_api == PandocApi::Pandoc3 && !shown.empty()) return figure_element(node, shown, captions);
  const auto* image = as<Image>(only);
  if (image != nullptr && !captions.empty()) return picture_paragraph(node, *image, captions);
  within("Div", of_class(attributes_of(node), "figure"), [&] {
    for (const Node* child = node.first; child != nullptr; child = child->next) {
      if (is_left_out(*child)) continue;
      if (!is(child->kind, group::kPhrasing)) {
        block(*child);
        continue;
      }
      syntax_.open_list("Para");
      inline_node(*child);
      syntax_.close_list();
    }
  });
}

void NodeWriter::picture_paragraph(const Figure& figure, const Image& image, const Nodes& captions) {
  const std::string address = picture_address(image);
  Attributes attributes = picture_attributes(image);
  const Attributes own = attributes_of(figure);
  Attributes around;  // of the two that may be linked to, one is the image's
  if (attributes.id.empty()) {
    attributes.id = own.id;
  } else {
    around.id = own.id;
  }
  attributes.pairs.insert(attributes.pairs.begin(), own.pairs.begin(), own.pairs.end());
  if (!image.alt.empty() && image.alt != text_content(*captions.front()))
    attributes.pairs.emplace_back("alt", image.alt);
  within("Div", around, [&] {
    syntax_.open_list("Para");
    syntax_.open_list("Image");
    syntax_.attributes(attributes);
    syntax_.begin_array();
    for (const Node* caption : captions) {
      if (caption != captions.front()) syntax_.leaf("Space");
      caption_inlines(*caption);
    }
    syntax_.end_array();
    syntax_.target(address, std::string(kFigureTitle) + std::string(image.title));
    syntax_.close_list();
    syntax_.close_list();
  });
}

void NodeWriter::figure_element(const Figure& figure, const Nodes& shown, const Nodes& captions) {
  syntax_.open_list("Figure");
  syntax_.attributes(attributes_of(figure));
  table_caption(captions);
  syntax_.begin_array();
  for (const Node* each : shown) {
    if (!is(each->kind, group::kPhrasing)) {
      block(*each);
      continue;
    }
    syntax_.open_list("Plain");
    inline_node(*each);
    syntax_.close_list();
  }
  syntax_.end_array();
  syntax_.close_list();
}

void NodeWriter::caption_inlines(const Node& node) {
  Attributes attributes = attributes_of(node);
  if (node.kind == Kind::Credit) attributes.classes.emplace_back("credit");
  within("Span", attributes, [&] { inlines(node); });
}

void NodeWriter::caption_block(const Node& node, std::string_view name) {
  within("Div", of_class(attributes_of(node), name), [&] {
    syntax_.open_list("Para");
    inlines(node);
    syntax_.close_list();
  });
}

void NodeWriter::operator()(const Gallery& node) {
  within("Div", of_class(attributes_of(node), "gallery"), [&] { blocks(node); });
}

// A link under the poster, as nothing of the kind can be played.
void NodeWriter::embed(const Embed& node) {
  const std::string& language = document_.metadata.language;
  const std::string_view says = node.title.empty() ? node.url : node.title;
  std::string words(word(embed_word(node.embed), language));
  if (!says.empty()) words += std::string(colon(language)) + std::string(says);
  const std::string address = link_address(node, node.url);
  if (!address.empty()) {
    syntax_.open_list("Link");
    syntax_.attributes({});
    syntax_.begin_array();
  }
  const auto* poster = as<Image>(static_cast<const Node*>(node.first));
  if (poster != nullptr && !is_left_out(*poster)) {
    (*this)(*poster);
    syntax_.leaf("LineBreak");
  }
  syntax_.words(words);
  if (address.empty()) return;
  syntax_.end_array();
  syntax_.target(address, {});
  syntax_.close_list();
}

void NodeWriter::operator()(const Embed& node) {
  within("Div", of_class(attributes_of(node), "embed"), [&] {
    syntax_.open_list("Para");
    embed(node);
    syntax_.close_list();
  });
}

}  // namespace offprint::pandoc
