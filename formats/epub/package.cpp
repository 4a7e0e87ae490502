#include "formats/epub/package.h"

#include <pugixml.hpp>

#include "formats/epub/chapter.h"
#include "formats/epub/file_as.h"
#include "formats/epub/xml.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

void add_meta(pugi::xml_node metadata, const char* property, const std::string& value) {
  add_element(metadata, "meta", value).append_attribute("property") = property;
}

void add_accessibility(pugi::xml_node metadata, const Accessibility& content, const std::string& language) {
  const auto [pictures, described, animation, headings] = content;
  add_meta(metadata, "schema:accessMode", "textual");
  if (pictures) add_meta(metadata, "schema:accessMode", "visual");
  if (described) add_meta(metadata, "schema:accessModeSufficient", "textual");
  if (pictures) add_meta(metadata, "schema:accessModeSufficient", "textual,visual");
  add_meta(metadata, "schema:accessibilityFeature", "readingOrder");
  add_meta(metadata, "schema:accessibilityFeature", "tableOfContents");
  add_meta(metadata, "schema:accessibilityFeature", "displayTransformability");
  if (headings) add_meta(metadata, "schema:accessibilityFeature", "structuralNavigation");
  if (pictures && described) add_meta(metadata, "schema:accessibilityFeature", "alternativeText");
  add_meta(metadata, "schema:accessibilityHazard", animation ? "unknown" : "none");
  Word summary = Word::AccessibleText;
  if (pictures) summary = described ? Word::AccessiblePictures : Word::PicturesWithoutText;
  add_meta(metadata, "schema:accessibilitySummary", std::string(word(summary, language)));
}

void refine(pugi::xml_node metadata, const char* of, const char* property, const std::string& value) {
  pugi::xml_node meta = add_element(metadata, "meta", value);
  meta.append_attribute("refines") = of;
  meta.append_attribute("property") = property;
}

void add_named(pugi::xml_node metadata, const char* name, const std::string& content) {
  pugi::xml_node meta = metadata.append_child("meta");
  meta.append_attribute("name") = name;
  meta.append_attribute("content") = content.c_str();
}

// For libraries that keep the books of a series together (EPUB 3.3 §D.3.3), and for calibre, which reads its own pair.
void add_series(pugi::xml_node metadata, const BookFacts& facts) {
  if (facts.series.empty()) return;
  pugi::xml_node series = add_element(metadata, "meta", facts.series);
  series.append_attribute("property") = "belongs-to-collection";
  series.append_attribute("id") = "series";
  refine(metadata, "#series", "collection-type", "series");
  if (!facts.position.empty()) refine(metadata, "#series", "group-position", facts.position);
  add_named(metadata, "calibre:series", facts.series);
  if (!facts.position.empty()) add_named(metadata, "calibre:series_index", facts.position);
}

void add_title(pugi::xml_node metadata, const BookFacts& facts) {
  pugi::xml_node title = add_element(metadata, "dc:title", facts.title);
  const std::string filed = title_as_filed(facts.title, facts.language);
  if (filed == facts.title) return;
  title.append_attribute("id") = "title";
  refine(metadata, "#title", "file-as", filed);
}

void add_creators(pugi::xml_node metadata, const BookFacts& facts) {
  std::size_t number = 0;
  for (const std::string& name : facts.creators) {
    pugi::xml_node creator = add_element(metadata, "dc:creator", name);
    const std::string filed = name_as_filed(name);
    if (filed == name) continue;
    const std::string id = "creator-" + std::to_string(++number);
    creator.append_attribute("id") = id.c_str();
    refine(metadata, ("#" + id).c_str(), "file-as", filed);
  }
}

// The book's first; then those of its articles, most articles first.
void add_languages(pugi::xml_node metadata, const BookFacts& facts) {
  add_element(metadata, "dc:language", facts.language);
  for (const Counted& one : facts.languages)
    if (one.name != facts.language && one.name != "und") add_element(metadata, "dc:language", one.name);
}

