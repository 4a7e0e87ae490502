#include "formats/html/source_text.h"

#include <algorithm>

#include "formats/html/markup.h"
#include "formats/unicode/byte_set.h"

namespace offprint {

namespace {

constexpr std::string_view kCdataBegin = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

// A run of characters, and where the next one may begin.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;
  bool literal = false;  // of a CDATA section: no references
};

// The run at `at`, up to the next markup; empty if markup begins there.
Run run_at(std::string_view html, std::size_t at, std::size_t end, TextMode mode) {
  if (mode == TextMode::Foreign && html.substr(at).starts_with(kCdataBegin)) {
    const std::size_t from = at + kCdataBegin.size();
    const std::size_t to = std::min(html.find(kCdataEnd, from), end);
    return {std::min(from, end), to, std::min(to + kCdataEnd.size(), end), true};
  }
  std::size_t to = html.find('<', at);
  for (; to < end; to = html.find('<', to + 1)) {
    const Markup markup = markup_at(html, to);
    if (markup.kind == Markup::Kind::Text) continue;
    if (to == at) return {to, to, std::min(markup.end, end), false};
    break;
  }
  to = std::min(to, end);
  return {at, to, to, false};
}

}  // namespace

Text decoded(Document& document, std::string_view part, ReferenceIn where, std::string& scratch) {
  if (part.find('&') == std::string_view::npos) return Arena::borrow(part);
  scratch.clear();
  append_decoded(scratch, part, where);
  return document.text(scratch);
}

SourceText read_text(Document& document, Source part, TextMode mode, std::string& scratch) {
  const std::string_view html = document.input();
  const std::string_view whole = html.substr(part.begin, part.end - part.begin);
  if (mode == TextMode::Raw) return {Arena::borrow(whole), part};
  using Signs = ByteSet<ByteRange{'<', '<'}, ByteRange{'&', '&'}>;
  if (!Signs::any(whole)) return {Arena::borrow(whole), part};
  if (mode == TextMode::Escapable || whole.find('<') == std::string_view::npos) {
    return {decoded(document, whole, ReferenceIn::Text, scratch), part};
  }
  SourceText out{{}, {part.end, part.end}};
  scratch.clear();
  for (std::size_t at = part.begin; at < part.end;) {
    const Run run = run_at(html, at, part.end, mode);
    at = run.next;
    if (run.begin == run.end) continue;
    const std::string_view bytes = html.substr(run.begin, run.end - run.begin);
    if (run.literal) {
      scratch += bytes;
    } else {
      append_decoded(scratch, bytes, ReferenceIn::Text);
    }
    out.source = {std::min(out.source.begin, static_cast<std::uint32_t>(run.begin)),
                  static_cast<std::uint32_t>(run.end)};
  }
  out.text = document.text(scratch);
  return out;
}

}  // namespace offprint
