// What relative addresses are resolved against (HTML §2.4.3): <base href>, which may itself be relative to the page's
// address, else that address. A <base> that is not a web address is ignored, as in a browser. In our own pages and in
// books the article's address is not that of the file: what is relative there stays so.
#include "converters/passes/links/base.h"

#include <string_view>

#include "converters/passes/list.h"
#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/unicode/ascii.h"

namespace offprint {

std::string page_address(const Document& document, const PassOptions& options) {
  std::string_view out = document.metadata.url;
  for (const auto& [key, value] : options.metadata) {
    if (key == "url" && !value.empty()) out = value;
  }
  return is_safe_address(out) ? with_scheme(out) : std::string();
}

void settle_base(Document& document, const PassOptions& options, Diagnostics& /*diagnostics*/) {
  if (document.origin == Origin::Book || document.origin == Origin::Own) return;
  const std::string page = page_address(document, options);
  const std::string base = with_scheme(resolve_address(page, document.base));
  document.base = !document.base.empty() && is_web_address(base) ? base : page;
}

}  // namespace offprint
