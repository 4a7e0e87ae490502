#include <utility>

#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/hash/digest.h"
#include "formats/pandoc/nodes.h"

namespace offprint::pandoc {

void NodeWriter::inlines(const Node& parent) { inlines_of(parent.first, nullptr); }

void NodeWriter::inlines_of(const Node* first, const Node* end) {
  for (const Node* child = first; child != end; child = child->next) inline_node(*child);
}

// A block where only inlines can be, which no reader makes, is its text.
void NodeWriter::inline_node(const Node& node) {
  if (is_left_out(node)) return;
  if (is(node.kind, group::kPhrasing) || is(node.kind, group::kGrouping)) {
    if (node.kind == Kind::Division) return inlines(node);
    visit(node, *this);
  } else if (row(node.kind).holds == group::kNone) {
    syntax_.words(text_content(node));
  } else {
    inlines(node);
  }
}

void NodeWriter::operator()(const TextNode& node) {
  within("Span", attributes_of(node), [&] { syntax_.words(node.value); });
}

void NodeWriter::marked(std::string_view constructor, const Node& node) {
  within("Span", attributes_of(node), [&] {
    syntax_.open_list(constructor);
    inlines(node);
    syntax_.close_list();
  });
}

void NodeWriter::operator()(const Mark& node) {
  Attributes attributes = attributes_of(node);
  attributes.classes.emplace_back("mark");
  within("Span", attributes, [&] { inlines(node); });
}

void NodeWriter::operator()(const InlineCode& node) {
  syntax_.open_list("Code");
  syntax_.attributes(attributes_of(node));
  syntax_.string(node.value);
  syntax_.close_list();
}

void NodeWriter::formula(std::string_view constructor, std::string_view value) {
  syntax_.open_list("Math");
  syntax_.leaf(constructor);
  syntax_.string(value);
  syntax_.close_list();
}

void NodeWriter::operator()(const InlineMath& node) {
  within("Span", attributes_of(node), [&] { formula("InlineMath", node.value); });
}

void NodeWriter::operator()(const Break& node) {
  within("Span", attributes_of(node), [&] { syntax_.leaf("LineBreak"); });
}

std::string NodeWriter::link_address(const Node& node, std::string_view url) {
  std::string address(url);
  if (url.starts_with('#')) {
    const std::string_view target = identifiers_.target(url.substr(1));
    if (!target.empty()) return "#" + std::string(target);
    address = resolve_address(document_.metadata.url, url);
  }
  if (is_safe_address(address)) return address;
  losses_.report(DiagnosticCode::AddressRefused, node.source.begin, refused_name(address));
  return {};
}

void NodeWriter::operator()(const Link& node) {
  const std::string address = in_link_ ? std::string() : link_address(node, node.url);
  if (address.empty()) return within("Span", attributes_of(node), [&] { inlines(node); });
  in_link_ = true;
  syntax_.open_list("Link");
  syntax_.attributes(attributes_of(node));
  syntax_.begin_array();
  inlines(node);
  syntax_.end_array();
  syntax_.target(address, node.title);
  syntax_.close_list();
  in_link_ = false;
}

// An image, or what holds images and nothing else, where pictures are left out; a part of a list or table keeps its
// place.
bool NodeWriter::is_left_out(const Node& node) const {
  if (options_.images != Images::Drop) return false;
  if (node.kind == Kind::Image) return true;
  if (node.first == nullptr || node.kind == Kind::Embed || !is(node.kind, group::kFlow | group::kPhrasing))
    return false;
  const Node* child = node.first;
  while (child != nullptr && is_left_out(*child)) child = child->next;
  return child == nullptr;
}

std::string NodeWriter::picture_address(const Image& image) {
  if (options_.images == Images::Drop) return {};
  if (options_.images == Images::Save) {
    std::string path = encoded_path(saved_.save(image.url));
    if (!path.empty()) return path;
  }
  if (options_.images == Images::Embed) {
    const Resource* const found = picture_at_hand(document_.resources, image.url);
    if (found != nullptr) return "data:" + found->media_type + ";base64," + base64(found->bytes);
  }
  if (options_.images != Images::Link) losses_.report(DiagnosticCode::ImageNotEmbedded, image.source.begin, image.url);
  if (is_safe_picture(image.url)) return std::string(image.url);
  losses_.report(DiagnosticCode::AddressRefused, image.source.begin, refused_name(image.url));
  return {};
}

Attributes NodeWriter::picture_attributes(const Image& image) const {
  Attributes out = attributes_of(image);
  if (image.width != 0) out.pairs.emplace_back("width", std::to_string(image.width));
  if (image.height != 0) out.pairs.emplace_back("height", std::to_string(image.height));
  return out;
}

void NodeWriter::operator()(const Image& node) {
  const std::string address = picture_address(node);
  if (address.empty()) {
    const Attributes attributes = attributes_of(node);
    return attributes.id.empty() ? syntax_.words(node.alt)
                                 : within("Span", attributes, [&] { syntax_.words(node.alt); });
  }
  syntax_.open_list("Image");
  syntax_.attributes(picture_attributes(node));
  syntax_.begin_array();
  syntax_.words(node.alt);
  syntax_.end_array();
  syntax_.target(address, node.title);
  syntax_.close_list();
}

// In parentheses, as browsers show a ruby that they cannot set: most of what pandoc writes has none.
void NodeWriter::operator()(const Ruby& node) {
  Attributes attributes = attributes_of(node);
  attributes.classes.emplace_back("ruby");
  within("Span", attributes, [&] {
    inlines(node);
    Attributes annotation;
    annotation.classes.emplace_back("rt");
    within("Span", annotation, [&] { syntax_.words("(" + std::string(node.annotation) + ")"); });
  });
}

void NodeWriter::operator()(const FootnoteReference& node) {
  const FootnoteDefinition* const definition = notes_.at(node);
  if (definition != nullptr && !in_note_) return note(node, *definition);
  const std::string place = notes_.place(node.identifier);
  const bool linked = !place.empty() && !in_link_;
  within("Span", attributes_of(node), [&] {
    syntax_.open_list("Superscript");
    if (linked) {
      syntax_.open_list("Link");
      syntax_.attributes({});
      syntax_.begin_array();
    }
    syntax_.words(node.label.empty() ? node.identifier : node.label);
    if (linked) {
      syntax_.end_array();
      syntax_.target("#" + place, {});
      syntax_.close_list();
    }
    syntax_.close_list();
  });
}

// Links lead to the reference: what stands in a note has no place of its own in most formats.
void NodeWriter::note(const FootnoteReference& reference, const FootnoteDefinition& definition) {
  Attributes inside = attributes_of(definition);
  Attributes target;
  target.id = std::exchange(inside.id, {});
  Attributes shared;
  if (notes_.is_shared(reference.identifier)) shared.id = notes_.place(reference.identifier);
  const bool in_link = std::exchange(in_link_, false);
  in_note_ = true;
  within("Span", attributes_of(reference), [&] {
    within("Span", shared, [&] {
      within("Span", target, [&] {
        syntax_.open_list("Note");
        within("Div", inside, [&] { blocks(definition); });
        syntax_.close_list();
      });
    });
  });
  in_note_ = false;
  in_link_ = in_link;
}

}  // namespace offprint::pandoc