// What EPUB 2 had, which is all that most libraries of books look for.
void add_cover(pugi::xml_node metadata, const Package& of) {
  for (const ManifestItem& item : of.items) {
    if (item.properties != "cover-image" || item.media_type == "image/svg+xml") continue;
    pugi::xml_node meta = metadata.append_child("meta");
    meta.append_attribute("name") = "cover";
    meta.append_attribute("content") = item.id.c_str();
  }
}

void add_metadata(pugi::xml_node package, const Package& of) {
  const BookFacts& facts = of.facts;
  pugi::xml_node metadata = package.append_child("metadata");
  metadata.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  add_element(metadata, "dc:identifier", facts.identifier).append_attribute("id") = "identifier";
  add_title(metadata, facts);
  add_languages(metadata, facts);
  add_creators(metadata, facts);
  if (!facts.date.empty()) add_element(metadata, "dc:date", facts.date);
  if (!facts.source.empty()) add_element(metadata, "dc:source", facts.source);
  if (!facts.publisher.empty()) add_element(metadata, "dc:publisher", facts.publisher);
  if (!facts.description.empty()) add_element(metadata, "dc:description", facts.description);
  if (!facts.rights.empty()) add_element(metadata, "dc:rights", facts.rights);
  for (const std::string& subject : facts.subjects) add_element(metadata, "dc:subject", subject);
  add_meta(metadata, "dcterms:modified", facts.modified);
  add_cover(metadata, of);
  add_series(metadata, facts);
  add_accessibility(metadata, of.accessibility, facts.language);
}

void add_item(pugi::xml_node manifest, const ManifestItem& of) {
  pugi::xml_node item = manifest.append_child("item");
  item.append_attribute("id") = of.id.c_str();
  item.append_attribute("href") = of.href.c_str();
  item.append_attribute("media-type") = of.media_type.c_str();
  if (!of.properties.empty()) item.append_attribute("properties") = of.properties.c_str();
}

void add_manifest(pugi::xml_node package, const Package& of) {
  const pugi::xml_node manifest = package.append_child("manifest");
  add_item(manifest, {kNavId, std::string(kNavFile), kXhtmlType, "nav"});
  add_item(manifest, {"ncx", std::string(kNcxFile), "application/x-dtbncx+xml", ""});
  add_item(manifest, {"style", std::string(kStyleFile), "text/css", ""});
  for (const ManifestItem& item : of.items) add_item(manifest, item);
}

void add_spine(pugi::xml_node package, const Package& of) {
  pugi::xml_node spine = package.append_child("spine");
  spine.append_attribute("toc") = "ncx";
  if (of.right_to_left) spine.append_attribute("page-progression-direction") = "rtl";
  for (const std::string& id : of.spine) spine.append_child("itemref").append_attribute("idref") = id.c_str();
}

}  // namespace

void Accessibility::add(const Chapter& chapter) {
  pictures = pictures || chapter.has_pictures;
  described = described && chapter.pictures_described;
  animation = animation || chapter.has_animation;
  headings = headings || chapter.has_headings;
}

std::string properties_of(const Chapter& chapter) { return chapter.has_mathml ? kMathml : ""; }

std::string container_xml() {
  pugi::xml_document document;
  declare_xml(document);
  pugi::xml_node container = document.append_child("container");
  container.append_attribute("version") = "1.0";
  container.append_attribute("xmlns") = "urn:oasis:names:tc:opendocument:xmlns:container";
  pugi::xml_node rootfile = container.append_child("rootfiles").append_child("rootfile");
  rootfile.append_attribute("full-path") = std::string(kPackageFile).c_str();
  rootfile.append_attribute("media-type") = "application/oebps-package+xml";
  return xml_bytes(document);
}

std::string package_document(const Package& of) {
  pugi::xml_document document;
  declare_xml(document);
  pugi::xml_node package = document.append_child("package");
  package.append_attribute("xmlns") = "http://www.idpf.org/2007/opf";
  package.append_attribute("version") = "3.0";
  package.append_attribute("unique-identifier") = "identifier";
  package.append_attribute("xml:lang") = of.facts.language.c_str();
  add_metadata(package, of);
  add_manifest(package, of);
  add_spine(package, of);
  return xml_bytes(document);
}

}  // namespace offprint
