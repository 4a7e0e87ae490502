#include "formats/html/math_markup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "formats/html/elements.h"
#include "formats/html/source_text.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

bool is_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && std::all_of(name.begin(), name.end(), fits);
}

Text name_of(const PageTree& tree, TagReader& tags, const PageNode& node) {
  const std::string_view known = PageTree::name(node);
  if (!known.empty()) return Arena::borrow(known);
  const auto tag = tree.start_tag(node);
  return tag ? tags.name(*tag) : Text();
}

Element tag_of(const PageTree& tree, TagReader& tags, const PageNode& node) {
  Element element;
  if (const auto tag = tree.start_tag(node)) tags.read(*tag, element);
  return element;
}

class MathMarkup {
 public:
  MathMarkup(Document& document, const PageTree& tree, TagReader& tags)
      : document_(document), tree_(tree), tags_(tags) {}

  std::string run(const PageNode& math) {
    element(math);
    return std::move(out_);
  }

 private:
  // As deep as the parser's tree, which is bounded.
  void element(const PageNode& node) {
    const std::string_view name = local_name(name_of(tree_, tags_, node));
    const bool html = PageTree::name_space(node) == PageTree::Namespace::Html;
    if (html && element_row(name).treat == Treat::Hidden) return;
    const std::string tag(is_name(name) ? name : "mrow");
    out_ += '<' + tag;
    attributes(node);
    out_ += '>';
    for (std::size_t i = 0; i < PageTree::child_count(node); ++i) child(PageTree::child(node, i));
    out_ += "</" + tag + '>';
  }
  void child(const PageNode& node) {
    switch (PageTree::type(node)) {
      case PageTree::Type::Element: return element(node);
      case PageTree::Type::Text: return text(node);
      case PageTree::Type::Other: return;
    }
  }
  void text(const PageNode& node) {
    append_xml_text(out_, read_text(document_, tree_.text_part(node), tree_.text_mode(node), scratch_).text);
  }
  void attributes(const PageNode& node) {
    const Element element = tag_of(tree_, tags_, node);
    for (std::uint32_t i = 0; i < element.count; ++i) {
      const Attribute& attribute = element.attributes[i];
      if (is_name(attribute.name)) append_attribute(out_, attribute.name, attribute.value);
    }
  }
  static std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

  Document& document_;
  const PageTree& tree_;
  TagReader& tags_;
  std::string out_;
  std::string scratch_;
};

// What MathJax 3 and 4 draw: a part of MathML is <mjx-msup> or has data-mml-node="msup", a character is named by its
// number: <mjx-c class="mjx-c1D465">, <path data-c="1D465">; one that its fonts have not is text: <mjx-utext>, <text>.
// Parts of its own hold what is above, below and beside. Other text is none of the drawing's.
class DrawnMarkup {
 public:
  DrawnMarkup(Document& document, const PageTree& tree, TagReader& tags)
      : document_(document), tree_(tree), tags_(tags) {}

  DrawnMath run(const PageNode& drawing) {
    in_glyphs_ = holds_glyphs(name_of(tree_, tags_, drawing));
    children(drawing);
    if (found_math_ || found_words_ || !found_part_) return {};
    return {"<math>" + out_ + "</math>", !found_beside_};
  }

 private:
  void children(const PageNode& node) {
    for (std::size_t i = 0; i < PageTree::child_count(node); ++i) {
      const PageNode& child = PageTree::child(node, i);
      if (PageTree::type(child) == PageTree::Type::Element) element(child);
      if (PageTree::type(child) == PageTree::Type::Text) words(child);
    }
  }
  void words(const PageNode& node) {
    const Text text = read_text(document_, tree_.text_part(node), tree_.text_mode(node), scratch_).text;
    if (in_text_) append_xml_text(out_, text);
    if (!in_text_ && !is_blank(text)) (in_glyphs_ ? found_words_ : found_beside_) = true;
  }
  void element(const PageNode& node) {
    const Text name = name_of(tree_, tags_, node);
    if (name == "math") found_math_ = true;
    if (is_mute(name)) return;
    const bool text = std::exchange(in_text_, in_text_ || name == "mjx-utext" || name == "text");
    const bool glyphs = std::exchange(in_glyphs_, in_glyphs_ || holds_glyphs(name));
    part(node, name);
    in_text_ = text;
    in_glyphs_ = glyphs;
  }
  // What all of a drawing is in.
  static bool holds_glyphs(std::string_view name) { return name == "mjx-math" || name == "svg"; }
  // What a browser shows nothing of.
  static bool is_mute(std::string_view name) {
    constexpr std::array<std::string_view, 4> kMute{"title", "desc", "style", "script"};
    return std::find(kMute.begin(), kMute.end(), name) != kMute.end();
  }
  void part(const PageNode& node, std::string_view name) {
    const Element tag = tag_of(tree_, tags_, node);
    if (const char32_t character = character_of(name, tag); character != 0) {
      std::string utf8;
      append_utf8(utf8, character);
      append_xml_text(out_, utf8);
      return;
    }
    const std::string made = part_of(name, tag);
    if (made.empty()) return children(node);
    found_part_ = true;
    out_ += '<' + made + '>';
    children(node);
    out_ += "</" + made + '>';
  }

