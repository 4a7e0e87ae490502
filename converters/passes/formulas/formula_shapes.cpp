#include "converters/passes/formulas/formula_shapes.h"

#include <algorithm>
#include <array>

#include "converters/passes/furniture/class_words.h"
#include "formats/address/address.h"
#include "formats/math/mathml.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Names of KaTeX's, MathJax's (2: the first eight; 3: its own element) and MediaWiki's output.
constexpr std::array kDrawings{
    DrawingRow{"MathJax_Preview", false, true, true},
    DrawingRow{"MathJax_Display", true, true},
    DrawingRow{"MathJax_SVG_Display", true, true},
    DrawingRow{"MathJax_SVG", false, true},
    DrawingRow{"MathJax_CHTML", false, true},
    DrawingRow{"MathJax_MathML", false, true},
    DrawingRow{"MJXc-display", true, true},
    DrawingRow{"mjx-chtml", false, true},
    DrawingRow{"mjx-container"},
    DrawingRow{"MathJax", false, true},
    DrawingRow{"katex-display", true},
    DrawingRow{"katex"},
    DrawingRow{"mwe-math-element-block", true},
    DrawingRow{"mwe-math-element"},
};

// One of these is in each name; their first letters are rare in others.
constexpr std::array<std::string_view, 5> kInDrawings{"Jax", "JXc", "jx-", "katex", "we-math"};
static_assert(std::all_of(kDrawings.begin(), kDrawings.end(), [](const DrawingRow& row) {
  return std::any_of(kInDrawings.begin(), kInDrawings.end(),
                     [&](std::string_view in) { return row.name.find(in) != std::string_view::npos; });
}));

using Blank = ByteSet<ByteRange{'\t', '\n'}, ByteRange{'\f', '\r'}, ByteRange{' ', ' '}>;

bool begins_a_drawing(std::string_view name) {
  const auto begins = [](char c) { return c == 'M' || c == 'm' || c == 'k'; };
  static_assert(
      std::all_of(kDrawings.begin(), kDrawings.end(), [&](const DrawingRow& row) { return begins(row.name.front()); }));
  return !name.empty() && begins(name.front());
}

const DrawingRow* row_of_name(std::string_view name) {
  const auto* const found =
      std::find_if(kDrawings.begin(), kDrawings.end(), [&](const DrawingRow& row) { return row.name == name; });
  return found == kDrawings.end() ? nullptr : found;
}

// The first row that is one of the classes.
const DrawingRow* row_of_classes(std::string_view classes) {
  const DrawingRow* first = nullptr;
  for (std::size_t at = 0; at < classes.size();) {
    const std::size_t end = Blank::find(classes, at);
    const std::string_view name = classes.substr(at, end - at);
    const DrawingRow* const found = begins_a_drawing(name) ? row_of_name(name) : nullptr;
    if (found != nullptr && (first == nullptr || found < first)) first = found;
    at = end + 1;
  }
  return first;
}

// Classes of pictures of formulas, whose alternative text is the TeX.
struct PictureClass {
  std::string_view name;
  bool sure = true;  // nothing else has the class
  bool display = false;
};
constexpr std::array kPictureClasses{
    PictureClass{"mwe-math-fallback-image-inline"},
    PictureClass{"mwe-math-fallback-image-display", true, true},
    PictureClass{"ql-img-inline-formula"},
    PictureClass{"ql-img-displayed-equation", true, true},
    PictureClass{"mathcode"},
    PictureClass{"math-inline"},
    PictureClass{"math", false},  // Sphinx's imgmath
    PictureClass{"math-block", true, true},
    PictureClass{"latexcenter", false, true},
    PictureClass{"latex", false},
    PictureClass{"tex", false},
};
constexpr std::array<bool, 256> kBeginsPictureClass = [] {
  std::array<bool, 256> begins{};
  for (const PictureClass& row : kPictureClasses) begins.at(static_cast<unsigned char>(row.name.front())) = true;
  return begins;
}();
constexpr std::array<std::string_view, 3> kPictureAttributes{"eeimg", "data-eeimg", "mathimg"};

