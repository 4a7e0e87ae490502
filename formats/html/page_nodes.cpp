#include "formats/html/page_nodes.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "formats/html/article_header.h"
#include "formats/html/lists.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

Text attribute(const Element& element, std::string_view name) {
  const Text* value = element.find(name);
  return value == nullptr ? Text() : *value;
}

Heading* make_heading(Document& document, const Element& element) {
  auto* node = document.make<Heading>({});
  node->depth = static_cast<std::uint8_t>(element.name.view().back() - '0');
  return node;
}

List* make_list(Document& document, const Element& element) {
  auto* node = document.make<List>({});
  read_list(*node, element);
  return node;
}

ListItem* make_item(Document& document, const Element& element) {
  auto* node = document.make<ListItem>({});
  read_item(*node, element);
  return node;
}

TableCell* make_cell(Document& document, const Element& element) {
  // §4.9.11: clamped. A rowspan of 0 is settled with its section (table_sections.h).
  constexpr std::int64_t kMostColumns = 1000;
  constexpr std::int64_t kMostRows = 65534;
  const auto span = [&](std::string_view name, std::int64_t least, std::int64_t most) {
    const std::int64_t value = integer(element.get(name)).value_or(1);
    return static_cast<std::uint16_t>(value < least ? 1 : std::min(value, most));
  };
  auto* node = document.make<TableCell>({});
  node->header = element.name == "th";
  node->colspan = span("colspan", 1, kMostColumns);
  node->rowspan = span("rowspan", 0, kMostRows);
  return node;
}

Node* make_link(Document& document, const Element& element) {
  const Text url = trimmed(attribute(element, element.find("href") != nullptr ? "href" : "xlink:href"));
  if (url.empty()) return document.make<Span>({});
  auto* node = document.make<Link>({});
  node->url = url;
  node->title = attribute(element, "title");
  return node;
}

// The attribute of <img> and of SVG's <image>.
std::string_view picture_address(const Element& element) {
  for (const std::string_view name : {"src", "href", "xlink:href"}) {
    if (element.find(name) != nullptr) return name;
  }
  return "src";
}

Image* make_image(Document& document, const Element& element) {
  auto* node = document.make<Image>({});
  node->url = trimmed(attribute(element, picture_address(element)));
  const Text alt = attribute(element, "alt");
  if (is_visible(alt)) node->alt = alt;  // a screen reader would read blanks out
  node->title = attribute(element, "title");
  node->width = dimension(element.get("width"));
  node->height = dimension(element.get("height"));
  return node;
}

bool plays_video(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kEnds{"video", "youtube", "vimeo", "dailymotion", "videosnap"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return name.ends_with(end); });
}

Embed* make_embed(Document& document, const Element& element) {
  auto* node = document.make<Embed>({});
  node->title = attribute(element, "title");
  static constexpr std::array<std::string_view, 3> kTitles{"name", "data-desc", "playlabel"};
  for (const std::string_view name : kTitles)
    if (is_of_script(element) && node->title.empty()) node->title = attribute(element, name);
  const std::string_view type = element.get("type");
  if (plays_video(element.name) || starts_ignoring_case(type, "video/")) node->embed = EmbedKind::Video;
  if (element.name.view().ends_with("audio") || element.name == "mpvoice" || starts_ignoring_case(type, "audio/"))
    node->embed = EmbedKind::Audio;
  return node;
}

Node* make_plain(Document& document, Kind kind) {
  switch (kind) {
    case Kind::Paragraph: return document.make<Paragraph>({});
    case Kind::ThematicBreak: return document.make<ThematicBreak>({});
    case Kind::BlockQuote: return document.make<BlockQuote>({});
    case Kind::Table: return document.make<Table>({});
    case Kind::TableRow: return document.make<TableRow>({});
    case Kind::Figure: return document.make<Figure>({});
    case Kind::Caption: return document.make<Caption>({});
    case Kind::DefinitionList: return document.make<DefinitionList>({});
    case Kind::DefinitionTerm: return document.make<DefinitionTerm>({});
    case Kind::DefinitionDescription: return document.make<DefinitionDescription>({});
    case Kind::Emphasis: return document.make<Emphasis>({});
    case Kind::Strong: return document.make<Strong>({});
    case Kind::Delete: return document.make<Delete>({});
    case Kind::Underline: return document.make<Underline>({});
    case Kind::Mark: return document.make<Mark>({});
    case Kind::Superscript: return document.make<Superscript>({});
    case Kind::Subscript: return document.make<Subscript>({});
    case Kind::Break: return document.make<Break>({});
    case Kind::Ruby: return document.make<Ruby>({});
    case Kind::Division: return document.make<Division>({});
    default: return document.make<Span>({});
  }
}

Node* make_kind(Document& document, Kind kind, const Element& element) {
  switch (kind) {
    case Kind::Heading: return make_heading(document, element);
    case Kind::List: return make_list(document, element);
    case Kind::ListItem: return make_item(document, element);
    case Kind::TableCell: return make_cell(document, element);
    case Kind::Link: return make_link(document, element);
    case Kind::Image: return make_image(document, element);
    case Kind::Embed: return make_embed(document, element);
    default: return make_plain(document, kind);
  }
}

}  // namespace

Node* make_page_node(Document& document, Kind kind, const Element& element) {
  Node* node = make_kind(document, kind, element);
  node->element = &element;
  return node;
}

Text trimmed(Text text) {
  const std::string_view inner = trim(text);
  return inner.empty() ? Text() : text.part(static_cast<std::size_t>(inner.data() - text.begin()), inner.size());
}

std::optional<std::int64_t> integer(std::string_view value) {
  value = trim(value);
  if (value.starts_with('+')) value.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

std::uint32_t dimension(std::string_view value) {
  value = trim(value);
  std::uint32_t number = 0;
  const char* const last = value.data() + value.size();
  const auto [end, error] = std::from_chars(value.data(), last, number);
  std::string_view rest(end, static_cast<std::size_t>(last - end));
  if (rest.starts_with('.')) rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
  return error == std::errc() && !rest.starts_with('%') ? number : 0;
}

bool is_of_script(const Element& element) {
  const std::string_view name = element.name;
  return name == "mpvoice" || (name.find('-') != std::string_view::npos && name != "amp-iframe");
}

bool has_data_attribute(const Element& element) {
  return std::any_of(element.attributes, element.attributes + element.count,
                     [](const Attribute& a) { return a.name.view().starts_with("data-"); });
}

bool is_address_parameter(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames{"file", "filename", "movie", "src", "url"};
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view n) { return equals_ignoring_case(n, name); });
}

}  // namespace offprint
