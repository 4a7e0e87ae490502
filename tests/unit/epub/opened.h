// An EPUB read back: its zip by libzip, its files by pugixml.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace offprint {

struct OpenedEntry {
  std::string name;
  std::string bytes;
  bool stored = false;
};

// All entries in the zip's order. Fails the running test where it is no zip.
std::vector<OpenedEntry> open_zip(const std::string& zip);

class OpenedBook {
 public:
  explicit OpenedBook(const std::string& zip);

  const std::vector<OpenedEntry>& entries() const { return entries_; }
  // The file's bytes; fails the running test where there is none of that name.
  const std::string& file(const std::string& name) const;
  // A file as XML; fails the running test where it is not well-formed.
  const pugi::xml_document& xml(const std::string& name) const;
  const pugi::xml_document& package() const { return xml("package.opf"); }
  // The names of the XHTML files: navigation and chapters.
  std::vector<std::string> pages() const;

 private:
  std::vector<OpenedEntry> entries_;
  std::map<std::string, pugi::xml_document> xml_;
};

// The string value of every node or attribute that the XPath finds.
std::vector<std::string> values(const pugi::xml_node& node, const char* xpath);

}  // namespace offprint