// Services that draw the TeX in their address.
struct PictureAddress {
  std::string_view part;
  std::string_view parameter;  // that holds the TeX; "" for all that follows the question mark
};
constexpr std::array kPictureAddresses{
    PictureAddress{"zhihu.com/equation?", "tex"},
    PictureAddress{"juejin.cn/equation?", "tex"},
    PictureAddress{"math.jianshu.com/math?", "formula"},
    PictureAddress{"latex.php?", "latex"},
    PictureAddress{"render.githubusercontent.com/render/math?", "math"},
    PictureAddress{"chart.googleapis.com/chart?cht=tx", "chl"},
    PictureAddress{"math.now.sh/?", "from"},
    PictureAddress{"math.now.sh?", "from"},
    PictureAddress{"codecogs.com/", ""},
    PictureAddress{"latex.csdn.net/eq?", ""},
    PictureAddress{"yuque.com/gr/latex?", ""},
    PictureAddress{"wikimedia.org/api/rest_v1/media/math/render/", "alt"},
    PictureAddress{"upload.wikimedia.org/math/", "alt"},
};
constexpr std::array<std::string_view, 4> kAddressAttributes{"src", "data-src", "data-original", "data-actualsrc"};

// Attributes that hold a formula's TeX; `sure`: and nothing else.
struct TexAttribute {
  std::string_view name;
  bool sure = true;
  std::uint64_t bit = name_bit(name);
};
constexpr std::array kTexAttributes{
    TexAttribute{"data-tex"},
    TexAttribute{"data-latex"},
    TexAttribute{"data-katex"},
    TexAttribute{"data-formula", false},
    TexAttribute{"data-equation", false},
    TexAttribute{"data-math", false},
};

constexpr std::uint64_t kTexNames = [] {
  std::uint64_t names = 0;
  for (const TexAttribute& row : kTexAttributes) names |= row.bit;
  return names;
}();

// A plus is a space in a parameter, but not where the whole query is the TeX.
std::string parameter(std::string_view address, std::string_view name) {
  const std::size_t mark = address.find('?');
  if (mark == std::string_view::npos) return {};
  std::string query(address.substr(mark + 1));
  if (!name.empty()) std::replace(query.begin(), query.end(), '+', ' ');
  constexpr std::string_view kSpace = "&space;";  // CodeCogs' own
  for (std::size_t at = query.find(kSpace); at != std::string::npos; at = query.find(kSpace, at)) {
    query.replace(at, kSpace.size(), " ");
  }
  const std::string tex = name.empty() ? percent_decode(query) : query_value(query, name).value_or(std::string());
  return is_xml_text(tex) ? tex : std::string();
}

// Outside commands no formula has three letters in a row, as "equation" and "LaTeX logo" have.
bool may_be_tex(std::string_view text) {
  if (math::is_tex(text)) return true;
  int letters = 0;
  for (const char c : text) {
    letters =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 ? letters + 1 : 0;
    if (letters == 3) return false;
  }
  return !is_blank(text);
}

// What is before the question mark in the rows that have one.
constexpr std::array<bool, 256> kBeforeQuestionMark = [] {
  std::array<bool, 256> before{};
  for (const PictureAddress& row : kPictureAddresses) {
    const std::size_t mark = row.part.find('?');
    if (mark != std::string_view::npos) before.at(static_cast<unsigned char>(row.part.at(mark - 1))) = true;
  }
  return before;
}();

