// The order of a book's articles, and the parts that they stand in.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "converters/bind/card.h"
#include "converters/options/bind.h"

namespace offprint {

// A part of a book: articles (by their cards), then parts. The book itself is a part without title. A part below it
// that has none is no part to a reader: what it holds stands where it does, behind the parts before it.
struct PlannedPart {
  std::string title;
  std::vector<std::uint32_t> cards;
  std::vector<PlannedPart> parts;
};

// Sorts cards; of equals the earlier stays before the later. What has no date, title or author stands last. Titles and
// names are in the order of their code points, without regard to case; dates as moments (UTC).
void sort_cards(std::span<std::uint32_t> chosen, const std::vector<ArticleCard>& cards, SortBy by);

// Cards, sorted, in the parts that `by` asks for, which must not be Auto. Years and months come in order, other parts
// by name; what has no date (site, author, tag) stands last, in a part of its own, and so does what has no date in a
// book that is sorted by date and has no other parts. An article of several authors or tags stands at the first. Words
// are in `language`.
PlannedPart group_cards(std::span<const std::uint32_t> sorted, const std::vector<ArticleCard>& cards, SortBy sorted_by,
                        GroupBy by, std::string_view language);

// What GroupBy::Auto means for cards in that order: nothing for a hundred articles and fewer, or where they are not
// sorted by date; else months, or years where a month holds less than ten of them on the average.
GroupBy automatic_group(std::span<const std::uint32_t> sorted, const std::vector<ArticleCard>& cards, SortBy sorted_by);

// Puts a card where it is read last.
void add_card(PlannedPart& part, std::uint32_t card);

// The same with other cards, each where it comes first; nothing drops one, and parts that hold none are gone.
using OtherCard = std::function<std::optional<std::uint32_t>(std::uint32_t card)>;
PlannedPart with_cards(const PlannedPart& part, const OtherCard& other);

// All cards of the part and of those below it, as they are read.
std::vector<std::uint32_t> reading_order(const PlannedPart& part);

}  // namespace offprint
