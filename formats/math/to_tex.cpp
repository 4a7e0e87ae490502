#include "formats/math/to_tex.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "formats/math/symbols.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::math {

namespace {

using Node = pugi::xml_node;

std::string_view name_of(Node node) { return node.name(); }
std::string_view text_of(Node node) { return node.text().get(); }
Node child(Node node, int index) {
  Node at = node.first_child();
  while (index-- > 0) at = at.next_sibling();
  return at;
}

// The part itself, if the rows and styles around it hold nothing else.
Node core(Node node) {
  constexpr std::array<std::string_view, 3> kAround{"mrow", "mstyle", "mpadded"};
  while (std::find(kAround.begin(), kAround.end(), name_of(node)) != kAround.end() && node.first_child() &&
         !node.first_child().next_sibling()) {
    node = node.first_child();
  }
  return node;
}

bool is_one_character(std::string_view text) { return !text.empty() && decode(text, 0).size == text.size(); }
// U+2061 to U+2064 and their like: they say what is meant, and show nothing.
bool is_invisible(char32_t c) { return (c >= 0x2060 && c <= 0x2064) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF; }
bool is_white(char32_t c) { return is_space(c) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x3000; }

class TexWriter {
 public:
  std::string run(Node math) {
    children(math);
    return std::move(out_);
  }

 private:
  struct Row {
    std::string_view name;
    void (TexWriter::*write)(Node);
  };
  static const Row* row_of(std::string_view name);

  void node(Node at) {
    const Row* row = row_of(name_of(at));
    row != nullptr ? (this->*row->write)(at) : children(at);
  }
  void children(Node of) {
    const bool fenced = is_tall(of);
    if (fenced) put("\\left");
    for (Node at = of.first_child(); at; at = at.next_sibling()) {
      if (fenced && at == of.last_child()) put("\\right");
      if (fenced && name_of(core(at)) == "mo" && text_of(core(at)).empty()) {
        put(".");
      } else {
        node(at);
      }
    }
  }

  // A fraction or a table between fences, which grow with it.
  static bool is_tall(Node row) {
    const auto role = [](Node at) {
      const Symbol* symbol = name_of(at) == "mo" ? symbol_of(text_of(at)) : nullptr;
      return symbol == nullptr ? Role::Ordinary : symbol->role;
    };
    const auto is_empty = [](Node at) { return name_of(at) == "mo" && text_of(at).empty(); };
    const Node first = core(row.first_child());
    const Node last = core(row.last_child());
    if (!first || first == last) return false;
    const bool opens = role(first) == Role::Open || is_empty(first);
    const bool closes = role(last) == Role::Close || is_empty(last);
    if (!opens || !closes || (is_empty(first) && is_empty(last))) return false;
    for (const Node at : row.children()) {
      const std::string_view name = name_of(core(at));
      if (name == "mtable" || name == "mfrac") return true;
    }
    return false;
  }

  // Writing.

  void put(std::string_view tex) {
    if (tex.empty()) return;
    if (command_ && is_letter(tex.front())) out_ += ' ';
    out_ += tex;
    std::size_t name = out_.size();
    while (name > 0 && is_letter(out_[name - 1])) --name;
    command_ = name > 0 && out_[name - 1] == '\\' && name < out_.size();
  }
  void group(Node at) {
    put("{");
    if (at) node(at);
    put("}");
  }
  // What a script is attached to: one thing, or a group.
  void base(Node at) {
    const Node inner = core(at);
    const std::string_view name = name_of(inner);
    const std::string_view text = text_of(inner);
    const bool one = name == "mn" || name == "mo" || name == "mtext" ||
                     (name == "mi" && (is_one_character(text) || function_named(text) != nullptr));
    one && !text.empty() ? node(inner) : group(inner);
  }
  void script(std::string_view mark, Node at) {
    put(mark);
    group(at);
  }

  // Tokens.

