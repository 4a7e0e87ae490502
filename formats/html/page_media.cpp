// Players, frames and objects of a page.
#include <algorithm>
#include <string_view>

#include "formats/document/tree.h"
#include "formats/html/page_builder.h"
#include "formats/html/page_nodes.h"
#include "formats/html/script_pages.h"
#include "formats/unicode/characters.h"

namespace offprint {

void PageBuilder::media(const Read& read, Text url) {
  const Element& element = *read.element;
  if (url.empty()) url = child_attribute(*read.node, "source", "src");
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
