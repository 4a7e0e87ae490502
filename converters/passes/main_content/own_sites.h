// Which addresses are of the site that a page is of.
#pragma once

#include <string_view>
#include <unordered_map>

#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

// The page's own site, and those to which it leads again and again outside of a box of it. Found once asked for, in one
// walk over the page.
class OwnSites {
 public:
  OwnSites(const TextLines& page, const Node& box) : page_(page), box_(box) {}

  // An address without a host is of the page's own.
  bool lead_to(std::string_view address);
  // To another, where the site does not have its profile or its shop.
  bool lead_away(std::string_view address);

 private:
  void find();

  const TextLines& page_;
  const Node& box_;
  bool found_ = false;
  std::unordered_map<std::string_view, int> links_;  // of a site, so often
};

}  // namespace offprint::main_content
