#include "formats/html/head.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "formats/address/address.h"
#include "formats/html/attributes.h"
#include "formats/html/language.h"
#include "formats/html/saved_page.h"
#include "formats/html/source_text.h"
#include "formats/time/dates.h"
#include "formats/time/day_order.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

enum class Field : std::uint8_t { Title, Url, Author, Date, SiteName, Description, Modified };
constexpr std::size_t kFieldCount = 7;

struct MetaRow {
  std::string_view key;  // of <meta>: its property, name or itemprop; of <link>: its rel; or the element
  Field field;
};
// For each field the first row here wins; of equals, the first in the page.
constexpr std::array<MetaRow, 22> kMetaRows{{
    {"og:title", Field::Title},               // without the site's name, which <title> often has
    {"title", Field::Title},                  // the element
    {"canonical", Field::Url},                // the link
    {"og:url", Field::Url},                   //
    {"article:published_time", Field::Date},  // Open Graph
    {"datepublished", Field::Date},           // schema.org, as microdata
    {"og:published_time", Field::Date},       //
    {"dcterms.created", Field::Date},         // Dublin Core
    {"dc.date.issued", Field::Date},          //
    {"pubdate", Field::Date},                 // common usage
    {"publishdate", Field::Date},             //
    {"date", Field::Date},                    //
    {"author", Field::Author},                //
    {"article:author", Field::Author},        // often the address of a profile, which is not a name
    {"dc.creator", Field::Author},            //
    {"og:site_name", Field::SiteName},        // Open Graph
    {"og:description", Field::Description},   // of the page; "description" may be the site's
    {"description", Field::Description},      // HTML's
    {"dcterms.abstract", Field::Description},
    {"article:modified_time", Field::Modified},  // Open Graph
    {"datemodified", Field::Modified},           // schema.org, as microdata
    {"og:updated_time", Field::Modified},        //
}};

bool holds_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    list = trim(list);
    const std::size_t end = std::min(list.find_first_of(" \t\n\r\f"), list.size());
    if (equals_ignoring_case(list.substr(0, end), word)) return true;
    list.remove_prefix(end);
  }
  return false;
}

// Every HTML element of the page, in document order.
template <class Work>
void each_element(const PageTree& tree, const Work& work) {
  if (tree.html() == nullptr) return;
  std::vector<const PageNode*> open{tree.html()};
  while (!open.empty()) {
    const PageNode& node = *open.back();
    open.pop_back();
    for (std::size_t i = PageTree::child_count(node); i-- > 0;) {
      const PageNode& child = PageTree::child(node, i);
      if (PageTree::type(child) == PageTree::Type::Element) open.push_back(&child);
    }
    if (PageTree::name_space(node) == PageTree::Namespace::Html) work(node);
  }
}

class HeadReader {
 public:
  HeadReader(Document& document, const PageTree& tree) : document_(document), tree_(tree), tags_(document) {
    ranks_.fill(kMetaRows.size());
  }

  void run() {
    each_element(tree_, [this](const PageNode& node) { element(node); });
  }

 private:
  void element(const PageNode& node) {
    const std::string_view name = PageTree::name(node);
    if (name == "title") return offer("title", title_text(node));
    const auto tag = tree_.start_tag(node);
    if (!tag || (name != "meta" && name != "link")) return;
    Element element;
    tags_.read(*tag, element);
    if (name == "link") {
      if (holds_word(element.get("rel"), "canonical")) offer("canonical", element.get("href"));
      return;
    }
    for (const std::string_view key : {"property", "name", "itemprop"}) {
      if (!element.get(key).empty()) offer(element.get(key), element.get("content"));
    }
  }

  std::string_view title_text(const PageNode& title) {
    if (PageTree::child_count(title) == 0) return {};
    const PageNode& text = PageTree::child(title, 0);
    return read_text(document_, tree_.text_part(text), tree_.text_mode(text), scratch_).text;
  }

  void offer(std::string_view key, std::string_view text) {
    const auto* const row = std::find_if(kMetaRows.begin(), kMetaRows.end(),
                                         [&](const MetaRow& r) { return equals_ignoring_case(r.key, key); });
    if (row == kMetaRows.end()) return;
    const std::string value = one_line(text);
    if (value.empty()) return;
    if (row->field == Field::Author) return author(value);  // all of them count
    std::size_t& rank = ranks_.at(static_cast<std::size_t>(row->field));
    const auto own = static_cast<std::size_t>(row - kMetaRows.begin());
    if (own < rank && take(row->field, value)) rank = own;
  }

  // Whether the value is valid for the field.
  bool take(Field field, const std::string& value) {
    Metadata& metadata = document_.metadata;
    switch (field) {
      case Field::Date: return date(value);
      case Field::Modified: return modified(value);
      case Field::Url:
        if (!is_web_address(value)) return false;
        metadata.url = value;
        return true;
      case Field::Title: metadata.title = value; return true;
      case Field::SiteName: metadata.site_name = value; return true;
      case Field::Description: metadata.description = value; return true;
      case Field::Author: author(value); return true;
    }
    __builtin_unreachable();
  }

  bool modified(const std::string& value) {
    const auto moment = parse_date(value);
    if (moment) document_.metadata.modified = changed_on(*moment);
    return moment.has_value();
  }

  bool date(const std::string& value) {
    const auto moment = parse_date(value, day_order(page_language(tree_)));
    Metadata& metadata = document_.metadata;
    if (!moment && is_open_date(value)) {
      metadata.extra.emplace_back("date", value);
      document_.diagnostics.report(DiagnosticCode::HeaderDateUnknown, 0, value);
    }
    if (!moment) return false;
    metadata.published.reset();
    metadata.byline_date.reset();
    if (moment->zone) {
      metadata.published = in_utc(*moment);
    } else {
      metadata.byline_date = moment;
    }
    return true;
  }

  void author(const std::string& value) {
    std::vector<std::string>& authors = document_.metadata.authors;
    if (!is_web_address(value) && authors_.insert(value).second) authors.push_back(value);
  }

  Document& document_;
  const PageTree& tree_;
  TagReader tags_;
  std::array<std::size_t, kFieldCount> ranks_{};  // rows of kMetaRows that the values came from
  std::unordered_set<std::string> authors_;
  std::string scratch_;
};

}  // namespace

void read_head(Document& document, const PageTree& tree) {
  HeadReader(document, tree).run();
  const SavedPage saved = find_saved_page(document.input());
  if (document.metadata.url.empty() && is_web_address(saved.url)) document.metadata.url = one_line(saved.url);
  if (!saved.date.empty()) document.metadata.extra.emplace_back("saved_date", one_line(saved.date));
}

void read_base(Document& document, const PageTree& tree) {
  if (!tree.may_hold(tag_rule("base"))) return;
  TagReader tags(document);
  each_element(tree, [&](const PageNode& node) {
    if (!document.base.empty() || PageTree::name(node) != "base") return;
    const auto tag = tree.start_tag(node);
    if (!tag) return;
    Element element;
    tags.read(*tag, element);
    document.base = trim(element.get("href"));
  });
}

Direction page_direction(const PageTree& tree) {
  const std::string_view dir = trim(tree.page_attribute("dir"));
  if (equals_ignoring_case(dir, "rtl")) return Direction::Rtl;
  return equals_ignoring_case(dir, "ltr") ? Direction::Ltr : Direction::None;
}

std::string page_language(const PageTree& tree) {
  const std::string_view lang = tree.page_attribute("lang");
  return language_tag(lang.empty() ? tree.page_attribute("xml:lang") : lang);
}

}  // namespace offprint
