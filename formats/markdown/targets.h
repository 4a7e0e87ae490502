// Where links within the text lead: to the name that GitHub gives a heading, if that is certain, else to a name in an
// <a id="…">, which every reader knows.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/document/document.h"

namespace offprint::markdown {

// What GitHub makes of a heading's text: in lower case, without punctuation, hyphens for spaces. "" if the heading
// holds something that other programs might read otherwise.
std::string heading_slug(const Heading& heading);

class Targets {
 public:
  // `part`: of a file whose other headings are not known, so that no name of a heading is certain.
  Targets(const Document& document, bool part);

  // Where a link to `url` leads: "#fragment" to a name in the text, or to the original page if the text has no such
  // place; "" if it leads nowhere. Any other address is unchanged. Lives as long as this, `url` and `made`.
  std::string_view address(std::string_view url, std::string& made) const;
  // <a id="…"></a> for each name that the node has; "" for none.
  std::string_view tags(const Node& node) const;
  // The same for everything in the node, itself included.
  std::string tags_within(const Node& node) const;

 private:
  void put(const Anchor& anchor, const std::string& slug);

  bool part_;
  std::string page_;                                             // the original's address
  std::unordered_map<std::string_view, std::string> addresses_;  // by fragment
  std::unordered_map<const Node*, std::string> tags_;
};

}  // namespace offprint::markdown
