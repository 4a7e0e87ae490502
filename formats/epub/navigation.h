// The contents: the navigation document (EPUB 3.3 §7) and, for old reading systems, the NCX (EPUB 2).
#pragma once

#include <string>
#include <vector>

#include "formats/epub/facts.h"

namespace offprint {

// A place that reading systems offer by what it is.
struct Landmark {
  const char* type;  // epub:type
  std::string href;
  std::string title;
};

struct Navigation {
  std::string title;
  std::string language;
  std::string identifier;
  std::vector<NavEntry> contents;
  std::vector<Landmark> landmarks;
};

std::string navigation_document(const Navigation& navigation);
std::string ncx_document(const Navigation& navigation);

}  // namespace offprint
