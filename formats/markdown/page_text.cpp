#include "formats/markdown/page_text.h"

#include <algorithm>
#include <iterator>

#include "formats/html/references.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint::markdown {

namespace {

constexpr std::string_view kSwallowing[] = {"noembed", "noframes", "plaintext", "script",
                                            "style",   "textarea", "title",     "xmp"};

void unescape_bars(std::string& text) {
  std::size_t to = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '|') ++at;
    text[to++] = text[at];
  }
  text.resize(to);
}

}  // namespace

std::string PageText::whole(std::string_view part) const {
  std::string made;
  const auto put = [&](std::string_view text) { made += text; };
  with_holes(part, put, [&](const Hole& hole) { made += hole.source; });
  if (in_cell) unescape_bars(made);
  return made;
}

std::string PageText::attribute(const MD_ATTRIBUTE& from) const {
  std::string made;
  for (MD_SIZE i = 0; from.text != nullptr && from.substr_offsets[i] < from.size; ++i) {
    const MD_OFFSET begin = from.substr_offsets[i];
    const std::string_view part = parsed_text(from.text + begin, from.substr_offsets[i + 1] - begin);
    switch (from.substr_types[i]) {
      case MD_TEXT_ENTITY: append_reference(made, part); break;
      case MD_TEXT_NULLCHAR: made += kReplacement; break;
      default: append_xml_attribute(made, whole(part)); break;
    }
  }
  return made;
}

void append_reference(std::string& to, std::string_view part) {
  const bool known = reference_at(part, 0, ReferenceIn::Text).size == part.size();
  known ? void(to += part) : append_xml_text(to, part);
}

bool swallows(std::string_view tag) {
  if (tag.starts_with("<")) tag.remove_prefix(1);
  if (tag.starts_with("/")) tag.remove_prefix(1);
  const auto* const end = std::find_if_not(tag.begin(), tag.end(), is_letter);
  const std::string_view name(tag.begin(), static_cast<std::size_t>(end - tag.begin()));
  return std::any_of(std::begin(kSwallowing), std::end(kSwallowing),
                     [&](std::string_view row) { return equals_ignoring_case(row, name); });
}

}  // namespace offprint::markdown
