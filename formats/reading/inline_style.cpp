#include "formats/reading/inline_style.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "formats/unicode/characters.h"

namespace offprint {

namespace {

using Display = InlineStyle::Display;
using WhiteSpace = InlineStyle::WhiteSpace;
using Raised = InlineStyle::Raised;
using TextAlign = InlineStyle::TextAlign;
using Said = InlineStyle::Said;

template <class T>
struct Word {
  std::string_view word;
  T means;
};

template <class T, std::size_t N>
const T* meaning(const std::array<Word<T>, N>& words, std::string_view value) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word<T>& w) { return w.word == value; });
  return found == words.end() ? nullptr : &found->means;
}

// A property whose values are words; false for a value that is none of them, as in the other readers of values.
template <class T, std::size_t N>
bool take(const std::array<Word<T>, N>& words, std::string_view value, T& into) {
  const T* found = meaning(words, value);
  if (found != nullptr) into = *found;
  return found != nullptr;
}

// The parts of a value between spaces; a function's arguments stay with it.
template <class Each>
void each_part(std::string_view value, Each each) {
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= value.size(); ++at) {
    const bool end = at == value.size();
    if (!end && value[at] == '(') ++depth;
    if (!end && value[at] == ')') --depth;
    if (!end && (depth > 0 || !is_space(value[at]))) continue;
    if (at > begin) each(value.substr(begin, at - begin));
    begin = at + 1;
  }
}

// ---- values

std::optional<double> number(std::string_view text, std::string_view& unit) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  unit = text.substr(static_cast<std::size_t>(end - text.data()));
  return value;
}

