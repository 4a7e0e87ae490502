#include "formats/html/head.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "formats/address/address.h"
#include "formats/html/attributes.h"
#include "formats/html/language.h"
#include "formats/html/linked_data.h"
#include "formats/html/page_fields.h"
#include "formats/html/saved_page.h"
#include "formats/html/script_variables.h"
#include "formats/html/source_text.h"
#include "formats/time/dates.h"
#include "formats/time/day_order.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/tokens.h"

namespace offprint {

namespace {

// Every HTML element of the page, in document order. What is in a <template> is not of the page (HTML §4.12.3).
template <class Work>
void each_element(const PageTree& tree, const Work& work) {
  if (tree.html() == nullptr) return;
  std::vector<const PageNode*> open{tree.html()};
  while (!open.empty()) {
    const PageNode& node = *open.back();
    open.pop_back();
    if (PageTree::name(node) == "template") continue;
    for (std::size_t i = PageTree::child_count(node); i-- > 0;) {
      const PageNode& child = PageTree::child(node, i);
      if (PageTree::type(child) == PageTree::Type::Element) open.push_back(&child);
    }
    if (PageTree::name_space(node) == PageTree::Namespace::Html) work(node);
  }
}

// The names in a list with commas.
std::vector<std::string> list_of(std::string_view text) {
  constexpr std::string_view kWide = "，";
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min({text.find(','), text.find(kWide), text.size()});
    if (std::string item = one_line(text.substr(0, end)); !item.empty()) out.push_back(std::move(item));
    if (end == text.size()) break;
    text.remove_prefix(end + (text[end] == ',' ? 1 : kWide.size()));
  }
  return out;
}

bool is_list(PageField field) { return field == PageField::Tag || field == PageField::Category; }

// Letters in lower case, white space as single spaces.
std::string folded(std::string_view text) {
  std::string out = one_line(text);
  for (char& c : out) c = lower(c);
  return out;
}

// The title without what separates it from the site's name, and that; unchanged where it does not end so.
std::string without_site(const std::string& title, std::string_view site) {
  static constexpr std::array<std::string_view, 11> kSigns{"|", "-", "–", "—", "·", "•", "_", "::", "»", "｜", "/"};
  const std::string name = folded(site);
  const std::string own = folded(title);
  if (name.empty() || own.size() != title.size() || own.size() <= name.size() || !own.ends_with(name)) return title;
  const std::string_view rest = trim(std::string_view(title).substr(0, title.size() - name.size()));
  for (const std::string_view sign : kSigns) {
    if (!rest.ends_with(sign)) continue;
    std::string_view left = rest;
    while (left.ends_with(sign)) left.remove_suffix(sign.size());  // "标题--站名"
    left = trim(left);
    return left.empty() ? title : std::string(left);
  }
  return title;
}

class HeadReader {
 public:
  HeadReader(Document& document, const PageTree& tree) : document_(document), tree_(tree), tags_(document) {
    ranks_.fill(kPageFields.size());
  }

  void run() {
    each_element(tree_, [this](const PageNode& node) { element(node); });
    for (LinkedThing* thing : of_this_page()) offer_thing(*thing);
    for (const auto& [key, value] : read_script_variables(document_.input())) offer(key, value);
    choose_title();
  }

 private:
  static constexpr std::size_t kMostTitles = 64;
  static constexpr std::size_t kMostThings = 256;
  struct Title {
    std::size_t rank;
    std::string text;
  };

  void element(const PageNode& node) {
    const std::string_view name = PageTree::name(node);
    if (name == "title") return offer("title", title_text(node));
    const auto tag = tree_.start_tag(node);
    if (!tag || (name != "meta" && name != "link" && name != "script")) return;
    Element element;
    tags_.read(*tag, element);
    if (name == "script") return script(node, element);
    if (name == "link") {
      if (holds_token(element.get("rel"), "canonical")) offer("canonical", element.get("href"));
      return;
    }
    for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
      if (!element.get(key).empty()) offer_meta(element.get(key), element.get("content"));
    }
  }

