#include "formats/html/breakable.h"

#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

bool looks_like_address(std::string_view text) {
  if (text.find_first_of(" \t\r\n") != std::string_view::npos) return false;
  return is_web_address(text) || starts_ignoring_case(text, "www.");
}

bool breaks_after(std::string_view address, std::size_t at) {
  constexpr std::string_view kAfter = "/?&=.";
  if (at + 1 >= address.size() || kAfter.find(address[at]) == std::string_view::npos) return false;
  return address[at + 1] != '/' || address[at] != '/';
}

void append_breakable(std::string& out, std::string_view address) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < address.size(); ++at) {
    if (!breaks_after(address, at)) continue;
    append_xml_text(out, address.substr(begin, at + 1 - begin));
    out += "<wbr/>";
    begin = at + 1;
  }
  append_xml_text(out, address.substr(begin));
}

}  // namespace offprint
