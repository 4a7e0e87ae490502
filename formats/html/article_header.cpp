#include "formats/html/article_header.h"

#include <vector>

#include <unicode/uchar.h>

#include "formats/html/upright.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"
#include "formats/writing/file_name.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

std::string shown(std::string_view text) { return one_line(only_xml_chars(text)); }

void add_part(std::string& line, std::string_view part) {
  if (part.empty()) return;
  if (!line.empty()) line += " · ";
  line += part;
}

std::string authors_part(const Metadata& metadata) {
  const std::string_view between = comma(metadata.language);
  std::string names;
  for (const std::string& author : metadata.authors) {
    const std::string name = shown(author);
    if (name.empty()) continue;
    if (!names.empty()) names += between;
    append_xml_text(names, name);
  }
  return names.empty() ? names : "<span class=\"author\">" + names + "</span>";
}

std::string date_part(const Metadata& metadata) {
  if (!metadata.date()) return {};
  std::string out = "<time";
  append_attribute(out, "datetime", html_date(metadata.date()));
  return out + '>' + shown_date(metadata.date()) + "</time>";
}

std::string source_part(const Metadata& metadata, std::string_view address) {
  std::string name = shown(metadata.site);
  if (name.empty() && !address.empty()) name = word(Word::Source, metadata.language);
  std::string out;
  if (!address.empty()) {
    out = "<a class=\"source\"";
    append_attribute(out, "href", address);
    out += '>';
  }
  append_xml_text(out, name);
  if (!address.empty()) out += "</a>";
  return out;
}

}  // namespace

bool is_visible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const auto value = static_cast<UChar32>(c.value);
    if (!u_isUWhiteSpace(value) && (U_GET_GC_MASK(value) & (U_GC_C_MASK | U_GC_Z_MASK)) == 0) return true;
    at += c.size;
  }
  return false;
}

std::string plain_title(const Metadata& metadata) {
  std::string title = shown(metadata.title);
  if (!is_visible(title)) title.clear();
  return title;
}

std::string shown_title(const Metadata& metadata) {
  std::string title = plain_title(metadata);
  const std::string_view path = metadata.source.path;
  if (title.empty()) title = shown(stem_of(file_name(path)));
  if (!is_visible(title)) title = word(Word::Untitled, metadata.language);
  return title;
}

void write_article_header(const Metadata& metadata, std::string_view address, std::string& out, bool vertical) {
  const std::string title = plain_title(metadata);
  std::string line;
  add_part(line, authors_part(metadata));
  add_part(line, date_part(metadata));
  add_part(line, source_part(metadata, address));
  if (title.empty() && line.empty()) return;
  out += "<header>\n";
  if (!title.empty()) {
    out += "<h1>";
    if (vertical) {
      append_upright(out, title);
    } else {
      append_xml_text(out, title);
    }
    out += "</h1>\n";
  }
  if (!line.empty()) out += "<p class=\"byline\">" + line + "</p>\n";
  out += "</header>\n";
}

}  // namespace offprint
