// What `bind` puts into a book, and in which order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/result.h"

namespace offprint {

enum class SortBy : std::uint8_t { Date, Title, Path, Author, None };
// Auto: see automatic_group (converters/bind/order.h).
enum class GroupBy : std::uint8_t { Auto, None, Year, Month, Site, Author, Tag };
enum class Dedupe : std::uint8_t { Off, Exact };

struct BindSettings {
  SortBy sort = SortBy::Date;
  GroupBy group = GroupBy::Auto;
  Dedupe dedupe = Dedupe::Off;
  std::string title;                 // empty: the output's name
  std::vector<std::string> authors;  // of the book; empty: those of its articles, where they are few
  std::string cover = "auto";        // auto, none, or a picture's file
  unsigned split = 0;                // articles a volume; 0: one book
  std::string series;                // that the book belongs to; empty: none
  std::string position;              // in it: "3", "2.5"; empty where none is known
  std::string since;                 // 2020, 2020-03 or 2020-03-15; empty: no bound
  std::string until;                 // the same, included
  std::vector<std::pair<std::string, std::string>> where;  // key and glob; all must hold
  std::string plan;                                        // a Markdown list of links; empty: none
};

struct Settings;

Result<void> set_sort(Settings& settings, std::string_view value);
Result<void> set_group(Settings& settings, std::string_view value);
Result<void> set_dedupe(Settings& settings, std::string_view value);
Result<void> set_title(Settings& settings, std::string_view value);
Result<void> add_author(Settings& settings, std::string_view value);
Result<void> set_cover(Settings& settings, std::string_view value);
Result<void> set_series(Settings& settings, std::string_view value);
Result<void> set_split(Settings& settings, std::string_view value);
Result<void> set_since(Settings& settings, std::string_view value);
Result<void> set_until(Settings& settings, std::string_view value);
Result<void> set_plan(Settings& settings, std::string_view value);
Result<void> add_where(Settings& settings, std::string_view value);
Result<void> add_against(Settings& settings, std::string_view value);

inline constexpr std::string_view kSorts[] = {"date", "title", "path", "author", "none"};
inline constexpr std::string_view kGroups[] = {"auto", "none", "year", "month", "site", "author", "tag"};
inline constexpr std::string_view kDedupes[] = {"off", "exact"};

}  // namespace offprint
