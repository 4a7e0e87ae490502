// --dedupe exact: of articles that are one article, the fullest stays.
#pragma once

#include <cstdint>
#include <vector>

#include "converters/bind/card.h"

namespace offprint {

// For each card the one that stays in its place: itself, or another. Articles are one that have one address (see
// address_key.h) or one text, white space aside. Of them the one with the longest text stays; of equals the one that
// more is known of, then the first. Cards that are not Wanted stand for themselves.
std::vector<std::uint32_t> find_copies(const std::vector<ArticleCard>& cards);

}  // namespace offprint
