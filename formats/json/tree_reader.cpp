#include "formats/json/tree_reader.h"

#include <algorithm>
#include <limits>
#include <string>

#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/document/validate.h"
#include "formats/document/visit.h"
#include "formats/json/names.h"
#include "formats/math/mathml.h"
#include "formats/unicode/characters.h"

namespace offprint::json {

namespace {

// Kinds that a document may hold: neither the root nor what only pages have. Null for an unknown name.
const KindRow* find_kind(std::string_view name) {
  constexpr unsigned kNowhere = group::kNone | group::kGrouping;
  const auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindRow& row) { return row.name == name; });
  const bool known = found != kKinds.end() && (found->is & ~kNowhere) != 0;
  return known ? found : nullptr;
}

// A word from one of the contract's lists as an enumerator; -1 for a word that is not in the list.
template <std::size_t N>
int index_of(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto* found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? -1 : static_cast<int>(found - words.begin());
}

std::string joined_lines(std::string code) {
  std::replace(code.begin(), code.end(), '\n', ' ');
  return code;
}

}  // namespace

Direction read_direction(Reading& reading, const Value& object, std::string_view field) {
  const int found = index_of(kDirections, reading.string(object, field));
  if (found < 0) reading.refuse(std::string(field), "neither ltr nor rtl");
  return static_cast<Direction>(std::max(found, 0));
}

void TreeReader::children(const Value& object, Node& parent, int depth) {
  const bool lines = !is(parent.kind, group::kPhrasing);
  if (lines) spaces_.begin_line();
  add_children(object, parent, depth);
  if (lines) spaces_.end_line();
  if (parent.kind == Kind::TableCell) check_cell(parent);
}

void TreeReader::add_children(const Value& object, Node& parent, int depth) {
  const Value* array = reading_.array(object, "children", parent.kind == Kind::Embed ? Need::Optional : Need::Required);
  if (array == nullptr) return;
  const Reading::Inside field(reading_, "children");
  for (rapidjson::SizeType i = 0; i < array->Size() && !reading_.failed(); ++i) {
    const Reading::Inside element(reading_, i);
    node((*array)[i], parent, depth + 1);
  }
}

void TreeReader::node(const Value& value, Node& parent, int depth) {
  if (!reading_.is_object(value)) return;
  const std::string_view type = reading_.string(value, "type", Need::Required);
  const KindRow* kind = find_kind(type);
  if (kind == nullptr) return reading_.refuse("type", "an unknown kind of node");
  if (!may_stand(kind->kind, parent, depth)) return;
  if (kind->kind == Kind::Text) return text(value, parent);
  if (kind->kind == Kind::Break) spaces_.end_line();
  Node& made = *make(kind->kind);
  object_ = &value;
  visit(made, *this);
  if (made.kind == Kind::Link && refuses_address(static_cast<Link&>(made).url)) {
    return add_children(value, parent, depth - 1);
  }
  if (made.kind == Kind::Image && refuses_address(static_cast<Image&>(made).url, is_safe_picture)) return;
  if (made.kind == Kind::Embed && refuses_address(static_cast<Embed&>(made).url)) return;
  common(value, made);
  append(parent, made);
  if (kind->holds != group::kNone) {
    children(value, made, depth);
    if (is_empty_mark(made)) detach(made);
  } else if (made.kind != Kind::Break && is(made.kind, group::kPhrasing)) {
    spaces_.object();
  }
}

bool TreeReader::may_stand(Kind kind, const Node& parent, int depth) {
  if ((row(kind).is & row(parent.kind).holds) == 0) {
    reading_.refuse(std::string(name(parent.kind)) + " may not hold " + std::string(name(kind)));
  } else if (depth > kDepthLimit) {
    reading_.refuse("nested deeper than " + std::to_string(kDepthLimit) + " nodes");
  } else if (kind == Kind::Link && (parent.kind == Kind::Link || ancestor(parent, Kind::Link) != nullptr)) {
    reading_.refuse("a link inside a link");
  }
  return !reading_.failed();
}

