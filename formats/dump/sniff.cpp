#include "formats/html/sniff.h"

#include <string>
#include <utility>

#include "formats/charset/binary.h"
#include "formats/charset/charset.h"
#include "formats/charset/clean_text.h"
#include "formats/dump/header.h"
#include "formats/dump/reader.h"
#include "formats/markdown/shown_tags.h"
#include "formats/markdown/signs.h"

namespace offprint {

namespace {

// Header lines may be in any charset; a tag is the same in all of them, and a first look does not ask which.
bool in_another_charset(std::string_view text) {
  if (text.starts_with('<')) return false;
  const Utf8Survey survey = survey_utf8(text);
  return survey.bad > (survey.cut ? 1U : 0U);
}

}  // namespace

Claim sniff_dump(std::string_view head) {
  if (head.empty() || binary_kind(head)) return Claim::No;
  std::string room;
  std::string_view text = sniff_text(head, room);
  Converted converted;
  Header header = find_header(text);
  if (header.dialect == Dialect::None && in_another_charset(text)) {
    if (auto made = convert(text, detect_charset(text))) {
      converted = std::move(*made);
      text = converted.text;
      header = find_header(text);
    }
  }
  const Dialect dialect = header.dialect;
  if (dialect == Dialect::Comment || dialect == Dialect::Link || dialect == Dialect::Wrapped) return Claim::Surely;
  const bool other_markup = text.starts_with("<?xml") || text.starts_with("<rss") || text.starts_with("<feed");
  if (dialect == Dialect::None && (other_markup || sniff_html(head) == Claim::Surely)) return Claim::No;
  const std::string_view body = text.substr(header.body);
  const auto written = markdown::written_in(body);
  const bool html = written == markdown::WrittenIn::Html;
  if (dialect == Dialect::KeyValue && written == markdown::WrittenIn::Plain) return Claim::Likely;
  if (dialect != Dialect::None) return html ? Claim::Surely : Claim::Perhaps;
  const bool plain = written == markdown::WrittenIn::Plain;
  if (html || (plain && markdown::holds_tags(body))) return Claim::Likely;
  return plain ? Claim::No : Claim::Perhaps;  // text, where no tag stands in it
}

}  // namespace offprint
