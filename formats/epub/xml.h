// pugixml's trees as the bytes of a file.
#pragma once

#include <string>

#include <pugixml.hpp>

namespace offprint {

// Begins the document with <?xml version="1.0" encoding="UTF-8"?>.
void declare_xml(pugi::xml_document& document);
// A child element of that name with that text, which must be UTF-8 of XML's characters: pugixml does not look.
pugi::xml_node add_element(pugi::xml_node parent, const char* name, const std::string& text);
// Without added white space, which would have a meaning in XHTML; a line feed ends the file.
std::string xml_bytes(const pugi::xml_document& document);

// The same with an element a line, for files without a meaning in their white space.
std::string xml_lines(const pugi::xml_document& document);

}  // namespace offprint