void TreeReader::check_cell(const Node& cell) {
  bool flow = false;
  bool phrasing = false;
  for (const Node* child = cell.first; child != nullptr; child = child->next) {
    (is(child->kind, group::kFlow) ? flow : phrasing) = true;
  }
  if (flow && phrasing) reading_.refuse("tableCell holds blocks and inlines");
}

void TreeReader::text(const Value& value, Node& parent) {
  auto& made = *document_.make<TextNode>({});
  const std::string collapsed = spaces_.collapse(clean(reading_.string(value, "value", Need::Required)), made);
  if (collapsed.empty()) return;
  made.value = document_.text(collapsed);
  common(value, made);
  append(parent, made);
}

void TreeReader::common(const Value& object, Node& node) {
  node.language = document_.text(clean(reading_.string(object, "language")));
  node.direction = read_direction(reading_, object, "dir");
  const bool is_text = node.kind == Kind::Text || node.kind == Kind::InlineCode;
  if (is_text && node.direction != Direction::None && reading_.boolean(object, "bdo")) {
    node.direction = node.direction == Direction::Rtl ? Direction::RtlOverride : Direction::LtrOverride;
  }
  for (const std::string& id : reading_.strings(object, "anchors")) {
    document_.anchors.push_back({document_.text(id), &node});
  }
}

bool TreeReader::refuses_address(Text url, bool (*is_safe)(std::string_view address)) {
  if (is_safe(url)) return false;
  document_.diagnostics.report(DiagnosticCode::AddressRefused, 0, refused_name(url));
  return true;
}

Text TreeReader::field(std::string_view name, Need need) {
  return document_.text(clean(reading_.string(*object_, name, need)));
}

void TreeReader::operator()(Heading& n) {
  n.depth = static_cast<std::uint8_t>(reading_.number(*object_, "depth", 1, 6));
}

void TreeReader::operator()(List& n) {
  using Limits = std::numeric_limits<std::int32_t>;
  n.ordered = reading_.boolean(*object_, "ordered");
  n.spread = reading_.boolean(*object_, "spread");
  const int style = index_of(kListStyles, reading_.string(*object_, "style"));
  if (style < 0) return reading_.refuse("style", "not one of the words allowed here");
  n.style = static_cast<ListStyle>(style);
  n.reversed = reading_.boolean(*object_, "reversed");
  if (n.ordered)
    n.start = static_cast<std::int32_t>(reading_.number(*object_, "start", Limits::min(), Limits::max(), 1));
}

void TreeReader::operator()(ListItem& n) {
  using Limits = std::numeric_limits<std::int32_t>;
  if (Reading::find(*object_, "value") != nullptr)
    n.value = static_cast<std::int32_t>(reading_.number(*object_, "value", Limits::min(), Limits::max()));
  if (Reading::find(*object_, "checked") != nullptr)
    n.checked = reading_.boolean(*object_, "checked") ? Checked::Yes : Checked::No;
}

void TreeReader::operator()(Code& n) {
  n.lang = field("lang");
  n.value = field("value", Need::Required);
}

void TreeReader::operator()(Table& n) {
  const Value* array = reading_.array(*object_, "align");
  if (array == nullptr) return;
  n.columns = array->Size();
  auto* align = document_.arena.make_array<Align>(n.columns);
  for (rapidjson::SizeType i = 0; i < n.columns; ++i) {
    const Value& value = (*array)[i];
    const int found = value.IsString() ? index_of(kAligns, view(value)) : (value.IsNull() ? 0 : -1);
    if (found < 0) return reading_.refuse("align", "neither left, center, right nor null");
    align[i] = static_cast<Align>(found);
  }
  n.align = align;
}

void TreeReader::operator()(TableCell& n) {
  using Limits = std::numeric_limits<std::uint16_t>;
  n.header = reading_.boolean(*object_, "header");
  n.colspan = static_cast<std::uint16_t>(reading_.number(*object_, "colspan", 1, Limits::max(), 1));
  n.rowspan = static_cast<std::uint16_t>(reading_.number(*object_, "rowspan", 0, Limits::max(), 1));
}

void TreeReader::operator()(Embed& n) {
  const int kind = index_of(kEmbeds, reading_.string(*object_, "kind", Need::Required));
  if (kind < 0) return reading_.refuse("kind", "neither iframe, video nor audio");
  n.embed = static_cast<EmbedKind>(kind);
  n.url = document_.text(with_scheme(field("url", Need::Required)));
  n.title = field("title");
}

