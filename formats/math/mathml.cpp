#include "formats/math/mathml.h"

#include <algorithm>
#include <cctype>

#include <pugixml.hpp>

#include "formats/math/clean.h"
#include "formats/math/to_tex.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::math {

namespace {

using Node = pugi::xml_node;

struct StringWriter final : pugi::xml_writer {
  std::string bytes;
  void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), size); }
};

std::string bytes_of(Node node) {
  StringWriter writer;
  node.print(writer, "", pugi::format_raw);
  return std::move(writer.bytes);
}

// The encodings of annotations that are TeX: application/x-tex, LaTeX, text/x-latex ...
bool names_tex(std::string_view encoding) {
  const std::string name = lower(encoding);
  return name.find("tex") != std::string::npos && !name.starts_with("text/plain");
}

// The TeX that an annotation of the whole formula gives.
std::string_view annotated(Node math) {
  Node at = math;
  while (at && std::string_view(at.name()) != "semantics") {
    const Node only = at.find_child([](Node child) { return child.type() == pugi::node_element; });
    const bool alone = !only.next_sibling() || (only.next_sibling().type() != pugi::node_element);
    at = alone ? only : Node();
  }
  for (const Node note : at.children("annotation")) {
    if (names_tex(note.attribute("encoding").value())) return note.text().get();
  }
  return {};
}

// The author's own TeX. MathJax 4 writes it as data-latex.
std::string_view given_tex(Node math) {
  const std::string_view note = annotated(math);
  if (!is_blank(note)) return trim(note);
  for (const char* name : {"data-latex", "alttext"}) {
    const std::string_view value = math.attribute(name).value();
    if (is_tex(value)) return value;
  }
  return {};
}

bool is_display(Node math) {
  return std::string_view(math.attribute("display").value()) == "block" ||
         std::string_view(math.attribute("mode").value()) == "display";
}

// `text` without `open` and `close` around it; unchanged unless both are there.
std::string_view without(std::string_view text, std::string_view open, std::string_view close) {
  const bool both = text.size() >= open.size() + close.size() && text.starts_with(open) && text.ends_with(close);
  return both ? trim(text.substr(open.size(), text.size() - open.size() - close.size())) : text;
}

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t slashes = 0;
  while (slashes < at && text[at - 1 - slashes] == '\\') ++slashes;
  return slashes % 2 == 1;
}

// Whether the brace that opens the text is closed by its last character.
bool is_one_group(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((text[at] != '{' && text[at] != '}') || is_escaped(text, at)) continue;
    depth += text[at] == '{' ? 1 : -1;
    if (depth == 0) return at + 1 == text.size();
  }
  return false;
}

// {\displaystyle x} of a wiki: x.
std::string_view without_style(std::string_view tex) {
  for (const std::string_view style : {"{\\displaystyle", "{\\textstyle"}) {
    if (!tex.starts_with(style) || !is_one_group(tex)) continue;
    const char after = tex[style.size()];
    if (is_letter(after)) continue;
    return trim(tex.substr(style.size(), tex.size() - style.size() - 1));
  }
  return tex;
}

std::string_view without_delimiters(std::string_view tex) {
  tex = trim(tex);
  for (const auto& [open, close] : {std::pair{"$$", "$$"}, {"\\[", "\\]"}, {"\\(", "\\)"}, {"$", "$"}}) {
    const std::string_view inner = without(tex, open, close);
    if (inner.size() == tex.size() || inner.find(open) != std::string_view::npos) continue;
    return inner;
  }
  return tex;
}

std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('%'); at != std::string_view::npos; at = line.find('%', at + 1)) {
    if (!is_escaped(line, at)) return line.substr(0, at);
  }
  return line;
}

// Beside TeX there may be elements that show nothing.
bool draws(const Node& math) {
  const auto shows = [](const Node& at) { return at.type() == pugi::node_pcdata && !is_blank(at.value()); };
  return !math.find_node(shows).empty();
}

}  // namespace

std::string plain_tex(std::string_view tex, bool display) {
  std::string_view rest = without_style(without_delimiters(tex));
  std::string out;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view raw = without_comment(rest.substr(0, end));
    std::string line = one_line(raw);
    if (line.ends_with('\\') && is_escaped(line + ' ', line.size())) line += ' ';  // `\ ` at its end
    if (!line.empty() && !out.empty()) out += display ? '\n' : ' ';
    out += line;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

bool is_tex(std::string_view text) { return text.find_first_of("\\^_{") != std::string_view::npos; }

std::optional<Formula> formula_of_tex(std::string_view tex, bool display) {
  Formula formula{plain_tex(tex, display), {}, display};
  if (formula.tex.empty()) return {};
  return formula;
}

std::optional<Formula> read_mathml(std::string_view xml) {
  pugi::xml_document source;
  constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata_single;
  if (!source.load_buffer(xml.data(), xml.size(), kParse, pugi::encoding_utf8)) return {};
  const Node math = source.document_element();
  pugi::xml_document target;  // NOLINT(misc-const-correctness): clean fills it
  if (std::string_view(math.name()) != "math" || !clean(math, target)) return {};
  Node cleaned = target.document_element();
  const std::string_view given = given_tex(math);
  const bool display = is_display(math);
  Formula formula{plain_tex(given.empty() ? to_tex(cleaned) : std::string(given), display), {}, display};
  if (formula.tex.empty()) return {};
  if (!cleaned.attribute("alttext")) cleaned.append_attribute("alttext") = formula.tex.c_str();
  if (formula.display && !cleaned.attribute("display")) cleaned.append_attribute("display") = "block";
  if (draws(cleaned)) formula.mathml = bytes_of(cleaned);
  return formula;
}

}  // namespace offprint::math