  // A property may have several names, and a name any sign between its parts: "dc:title DC.title og:title".
  void offer_meta(std::string_view keys, std::string_view content) {
    any_name(keys, [&](std::string_view name) {
      std::string key(name);
      if (lower(key[0]) == 'd' && lower(key.size() > 1 ? key[1] : ' ') == 'c')
        std::replace(key.begin(), key.end(), ':', '.');
      offer(key, content);
    });
  }

  template <class Work>
  static void any_name(std::string_view list, const Work& work) {
    while (!(list = trim(list)).empty()) {
      const std::size_t end = std::min(list.find_first_of(" \t\n\r\f"), list.size());
      work(list.substr(0, end));
      list.remove_prefix(end);
    }
  }

  void script(const PageNode& node, const Element& element) {
    const std::string_view type = trim(element.get("type"));
    if (PageTree::child_count(node) == 0 || !equals_ignoring_case(type.substr(0, kLinkedData.size()), kLinkedData))
      return;
    const Source part = tree_.text_part(PageTree::child(node, 0));
    for (LinkedThing& thing : read_linked_data(document_.input().substr(part.begin, part.end - part.begin))) {
      if (things_.size() < kMostThings) things_.push_back(std::move(thing));
    }
  }
  static constexpr std::string_view kLinkedData = "application/ld+json";

  std::string_view title_text(const PageNode& title) {
    if (PageTree::child_count(title) == 0) return {};
    const PageNode& text = PageTree::child(title, 0);
    return read_text(document_, tree_.text_part(text), tree_.text_mode(text), scratch_).text;
  }

  // Of several articles that the page describes, the one that is this page's; all pages and sites.
  std::vector<LinkedThing*> of_this_page() {
    std::vector<LinkedThing*> out;
    LinkedThing* article = nullptr;
    for (LinkedThing& thing : things_) {
      if (thing.kind != LinkedThing::Kind::Article) {
        out.push_back(&thing);
      } else if (article == nullptr || (!is_this(*article) && is_this(thing))) {
        article = &thing;
      }
    }
    if (article != nullptr) out.insert(out.begin(), article);
    return out;
  }

  bool is_this(const LinkedThing& article) const {
    const std::string& url = document_.metadata.url;
    if (!url.empty() && article.url.starts_with(url)) return true;
    const std::string headline = folded(article.find("headline"));
    return !headline.empty() && std::any_of(titles_.begin(), titles_.end(), [&](const Title& title) {
      return folded(title.text).starts_with(headline);
    });
  }

  // Of a headline and a name that differ, the page's other titles show the name: the headline is a description.
  bool is_named_rather(const LinkedThing& thing) const {
    const auto shown = [&](std::string_view key) {
      const std::string own = folded(thing.find(key));
      return !own.empty() && std::any_of(titles_.begin(), titles_.end(),
                                         [&](const Title& title) { return folded(title.text).starts_with(own); });
    };
    return shown("name") && !shown("headline");
  }

  void offer_thing(LinkedThing& thing) {
    if (!thing.body.empty()) document_.stated_body = std::move(thing.body);
    const std::string_view prefix = thing.kind == LinkedThing::Kind::Article ? "ld:"
                                    : thing.kind == LinkedThing::Kind::Page  ? "ld-page:"
                                                                             : "ld-site:";
    const bool named = is_named_rather(thing);
    for (const auto& [field, value] : thing.fields) {
      if (named && field == "headline") continue;
      const bool whole = field == "keywords" && thing.lists_keywords;
      offer(std::string(prefix) += named && field == "name" ? "headline" : field, value, whole);
    }
    if (thing.kind == LinkedThing::Kind::Article && !thing.url.empty()) offer("ld:url", thing.url);
  }