void TreeReader::operator()(FootnoteDefinition& n) {
  n.identifier = field("identifier", Need::Required);
  n.label = field("label");
}

void TreeReader::operator()(FootnoteReference& n) {
  n.identifier = field("identifier", Need::Required);
  n.label = field("label");
}

void TreeReader::operator()(InlineCode& n) {
  n.value = document_.text(joined_lines(clean(reading_.string(*object_, "value", Need::Required))));
}

void TreeReader::operator()(Link& n) {
  n.url = document_.text(with_scheme(field("url", Need::Required)));
  n.title = field("title");
}

void TreeReader::operator()(Image& n) {
  using Limits = std::numeric_limits<std::uint32_t>;
  n.url = document_.text(with_scheme(field("url", Need::Required)));
  n.alt = field("alt");
  n.title = field("title");
  n.mirror = document_.text(with_scheme(field("mirror")));
  if (!is_safe_address(n.mirror)) n.mirror = {};
  n.width = static_cast<std::uint32_t>(reading_.number(*object_, "width", 0, Limits::max(), 0));
  n.height = static_cast<std::uint32_t>(reading_.number(*object_, "height", 0, Limits::max(), 0));
}

void TreeReader::operator()(Ruby& n) { n.annotation = field("annotation", Need::Required); }

Node* TreeReader::make(Kind kind) {
  switch (kind) {
    case Kind::Root: return document_.make<Root>({});
    case Kind::Paragraph: return document_.make<Paragraph>({});
    case Kind::Heading: return document_.make<Heading>({});
    case Kind::ThematicBreak: return document_.make<ThematicBreak>({});
    case Kind::BlockQuote: return document_.make<BlockQuote>({});
    case Kind::List: return document_.make<List>({});
    case Kind::ListItem: return document_.make<ListItem>({});
    case Kind::Code: return document_.make<Code>({});
    case Kind::Table: return document_.make<Table>({});
    case Kind::TableRow: return document_.make<TableRow>({});
    case Kind::TableCell: return document_.make<TableCell>({});
    case Kind::Figure: return document_.make<Figure>({});
    case Kind::Caption: return document_.make<Caption>({});
    case Kind::Credit: return document_.make<Credit>({});
    case Kind::Gallery: return document_.make<Gallery>({});
    case Kind::Embed: return document_.make<Embed>({});
    case Kind::DefinitionList: return document_.make<DefinitionList>({});
    case Kind::DefinitionTerm: return document_.make<DefinitionTerm>({});
    case Kind::DefinitionDescription: return document_.make<DefinitionDescription>({});
    case Kind::FootnoteDefinition: return document_.make<FootnoteDefinition>({});
    case Kind::Math: return document_.make<Math>({});
    case Kind::Text: return document_.make<TextNode>({});
    case Kind::Emphasis: return document_.make<Emphasis>({});
    case Kind::Strong: return document_.make<Strong>({});
    case Kind::Delete: return document_.make<Delete>({});
    case Kind::Underline: return document_.make<Underline>({});
    case Kind::Mark: return document_.make<Mark>({});
    case Kind::Superscript: return document_.make<Superscript>({});
    case Kind::Subscript: return document_.make<Subscript>({});
    case Kind::InlineCode: return document_.make<InlineCode>({});
    case Kind::InlineMath: return document_.make<InlineMath>({});
    case Kind::Break: return document_.make<Break>({});
    case Kind::Link: return document_.make<Link>({});
    case Kind::Image: return document_.make<Image>({});
    case Kind::Ruby: return document_.make<Ruby>({});
    case Kind::FootnoteReference: return document_.make<FootnoteReference>({});
    case Kind::Division: return document_.make<Division>({});
    case Kind::Span: return document_.make<Span>({});
  }
  __builtin_unreachable();
}

Text TreeReader::mathml() {
  const Text given = field("mathml");
  const auto formula = given.empty() ? std::nullopt : math::read_mathml(given);
  return formula ? document_.text(formula->mathml) : Text();
}

}  // namespace offprint::json
