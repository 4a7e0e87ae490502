// What elements of a whole page say of the article, wherever they stand: microdata, microformats2, rel=author, and the
// classes that bylines have. It fills only what the page's head, or a crawler's header, leaves open. Nothing is lifted:
// what the article's own lines show stays for the byline pass.
//
// Errs on the side of nothing: what stands among comments, other articles or beside the article is not its own; of the
// rows of a field the first that any element answers counts, and of its answers those that stand together.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/list.h"
#include "converters/passes/main_content/evidence.h"
#include "converters/passes/metadata/byline_elements.h"
#include "converters/passes/metadata/byline_place.h"
#include "converters/passes/metadata/byline_text.h"
#include "converters/passes/metadata/element_date.h"
#include "converters/passes/metadata/given.h"
#include "converters/passes/metadata/names.h"
#include "converters/passes/metadata/site_suffix.h"
#include "formats/address/address.h"
#include "formats/document/item_facts.h"
#include "formats/document/tree.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

enum class Property : std::uint8_t { Author, Published, Modified, Title, Url, Tag };
enum class Mark : std::uint8_t { Itemprop, Rdfa, Rel, Class, Id, Item, Word };  // Item: given
// to its element (item_facts.h); Word: in a name of the class or id

struct PropertyRow {
  Property property;
  Mark mark;
  std::string_view value;
};
constexpr std::string_view kWordPressDate = "entry-date";  // of whatever article it stands in
constexpr auto kProperties = std::to_array<PropertyRow>({
    {Property::Author, Mark::Itemprop, "author"},            // schema.org
    {Property::Author, Mark::Class, "p-author"},             // microformats2
    {Property::Author, Mark::Rel, "author"},                 // HTML
    {Property::Author, Mark::Rel, "schema:author"},          // Drupal's RDFa
    {Property::Author, Mark::Word, "byline"},                // newspapers
    {Property::Author, Mark::Word, "author"},                //
    {Property::Published, Mark::Itemprop, "datePublished"},  // schema.org
    {Property::Published, Mark::Class, "dt-published"},      // microformats2
    {Property::Published, Mark::Rdfa, "schema:datePublished"},
    {Property::Published, Mark::Rdfa, "schema:dateCreated"},  // Drupal
    {Property::Published, Mark::Class, kWordPressDate},
    {Property::Published, Mark::Id, "timestamp"},          // Tumblr's export
    {Property::Published, Mark::Item, kItemCreated},       // Zhihu's answers
    {Property::Modified, Mark::Itemprop, "dateModified"},  //
    {Property::Modified, Mark::Class, "dt-updated"},       //
    {Property::Title, Mark::Itemprop, "headline"},         //
    {Property::Title, Mark::Class, "p-name"},              //
    {Property::Url, Mark::Class, "p-canonical"},           // Medium's export
    {Property::Url, Mark::Class, "u-url"},                 //
    {Property::Tag, Mark::Class, "p-category"},            //
});

constexpr std::size_t kLongestNameGiven = 200;  // bytes of a byline
constexpr int kMostItems = 16;                  // with a date; a page of more is a list

bool has_name(std::string_view names, std::string_view wanted) {
  return any_name(names, [&](std::string_view name) { return equals_ignoring_case(name, wanted); });
}

bool answers(const Element& element, const PropertyRow& row) {
  switch (row.mark) {
    case Mark::Itemprop: return has_name(element.get("itemprop"), row.value);
    case Mark::Rdfa: return has_name(element.get("property"), row.value);
    case Mark::Rel: return has_name(element.get("rel"), row.value);
    case Mark::Class: return has_name(element.get("class"), row.value);
    case Mark::Id: return equals_ignoring_case(element.get("id"), row.value);
    case Mark::Item:
    case Mark::Word: return false;  // asked apart
  }
  __builtin_unreachable();
}

bool has_word(const Element& element, std::string_view word) {
  static constexpr std::array<std::string_view, 2> kByline{"byline", "bylines"};
  static constexpr std::array<std::string_view, 2> kAuthor{"author", "authors"};
  return has_class_word(element, word == kByline[0] ? ClassWords(kByline) : ClassWords(kAuthor));
}

class Properties {
 public:
  Properties(Document& document, const PassOptions& options) : document_(document), options_(options) {}

