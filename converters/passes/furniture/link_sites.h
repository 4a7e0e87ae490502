// Where the links of a block lead: a site's own articles are furniture, the author's references are not.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_set>

#include "formats/document/document.h"

namespace offprint {

// The last labels of the address's host that name a site: example.org, example.com.cn, example.co.uk; "" without a
// host.
std::string_view site_of(std::string_view address);

// Whether the words head what an author read or advises to read, and not what a site recommends.
bool heads_references(std::string_view heading);

// Which sites the article is of. Addresses are absolute by now.
class ArticleSites {
 public:
  explicit ArticleSites(const Document& document);

  // Whether the address is of the article's own site; never where the article's only leads on to it, as a feed's does.
  bool is_own(std::string_view address) const;

  // Whether the node has links, and all of them lead to other sites than the article's own. Where they lead to a single
  // one, no picture and no link in a sentence may be of it. Where the article's address has no host nothing is told,
  // and the answer is no.
  bool leads_elsewhere(const Node& node) const;

 private:
  bool is_used(std::string_view site) const;

  const Node& root_;
  std::string_view own_;
  bool proxied_;
  // The sites of pictures and of links in sentences; made once asked.
  mutable std::optional<std::unordered_set<std::string_view>> used_;
};

// Whether its first link leads past it, to what ends it: for readers who do not want what stands between, as the
// article goes on behind it.
bool can_be_skipped(const Node& node);

}  // namespace offprint
