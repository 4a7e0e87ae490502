#include "formats/language/tags.h"
#include "formats/pandoc/nodes.h"
#include "formats/unicode/direction.h"
#include "formats/writing/list_numbers.h"

namespace offprint::pandoc {

namespace {

// As pandoc's task lists have them.
constexpr std::string_view kBoxOpen = "☐";
constexpr std::string_view kBoxChecked = "☒";

std::string_view box(Checked checked) {
  switch (checked) {
    case Checked::None: return {};
    case Checked::No: return kBoxOpen;
    case Checked::Yes: return kBoxChecked;
  }
  __builtin_unreachable();
}

std::string_view style_name(ListStyle style) {
  switch (style) {
    case ListStyle::Decimal: return "Decimal";
    case ListStyle::LowerAlpha: return "LowerAlpha";
    case ListStyle::UpperAlpha: return "UpperAlpha";
    case ListStyle::LowerRoman: return "LowerRoman";
    case ListStyle::UpperRoman: return "UpperRoman";
  }
  __builtin_unreachable();
}

bool is_inline(const Node& node) { return is(node.kind, group::kPhrasing) || node.kind == Kind::Span; }

bool is_paragraph(const Node* node) { return node != nullptr && node->kind == Kind::Paragraph; }

}  // namespace

NodeWriter::NodeWriter(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses,
                       Syntax& syntax)
    : document_(document),
      options_(options),
      losses_(losses),
      syntax_(syntax),
      identifiers_(document),
      notes_(*document.root),
      saved_(document.resources, options, output) {}

Attributes NodeWriter::attributes_of(const Node& node) const {
  Attributes out;
  out.id = identifiers_.of(node);
  if (overrides(node.direction)) out.classes.emplace_back("bdo");
  std::string language = node.language.empty() ? std::string() : well_formed_language(node.language);
  if (!language.empty()) out.pairs.emplace_back("lang", std::move(language));
  if (node.direction != Direction::None) out.pairs.emplace_back("dir", name(node.direction));
  return out;
}

void NodeWriter::blocks(const Node& parent, bool tight, Lead lead) {
  if (!lead.text.empty() && !is_paragraph(parent.first)) {
    syntax_.open_list("Plain");
    lead_in(lead);
    syntax_.close_list();
    lead = {};
  }
  for (const Node* child = parent.first; child != nullptr;) {
    const Node* const begin = child;
    while (child != nullptr && is_inline(*child)) child = child->next;
    if (child != begin) {
      syntax_.open_list("Plain");
      inlines_of(begin, child);
      syntax_.close_list();
      continue;
    }
    const bool plain = tight && child == parent.first && !is_paragraph(child->next);
    if (is_paragraph(child) && (plain || !lead.text.empty())) {
      paragraph(*child, plain ? "Plain" : "Para", lead);
    } else {
      block(*child);
    }
    lead = {};
    child = child->next;
  }
}

void NodeWriter::block(const Node& node) {
  if (is_left_out(node)) return;
  visit(node, *this);
  syntax_.flush(false);
}

void NodeWriter::lead_in(Lead lead) {
  if (lead.text.empty()) return;
  if (lead.raised) syntax_.open_list("Superscript");
  syntax_.words(lead.text);
  if (lead.raised) syntax_.close_list();
  syntax_.leaf("Space");
}

void NodeWriter::paragraph(const Node& node, std::string_view constructor, Lead lead) {
  within("Div", attributes_of(node), [&] {
    syntax_.open_list(constructor);
    lead_in(lead);
    inlines(node);
    syntax_.close_list();
  });
}

void NodeWriter::operator()(const Heading& node) {
  syntax_.open_list("Header");
  syntax_.number(node.depth);
  syntax_.attributes(attributes_of(node));
  syntax_.begin_array();
  inlines(node);
  syntax_.end_array();
  syntax_.close_list();
}

void NodeWriter::operator()(const ThematicBreak& node) {
  within("Div", attributes_of(node), [&] { syntax_.leaf("HorizontalRule"); });
}

void NodeWriter::operator()(const BlockQuote& node) {
  within("Div", attributes_of(node), [&] {
    syntax_.open_list("BlockQuote");
    blocks(node);
    syntax_.close_list();
  });
}

void NodeWriter::operator()(const List& node) {
  within("Div", attributes_of(node), [&] {
    if (node.ordered) return ordered_list(node);
    syntax_.open_list("BulletList");
    for (const Node* child = node.first; child != nullptr; child = child->next)
      if (const auto* entry = as<ListItem>(child)) item(*entry, !node.spread);
    syntax_.close_list();
  });
}

// Pandoc's items have no numbers of their own: where one does not follow from the one before, a new list begins.
void NodeWriter::ordered_list(const List& node) {
  ListNumbers numbers(node);
  std::int64_t expected = 0;
  bool open = false;
  const auto close = [&] {
    if (!open) return;
    syntax_.end_array();
    syntax_.close_list();
  };
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    const auto* entry = as<ListItem>(child);
    if (entry == nullptr) continue;
    const std::int64_t number = numbers(*child);
    if (!open || number != expected) {
      close();
      open = true;
      syntax_.open_list("OrderedList");
      syntax_.begin_array();
      syntax_.number(number);
      syntax_.leaf(style_name(node.style));
      syntax_.leaf("Period");
      syntax_.end_array();
      syntax_.begin_array();
    }
    item(*entry, !node.spread);
    expected = number + 1;
  }
  close();
}

