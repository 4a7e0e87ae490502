#include "formats/document/print.h"

#include <string_view>

#include "formats/document/visit.h"
#include "formats/unicode/direction.h"

namespace offprint {

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  return out + '"';
}

class Printer {
 public:
  explicit Printer(std::string& out) : out_(out) {}

  void print(const Node& node, int depth) {
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
    out_ += name(node.kind);
    if (node.element != nullptr && is(node.kind, group::kGrouping))
      out_ += ' ' + std::string(node.element->name.view());
    if (!node.language.empty()) field("lang", node.language);
    if (node.direction != Direction::None) field("dir", offprint::name(node.direction));
    flag("bdo", overrides(node.direction));
    visit(node, *this);
    out_ += '\n';
    for (const Node* child = node.first; child != nullptr; child = child->next) print(*child, depth + 1);
  }

  void operator()(const Heading& n) { number("depth", n.depth); }
  void operator()(const List& n) {
    flag("ordered", n.ordered);
    flag("spread", n.spread);
    flag("reversed", n.reversed);
    if (n.start != 1) number("start", n.start);
    if (n.style != ListStyle::Decimal) number("style", static_cast<int>(n.style));
  }
  void operator()(const ListItem& n) {
    if (n.value) number("value", *n.value);
    if (n.checked != Checked::None) field("checked", n.checked == Checked::Yes ? "yes" : "no");
  }
  void operator()(const Code& n) {
    field("lang", n.lang);
    out_ += ' ' + quoted(n.value);
  }
  void operator()(const Table& n) {
    out_ += " align=";
    for (std::uint32_t i = 0; i < n.columns; ++i) out_ += "-<^>"[static_cast<int>(n.align[i])];
  }
  void operator()(const TableCell& n) {
    flag("header", n.header);
    if (n.colspan != 1) number("colspan", n.colspan);
    if (n.rowspan != 1) number("rowspan", n.rowspan);
  }
  void operator()(const Embed& n) {
    static constexpr std::string_view kNames[] = {"iframe", "video", "audio"};
    field("kind", kNames[static_cast<int>(n.embed)]);
    field("url", n.url);
    field("title", n.title);
  }
  void operator()(const FootnoteDefinition& n) { note(n.identifier, n.label); }
  void operator()(const FootnoteReference& n) { note(n.identifier, n.label); }
  void operator()(const TextNode& n) { out_ += ' ' + quoted(n.value); }
  void operator()(const InlineCode& n) { out_ += ' ' + quoted(n.value); }
  void operator()(const Link& n) {
    field("url", n.url);
    field("title", n.title);
  }
  void operator()(const Image& n) {
    field("url", n.url);
    field("alt", n.alt);
    field("title", n.title);
    field("mirror", n.mirror);
  }
  void operator()(const Ruby& n) { field("annotation", n.annotation); }
  template <OneOf<Kind::Math, Kind::InlineMath> T>
  void operator()(const T& n) {
    out_ += ' ' + quoted(n.value);
    field("mathml", n.mathml);
  }
  template <WithoutFields T>
  void operator()(const T&) {}

 private:
  void field(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_ += ' ';
    out_ += name;
    out_ += '=';
    out_ += quoted(value);
  }
  void number(std::string_view name, int value) {
    out_ += ' ';
    out_ += name;
    out_ += '=' + std::to_string(value);
  }
  void flag(std::string_view name, bool value) {
    if (value) (out_ += ' ') += name;
  }
  void note(Text identifier, Text label) {
    field("identifier", identifier);
    field("label", label);
  }

  std::string& out_;
};

}  // namespace

std::string print(const Node& node) {
  std::string out;
  Printer(out).print(node, 0);
  return out;
}

}  // namespace offprint
