// Players, frames and objects of a page.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "formats/address/picture_name.h"
#include "formats/document/tree.h"
#include "formats/html/article_header.h"
#include "formats/html/page_builder.h"
#include "formats/html/page_nodes.h"
#include "formats/html/script_pages.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

void PageBuilder::media(const Read& read, Text url) {
  const Element& element = *read.element;
  if (url.empty()) url = child_attribute(*read.node, "source", "src");
  if (picture(read, trimmed(url))) return;
  const std::string_view poster = trim(element.get("poster"));
  auto* embed = static_cast<Embed*>(make(read, Kind::Embed));
  embed->url = trimmed(url);
  const bool scripted = is_of_script(element);
  if (embed->url.empty() && poster.empty() && !has_data_attribute(element) && !scripted) {
    // A frame without an address is empty; a player shows at least that something was there.
    if (embed->embed != EmbedKind::Iframe || element.find("srcdoc") != nullptr) lost(read);
    return;
  }
  if (!poster.empty()) {
    auto* image = document_.make<Image>(read.tag);
    image->url = trimmed(*element.find("poster"));
    append(*embed, *image);
  }
  append_leaf(read, *embed);
  // HTML knows no such element: what a page has in it, or behind it where no end tag stands, is the page's.
  if (scripted) enter(read, nullptr, Treat::Dissolve);
}

// What <object> and <embed> show is an image if its type is one (HTML §4.8.6, §4.8.7), which a server may be the first
// to say. The words for who cannot see it stand in the element.
bool PageBuilder::picture(const Read& read, Text url) {
  const Element& element = *read.element;
  if (url.empty() || (element.name != "object" && element.name != "embed")) return false;
  const std::string_view type = trim(element.get("type"));
  if (type.empty() ? !names_picture(url) : !starts_ignoring_case(type, "image/")) return false;
  auto* image = static_cast<Image*>(make(read, Kind::Image));
  image->url = url;
  const std::string words = image->alt.empty() ? fallback_words(*read.node) : std::string();
  if (is_visible(words)) image->alt = document_.text(words);
  append_leaf(read, *image);
  return true;
}

std::string PageBuilder::fallback_words(const PageNode& node) {
  std::string words;
  std::vector<const PageNode*> open{&node};
  while (!open.empty()) {
    const PageNode& at = *open.back();
    open.pop_back();
    if (PageTree::type(at) == PageTree::Type::Text) {
      words += read_text(document_, tree_.text_part(at), tree_.text_mode(at), scratch_).text;
    }
    if (PageTree::type(at) != PageTree::Type::Element) continue;
    const std::string_view name = PageTree::name(at);
    if (row_of(at, name_of(at)).treat == Treat::Hidden || name == "script") continue;
    Element element;
    if (const auto tag = name == "img" ? tree_.start_tag(at) : std::nullopt) tags_.read(*tag, element);
    words += ' ';
    words += element.get("alt");
    for (std::size_t i = PageTree::child_count(at); i > 0; --i) open.push_back(&PageTree::child(at, i - 1));
  }
  return one_line(words);
}

void PageBuilder::object(const Read& read) {
  const Text* data = read.element->find("data");
  Text url = data != nullptr ? *data : Text();
  const std::size_t children = PageTree::child_count(*read.node);
  bool has_content = false;
  for (std::size_t i = 0; i < children; ++i) {
    const PageNode& child = PageTree::child(*read.node, i);
    if (PageTree::type(child) != PageTree::Type::Element) continue;
    if (PageTree::name(child) != "param") {
      has_content = true;
      continue;
    }
    const auto tag = tree_.start_tag(child);
    if (!tag) continue;
    Element param;
    tags_.read(*tag, param);
    const std::string_view name = param.get("name");
    const Text* value = param.find("value");
    if (!url.empty() || value == nullptr || !is_address_parameter(name)) continue;
    url = tags_.checked_address(*value, *tag);
  }
  if (!trimmed(url).empty()) return media(read, url);
  if (!has_content) lost(read);
  Node* span = make(read, Kind::Span);
  append_here(*span, read.element);
  enter(read, span, Treat::Children);
}

bool PageBuilder::writes(const PageNode& script) const {
  const auto tag = tree_.start_tag(script);
  if (!tag || scripts_ == Scripts::Off) return false;
  const std::string_view html = document_.input().substr(*tag);
  return may_write(html.substr(0, html.find('>')));
}

// A script that shows a page of its own where it stands.
void PageBuilder::written(const Read& read, std::string_view page) {
  auto* embed = static_cast<Embed*>(make(read, Kind::Embed));
  embed->url = document_.text(page);
  append_leaf(read, *embed);
}

}  // namespace offprint
