// The comments that browsers and SingleFile leave at the top of a page that they save.
#pragma once

#include <string_view>

namespace offprint {

// Views of the text given; empty where it is not said.
struct SavedPage {
  std::string_view url;   // where the page was, as written
  std::string_view date;  // when it was saved, as written
};

// Looks at the comments before the page's first element other than <html> and <head>.
SavedPage find_saved_page(std::string_view html);

}  // namespace offprint