  void run() {
    Metadata& metadata = document_.metadata;
    if (metadata.authors.empty() && !is_given(options_, given::kAuthors)) read_authors();
    if (!metadata.published && !metadata.byline_date && !is_given(options_, given::kDate)) read_date();
    if (!metadata.modified && !is_given(options_, given::kModified)) {
      if (const auto moment = first_date(Property::Modified)) metadata.modified = changed_on(*moment);
    }
    if (metadata.title.empty()) metadata.title = first_text(Property::Title);
    if (metadata.url.empty()) read_url();
    if (metadata.tags.empty() && !is_given(options_, given::kTags)) read_tags();
  }

 private:
  // Gives `work` the elements that answer the row, in order, until it says that it has enough.
  template <class Work>
  void each(const PropertyRow& row, const Work& work) {
    const Node& root = *document_.root;
    for (const Node* at = root.first; at != nullptr;) {
      const bool answered = at->element != nullptr &&
                            (row.mark == Mark::Word ? has_word(*at->element, row.value) : answers(*at->element, row));
      if (!answered || is_of_others(at->parent)) {
        at = next_in(root, *at);
        continue;
      }
      if (work(*at)) return;
      at = skip_in(root, *at);
    }
  }

  // Among comments, in lists of other articles, in a frame of the page, or in somebody's card.
  bool is_of_others(const Node* innermost) {
    using namespace main_content;
    constexpr EvidenceBits kOthers = bit(Evidence::Comments) | bit(Evidence::Related) | bit(Evidence::Navigation);
    for (const Node* at = innermost; at != nullptr; at = at->parent) {
      if (at->element == nullptr) continue;
      if ((evidence_.read(*at) & kOthers) != 0) return true;
      if (at->element->name == "aside" || has_name(at->element->get("itemprop"), "comment")) return true;
    }
    return false;
  }

  void read_authors() {
    for (const PropertyRow& row : kProperties) {
      if (row.property != Property::Author) continue;
      const Node* first = nullptr;
      std::vector<std::string> names;
      each(row, [&](const Node& node) {
        if (first != nullptr && !stands_by(*first, node)) return true;
        if (is_of_answer(node, nullptr)) return false;
        std::vector<std::string> own = names_in(node);
        if (own.empty()) return false;
        first = &node;
        names.insert(names.end(), own.begin(), own.end());
        return false;
      });
      if (names.empty()) continue;
      Authors(document_.metadata).add(names);
      return;
    }
  }

  // In the same box, or in neighbouring ones.
  static bool stands_by(const Node& first, const Node& node) {
    const auto box = [](const Node& of) {
      return of.parent != nullptr && of.parent->parent != nullptr ? of.parent->parent : of.parent;
    };
    return node.parent == first.parent || box(node) == box(first) || is_inside(node, *first.parent);
  }

  static std::vector<std::string> names_in(const Node& node) {
    std::string text = name_of_item(node);
    if (!text.empty()) return split_names(text);
    const Node* const named = named_inside(node);
    if (const Node* name = named != nullptr ? named : labelled_link(node)) {
      text = one_line(text_content(*name));
    } else {
      text = one_line(spaced_text(node));
    }
    if (text.empty()) text = one_line(node.element->get("content"));
    if (text.empty() || text.size() > kLongestNameGiven || is_web_address(text)) return {};
    const BylineText read = read_byline(text);
    if (read.explained && read.others) return read.authors;  // a photographer's, an editor's
    std::vector<std::string> names = read.authors;
    if (names.empty() && holds_name(node)) names = names_in_elements(node);
    if (names.empty()) names = split_names(without_label(text));
    const bool card = named != nullptr && is_name_of_card(*named);  // a nickname, too
    std::erase_if(names, [&](const std::string& name) {
      return names_nobody(name) || (!card && !is_person(name)) || is_phrase_behind_by(name);
    });
    return names;
  }

  // Schema.org's and microformats' name of a person, or the link to a person's page.
  static const Node* named_inside(const Node& node) {
    const Node* found = nullptr;
    for (const Node* at = next_in(node, node); at != nullptr; at = next_in(node, *at)) {
      if (at->element == nullptr || !has_text(*at)) continue;
      if (!has_name(at->element->get("itemprop"), "name") && !has_name(at->element->get("class"), "p-name") &&
          !has_name(at->element->get("rel"), "author") && !is_name_of_card(*at))
        continue;
      if (found != nullptr) return nullptr;  // several: all of the text
      found = at;
    }
    return found;
  }

