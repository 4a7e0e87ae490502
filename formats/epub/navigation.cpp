#include "formats/epub/navigation.h"

#include <algorithm>

#include <pugixml.hpp>

#include "formats/epub/chapter.h"
#include "formats/epub/package.h"
#include "formats/epub/xml.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

std::string str(std::string_view text) { return std::string(text); }

void add_entries(pugi::xml_node parent, const std::vector<NavEntry>& entries) {
  if (entries.empty()) return;
  pugi::xml_node list = parent.append_child("ol");
  for (const NavEntry& entry : entries) {
    const pugi::xml_node item = list.append_child("li");
    add_element(item, "a", entry.title).append_attribute("href") = entry.href.c_str();
    add_entries(item, entry.children);
  }
}

void add_landmark(pugi::xml_node list, const char* type, const std::string& href, std::string_view words) {
  pugi::xml_node link = add_element(list.append_child("li"), "a", str(words));
  link.append_attribute("epub:type") = type;
  link.append_attribute("href") = href.c_str();
}

void add_landmarks(pugi::xml_node body, const Book& book, const BookFacts& facts) {
  pugi::xml_node nav = body.append_child("nav");
  nav.append_attribute("epub:type") = "landmarks";
  nav.append_attribute("id") = "landmarks";
  nav.append_attribute("hidden") = "hidden";
  add_element(nav, "h2", str(word(Word::Landmarks, facts.language)));
  const pugi::xml_node list = nav.append_child("ol");
  if (book.has_contents_page()) {
    add_landmark(list, "toc", str(kNavFile) + "#toc", word(Word::Contents, facts.language));
  }
  add_landmark(list, "bodymatter", book.chapters().front().file, word(Word::Start, facts.language));
}

std::vector<NavEntry> contents(const Book& book) {
  std::vector<NavEntry> entries;
  for (const Chapter& chapter : book.chapters()) entries.push_back(chapter.contents);
  return entries;
}

pugi::xml_node add_html(pugi::xml_document& document, const BookFacts& facts) {
  declare_xml(document);
  document.append_child(pugi::node_doctype).set_value("html");
  pugi::xml_node html = document.append_child("html");
  html.append_attribute("xmlns") = "http://www.w3.org/1999/xhtml";
  html.append_attribute("xmlns:epub") = "http://www.idpf.org/2007/ops";
  html.append_attribute("lang") = facts.language.c_str();
  html.append_attribute("xml:lang") = facts.language.c_str();
  return html;
}

void add_label(pugi::xml_node parent, const char* name, const std::string& text) {
  add_element(parent.append_child(name), "text", text);
}

// `order` is the next playOrder, counted through the tree.
void add_points(pugi::xml_node parent, const std::vector<NavEntry>& entries, int& order) {
  for (const NavEntry& entry : entries) {
    pugi::xml_node point = parent.append_child("navPoint");
    point.append_attribute("id") = ("p-" + std::to_string(order)).c_str();
    point.append_attribute("playOrder") = order;
    ++order;
    add_label(point, "navLabel", entry.title);
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

std::string navigation_document(const Book& book, const BookFacts& facts) {
  pugi::xml_document document;
  pugi::xml_node html = add_html(document, facts);
  pugi::xml_node head = html.append_child("head");
  head.append_child("meta").append_attribute("charset") = "UTF-8";
  add_element(head, "title", facts.title);
  pugi::xml_node style = head.append_child("link");
  style.append_attribute("rel") = "stylesheet";
  style.append_attribute("type") = "text/css";
  style.append_attribute("href") = str(kStyleFile).c_str();
  pugi::xml_node body = html.append_child("body");
  pugi::xml_node nav = body.append_child("nav");
  nav.append_attribute("epub:type") = "toc";
  nav.append_attribute("role") = "doc-toc";
  nav.append_attribute("id") = "toc";
  add_element(nav, "h1", str(word(Word::Contents, facts.language)));
  add_entries(nav, contents(book));
  add_landmarks(body, book, facts);
  return xml_bytes(document);
}

std::string ncx_document(const Book& book, const BookFacts& facts) {
  const std::vector<NavEntry> entries = contents(book);
  pugi::xml_document document;
  declare_xml(document);
  pugi::xml_node ncx = document.append_child("ncx");
  ncx.append_attribute("xmlns") = "http://www.daisy.org/z3986/2005/ncx/";
  ncx.append_attribute("version") = "2005-1";
  ncx.append_attribute("xml:lang") = facts.language.c_str();
  const pugi::xml_node head = ncx.append_child("head");
  add_ncx_meta(head, "dtb:uid", facts.identifier);
  add_ncx_meta(head, "dtb:depth", std::to_string(depth_of(entries)));
  add_ncx_meta(head, "dtb:totalPageCount", "0");
  add_ncx_meta(head, "dtb:maxPageNumber", "0");
  add_label(ncx, "docTitle", facts.title);
  int order = 1;
  add_points(ncx.append_child("navMap"), entries, order);
  return xml_bytes(document);
}

}  // namespace offprint
