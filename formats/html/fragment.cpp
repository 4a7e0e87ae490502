#include "formats/html/fragment.h"

#include "formats/html/xhtml.h"

namespace offprint {

void write_html_fragment(const Node& node, std::string& out) {
  XhtmlOptions options;
  options.form = XhtmlOptions::Form::Fragment;
  XhtmlPlace place;
  XhtmlWriter(options, place, out).write(node);
  if (!out.empty() && out.back() == '\n') out.pop_back();
}

}  // namespace offprint
