#include "converters/passes/metadata/element_date.h"

#include <string_view>

#include "formats/document/tree.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"

namespace offprint {

std::optional<Moment> date_of_element(const Node& node) {
  for (const std::string_view name : {"datetime", "content", "title"}) {
    if (const auto moment = parse_date(node.element->get(name))) return moment;
  }
  return parse_date(one_line(text_content(node)));
}

void set_date(Metadata& metadata, const Moment& moment) {
  if (moment.zone) {
    metadata.published = in_utc(moment);
  } else {
    metadata.byline_date = moment;
  }
}

}  // namespace offprint