  // `whole`: it is no list with commas, whatever its field.
  void offer(std::string_view key, std::string_view text, bool whole = false) {
    const auto* const row = std::find_if(kPageFields.begin(), kPageFields.end(),
                                         [&](const PageFieldRow& r) { return equals_ignoring_case(r.key, key); });
    if (row == kPageFields.end()) return;
    const std::string value = one_line(text);
    if (value.empty()) return;
    const auto own = static_cast<std::size_t>(row - kPageFields.begin());
    if (row->field == PageField::Title) {
      if (titles_.size() < kMostTitles) titles_.push_back({own, value});
      return;
    }
    std::size_t& rank = ranks_.at(static_cast<std::size_t>(row->field));
    if (is_list(row->field) || row->field == PageField::Author) return add(row->field, value, own, rank, whole);
    if (own < rank && take(row->field, value)) rank = own;
  }

  // To the list of the field, if it is not of a better row.
  void add(PageField field, const std::string& value, std::size_t own, std::size_t& rank, bool whole) {
    if (own > rank || (field == PageField::Author && is_web_address(value))) return;
    Metadata& metadata = document_.metadata;
    std::vector<std::string>& list = field == PageField::Author ? metadata.authors
                                     : field == PageField::Tag  ? metadata.tags
                                                                : metadata.categories;
    std::unordered_set<std::string>& known = known_.at(static_cast<std::size_t>(field));
    if (own < rank) {
      list.clear();
      known.clear();
    }
    rank = own;
    for (const std::string& item : is_list(field) && !whole ? list_of(value) : std::vector{value}) {
      if (known.insert(item).second) list.push_back(item);
    }
  }

  // Whether the value is valid for the field.
  bool take(PageField field, const std::string& value) {
    Metadata& metadata = document_.metadata;
    switch (field) {
      case PageField::Date: return date(value);
      case PageField::Modified: return modified(value);
      case PageField::Url:
        if (!is_web_address(value)) return false;
        metadata.url = value;
        return true;
      case PageField::SiteName: metadata.site_name = value; return true;
      case PageField::Description: metadata.description = value; return true;
      case PageField::Language: return language(value);
      case PageField::Title:
      case PageField::Author:
      case PageField::Tag:
      case PageField::Category: return false;  // not of one value
    }
    __builtin_unreachable();
  }

  // The page's own attribute comes first (HTML §3.2.6.2).
  bool language(const std::string& value) {
    const std::string tag = language_tag(value);
    if (tag.empty() || !page_language(tree_).empty()) return false;
    document_.metadata.language = tag;
    return true;
  }

  // ISO 8601's basic form of a day, "20230704": elsewhere eight digits may be any number.
  static std::string plain_day(const std::string& value) {
    constexpr std::size_t kDay = 8;
    if (value.size() != kDay || !std::all_of(value.begin(), value.end(), is_digit)) return value;
    return value.substr(0, 4) + '-' + value.substr(4, 2) + '-' + value.substr(6);
  }

  bool modified(const std::string& value) {
    const auto moment = parse_date(plain_day(value));
    if (moment) document_.metadata.modified = changed_on(*moment);
    return moment.has_value();
  }

  bool date(const std::string& value) {
    const auto moment = parse_date(plain_day(value), day_order(page_language(tree_)));
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

  void choose_title() {
    const auto best = std::min_element(titles_.begin(), titles_.end(),
                                       [](const Title& a, const Title& b) { return a.rank < b.rank; });
    if (best != titles_.end()) document_.metadata.title = without_site(best->text, document_.metadata.site_name);
  }

  Document& document_;
  const PageTree& tree_;
  TagReader tags_;
  std::array<std::size_t, kPageFieldCount> ranks_{};                    // rows of kPageFields that the values came from
  std::array<std::unordered_set<std::string>, kPageFieldCount> known_;  // what the lists hold
  std::vector<Title> titles_;
  std::vector<LinkedThing> things_;
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
