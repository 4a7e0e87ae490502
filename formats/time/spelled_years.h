// Dates whose year is no number of the Gregorian calendar in ASCII digits.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The date with its day as "2024年5月4日", what follows it unchanged: for one of a Japanese era (令和6年5月4日,
// 平成元年1月8日), of the Republic of China (民國113年5月4日), in Chinese numerals (二〇二四年五月四日), or in Arabic
// digits, which all become ASCII's. "" for what has none of these forms, is no day of its era, or is written otherwise
// already.
std::string with_plain_year(std::string_view date);

}  // namespace offprint