  void identifier(Node at) {
    const std::string_view text = text_of(at);
    if (text.empty()) return;
    const std::string_view variant = at.attribute("mathvariant").value();
    if (is_one_character(text)) return styled(variant, text, variant == "normal" && is_letter(text.front()));
    if (function_named(text) != nullptr) return put("\\" + name_in_tex(text));
    if (!std::all_of(text.begin(), text.end(), is_letter)) return characters(text);
    if (!variant.empty()) return styled(variant, text, variant == "normal");
    put("\\mathrm{" + std::string(text) + "}");
  }
  // Functions that TeX itself has no command for.
  static std::string name_in_tex(std::string_view name) {
    constexpr std::array<std::string_view, 7> kOthers{"mod", "lcm", "sgn", "rank", "argmax", "argmin", "sech"};
    if (std::find(kOthers.begin(), kOthers.end(), name) == kOthers.end()) return std::string(name);
    return "operatorname{" + std::string(name) + "}";
  }
  void styled(std::string_view variant, std::string_view text, bool upright) {
    struct Alphabet {
      std::string_view variant;
      std::string_view command;
    };
    constexpr std::array kAlphabets{
        Alphabet{"bold", "\\mathbf"},          Alphabet{"bold-italic", "\\boldsymbol"},
        Alphabet{"double-struck", "\\mathbb"}, Alphabet{"script", "\\mathcal"},
        Alphabet{"fraktur", "\\mathfrak"},     Alphabet{"sans-serif", "\\mathsf"},
        Alphabet{"monospace", "\\mathtt"},
    };
    const auto* const found =
        std::find_if(kAlphabets.begin(), kAlphabets.end(), [&](const Alphabet& row) { return row.variant == variant; });
    const std::string_view command = upright ? "\\mathrm" : found != kAlphabets.end() ? found->command : "";
    if (command.empty()) return characters(text);
    put(command);
    put("{");
    characters(text);
    put("}");
  }
  void number(Node at) {
    const std::string_view variant = at.attribute("mathvariant").value();
    styled(variant, text_of(at), false);
  }
  void operation(Node at) {
    const std::string_view text = text_of(at);
    if (function_named(text) != nullptr) return put("\\" + name_in_tex(text));
    if (text.size() > 1 && std::all_of(text.begin(), text.end(), is_letter)) {
      put("\\operatorname{");
      put(text);
      return put("}");
    }
    characters(text);
  }
  void words(Node at) { words(text_of(at), at.attribute("mathvariant").value()); }
  void quoted(Node at) { words("\"" + std::string(text_of(at)) + "\"", {}); }
  void words(std::string_view text, std::string_view variant) {
    if (text.empty() || is_white_only(text)) return put("\\ ");
    put(variant == "bold" ? "\\textbf{" : "\\text{");
    std::string escaped;
    for (const char c : text) {
      constexpr std::string_view kSpecial = "#$%&_{}";
      if (kSpecial.find(c) != std::string_view::npos) escaped += '\\';
      escaped += c == '\\'  ? std::string("\\textbackslash{}")
                 : c == '^' ? "\\^{}"
                 : c == '~' ? "\\~{}"
                            : std::string(1, c);
    }
    put(escaped);
    put("}");
  }
  static bool is_white_only(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) {
      if (!is_white(decode(text, at).value)) return false;
    }
    return true;
  }

