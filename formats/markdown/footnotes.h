// Labels of footnotes: `[^label]` can hold no spaces and no brackets, and each must belong to one definition only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "formats/document/node.h"

namespace offprint::markdown {

class Footnotes {
 public:
  explicit Footnotes(const Node& root);

  // Where the reference's definition is, if a table in HTML holds it; "" if not.
  std::string address_in_html(const FootnoteReference& reference) const;
  // The label under which the reference's definition is written; null if the document has none. Lives as long as this.
  const std::string* label(const FootnoteReference& reference) const;
  // The definition's own; null if nothing refers to it: readers of Markdown leave such a definition out.
  const std::string* label(const FootnoteDefinition& definition) const;
  // The name that references in HTML lead to, and the label if the definition has no other; "" if none does.
  std::string tags(const FootnoteDefinition& definition) const;

 private:
  std::map<std::string, std::string, std::less<>> labels_;  // by identifier
  std::set<std::string, std::less<>> referenced_;           // identifiers
  std::set<std::string, std::less<>> in_html_;              // of those that tables in HTML refer to
  std::set<std::string, std::less<>> defined_in_html_;      // of those that tables in HTML hold
};

}  // namespace offprint::markdown
