// How libraries sort names and titles (EPUB 3.3 §D.3.5).
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// "Ludwig van Beethoven": "van Beethoven, Ludwig". The name itself where it is no person's in Latin letters, as far as
// its form tells: of one word, in other letters, with a capitalised abbreviation, a digit, a sign, or "The".
std::string name_as_filed(std::string_view name);

// "The Tide Table": "Tide Table, The", of English; other titles are filed as they are.
std::string title_as_filed(std::string_view title, std::string_view language);

}  // namespace offprint
