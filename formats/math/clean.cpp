#include "formats/math/clean.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "formats/math/elements.h"
#include "formats/unicode/characters.h"

namespace offprint::math {

namespace {

constexpr int kDeepest = 100;
constexpr const char* kNamespace = "http://www.w3.org/1998/Math/MathML";

using Node = pugi::xml_node;
using Nodes = std::vector<Node>;

bool is_text(Node node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

// All text below a node: for a token that holds HTML too.
void append_text(Node node, std::string& out) {
  if (is_text(node)) out += node.value();
  for (const Node child : node.children()) append_text(child, out);
}

class Cleaner {
 public:
  bool part(Node from, Node to) {
    const ElementRow& row = element_row(from.name());
    if (row.part == Part::Content || depth_ >= kDeepest) return false;
    ++depth_;
    const bool done = part_as(row, from, to);
    --depth_;
    return done;
  }

  // All parts of `from`; a text among them counts as one.
  bool parts(Node from, Node to) {
    const Nodes shown = parts_of(from);
    return std::all_of(shown.begin(), shown.end(),
                       [&](Node node) { return is_text(node) ? text(node, to) : part(node, to); });
  }

 private:
  bool part_as(const ElementRow& row, Node from, Node to) {
    switch (row.part) {
      case Part::Token: return token(from, to);
      case Part::Space: return add(from.name(), from, to), true;
      case Part::Row: return parts(from, add(row.name.empty() || row.name == "math" ? "mrow" : from.name(), from, to));
      case Part::Fixed: return fixed(row, from, to);
      case Part::Scripts: return parts(from, add(has_pairs(from) ? from.name() : "mrow", from, to));
      case Part::Mark: return mark(from, to);
      case Part::Table: return table(from, to);
      case Part::TableRow:
      case Part::Cell: return parts(from, add("mrow", Node(), to));
      case Part::First: return first(from, to);
      case Part::Meaning: return meaning(from, to);
      case Part::Picture: return word(from.attribute("alt").value(), to);
      case Part::Aside:
      case Part::Content: return true;
    }
    __builtin_unreachable();
  }

  static Node add(const char* name, Node from, Node to) {
    Node made = to.append_child(name);
    for (const pugi::xml_attribute attribute : from.attributes()) {
      if (keeps_attribute(name, attribute.name(), attribute.value())) {
        made.append_attribute(attribute.name()) = attribute.value();
      }
    }
    return made;
  }

  static Nodes parts_of(Node from) {
    Nodes out;
    for (const Node child : from.children()) {
      const bool element = child.type() == pugi::node_element && element_row(child.name()).part != Part::Aside;
      if (element || (is_text(child) && !is_blank(child.value()))) out.push_back(child);
    }
    return out;
  }

  static bool word(std::string_view text, Node to) {
    if (!is_blank(text)) to.append_child("mtext").text() = one_line(text).c_str();
    return true;
  }
  static bool text(Node node, Node to) { return word(node.value(), to); }

  // Spaces at its ends are not shown (§2.1.7).
  static bool token(Node from, Node to) {
    std::string text;
    append_text(from, text);
    const std::string line = one_line(text);
    const Node made = add(from.name(), from, to);
    if (!line.empty()) made.text() = line.c_str();
    return true;
  }

  // If parts are missing or too many, browsers set them side by side.
  bool fixed(const ElementRow& row, Node from, Node to) {
    const bool whole = parts_of(from).size() == static_cast<std::size_t>(row.arity);
    return parts(from, add(whole ? from.name() : "mrow", from, to));
  }

  static bool has_pairs(Node from) {
    const Nodes shown = parts_of(from);
    const auto is_divider = [](Node node) { return std::string_view(node.name()) == "mprescripts"; };
    const auto divider = std::find_if(shown.begin(), shown.end(), is_divider);
    const auto after = divider == shown.end() ? divider : divider + 1;
    const bool one = std::none_of(after, shown.end(), is_divider);
    return one && divider != shown.begin() && (divider - shown.begin()) % 2 == 1 && (shown.end() - after) % 2 == 0;
  }
  static bool mark(Node from, Node to) {
    if (std::string_view(to.name()) == "mmultiscripts") to.append_child(from.name());
    return true;
  }

  // Rows hold cells, and tables rows, whatever the page left out.
  bool table(Node from, Node to) {
    const Node made = add(from.name(), from, to);
    for (const Node child : parts_of(from)) {
      const bool is_row = element_row(child.name()).part == Part::TableRow;
      Node row = add(is_row ? child.name() : "mtr", is_row ? child : Node(), made);
      const Nodes cells = is_row ? parts_of(child) : Nodes{child};
      if (!std::all_of(cells.begin(), cells.end(), [&](Node one) { return cell(one, row); })) return false;
      if (cells.empty()) row.append_child("mtd");
    }
    return true;
  }
  bool cell(Node from, Node row) {
    const bool is_cell = element_row(from.name()).part == Part::Cell;
    const Node made = add("mtd", is_cell ? from : Node(), row);
    if (is_text(from)) return text(from, made);
    return is_cell ? parts(from, made) : part(from, made);
  }

  bool first(Node from, Node to) {
    const Nodes shown = parts_of(from);
    if (shown.empty()) return true;
    return is_text(shown.front()) ? text(shown.front(), to) : part(shown.front(), to);
  }

  // Content that cannot be shown may have its presentation in an annotation.
  bool meaning(Node from, Node to) {
    const Nodes shown = parts_of(from);
    if (!shown.empty() && element_row(shown.front().name()).part != Part::Content) return first(from, to);
    for (const Node note : from.children("annotation-xml")) {
      const std::string_view encoding = note.attribute("encoding").value();
      if (encoding == "MathML-Presentation" || encoding == "application/mathml-presentation+xml") {
        return parts(note, add("mrow", Node(), to));
      }
    }
    return shown.empty();
  }

  int depth_ = 0;
};

}  // namespace

bool clean(Node source, Node target) {
  Node math = target.append_child("math");
  math.append_attribute("xmlns") = kNamespace;
  for (const pugi::xml_attribute attribute : source.attributes()) {
    if (keeps_attribute("math", attribute.name(), attribute.value())) {
      math.append_attribute(attribute.name()) = attribute.value();
    }
  }
  return Cleaner().parts(source, math);
}

}  // namespace offprint::math