void NodeWriter::item(const ListItem& node, bool tight) {
  syntax_.begin_array();
  within("Div", attributes_of(node), [&] { blocks(node, tight, {box(node.checked)}); });
  syntax_.end_array();
}

void NodeWriter::operator()(const Code& node) {
  Attributes attributes = attributes_of(node);
  const std::string_view lang = node.lang.view().substr(0, node.lang.view().find(' '));
  if (!lang.empty()) attributes.classes.emplace_back(lang);
  syntax_.open_list("CodeBlock");
  syntax_.attributes(attributes);
  syntax_.string(node.value);
  syntax_.close_list();
}

void NodeWriter::operator()(const Math& node) {
  within("Div", attributes_of(node), [&] {
    syntax_.open_list("Para");
    formula("DisplayMath", node.value);
    syntax_.close_list();
  });
}

void NodeWriter::operator()(const DefinitionList& node) {
  within("Div", attributes_of(node), [&] {
    syntax_.open_list("DefinitionList");
    for (const Node* at = node.first; at != nullptr;) at = definition(at);
    syntax_.close_list();
  });
}

const Node* NodeWriter::definition(const Node* first) {
  const Node* at = first;
  syntax_.begin_array();
  syntax_.begin_array();
  for (; at != nullptr && at->kind != Kind::DefinitionDescription; at = at->next) {
    if (at != first) syntax_.leaf("LineBreak");
    within("Span", attributes_of(*at), [&] { inlines(*at); });
  }
  syntax_.end_array();
  syntax_.begin_array();
  for (; at != nullptr && at->kind == Kind::DefinitionDescription; at = at->next) {
    const bool tight = at->first != nullptr && at->first->next == nullptr;
    syntax_.begin_array();
    within("Div", attributes_of(*at), [&] { blocks(*at, tight); });
    syntax_.end_array();
  }
  syntax_.end_array();
  syntax_.end_array();
  return at;
}

void NodeWriter::operator()(const FootnoteDefinition& node) {
  if (notes_.is_referred(node)) return;
  within("Div", attributes_of(node), [&] {
    Attributes attributes;
    attributes.id = "fn-" + std::string(node.identifier);
    attributes.classes.emplace_back("footnote");
    within("Div", attributes, [&] { blocks(node, false, {node.label.empty() ? node.identifier : node.label, true}); });
  });
}

}  // namespace offprint::pandoc
