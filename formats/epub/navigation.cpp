#include "formats/epub/navigation.h"

#include <algorithm>

#include <pugixml.hpp>

#include "formats/epub/page.h"
#include "formats/epub/xml.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

void add_entries(pugi::xml_node parent, const std::vector<NavEntry>& entries) {
  if (entries.empty()) return;
  pugi::xml_node list = parent.append_child("ol");
  for (const NavEntry& entry : entries) {
    const pugi::xml_node item = list.append_child("li");
    pugi::xml_node link = add_element(item, "a", entry.title);
    link.append_attribute("href") = entry.href.c_str();
    add_language(link, entry.language);
    add_entries(item, entry.children);
  }
}

void add_landmarks(pugi::xml_node body, const Navigation& navigation) {
  pugi::xml_node nav = body.append_child("nav");
  nav.append_attribute("epub:type") = "landmarks";
  nav.append_attribute("id") = "landmarks";
  nav.append_attribute("hidden") = "hidden";
  add_element(nav, "h2", std::string(word(Word::Landmarks, navigation.language)));
  pugi::xml_node list = nav.append_child("ol");
  for (const Landmark& landmark : navigation.landmarks) {
    pugi::xml_node link = add_element(list.append_child("li"), "a", landmark.title);
    link.append_attribute("epub:type") = landmark.type;
    link.append_attribute("href") = landmark.href.c_str();
  }
}

void add_label(pugi::xml_node parent, const char* name, const std::string& text, const std::string& language = {}) {
  pugi::xml_node label = parent.append_child(name);
  if (!language.empty()) label.append_attribute("xml:lang") = language.c_str();
  add_element(label, "text", text);
}

// `order` is the next playOrder, counted through the tree.
void add_points(pugi::xml_node parent, const std::vector<NavEntry>& entries, int& order) {
  for (const NavEntry& entry : entries) {
    pugi::xml_node point = parent.append_child("navPoint");
    point.append_attribute("id") = ("p-" + std::to_string(order)).c_str();
    point.append_attribute("playOrder") = order;
    ++order;
    add_label(point, "navLabel", entry.title, entry.language);
    point.append_child("content").append_attribute("src") = entry.href.c_str();
    add_points(point, entry.children, order);
  }
}

int depth_of(const std::vector<NavEntry>& entries) {
  int deepest = 0;
  for (const NavEntry& entry : entries) deepest = std::max(deepest, 1 + depth_of(entry.children));
  return deepest;
}

void add_ncx_meta(pugi::xml_node head, const char* name, const std::string& content) {
  pugi::xml_node meta = head.append_child("meta");
  meta.append_attribute("name") = name;
  meta.append_attribute("content") = content.c_str();
}

}  // namespace

std::string navigation_document(const Navigation& navigation) {
  pugi::xml_document document;
  pugi::xml_node body = add_page(document, navigation.title, navigation.language);
  pugi::xml_node nav = body.append_child("nav");
  nav.append_attribute("epub:type") = "toc";
  nav.append_attribute("role") = "doc-toc";
  nav.append_attribute("id") = "toc";
  add_element(nav, "h1", std::string(word(Word::Contents, navigation.language)));
  add_entries(nav, navigation.contents);
  add_landmarks(body, navigation);
  return xml_bytes(document);
}

std::string ncx_document(const Navigation& navigation) {
  pugi::xml_document document;
  declare_xml(document);
  pugi::xml_node ncx = document.append_child("ncx");
  ncx.append_attribute("xmlns") = "http://www.daisy.org/z3986/2005/ncx/";
  ncx.append_attribute("version") = "2005-1";
  ncx.append_attribute("xml:lang") = navigation.language.c_str();
  const pugi::xml_node head = ncx.append_child("head");
  add_ncx_meta(head, "dtb:uid", navigation.identifier);
  add_ncx_meta(head, "dtb:depth", std::to_string(depth_of(navigation.contents)));
  add_ncx_meta(head, "dtb:totalPageCount", "0");
  add_ncx_meta(head, "dtb:maxPageNumber", "0");
  add_label(ncx, "docTitle", navigation.title);
  int order = 1;
  add_points(ncx.append_child("navMap"), navigation.contents, order);
  return xml_bytes(document);
}

}  // namespace offprint