  static char32_t character_of(std::string_view name, const Element& tag) {
    if (const Text* number = tag.find("data-c")) return hexadecimal(*number);
    constexpr std::string_view kMark = "mjx-c";
    if (name != kMark) return 0;
    const std::string_view classes = tag.get("class");
    for (std::size_t at = classes.find(kMark); at != std::string_view::npos; at = classes.find(kMark, at + 1)) {
      const std::string_view rest = classes.substr(at + kMark.size());
      if (const char32_t found = hexadecimal(rest.substr(0, rest.find(' '))); found != 0) return found;
    }
    return 0;
  }
  static char32_t hexadecimal(std::string_view digits) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && is_xml_char(number) ? static_cast<char32_t>(number) : 0;
  }

  // The MathML element; "" for one that only places things.
  static std::string part_of(std::string_view name, const Element& tag) {
    constexpr std::array<std::string_view, 18> kParts{"mi",         "mn",     "mo",   "mtext",   "mfrac",  "msqrt",
                                                      "mroot",      "msub",   "msup", "msubsup", "munder", "mover",
                                                      "munderover", "mtable", "mtr",  "mtd",     "mrow",   "menclose"};
    constexpr std::array<std::string_view, 8> kHolders{"mjx-num",  "mjx-den",   "mjx-script", "mjx-base",
                                                       "mjx-over", "mjx-under", "mjx-root",   "mjx-texatom"};
    std::string_view part = tag.get("data-mml-node");
    if (part.empty() && name.starts_with("mjx-")) part = name.substr(4);
    if (part == "TeXAtom" || std::find(kHolders.begin(), kHolders.end(), name) != kHolders.end()) return "mrow";
    return std::find(kParts.begin(), kParts.end(), part) != kParts.end() ? std::string(part) : std::string();
  }

  Document& document_;
  const PageTree& tree_;
  TagReader& tags_;
  std::string out_;
  std::string scratch_;
  bool in_text_ = false;  // of the drawing's own
  bool in_glyphs_ = false;
  bool found_math_ = false;
  bool found_part_ = false;
  bool found_words_ = false;   // among the glyphs, that are not the drawing's
  bool found_beside_ = false;  // words beside them
};

}  // namespace

std::string math_markup(Document& document, const PageTree& tree, TagReader& tags, const PageNode& math) {
  return MathMarkup(document, tree, tags).run(math);
}

bool shows_text(std::string_view xml) {
  for (std::size_t at = 0; at < xml.size();) {
    const std::size_t end = std::min(xml.find('<', at), xml.size());
    if (!is_blank(xml.substr(at, end - at))) return true;
    const std::size_t close = xml.find('>', end);
    if (close == std::string_view::npos) return false;
    at = close + 1;
  }
  return false;
}

DrawnMath drawn_markup(Document& document, const PageTree& tree, TagReader& tags, const PageNode& drawing) {
  return DrawnMarkup(document, tree, tags).run(drawing);
}

bool holds_formula(const Document& document, const PageTree& tree, const PageNode& script) {
  const auto tag = tree.start_tag(script);
  if (!tag) return false;
  const std::string_view html = document.input().substr(*tag);
  const std::string_view start = html.substr(0, html.find('>'));
  constexpr std::string_view kType = "math/";
  for (std::size_t at = start.find('/'); at != std::string_view::npos; at = start.find('/', at + 1)) {
    const std::size_t begin = at + 1 - std::min(at + 1, kType.size());
    if (equals_ignoring_case(start.substr(begin, kType.size()), kType)) return true;
  }
  return false;
}

}  // namespace offprint