// CSS Values 4, §6.2: an inch is 96 pixels.
constexpr std::array<Word<double>, 7> kUnits{
    {{"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"q", 96 / 101.6}}};

// A size that depends on others (em, %, auto) counts as unknown.
bool take_length(std::string_view value, std::optional<double>& into) {
  std::string_view unit;
  const std::optional<double> size = number(value, unit);
  const double* factor = meaning(kUnits, unit);
  if (size && unit.empty() && *size != 0) return false;  // a bare number is not a length
  into = std::nullopt;
  if (size && factor != nullptr) into = *size * *factor;
  if (size && unit.empty()) into = 0;
  return true;
}

// Of a window some 1000 pixels wide, in a column of half of it.
constexpr std::array<Word<double>, 7> kGuessedUnits{
    {{"%", 5}, {"em", 16}, {"rem", 16}, {"ex", 8}, {"ch", 8}, {"vw", 10}, {"vh", 8}}};

// Nothing for a word or a function.
std::optional<double> guessed_length(std::string_view value) {
  std::string_view unit;
  const std::optional<double> size = number(value, unit);
  if (!size || (unit.empty() && *size == 0)) return size;
  const double* factor = meaning(kUnits, unit);
  if (factor == nullptr) factor = meaning(kGuessedUnits, unit);
  return factor == nullptr ? std::nullopt : std::optional(*size * *factor);
}

bool take_size(std::string_view value, std::optional<double>& length, InlineStyle::Reach& reach) {
  if (!take_length(value, length)) return false;
  reach.size = guessed_length(value);
  reach.automatic = !reach.size;
  return true;
}

bool take_bound(std::string_view value, std::optional<double>& bound) {
  bound = guessed_length(value);
  return true;
}

constexpr std::array<Word<std::uint32_t>, 8> kColors{{{"black", 0x000000},
                                                      {"white", 0xFFFFFF},
                                                      {"gray", 0x808080},
                                                      {"grey", 0x808080},
                                                      {"darkgray", 0xA9A9A9},
                                                      {"darkgrey", 0xA9A9A9},
                                                      {"dimgray", 0x696969},
                                                      {"silver", 0xC0C0C0}}};

std::optional<std::uint32_t> hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  switch (digits.size()) {
    case 8: return value >> 8U;
    case 6: return value;
    case 4: value >>= 4U; [[fallthrough]];
    case 3: return (value >> 8U) * 0x110000U + (value >> 4U & 0xFU) * 0x1100U + (value & 0xFU) * 0x11U;
    default: return std::nullopt;
  }
}

// rgb(136, 136, 136), rgba(136 136 136 / 1).
std::optional<std::uint32_t> channels(std::string_view arguments) {
  std::uint32_t color = 0;
  for (int channel = 0; channel < 3; ++channel) {
    const std::size_t begin = arguments.find_first_of("0123456789");
    if (begin == std::string_view::npos) return std::nullopt;
    std::string_view rest;
    const std::optional<double> value = number(arguments.substr(begin), rest);
    if (!value) return std::nullopt;
    const double byte = std::clamp(rest.starts_with('%') ? *value * 2.55 : *value, 0.0, 255.0);
    color = color << 8U | static_cast<std::uint32_t>(byte);
    arguments = rest;
  }
  return color;
}

bool take_color(std::string_view value, InlineStyle& style) {
  std::optional<std::uint32_t> color;
  if (const std::uint32_t* named = meaning(kColors, value)) color = *named;
  if (value.starts_with('#')) color = hexadecimal(value.substr(1));
  if (value.starts_with("rgb(") || value.starts_with("rgba(")) color = channels(value);
  style.color = color;  // another of CSS's notations: unknown
  return true;
}

// ---- properties

constexpr std::array<Word<Said>, 9> kWeights{{{"normal", Said::No},
                                              {"lighter", Said::No},
                                              {"initial", Said::No},
                                              {"bold", Said::Yes},
                                              {"bolder", Said::Yes},
                                              {"inherit", Said::Inherit},
                                              {"unset", Said::Inherit},
                                              {"revert", Said::Unsaid},
                                              {"revert-layer", Said::Unsaid}}};

bool take_weight(std::string_view value, InlineStyle& style) {
  constexpr double kLightest = 1;
  constexpr double kBold = 600;  // the least weight that browsers use a bold face for
  constexpr double kHeaviest = 1000;
  if (take(kWeights, value, style.bold)) return true;
  std::string_view unit;
  const std::optional<double> weight = number(value, unit);
  if (!weight || !unit.empty() || *weight < kLightest || *weight > kHeaviest) return false;
  style.bold = *weight >= kBold ? Said::Yes : Said::No;
  return true;
}

constexpr std::array<Word<Said>, 8> kSlants{{{"normal", Said::No},
                                             {"initial", Said::No},
                                             {"italic", Said::Yes},
                                             {"oblique", Said::Yes},
                                             {"inherit", Said::Inherit},
                                             {"unset", Said::Inherit},
                                             {"revert", Said::Unsaid},
                                             {"revert-layer", Said::Unsaid}}};

bool take_slant(std::string_view value, InlineStyle& style) {
  if (value.starts_with("oblique ")) value = "oblique";  // with its angle
  return take(kSlants, value, style.slanted);
}

// font: italic bold 12px/1.5 serif; what it does not name is normal.
bool take_font(std::string_view value, InlineStyle& style) {
  InlineStyle named;
  if (take(kWeights, value, named.bold)) {
    if (value == "normal" || !take_slant(value, named)) return false;
    style.bold = named.bold;  // `inherit` and its like
    style.slanted = named.slanted;
    return true;
  }
  named.bold = named.slanted = Said::No;
  bool sized = false;  // what follows the size are font families
  each_part(value, [&](std::string_view part) {
    if (sized || part == "normal") return;
    if (take_slant(part, named) || take_weight(part, named)) return;
    std::string_view unit;
    sized = number(part, unit).has_value();
    if (sized) take_length(part.substr(0, part.find('/')), named.font_size);
  });
  style.bold = named.bold;
  style.slanted = named.slanted;
  style.font_size = named.font_size;
  return true;
}

bool take_decoration(std::string_view value, InlineStyle& style) {
  style.decorated = true;
  style.underline = style.line_through = false;
  each_part(value, [&](std::string_view part) {
    style.underline = style.underline || part == "underline";
    style.line_through = style.line_through || part == "line-through";
  });
  return true;
}

constexpr std::array<Word<Display>, 20> kDisplays{{{"none", Display::None},
                                                   {"inline", Display::Inline},
                                                   {"initial", Display::Inline},
                                                   {"unset", Display::Inline},
                                                   {"ruby", Display::Inline},
                                                   {"inline-block", Display::InlineBlock},
                                                   {"inline-flex", Display::InlineBlock},
                                                   {"inline-grid", Display::InlineBlock},
                                                   {"inline-table", Display::InlineBlock},
                                                   {"block", Display::Block},
                                                   {"flow-root", Display::Block},
                                                   {"flex", Display::Block},
                                                   {"grid", Display::Block},
                                                   {"list-item", Display::Block},
                                                   {"table", Display::Block},
                                                   {"-webkit-box", Display::Block},
                                                   {"-webkit-flex", Display::Block},
                                                   {"table-cell", Display::Other},
                                                   {"table-row", Display::Other},
                                                   {"contents", Display::Other}}};

bool take_display(std::string_view value, InlineStyle& style) {
  if (!take(kDisplays, value, style.display)) return false;
  style.cell = value == "table-cell";
  style.grid = value.ends_with("grid");
  style.flex = value.ends_with("flex");
  return true;
}

constexpr std::array<Word<bool>, 6> kFloats{{{"left", true},
                                             {"right", true},
                                             {"inline-start", true},
                                             {"inline-end", true},
                                             {"none", false},
                                             {"initial", false}}};

bool take_gap(std::string_view value, InlineStyle& style) {
  std::optional<double> size;
  each_part(value, [&](std::string_view part) { take_length(part, size); });
  style.spreads = style.spreads || size.value_or(0) > 0;
  return true;
}

bool take_spreading(std::string_view value, InlineStyle& style) {
  style.spreads = style.spreads || value.starts_with("space-") || value.starts_with("column");
  return true;
}

constexpr std::array<Word<bool>, 4> kVisibilities{
    {{"hidden", true}, {"collapse", true}, {"visible", false}, {"initial", false}}};

constexpr std::array<Word<WhiteSpace>, 10> kWhiteSpaces{{{"normal", WhiteSpace::Collapse},
                                                         {"nowrap", WhiteSpace::Collapse},
                                                         {"initial", WhiteSpace::Collapse},
                                                         {"collapse", WhiteSpace::Collapse},
                                                         {"pre", WhiteSpace::Preserve},
                                                         {"pre-wrap", WhiteSpace::Preserve},
                                                         {"break-spaces", WhiteSpace::Preserve},
                                                         {"preserve", WhiteSpace::Preserve},
                                                         {"pre-line", WhiteSpace::PreserveBreaks},
                                                         {"preserve-breaks", WhiteSpace::PreserveBreaks}}};

constexpr std::array<Word<Raised>, 10> kRaised{{{"baseline", Raised::Baseline},
                                                {"initial", Raised::Baseline},
                                                {"unset", Raised::Baseline},
                                                {"top", Raised::Baseline},
                                                {"middle", Raised::Baseline},
                                                {"bottom", Raised::Baseline},
                                                {"text-top", Raised::Baseline},
                                                {"text-bottom", Raised::Baseline},
                                                {"super", Raised::Super},
                                                {"sub", Raised::Sub}}};

bool take_raised(std::string_view value, InlineStyle& style) {
  std::string_view unit;
  if (!number(value, unit)) return take(kRaised, value, style.raised);
  style.raised = Raised::Baseline;  // a length: to place pictures and boxes
  return true;
}

constexpr std::array<Word<TextAlign>, 10> kAligns{{{"start", TextAlign::Start},
                                                   {"left", TextAlign::Left},
                                                   {"-webkit-left", TextAlign::Left},
                                                   {"center", TextAlign::Center},
                                                   {"-webkit-center", TextAlign::Center},
                                                   {"-moz-center", TextAlign::Center},
                                                   {"right", TextAlign::Right},
                                                   {"-webkit-right", TextAlign::Right},
                                                   {"end", TextAlign::End},
                                                   {"justify", TextAlign::Justify}}};

constexpr std::array<std::string_view, 12> kListStyles{
    "none",        "disc",        "circle",      "square",      "decimal",     "decimal-leading-zero",
    "lower-alpha", "upper-alpha", "lower-latin", "upper-latin", "lower-roman", "upper-roman"};

constexpr std::array<Word<Direction>, 3> kDirections{
    {{"ltr", Direction::Ltr}, {"rtl", Direction::Rtl}, {"inherit", Direction::None}}};

constexpr std::array<Word<bool>, 5> kBidi{
    {{"bidi-override", true}, {"isolate-override", true}, {"normal", false}, {"embed", false}, {"isolate", false}}};

// list-style-type, and list-style, which may also hold a position and a picture.
bool take_list_style(std::string_view value, InlineStyle& style) {
  bool found = false;
  each_part(value, [&](std::string_view part) {
    const auto* type = std::find(kListStyles.begin(), kListStyles.end(), part);
    if (type == kListStyles.end()) return;
    style.list_style_type = *type;
    found = true;
  });
  return found;
}

constexpr std::array<Word<Said>, 5> kQuotes{{{"none", Said::No},
                                             {"auto", Said::Yes},
                                             {"initial", Said::Yes},
                                             {"inherit", Said::Inherit},
                                             {"unset", Said::Inherit}}};

bool take_quotes(std::string_view value, InlineStyle& style) {
  if (!value.starts_with('"') && !value.starts_with('\'')) return take(kQuotes, value, style.quotes);
  style.quotes = Said::Yes;
  return true;
}

struct Property {
  std::string_view name;
  bool (*take)(std::string_view value, InlineStyle& style);  // false: not a value of this property
};

constexpr std::array kProperties{
    Property{"color", take_color},
    Property{"direction", [](std::string_view v, InlineStyle& s) { return take(kDirections, v, s.direction); }},
    Property{"column-gap", take_gap},
    Property{"display", take_display},
    Property{"flex-direction", take_spreading},
    Property{"flex-flow", take_spreading},
    Property{"float", [](std::string_view v, InlineStyle& s) { return take(kFloats, v, s.floats); }},
    Property{"font", take_font},
    Property{"font-size", [](std::string_view v, InlineStyle& s) { return take_length(v, s.font_size); }},
    Property{"font-style", take_slant},
    Property{"font-weight", take_weight},
    Property{"gap", take_gap},
    Property{"height", [](std::string_view v, InlineStyle& s) { return take_size(v, s.height, s.down); }},
    Property{"justify-content", take_spreading},
    Property{"list-style", take_list_style},
    Property{"list-style-type", take_list_style},
    Property{"max-height", [](std::string_view v, InlineStyle& s) { return take_bound(v, s.down.most); }},
    Property{"max-width", [](std::string_view v, InlineStyle& s) { return take_bound(v, s.across.most); }},
    Property{"min-height", [](std::string_view v, InlineStyle& s) { return take_bound(v, s.down.least); }},
    Property{"min-width", [](std::string_view v, InlineStyle& s) { return take_bound(v, s.across.least); }},
    Property{"quotes", take_quotes},
    Property{"text-align", [](std::string_view v, InlineStyle& s) { return take(kAligns, v, s.text_align); }},
    Property{"text-decoration", take_decoration},
    Property{"text-decoration-line", take_decoration},
    Property{"unicode-bidi", [](std::string_view v, InlineStyle& s) { return take(kBidi, v, s.bidi_override); }},
    Property{"vertical-align", take_raised},
    Property{"visibility", [](std::string_view v, InlineStyle& s) { return take(kVisibilities, v, s.invisible); }},
    Property{"white-space", [](std::string_view v, InlineStyle& s) { return take(kWhiteSpaces, v, s.white_space); }},
    Property{"white-space-collapse",
             [](std::string_view v, InlineStyle& s) { return take(kWhiteSpaces, v, s.white_space); }},
    Property{"width", [](std::string_view v, InlineStyle& s) { return take_size(v, s.width, s.across); }},
};

// ---- declarations

// In lower case, with comments as spaces (CSS Syntax 3, §4.3.2).
std::string without_escapes(std::string_view css) {
  std::string out;
  for (std::size_t at = 0; at < css.size(); ++at) {
    const char c = css[at];
    if (css.substr(at, 2) == "/*") {
      const std::size_t end = css.find("*/", at + 2);
      out += ' ';
      if (end == std::string_view::npos) break;
      at = end + 1;
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return out;
}

void declare(std::string_view declaration, bool important, InlineStyle& style) {
  const std::size_t colon = declaration.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view name = trim(declaration.substr(0, colon));
  std::string_view value = trim(declaration.substr(colon + 1));
  const std::size_t mark = value.rfind('!');
  const bool marked = mark != std::string_view::npos && trim(value.substr(mark + 1)) == "important";
  if (marked != important) return;
  if (marked) value = trim(value.substr(0, mark));
  const auto* row =
      std::find_if(kProperties.begin(), kProperties.end(), [&](const Property& p) { return p.name == name; });
  if (row != kProperties.end()) row->take(value, style);
}

}  // namespace

std::size_t style_declaration_end(std::string_view css, std::size_t at) {
  int depth = 0;
  char quote = '\0';
  for (; at < css.size(); ++at) {
    const char c = css[at];
    if (c == '\\') {
      ++at;
    } else if (quote != '\0') {
      if (c == quote || c == '\n') quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    } else if (c == ';' && depth <= 0) {
      break;
    }
  }
  return std::min(at, css.size());
}

InlineStyle read_inline_style(std::string_view declarations) {
  InlineStyle style;
  const std::string css = without_escapes(declarations);
  const std::string_view all = css;
  for (const bool important : {false, true}) {
    if (important && all.find('!') == std::string_view::npos) break;
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = style_declaration_end(all, at);
      declare(all.substr(at, end - at), important, style);
      at = end + 1;
    }
  }
  return style;
}

bool takes_back(const InlineStyle& style, Kind mark) {
  return (mark == Kind::Strong && style.bold == Said::No) || (mark == Kind::Emphasis && style.slanted == Said::No);
}

InlineStyle inline_style(const Element* element) {
  const Text* style = element == nullptr ? nullptr : element->find("style");
  return style == nullptr || style->empty() ? InlineStyle() : read_inline_style(*style);
}

}  // namespace offprint
