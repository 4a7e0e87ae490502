#include "formats/html/page_frame.h"

#include "formats/address/safe_address.h"
#include "formats/html/article_header.h"
#include "formats/html/page_facts.h"
#include "formats/language/tags.h"
#include "formats/unicode/direction.h"
#include "formats/writing/program.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// What stands between two strings, the first of which is found in `text`; "" where one of them is not there.
std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t at = text.find(begin);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + begin.size());
  return text.substr(0, text.find(end) == std::string_view::npos ? 0 : text.find(end));
}

constexpr std::string_view kHeadEnd = "</head>\n";

}  // namespace

std::string page_begin(const Metadata& metadata) {
  std::string out = "<!DOCTYPE html>\n<html";
  const std::string language = well_formed_language(metadata.language);
  if (!language.empty()) append_attribute(out, "lang", language);
  if (metadata.direction == Direction::Rtl) append_attribute(out, "dir", name(metadata.direction));
  return out + ">\n";
}

std::string article_begin(const Metadata& metadata, bool header, std::string_view before) {
  std::string out = std::string(kHeadEnd) + "<body>\n";
  out.append(before).append("<main>\n<article>\n");
  if (!header) return out;
  const std::string url = only_xml_chars(metadata.url);
  write_article_header(metadata, is_safe_address(url) ? url : std::string(), out);
  return out;
}

std::string article_end(const Metadata& metadata, std::string_view program, bool header, std::string_view after) {
  std::string out = "</article>\n</main>\n";
  if (header) append_page_foot(metadata, program, out);
  return out.append(after).append("</body>\n</html>\n");
}

std::optional<OwnPage> find_own_page(std::string_view page) {
  if (!page.starts_with("<!DOCTYPE html>\n<html")) return {};
  const std::string_view head = page.substr(0, page.find(kHeadEnd));
  const std::string_view program = between(head, kGenerator, "\"");
  if (head.size() == page.size() || !program.starts_with(kProgram)) return {};
  auto metadata = parse_page_facts(between(head, kFactsBegin, kFactsEnd));
  if (!metadata) return {};
  if (page.substr(0, page.find(">\n", page.find("<html"))).ends_with(" dir=\"rtl\""))
    metadata->direction = Direction::Rtl;
  const std::string begin = article_begin(*metadata, true);
  const std::string end = article_end(*metadata, program, true);
  const bool whole = page.starts_with(page_begin(*metadata)) && page.substr(head.size()).starts_with(begin) &&
                     page.size() >= head.size() + begin.size() + end.size() && page.ends_with(end);
  if (!whole) return {};
  const Source article{static_cast<std::uint32_t>(head.size() + begin.size()),
                       static_cast<std::uint32_t>(page.size() - end.size())};
  return OwnPage{std::move(*metadata), article};
}

}  // namespace offprint