  // Text with spaces between elements, without roles and what only screen readers say.
  static std::string spaced_text(const Node& node) {
    std::string out;
    for (const Node* at = &node; at != nullptr;) {
      const bool about = at != &node && is_beside_name(*at);
      if (const auto* text = as<TextNode>(at)) out.append(out.empty() ? "" : " ").append(text->value.view());
      at = about ? skip_in(node, *at) : next_in(node, *at);
    }
    return out;
  }

  void read_date() {
    if (const auto moment = first_date(Property::Published)) set_date(document_.metadata, *moment);
  }

  // Of the innermost item around the text. Several beside each other are several works: then none.
  std::optional<Moment> date_of_item(std::string_view attribute) {
    const Node& root = *document_.root;
    const Node* item = nullptr;
    int left = kMostItems;
    for (const Node* at = root.first; at != nullptr; at = next_in(root, *at)) {
      if (at->element == nullptr || at->element->find(attribute) == nullptr) continue;
      if (--left < 0) return std::nullopt;
      if (!holds_prose(*at) || is_of_others(at)) continue;
      if (item != nullptr && !is_inside(*at, *item)) return std::nullopt;
      item = at;
    }
    return item == nullptr ? std::nullopt : parse_date(item->element->get(attribute));
  }

  static bool holds_prose(const Node& node) {
    constexpr std::size_t kProseOfItem = 180;  // bytes
    std::size_t size = 0;
    for (const Node* at = &node; at != nullptr && size < kProseOfItem; at = next_in(node, *at)) {
      if (const auto* text = as<TextNode>(at)) size += trim(text->value).size();
    }
    return size >= kProseOfItem;
  }

  std::optional<Moment> first_date(Property property) {
    std::optional<Moment> found;
    for (const PropertyRow& row : kProperties) {
      if (row.property != property || found) continue;
      if (row.mark == Mark::Item) {
        found = date_of_item(row.value);
        continue;
      }
      each(row, [&](const Node& node) {
        if (begins_entry(node, *document_.root)) return false;
        if (row.value != kWordPressDate || is_own(node)) {
          found = date_of_element(node);
        }
        return found.has_value() || looks_left_ == 0;
      });
    }
    return found;
  }

  // Beneath or above the heading that says the page's title, in one <article>; and no date of a change.
  bool is_own(const Node& node) {
    if (looks_left_ == 0) return false;
    --looks_left_;
    if (has_name(node.element->get("class"), "updated") && !has_name(node.element->get("class"), "published"))
      return false;
    const Node* article = node.parent;
    while (article != nullptr && !is_element(*article, "article")) article = article->parent;
    if (article == nullptr) return false;
    const std::string title = squeezed(document_.metadata.title);
    for (const Node* at = article; at != nullptr; at = next_in(*article, *at)) {
      const std::string shown = at->kind == Kind::Heading ? squeezed(text_content(*at), title.size()) : std::string();
      if (!shown.empty() && title.starts_with(shown)) return true;
    }
    return false;
  }

  std::string first_text(Property property) {
    std::string found;
    for (const PropertyRow& row : kProperties) {
      if (row.property != property || !found.empty()) continue;
      each(row, [&](const Node& node) {
        found = one_line(text_content(node));
        return !found.empty();
      });
    }
    return found;
  }

  void read_url() {
    for (const PropertyRow& row : kProperties) {
      if (row.property != Property::Url || !document_.metadata.url.empty()) continue;
      each(row, [&](const Node& node) {
        const auto* link = as<Link>(&node);
        if (link == nullptr || !is_web_address(link->url)) return false;
        document_.metadata.url = std::string(link->url.view());
        return true;
      });
    }
  }

  void read_tags() {
    std::unordered_set<std::string> known;
    for (const PropertyRow& row : kProperties) {
      if (row.property != Property::Tag) continue;
      each(row, [&](const Node& node) {
        const std::string tag = one_line(text_content(node));
        if (!tag.empty() && known.insert(tag).second) document_.metadata.tags.push_back(tag);
        return false;
      });
    }
  }

  Document& document_;
  const PassOptions& options_;
  main_content::EvidenceReader evidence_;
  int looks_left_ = 8;  // each goes through an article; behind so many dates of others there is none of its own
};

}  // namespace

void read_page_properties(Document& document, const PassOptions& options, Diagnostics& /*diagnostics*/) {
  if (document.whole_page && document.metadata.source.dialect == Dialect::None) Properties(document, options).run();
}

}  // namespace offprint
