// The places in a file of many articles that its contents lead to.
#pragma once

#include <string_view>

namespace offprint {

// What the names of articles begin with there: a link to one leads out of the part that is written
// (WriteOptions::part).
inline constexpr std::string_view kArticleAnchor = "article-";

}  // namespace offprint
