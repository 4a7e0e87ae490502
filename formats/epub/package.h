// The package document (EPUB 3.3 §5) and the file that leads to it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/epub/facts.h"

namespace offprint {

inline constexpr std::string_view kPackageFile = "package.opf";
inline constexpr std::string_view kNavFile = "nav.xhtml";
inline constexpr std::string_view kNcxFile = "toc.ncx";

struct ManifestItem {
  std::string id;
  std::string href;
  std::string media_type;
  std::string properties;  // "": none
};

// What is true of the content of all chapters, as schema.org names it (EPUB Accessibility 1.1 §2.2).
struct Accessibility {
  bool pictures = false;
  bool described = true;
  bool animation = false;
  bool headings = false;

  void add(const Chapter& chapter);
};

struct Package {
  BookFacts facts;
  Accessibility accessibility;
  std::vector<ManifestItem> items;  // besides contents and style sheet
  std::vector<std::string> spine;   // ids
  bool right_to_left = false;       // the order of pages
};

std::string container_xml();
std::string package_document(const Package& package);

// Of its manifest item (EPUB 3.3 §D.6.1): what a reading system must be able to do for it.
std::string properties_of(const Chapter& chapter);
inline constexpr const char* kMathml = "mathml";

inline constexpr const char* kXhtmlType = "application/xhtml+xml";
inline constexpr const char* kNavId = "nav";

}  // namespace offprint
