#include "converters/passes/metadata/byline_marks.h"

#include <algorithm>
#include <array>
#include <limits>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/metadata/site_suffix.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 8> kBylineWords{"byline",   "author",    "authors",     "submitted",
                                                       "postmeta", "entrymeta", "articleinfo", "dateline"};
constexpr std::array<std::string_view, 7> kDateWords{"date",      "time",    "timestamp", "datetime",
                                                     "published", "pubdate", "updated"};
constexpr auto kMarkWords = both(kBylineWords, kDateWords);
// Where the addresses of people's pages hold their names.
constexpr std::array<std::string_view, 12> kPeople{"/@",        "/u/",      "/author/", "/authors/",     "/people/",
                                                   "/profile/", "/by/",     "/writer/", "/contributor/", "/user/",
                                                   "/users/",   "/writers/"};
constexpr int kDaysOfClass = 3653;

bool is_publish_date(const Element& element) { return element.get("data-testid").ends_with("PublishDate"); }

// The address ends with the person: "/@ann", "/author/7/ann/", not "/@ann/what-she-wrote". A service's channels are
// not people.
bool is_persons(std::string_view address) {
  static constexpr std::array<std::string_view, 4> kServices{"youtube.com/", "facebook.com/", "weibo.com/",
                                                             "bilibili.com/"};
  if (std::any_of(kServices.begin(), kServices.end(),
                  [&](std::string_view service) { return address.find(service) != std::string_view::npos; }))
    return false;
  address = address.substr(0, address.find_first_of("?#"));
  if (address.ends_with('/')) address.remove_suffix(1);
  return std::any_of(kPeople.begin(), kPeople.end(), [&](std::string_view part) {
    const std::size_t at = address.find(part);
    if (at == std::string_view::npos) return false;
    const std::string_view person = address.substr(at + part.size());
    const auto slashes = std::count(person.begin(), person.end(), '/');
    return !person.empty() && slashes <= (part == "/@" ? 0 : 1);
  });
}

bool is_in_menu(const Node& link) {
  for (const Node* at = link.parent; at != nullptr; at = at->parent) {
    const std::string_view name = at->element == nullptr ? std::string_view() : at->element->name.view();
    if (at->kind == Kind::ListItem || name == "nav" || name == "menu") return true;
  }
  return false;
}

}  // namespace

bool is_marked_byline(const Element& element) {
  return element.name == "time" || element.name == "address" || has_class_word(element, kMarkWords) ||
         is_meta_line(element);
}

bool is_classed_byline(const Element& element) { return has_class_word(element, kBylineWords); }

bool is_classed_date(const Element& element) { return has_class_word(element, kDateWords); }

bool is_meta_line(const Element& element) {
  static constexpr std::array<std::string_view, 9> kMeta{"entry-meta",   "post-meta",  "article-meta",
                                                         "story-meta",   "entry_meta", "article_info",
                                                         "article-info", "post-info",  kWechatLine};
  if (element.get("aria-labelledby").find("byline") != std::string_view::npos) return true;
  const std::string_view classes = element.get("class");
  if (classes.find("meta") == std::string_view::npos && classes.find("info") == std::string_view::npos) return false;
  return std::any_of(kMeta.begin(), kMeta.end(), [&](std::string_view word) {
    const std::size_t at = classes.find(word);
    return at != std::string_view::npos && (at == 0 || is_space(classes[at - 1])) &&
           (at + word.size() == classes.size() || is_space(classes[at + word.size()]));
  });
}

bool holds_marked_date(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (at->element == nullptr) continue;
    if (at->element->name == "time" || is_publish_date(*at->element) || is_classed_date(*at->element)) return true;
  }
  return false;
}

int days_of_marks(const Node& node) {
  static constexpr std::array<std::string_view, 5> kPublished{"published", "pubdate", "timestamp", "datetime",
                                                              "updated"};
  static constexpr std::array<std::string_view, 2> kDate{"date", "time"};
  int days = kDaysUnmarked;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (at->element == nullptr) continue;
    const Element& element = *at->element;
    const bool published = has_class_word(element, kPublished) || element.get("itemprop").starts_with("date") ||
                           element.find("pubdate") != nullptr || is_publish_date(element);
    if (published) return std::numeric_limits<int>::max();
    if (has_class_word(element, kDate)) days = kDaysOfClass;
    if (element.name == "time") days = std::max(days, kDaysOfTime);
  }
  return days;
}

bool holds_small_print(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is_element(*at, "small")) return true;
  }
  return false;
}

bool is_day_above_title(const Node& heading, std::string_view title) {
  constexpr int kNodesBetween = 40;
  const auto is_day = [](std::string_view name) { return name == "date-header"; };
  if (heading.element == nullptr || !any_name(heading.element->get("class"), is_day)) return false;
  const Node* root = &heading;
  while (root->parent != nullptr) root = root->parent;
  const std::string wanted = squeezed(title);
  int left = kNodesBetween;
  for (const Node* at = skip_in(*root, heading); at != nullptr && left > 0; at = next_in(*root, *at), --left) {
    if (at->kind != Kind::Heading) continue;
    const std::string shown = squeezed(text_content(*at), wanted.size());
    return !shown.empty() && wanted.ends_with(shown);
  }
  return false;
}

bool is_quotation(const Node& line) {
  constexpr int kNodesOfLine = 60;
  constexpr int kLevelsAbove = 32;
  int left = kLevelsAbove;
  for (const Node* at = &line; at != nullptr && left > 0; at = at->parent, --left) {
    if (at->kind == Kind::BlockQuote) return true;
  }
  const Node* const block = is_block(line) ? &line : block_around(line);
  left = kNodesOfLine;
  for (const Node* at = block; at != nullptr && left > 0; at = next_in(*block, *at), --left) {
    if (is_element(*at, "cite")) return true;
  }
  return false;
}

bool is_before_pages(const Moment& moment) {
  constexpr int kFirstPages = 1991;
  return moment.year < kFirstPages;
}

bool leads_to_person(const Link& link) { return is_persons(link.url) && !is_in_menu(link); }

}  // namespace offprint