// Whether the address holds what a row of kPictureAddresses cannot do without; "h/" and "gs.com/", for what is rare in
// others is found sooner.
bool may_picture(std::string_view address) {
  const auto has = [&](std::string_view part) { return address.find(part) != std::string_view::npos; };
  for (std::size_t mark = address.find('?'); mark != std::string_view::npos; mark = address.find('?', mark + 1)) {
    if (mark > 0 && kBeforeQuestionMark[static_cast<unsigned char>(address[mark - 1])]) return true;
  }
  return (has("h/") && has("math/")) || has("gs.com/");
}
static_assert(std::all_of(kPictureAddresses.begin(), kPictureAddresses.end(), [](const PictureAddress& row) {
  return row.part.find('?') != std::string_view::npos || row.part.find("math/") != std::string_view::npos ||
         row.part.find("gs.com/") != std::string_view::npos;
}));

PicturedTex by_address(const Element& image, std::string_view alt) {
  for (const std::string_view attribute : kAddressAttributes) {
    const std::string_view address = image.get(attribute);
    if (address.empty() || !may_picture(address)) continue;
    for (const PictureAddress& row : kPictureAddresses) {
      if (address.find(row.part) == std::string_view::npos) continue;
      if (may_be_tex(alt) || row.parameter == "alt") return {std::string(trim(alt))};
      return {parameter(address, row.parameter)};
    }
  }
  return {};
}

}  // namespace

bool has_class(const Element& element, std::string_view name) {
  const std::string_view classes = element.get("class");
  for (std::size_t at = classes.find(name); at != std::string_view::npos; at = classes.find(name, at + 1)) {
    const bool begins = at == 0 || is_space(classes[at - 1]);
    const std::size_t end = at + name.size();
    if (begins && (end == classes.size() || is_space(classes[end]))) return true;
  }
  return false;
}

Drawings::Drawings(const Census& census)
    : in_classes_(std::any_of(kInDrawings.begin(), kInDrawings.end(),
                              [&](std::string_view part) { return census.holds_class_part(part); })) {
  static_assert(std::all_of(kDrawings.begin(), kDrawings.end(),
                            [](const DrawingRow& row) { return row.name.size() >= kShortest; }));
}

const DrawingRow* Drawings::found_row(const Element& element) {
  const DrawingRow* const by_name = begins_a_drawing(element.name) ? row_of_name(element.name) : nullptr;
  const std::string_view classes = in_classes_ ? element.get("class") : std::string_view();
  const DrawingRow* const by_class = classes.empty() ? nullptr : of_classes_.of(classes, row_of_classes);
  if (by_name == nullptr || by_class == nullptr) return by_name == nullptr ? by_class : by_name;
  return std::min(by_name, by_class);
}

bool says_display(const Element& element) {
  const std::string_view display = element.get("display");
  return display == "true" || display == "block";
}

PicturedTex pictured_tex(const Element& image, std::string_view alt) {
  const bool classed = any_name(image.get("class"), [](std::string_view name) {
    return kBeginsPictureClass[static_cast<unsigned char>(name.front())] &&
           std::any_of(kPictureClasses.begin(), kPictureClasses.end(),
                       [&](const PictureClass& row) { return row.name == name; });
  });
  for (const PictureClass& row : kPictureClasses) {
    if (classed && has_class(image, row.name) && (row.sure ? !is_blank(alt) : may_be_tex(alt)))
      return {std::string(alt), row.display};
  }
  const bool named = std::any_of(kPictureAttributes.begin(), kPictureAttributes.end(),
                                 [&](std::string_view name) { return image.find(name) != nullptr; });
  if (named && !is_blank(alt)) return {std::string(alt)};
  return by_address(image, alt);
}

std::string_view given_tex(const Element& element) {
  if (!element.may_have(kTexNames)) return {};
  for (const TexAttribute& row : kTexAttributes) {
    if (!element.may_have(row.bit)) continue;
    const std::string_view value = element.get(row.name);
    if (!is_blank(value) && (row.sure || math::is_tex(value))) return value;
  }
  return {};
}

std::string_view given_mathml(const Element& element) { return element.get("data-mathml"); }

}  // namespace offprint
