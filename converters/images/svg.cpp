#include "converters/images/svg.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include <pugixml.hpp>

#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr const char* kSvgSpace = "http://www.w3.org/2000/svg";
constexpr const char* kXlinkSpace = "http://www.w3.org/1999/xlink";

// SVG 1.1 (appendix K) without script, foreignObject, image (a picture of its own), animation, fonts, cursor, view, and
// metadata, which nobody sees.
constexpr std::array<std::string_view, 52> kElements{
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "g",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
};

// What a style or a presentation attribute must not hold: it loads something, or hides that it does.
constexpr auto kForeign = std::to_array<std::string_view>({
    "\\",   // an escape: u\72l(
    "@",    // @import, @font-face
    "://",  // an address
    "javascript:",
    "expression",
    "image-set",  // takes a string for an address
    "image(",     // so does this
    "src(",       // and this
    "cross-fade(",
});

// Whether each url( names a fragment of the file, and nothing else leads outside.
bool stays_inside(std::string_view style) {
  const std::string text = lower(style);
  const auto holds = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  if (std::any_of(kForeign.begin(), kForeign.end(), holds)) return false;
  constexpr std::string_view kUrl = "url(";
  for (std::size_t at = text.find(kUrl); at != std::string::npos; at = text.find(kUrl, at + 1)) {
    const std::size_t target = text.find_first_not_of(" \t\n\r\f\"'", at + kUrl.size());
    if (target == std::string::npos || text[target] != '#') return false;
  }
  return true;
}

bool is_xlink(std::string_view name) { return name == "xlink:href"; }

bool may_stay(std::string_view name, std::string_view value) {
  if (is_xlink(name) || name == "href") return value.starts_with('#');
  if (name == "xml:lang" || name == "xml:space") return true;
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return (c > ' ' && c < '\x7F') && c != ':'; });
  if (!plain || name == "xmlns" || starts_ignoring_case(name, "on")) return false;
  return stays_inside(value);
}

// Says whether an XLink reference stays. Of an attribute given twice, which pugixml lets pass, one stays.
bool clean_attributes(pugi::xml_node element) {
  bool xlink = false;
  for (pugi::xml_attribute at = element.first_attribute(); at;) {
    const pugi::xml_attribute next = at.next_attribute();
    if (may_stay(at.name(), at.value()) && element.attribute(at.name()) == at) {
      xlink = xlink || is_xlink(at.name());
    } else {
      element.remove_attribute(at);
    }
    at = next;
  }
  return xlink;
}

bool may_stay(pugi::xml_node node) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) return true;
  if (node.type() != pugi::node_element) return false;
  const std::string_view name = node.name();
  if (std::find(kElements.begin(), kElements.end(), name) == kElements.end()) return false;
  if (name != "style") return true;
  std::string style;
  for (const pugi::xml_node text : node.children()) style += text.value();
  return stays_inside(style);
}

// pugixml takes references to characters that XML has not, such as &#2;, and writes them again.
struct HasCharactersOfXml final : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    const auto attributes = node.attributes();
    return is_xml_text(node.value()) &&
           std::all_of(attributes.begin(), attributes.end(), [](const auto& at) { return is_xml_text(at.value()); });
  }
};

// A carriage return, which only a reference makes, would be written as itself and read as a line feed.
void clean_text(pugi::xml_node text) {
  std::string value = text.value();
  if (value.find('\r') == std::string::npos) return;
  std::replace(value.begin(), value.end(), '\r', '\n');
  text.set_value(value.c_str());
}

// Without recursion, as the depth of an untrusted file has no bound.
void clean_elements(pugi::xml_node root) {
  bool xlink = false;
  std::vector<pugi::xml_node> left{root};
  while (!left.empty()) {
    pugi::xml_node element = left.back();
    left.pop_back();
    xlink = clean_attributes(element) || xlink;
    for (pugi::xml_node child = element.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (!may_stay(child)) {
        element.remove_child(child);
      } else if (child.type() == pugi::node_element) {
        left.push_back(child);
      } else {
        clean_text(child);
      }
      child = next;
    }
  }
  if (xlink) root.prepend_attribute("xmlns:xlink") = kXlinkSpace;
  root.prepend_attribute("xmlns") = kSvgSpace;
}

// A length in pixels, without a unit or with px; 0 for any other.
std::uint32_t pixels(std::string_view length) {
  constexpr double kMost = 1e6;
  length = trim(length);
  double value = 0;
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), value);
  const std::string_view unit = length.substr(static_cast<std::size_t>(end - length.data()));
  if (error != std::errc() || !(unit.empty() || unit == "px") || !(value >= 1 && value <= kMost)) return 0;
  return static_cast<std::uint32_t>(std::lround(value));
}

void measure(pugi::xml_node root, Svg& svg) {
  svg.width = pixels(root.attribute("width").value());
  svg.height = pixels(root.attribute("height").value());
  if (svg.width != 0 && svg.height != 0) return;
  std::array<std::string_view, 4> box;
  std::string_view rest = root.attribute("viewBox").value();
  for (std::string_view& number : box) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" ,\t\n\r"), rest.size()));
    number = rest.substr(0, rest.find_first_of(" ,\t\n\r"));
    rest.remove_prefix(number.size());
  }
  svg.width = pixels(box[2]);
  svg.height = pixels(box[3]);
  if (svg.width == 0 || svg.height == 0) svg.width = svg.height = 0;
}

struct Markup final : pugi::xml_writer {
  std::string bytes;
  void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), size); }
};

}  // namespace

Result<Svg> clean_svg(std::string_view bytes) {
  const auto no_svg = [] { return fail(Fault::NotThisFormat, "it is not a JPEG, PNG, GIF, WebP or SVG"); };
  if (bytes.find("<svg") == std::string_view::npos) return no_svg();
  const auto no_xml = [] { return fail(Fault::NotThisFormat, "it is SVG, but not XML in UTF-8"); };
  if (!is_xml_text(bytes)) return no_xml();
  pugi::xml_document document;
  constexpr unsigned kFlags = pugi::parse_default | pugi::parse_ws_pcdata;  // no comments, instructions, DOCTYPE
  if (!document.load_buffer(bytes.data(), bytes.size(), kFlags, pugi::encoding_utf8)) return no_svg();
  const pugi::xml_node root = document.document_element();
  if (std::string_view(root.name()) != "svg") return no_svg();
  if (HasCharactersOfXml characters; !document.traverse(characters)) return no_xml();
  clean_elements(root);
  Svg svg;
  measure(root, svg);
  Markup text;
  root.print(text, "", pugi::format_raw, pugi::encoding_utf8);
  svg.text = std::move(text.bytes);
  return svg;
}

}  // namespace offprint
