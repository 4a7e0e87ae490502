#include "formats/html/scanner.h"

#include "formats/unicode/ascii.h"

namespace offprint {

std::size_t attributes_end(std::string_view html, const Markup& tag) {
  if (tag.end - tag.begin < 2 * kMostAttributes) return tag.end;
  AttributeCursor cursor(html, static_cast<std::size_t>(tag.name.data() - html.data()) + tag.name.size());
  for (std::size_t seen = 0; cursor.next(); ++seen) {
    if (seen == kMostAttributes) return cursor.begin();
  }
  return tag.end;
}

std::size_t count_templates(std::string_view html, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos && count <= most; at = html.find('<', at + 1)) {
    if (starts_ignoring_case(html.substr(at), "<template")) ++count;
  }
  return count;
}

}  // namespace offprint