  // Each character by its name; letters and digits as they are; what TeX has no name for as text.
  void characters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t plain = run(text, at, [](std::string_view sign) { return is_plain(sign); });
      const std::size_t foreign = run(text, at, [](std::string_view sign) { return is_foreign(sign); });
      const std::size_t size = std::max({plain, foreign, decode(text, at).size});
      const std::string_view part = text.substr(at, size);
      if (plain > 0) put(part);
      if (foreign > 0) words(part, {});
      if (plain == 0 && foreign == 0) character(part);
      at += size;
    }
  }
  template <class Is>
  static std::size_t run(std::string_view text, std::size_t begin, Is is) {
    std::size_t at = begin;
    while (at < text.size() && is(text.substr(at, decode(text, at).size))) at += decode(text, at).size;
    return at - begin;
  }
  static bool is_plain(std::string_view sign) {
    return is_letter(sign.front()) || is_digit(sign.front()) || sign == ".";
  }
  static bool is_foreign(std::string_view sign) {
    const char32_t value = decode(sign, 0).value;
    return value >= 0x80 && !is_invisible(value) && !is_white(value) && symbol_of(sign) == nullptr &&
           plain_letter(value).letter == 0;
  }
  void character(std::string_view sign) {
    const char32_t value = decode(sign, 0).value;
    if (is_invisible(value)) return;
    if (is_white(value)) return put("\\ ");
    if (const Symbol* symbol = symbol_of(sign)) return put(symbol->tex);
    if (const StyledLetter plain = plain_letter(value); plain.letter != 0) return styled_letter(plain);
    sign == "^" || sign == "~" ? words(sign, {}) : put(sign);
  }
  void styled_letter(const StyledLetter& plain) {
    std::string letter;
    append_utf8(letter, plain.letter);
    const Symbol* symbol = symbol_of(letter);
    if (!plain.alphabet.empty()) put(std::string(plain.alphabet) + "{");
    put(symbol != nullptr ? symbol->tex : std::string_view(letter));
    if (!plain.alphabet.empty()) put("}");
  }
  void space(Node at) {
    if (std::string_view(at.attribute("linebreak").value()) == "newline") return put("\\\\");
    const std::string_view width = at.attribute("width").value();
    if (width.empty() || width.starts_with('0') || width.starts_with('-') || width.starts_with('.')) return;
    put(width.starts_with("2") ? "\\qquad" : "\\quad");
  }

  // Structures.

  void fraction(Node at) {
    if (std::string_view(at.attribute("linethickness").value()).starts_with('0')) {
      put("{");
      group(child(at, 0));
      put("\\atop");
      group(child(at, 1));
      return put("}");
    }
    put("\\frac");
    group(child(at, 0));
    group(child(at, 1));
  }
  void root(Node at) {
    put("\\sqrt[");
    group(child(at, 1));
    put("]");
    group(child(at, 0));
  }
  void square_root(Node at) {
    put("\\sqrt{");
    children(at);
    put("}");
  }
  void index(Node at) {
    base(child(at, 0));
    script("_", child(at, 1));
  }
  void power(Node at) {
    base(child(at, 0));
    raise(child(at, 1));
  }
  void raise(Node at) {
    constexpr std::array<std::string_view, 4> kPrimes{"′", "″", "‴", "'"};
    constexpr std::array<std::string_view, 4> kMarks{"'", "''", "'''", "'"};
    const auto* const prime = std::find(kPrimes.begin(), kPrimes.end(), text_of(core(at)));
    if (prime != kPrimes.end()) return put(kMarks.at(static_cast<std::size_t>(prime - kPrimes.begin())));
    script("^", at);
  }
  void index_and_power(Node at) {
    base(child(at, 0));
    script("_", child(at, 1));
    script("^", child(at, 2));
  }
  // Over and under signs that take limits, parts are limits; over and under others they are just set there.
  static bool takes_limits(Node at) {
    const Node inner = core(at);
    const std::string_view text = text_of(inner);
    const Symbol* symbol = symbol_of(text);
    const bool large = symbol != nullptr && symbol->role == Role::Large;
    return large || function_named(text) != nullptr || name_of(inner) == "munder" || name_of(inner) == "mover";
  }
  bool accented(Node at, bool below) {
    const Node sign = core(child(at, 1));
    const Accent* accent = name_of(sign) == "mo" || name_of(sign) == "mi" ? accent_of(text_of(sign), below) : nullptr;
    if (accent == nullptr) return false;
    put(accent->tex);
    group(child(at, 0));
    return true;
  }
  void under(Node at) {
    if (accented(at, true)) return;
    if (takes_limits(child(at, 0))) return index(at);
    put("\\underset");
    group(child(at, 1));
    group(child(at, 0));
  }
  void over(Node at) {
    if (accented(at, false)) return;
    if (takes_limits(child(at, 0))) return power(at);
    put("\\overset");
    group(child(at, 1));
    group(child(at, 0));
  }
  void under_and_over(Node at) {
    if (takes_limits(child(at, 0))) return index_and_power(at);
    put("\\overset");
    group(child(at, 2));
    put("{\\underset");
    group(child(at, 1));
    group(child(at, 0));
    put("}");
  }
  void scripts(Node at) {
    const Node first = at.first_child();
    const Node divider = at.child("mprescripts");
    if (divider) {
      put("{}");
      pairs(divider.next_sibling(), Node());
    }
    base(first);
    pairs(first.next_sibling(), divider);
  }
  void pairs(Node from, Node end) {
    for (Node at = from; at && at != end; at = at.next_sibling().next_sibling()) {
      if (name_of(at) != "none") script("_", at);
      if (name_of(at.next_sibling()) != "none") script("^", at.next_sibling());
    }
  }
  void fenced(Node at) {
    const auto sign = [&](const char* attribute, std::string_view otherwise) {
      const pugi::xml_attribute found = at.attribute(attribute);
      characters(found ? std::string_view(found.value()) : otherwise);
    };
    const pugi::xml_attribute given = at.attribute("separators");
    std::string separators = given ? given.value() : ",";
    separators.erase(std::remove(separators.begin(), separators.end(), ' '), separators.end());
    sign("open", "(");
    std::size_t next = 0;
    for (Node part = at.first_child(); part; part = part.next_sibling()) {
      node(part);
      if (!part.next_sibling() || separators.empty()) continue;
      next = std::min(next, separators.size() - 1);
      const std::size_t size = decode(separators, next).size;
      characters(std::string_view(separators).substr(next, size));
      if (next + size < separators.size()) next += size;
    }
    sign("close", ")");
  }
  void table(Node at) {
    const bool aligned = std::string_view(at.attribute("columnalign").value()).starts_with("right left");
    const std::string_view name = aligned ? "aligned" : "matrix";
    put("\\begin{" + std::string(name) + "}");
    for (Node row = at.first_child(); row; row = row.next_sibling()) {
      table_row(row);
      if (row.next_sibling()) put("\\\\ ");
    }
    put("\\end{" + std::string(name) + "}");
  }
  void table_row(Node row) {
    const bool labelled = name_of(row) == "mlabeledtr";
    Node cell = labelled ? child(row, 1) : row.first_child();
    for (; cell; cell = cell.next_sibling()) {
      children(cell);
      if (cell.next_sibling()) put(" & ");
    }
    if (!labelled) return;
    put("\\quad");
    children(row.first_child());
  }
  void enclosed(Node at) {
    struct Notation {
      std::string_view word;
      std::string_view tex;
    };
    constexpr std::array kNotations{Notation{"radical", "\\sqrt{"},
                                    Notation{"box", "\\boxed{"},
                                    Notation{"roundedbox", "\\boxed{"},
                                    Notation{"updiagonalstrike", "\\cancel{"},
                                    Notation{"downdiagonalstrike", "\\bcancel{"},
                                    Notation{"top", "\\overline{"},
                                    Notation{"bottom", "\\underline{"}};
    const auto* const found = std::find_if(kNotations.begin(), kNotations.end(), [&](const Notation& row) {
      return row.word == std::string_view(at.attribute("notation").value());
    });
    put(found != kNotations.end() ? found->tex : "{");
    children(at);
    put("}");
  }
  void phantom(Node at) {
    put("\\phantom{");
    children(at);
    put("}");
  }
  void nothing(Node /*at*/) {}

  std::string out_;
  bool command_ = false;  // the output ends with a command, which a letter would lengthen
};

