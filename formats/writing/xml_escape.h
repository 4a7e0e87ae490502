// Text and attribute values of XML and HTML. Clean runs are copied whole.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// Character data (XML 1.0 §2.4): & < > and CR as references. `text` is UTF-8 of XML's characters.
void append_xml_text(std::string& out, std::string_view text);

// What goes between the double quotes of an attribute (§3.3.3): also ", tab, LF and CR as references, because parsing
// would turn these into spaces.
void append_xml_attribute(std::string& out, std::string_view value);

// ` name="value"`.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

// The text without what XML 1.0 cannot hold (§2.2), if no reader has checked it: a title from the command line.
std::string only_xml_chars(std::string_view text);

}  // namespace offprint
