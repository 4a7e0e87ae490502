#include "formats/epub/package.h"

#include <algorithm>

#include <pugixml.hpp>

#include "formats/epub/chapter.h"
#include "formats/epub/xml.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

constexpr const char* kXhtml = "application/xhtml+xml";

std::string str(std::string_view text) { return std::string(text); }

void add_meta(pugi::xml_node metadata, const char* property, const std::string& value) {
  add_element(metadata, "meta", value).append_attribute("property") = property;
}

// What is true of the content, as schema.org names it (EPUB Accessibility 1.1 §2.2).
void add_accessibility(pugi::xml_node metadata, const Book& book, const BookFacts& facts) {
  const auto& chapters = book.chapters();
  const bool pictures = std::any_of(chapters.begin(), chapters.end(), [](const Chapter& c) { return c.has_pictures; });
  const bool described =
      std::all_of(chapters.begin(), chapters.end(), [](const Chapter& c) { return c.pictures_described; });
  const bool animation =
      std::any_of(chapters.begin(), chapters.end(), [](const Chapter& c) { return c.has_animation; });
  const bool headings =
      std::any_of(chapters.begin(), chapters.end(), [](const Chapter& c) { return !c.contents.children.empty(); });
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
  add_meta(metadata, "schema:accessibilitySummary", str(word(summary, facts.language)));
}

void add_metadata(pugi::xml_node package, const Book& book, const BookFacts& facts) {
  pugi::xml_node metadata = package.append_child("metadata");
  metadata.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  add_element(metadata, "dc:identifier", facts.identifier).append_attribute("id") = "identifier";
  add_element(metadata, "dc:title", facts.title);
  add_element(metadata, "dc:language", facts.language);
  for (const std::string& creator : facts.creators) add_element(metadata, "dc:creator", creator);
  if (!facts.date.empty()) add_element(metadata, "dc:date", facts.date);
  if (!facts.source.empty()) add_element(metadata, "dc:source", facts.source);
  if (!facts.rights.empty()) add_element(metadata, "dc:rights", facts.rights);
  for (const std::string& subject : facts.subjects) add_element(metadata, "dc:subject", subject);
  add_meta(metadata, "dcterms:modified", facts.modified);
  add_accessibility(metadata, book, facts);
}

void add_item(pugi::xml_node manifest, const std::string& id, const std::string& href, const std::string& media_type,
              const char* properties = nullptr) {
  pugi::xml_node item = manifest.append_child("item");
  item.append_attribute("id") = id.c_str();
  item.append_attribute("href") = href.c_str();
  item.append_attribute("media-type") = media_type.c_str();
  if (properties != nullptr) item.append_attribute("properties") = properties;
}

void add_manifest(pugi::xml_node package, const Book& book) {
  const pugi::xml_node manifest = package.append_child("manifest");
  add_item(manifest, "nav", str(kNavFile), kXhtml, "nav");
  add_item(manifest, "ncx", str(kNcxFile), "application/x-dtbncx+xml");
  add_item(manifest, "style", str(kStyleFile), "text/css");
  for (const Chapter& chapter : book.chapters()) add_item(manifest, chapter.id, chapter.file, kXhtml);
  for (const BookPicture& picture : book.pictures()) add_item(manifest, picture.id, picture.file, picture.media_type);
}

void add_spine(pugi::xml_node package, const Book& book) {
  pugi::xml_node spine = package.append_child("spine");
  spine.append_attribute("toc") = "ncx";
  if (book.has_contents_page()) spine.append_child("itemref").append_attribute("idref") = "nav";
  for (const Chapter& chapter : book.chapters()) {
    spine.append_child("itemref").append_attribute("idref") = chapter.id.c_str();
  }
}

}  // namespace

std::string container_xml() {
  pugi::xml_document document;
  declare_xml(document);
  pugi::xml_node container = document.append_child("container");
  container.append_attribute("version") = "1.0";
  container.append_attribute("xmlns") = "urn:oasis:names:tc:opendocument:xmlns:container";
  pugi::xml_node rootfile = container.append_child("rootfiles").append_child("rootfile");
  rootfile.append_attribute("full-path") = str(kPackageFile).c_str();
  rootfile.append_attribute("media-type") = "application/oebps-package+xml";
  return xml_bytes(document);
}

std::string package_document(const Book& book, const BookFacts& facts) {
  pugi::xml_document document;
  declare_xml(document);
  pugi::xml_node package = document.append_child("package");
  package.append_attribute("xmlns") = "http://www.idpf.org/2007/opf";
  package.append_attribute("version") = "3.0";
  package.append_attribute("unique-identifier") = "identifier";
  package.append_attribute("xml:lang") = facts.language.c_str();
  add_metadata(package, book, facts);
  add_manifest(package, book);
  add_spine(package, book);
  return xml_bytes(document);
}

}  // namespace offprint