const TexWriter::Row* TexWriter::row_of(std::string_view name) {
  static constexpr std::array kRows{
      Row{"mi", &TexWriter::identifier},
      Row{"mn", &TexWriter::number},
      Row{"mo", &TexWriter::operation},
      Row{"mtext", &TexWriter::words},
      Row{"ms", &TexWriter::quoted},
      Row{"mspace", &TexWriter::space},
      Row{"mfrac", &TexWriter::fraction},
      Row{"mroot", &TexWriter::root},
      Row{"msqrt", &TexWriter::square_root},
      Row{"msub", &TexWriter::index},
      Row{"msup", &TexWriter::power},
      Row{"msubsup", &TexWriter::index_and_power},
      Row{"munder", &TexWriter::under},
      Row{"mover", &TexWriter::over},
      Row{"munderover", &TexWriter::under_and_over},
      Row{"mmultiscripts", &TexWriter::scripts},
      Row{"mfenced", &TexWriter::fenced},
      Row{"mtable", &TexWriter::table},
      Row{"menclose", &TexWriter::enclosed},
      Row{"mphantom", &TexWriter::phantom},
      Row{"none", &TexWriter::nothing},
  };
  const auto* const found = std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.name == name; });
  return found == kRows.end() ? nullptr : found;
}

}  // namespace

std::string to_tex(pugi::xml_node math) { return TexWriter().run(math); }

}  // namespace offprint::math
