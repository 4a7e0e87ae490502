#include "converters/bind/outline.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "converters/files/read_file.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/registry/registry.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

std::string shown_words(std::string_view text) { return std::string(trim(only_xml_chars(one_line(text)))); }

std::string words_of_node(const Node& node) { return shown_words(text_content(node)); }

// The first link in a block, but for those of a list in it.
const Link* first_link(const Node& block) {
  for (const Node* node = &block; node != nullptr;) {
    if (const auto* link = as<Link>(node); link != nullptr && !link->url.empty()) return link;
    node = as<List>(node) != nullptr ? skip_in(block, *node) : next_in(block, *node);
  }
  return nullptr;
}

bool holds_links_alone(const Paragraph& paragraph) {
  for (const Node* node = paragraph.first; node != nullptr; node = node->next) {
    const auto* text = as<TextNode>(node);
    const bool between = as<Break>(node) != nullptr || (text != nullptr && is_blank(text->value));
    if (as<Link>(node) == nullptr && !between) return false;
  }
  return true;
}

class OutlineBuilder {
 public:
  Outline build(const Document& document) {
    outline_.title = std::string(trim(one_line(document.metadata.title)));
    const Node* title = book_title(document);
    for (const Node* block = document.root->first; block != nullptr; block = block->next) {
      if (block != title) add_block(*block);
    }
    if (title != nullptr) outline_.title = words_of_node(*title);
    return std::move(outline_);
  }

 private:
  struct Open {
    std::uint8_t depth = 0;
    std::size_t number = 0;  // of the part in the one above it
  };

  // The one heading of the first level, where no article stands before it and front matter says nothing else.
  const Node* book_title(const Document& document) const {
    const Node* found = nullptr;
    bool linked = false;
    for (const Node* block = document.root->first; block != nullptr; block = block->next) {
      const auto* heading = as<Heading>(block);
      if (heading != nullptr && heading->depth == 1) {
        if (linked || found != nullptr) return nullptr;
        found = block;
      } else {
        linked =
            linked || (found == nullptr && (heading != nullptr || first_link(*block) != nullptr || is_list(block)));
      }
    }
    const bool other = found != nullptr && !outline_.title.empty() && words_of_node(*found) != outline_.title;
    return other ? nullptr : found;
  }

  static bool is_list(const Node* block) { return as<List>(block) != nullptr; }

  void add_block(const Node& block) {
    if (const auto* heading = as<Heading>(&block)) return add_heading(*heading);
    if (const auto* list = as<List>(&block)) return add_list(*list, open_part());
    const auto* paragraph = as<Paragraph>(&block);
    if (paragraph == nullptr || !holds_links_alone(*paragraph)) return;
    for (const Node* node = paragraph->first; node != nullptr; node = node->next)
      if (const auto* link = as<Link>(node)) add_link(*link, open_part());
  }

  // Parts move when others are added beside them, so that the open one is looked for anew.
  PlannedPart& open_part() {
    PlannedPart* part = &outline_.contents;
    for (const Open& open : open_) part = &part->parts[open.number];
    return *part;
  }

  void add_heading(const Heading& heading) {
    while (!open_.empty() && open_.back().depth >= heading.depth) open_.pop_back();
    PlannedPart& above = open_part();
    above.parts.push_back({words_of_node(heading), {}, {}});
    open_.push_back({heading.depth, above.parts.size() - 1});
    if (const Link* link = first_link(heading)) add_link(*link, open_part());
  }

  void add_list(const List& list, PlannedPart& part) {
    for (const Node* item = list.first; item != nullptr; item = item->next) {
      const Link* link = nullptr;
      std::string words;
      bool nests = false;
      for (const Node* block = item->first; block != nullptr; block = block->next) {
        nests = nests || is_list(block);
        if (is_list(block)) continue;
        if (link == nullptr) link = first_link(*block);
        words.append(as<Paragraph>(block) != nullptr ? " " : "").append(text_content(*block));
      }
      if (!nests && link != nullptr) add_link(*link, part);
      if (nests) add_part(*item, link, shown_words(words), part);
    }
  }

  void add_part(const Node& item, const Link* link, std::string words, PlannedPart& above) {
    PlannedPart part{link != nullptr ? title_of(*link) : std::move(words), {}, {}};
    if (link != nullptr) add_link(*link, part);
    for (const Node* block = item.first; block != nullptr; block = block->next)
      if (const auto* list = as<List>(block)) add_list(*list, part);
    above.parts.push_back(std::move(part));
  }

  static std::string title_of(const Link& link) {
    std::string title = words_of_node(link);
    const std::string_view url = link.url;
    if (title == url || percent_decode(title) == percent_decode(url)) title.clear();
    return title;
  }

  void add_link(const Link& link, PlannedPart& part) {
    if (link.url.empty()) return;
    add_card(part, static_cast<std::uint32_t>(outline_.links.size()));
    outline_.links.push_back({std::string(link.url.view()), title_of(link)});
  }

  Outline outline_;
  std::vector<Open> open_;
};

}  // namespace

Outline outline_of(const Document& document) { return OutlineBuilder().build(document); }

Result<Outline> read_outline(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return fail(bytes.error());
  Document document;  // as it was read: passes leave out links without text
  if (auto read = find_format("markdown")->read(*bytes, {}, document); !read) return fail(read.error());
  Outline outline = outline_of(document);
  if (outline.links.empty()) {
    return fail(Fault::NotThisFormat, "it names no article; a plan is a Markdown list of links: - [Title](article.md)");
  }
  return outline;
}

}  // namespace offprint
