#include "formats/epub/page.h"

#include <algorithm>
#include <vector>

#include "formats/epub/chapter.h"
#include "formats/epub/xml.h"
#include "formats/html/breakable.h"
#include "formats/html/upright.h"
#include "formats/layout/breaks.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/direction.h"

namespace offprint {

pugi::xml_node add_page(pugi::xml_document& document, const std::string& title, const std::string& language) {
  declare_xml(document);
  document.append_child(pugi::node_doctype).set_value("html");
  pugi::xml_node html = document.append_child("html");
  html.append_attribute("xmlns") = "http://www.w3.org/1999/xhtml";
  html.append_attribute("xmlns:epub") = "http://www.idpf.org/2007/ops";
  add_language(html, language);
  pugi::xml_node head = html.append_child("head");
  head.append_child("meta").append_attribute("charset") = "UTF-8";
  add_element(head, "title", title);
  pugi::xml_node style = head.append_child("link");
  style.append_attribute("rel") = "stylesheet";
  style.append_attribute("type") = "text/css";
  style.append_attribute("href") = std::string(kStyleFile).c_str();
  return html.append_child("body");
}

namespace {

void set_upright(pugi::xml_node text) {
  const std::string value = text.value();
  pugi::xml_node parent = text.parent();
  for (const TextRun& run : upright_runs(value)) {
    const std::string words(run.text);
    if (run.set == TextRun::Set::AsItIs) {
      parent.insert_child_before(pugi::node_pcdata, text).set_value(words.c_str());
    } else {
      pugi::xml_node span = parent.insert_child_before("span", text);
      span.append_attribute("class") = std::string(set_class(run.set)).c_str();
      span.text().set(words.c_str());
    }
  }
  parent.remove_child(text);
}

}  // namespace

void set_vertically(pugi::xml_node body) {
  body.parent().append_attribute("class") = "vertical";
  std::vector<pugi::xml_node> texts;
  for (const pugi::xpath_node& found : body.select_nodes(".//text()[not(ancestor::code)]")) {
    texts.push_back(found.node());
  }
  for (const pugi::xml_node& text : texts) set_upright(text);
}

void add_language(pugi::xml_node node, const std::string& language) {
  if (language.empty()) return;
  node.append_attribute("lang") = language.c_str();
  node.append_attribute("xml:lang") = language.c_str();
  if (direction_of_language(language) == Direction::Rtl) node.append_attribute("dir") = "rtl";
}

void add_text(pugi::xml_node parent, std::string_view text) {
  parent.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}

void add_own_words(pugi::xml_node parent, std::string_view text, const std::string& language) {
  if (direction_of_language(language) != Direction::Rtl) return add_text(parent, text);
  pugi::xml_node words = parent.append_child("span");
  add_language(words, "en");  // Offprint has none of its own in those languages
  words.append_attribute("dir") = "ltr";
  add_text(words, text);
}

void add_breakable(pugi::xml_node parent, std::string_view address) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < address.size(); ++at) {
    if (!breaks_after(address, at)) continue;
    add_text(parent, address.substr(begin, at + 1 - begin));
    parent.append_child("wbr");
    begin = at + 1;
  }
  add_text(parent, address.substr(begin));
}

pugi::xml_node add_link(pugi::xml_node parent, const std::string& href, const std::string& text,
                        const std::string& language) {
  pugi::xml_node link = add_element(parent, "a", text);
  link.append_attribute("href") = href.c_str();
  add_language(link, language);
  return link;
}

std::string cut_text(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  constexpr std::size_t kLongestCharacter = 16;  // bytes; only text that wants to annoy has longer ones throughout
  std::string_view head = text.substr(0, most * kLongestCharacter);
  while (head.size() < text.size() && !head.empty() && decode_before(head, head.size()).value == 0xFFFD) {
    head.remove_suffix(1);
  }
  std::vector<std::size_t> ends;
  grapheme_breaks(head, ends);
  if (ends.size() <= most && head.size() == text.size()) return std::string(text);
  const std::size_t end = ends.empty() ? 0 : ends[std::min(most, ends.size()) - 1];
  return std::string(head.substr(0, end)) + "…";
}

}  // namespace offprint
