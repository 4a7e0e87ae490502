#include "formats/writing/xml_escape.h"

#include <array>
#include <cstddef>

#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct EscapeRow {
  char character;
  std::string_view reference;
  bool in_text;  // else only in attributes
};
constexpr std::array<EscapeRow, 7> kEscapes{{
    {'&', "&amp;", true},
    {'<', "&lt;", true},
    {'>', "&gt;", true},     // for ]]>, and for readers of the source
    {'\r', "&#13;", true},   // a parser would read LF
    {'"', "&quot;", false},  // would end the value
    {'\t', "&#9;", false},   // a parser would read a space
    {'\n', "&#10;", false},  // the same
}};

using References = std::array<std::string_view, 256>;

constexpr References references(bool attribute) {
  References table{};
  for (const EscapeRow& row : kEscapes) {
    if (attribute || row.in_text) table.at(static_cast<unsigned char>(row.character)) = row.reference;
  }
  return table;
}
constexpr References kInText = references(false);
constexpr References kInAttribute = references(true);

// What the tables hold, as ranges.
using InText = ByteSet<ByteRange{'\r', '\r'}, ByteRange{'&', '&'}, ByteRange{'<', '<'}, ByteRange{'>', '>'}>;
using InAttribute = ByteSet<ByteRange{'\t', '\n'}, ByteRange{'\r', '\r'}, ByteRange{'"', '"'}, ByteRange{'&', '&'},
                            ByteRange{'<', '<'}, ByteRange{'>', '>'}>;

template <class Set>
constexpr bool holds_all_of(const References& table) {
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    if (Set::holds(static_cast<char>(byte)) == table.at(byte).empty()) return false;
  }
  return true;
}
static_assert(holds_all_of<InText>(kInText) && holds_all_of<InAttribute>(kInAttribute));

template <class Set>
void append(std::string& out, std::string_view text, const References& table) {
  std::size_t clean = 0;
  for (std::size_t at = Set::find(text); at < text.size(); at = Set::find(text, clean)) {
    out.append(text, clean, at - clean);
    out += table[static_cast<unsigned char>(text[at])];
    clean = at + 1;
  }
  out.append(text, clean);
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) { append<InText>(out, text, kInText); }

void append_xml_attribute(std::string& out, std::string_view value) { append<InAttribute>(out, value, kInAttribute); }

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_xml_attribute(out, value);
  out += '"';
}

std::string only_xml_chars(std::string_view text) {
  if (is_xml_text(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (is_xml_char(point.value)) append_utf8(out, point.value);
    at += point.size;
  }
  return out;
}

}  // namespace offprint
