// What somebody who knows a site wrote about it in the file of --furniture: selectors (selector.h) of where the article
// stands (`keep`), what of it goes (`drop`), and which elements say its title, its authors and its date. What they say
// goes before the page's and a header's word, not before -M. A selector that matches nothing changes nothing.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/metadata/byline_text.h"
#include "converters/passes/metadata/element_date.h"
#include "converters/passes/metadata/given.h"
#include "converters/passes/metadata/names.h"
#include "converters/passes/recurring/furniture.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::string_view kCut = "recurring";

class SiteRules {
 public:
  SiteRules(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void apply(const SiteSelectors& site) {
    if (!is_given(options_, given::kTitle)) read_title(site.title);
    if (!is_given(options_, given::kAuthors)) read_authors(site.author);
    if (!is_given(options_, given::kDate)) read_date(site.date);
    if (options_.clean != Clean::Article || offprint::keeps(options_, kCut)) return;
    drop(site.drop);
    keep(site.keep);
  }

 private:
  // The outermost elements that one of the selectors matches, in order.
  std::vector<Node*> all(const std::vector<Selector>& selectors) const {
    std::vector<Node*> found;
    if (selectors.empty()) return found;
    const Node& root = *document_.root;
    for (Node* at = root.first; at != nullptr;) {
      const bool matched = std::any_of(selectors.begin(), selectors.end(),
                                       [&](const Selector& selector) { return selector.matches(*at); });
      if (matched) found.push_back(at);
      at = matched ? skip_in(root, *at) : next_in(root, *at);
    }
    return found;
  }

  void read_title(const std::vector<Selector>& selectors) {
    for (const Node* node : all(selectors)) {
      const std::string text = one_line(text_content(*node));
      if (text.empty()) continue;
      document_.metadata.title = text;
      return;
    }
  }

  void read_authors(const std::vector<Selector>& selectors) {
    std::vector<std::string> names;
    for (const Node* node : all(selectors)) {
      const std::string text = one_line(text_content(*node));
      std::vector<std::string> own = read_byline(text).authors;
      if (own.empty()) own = split_names(text);
      names.insert(names.end(), own.begin(), own.end());
    }
    if (names.empty()) return;
    document_.metadata.authors.clear();
    Authors(document_.metadata).add(names);
  }

  void read_date(const std::vector<Selector>& selectors) {
    for (const Node* node : all(selectors)) {
      const auto moment = date_of_element(*node);
      if (!moment) continue;
      document_.metadata.published.reset();
      document_.metadata.byline_date.reset();
      set_date(document_.metadata, *moment);
      return;
    }
  }

  void drop(const std::vector<Selector>& selectors) {
    for (Node* node : all(selectors)) cut_out(*node, kCut, options_, diagnostics_);
  }

  // All else goes; what is kept is the article as it stands, and no more is looked for.
  void keep(const std::vector<Selector>& selectors) {
    const std::vector<Node*> kept = all(selectors);
    if (kept.empty()) return;
    std::unordered_set<const Node*> around;
    for (const Node* node : kept) {
      for (const Node* at = node->parent; at != nullptr; at = at->parent) around.insert(at);
    }
    const std::unordered_set<const Node*> whole(kept.begin(), kept.end());
    const Node& root = *document_.root;
    for (Node* at = root.first; at != nullptr;) {
      if (around.contains(at)) {
        at = next_in(root, *at);
        continue;
      }
      Node* const next = skip_in(root, *at);
      if (!whole.contains(at)) cut_out(*at, kCut, options_, diagnostics_);
      at = next;
    }
    document_.whole_page = false;
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
};

}  // namespace

void apply_site_rules(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  if (options.furniture == nullptr) return;
  const auto site = options.furniture->selectors.find(furniture_site(document.metadata));
  if (site != options.furniture->selectors.end()) SiteRules(document, options, diagnostics).apply(site->second);
}

void settle_site_names(Document& document, const PassOptions& options, Diagnostics& /*diagnostics*/) {
  if (options.furniture == nullptr) return;
  Metadata& metadata = document.metadata;
  const auto site = options.furniture->names.find(furniture_site(metadata));
  if (site == options.furniture->names.end()) return;
  const std::vector<std::string>& suffixes = site->second.title_suffixes;
  const auto suffix = std::find_if(suffixes.begin(), suffixes.end(), [&](const std::string& end) {
    return metadata.title.size() > end.size() && metadata.title.ends_with(end);
  });
  if (suffix != suffixes.end() && !is_given(options, given::kTitle))
    metadata.title = one_line(metadata.title.substr(0, metadata.title.size() - suffix->size()));
  const std::vector<std::string>& feeds = site->second.feed_names;
  if (is_given(options, given::kAuthors)) return;
  std::erase_if(metadata.authors, [&](const std::string& author) {
    const bool feed = std::find(feeds.begin(), feeds.end(), author) != feeds.end();
    if (feed && metadata.site_name.empty()) metadata.site_name = author;
    return feed;
  });
}

}  // namespace offprint
