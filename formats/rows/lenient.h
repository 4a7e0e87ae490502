// How RapidJSON reads what others' programs write.
#pragma once

#include <rapidjson/reader.h>

namespace offprint {

// One value after another, however deep; NaN and a comma too many do no harm; numbers stay as they are spelled.
inline constexpr unsigned kLenient = rapidjson::kParseIterativeFlag | rapidjson::kParseStopWhenDoneFlag |
                                     rapidjson::kParseNanAndInfFlag | rapidjson::kParseTrailingCommasFlag |
                                     rapidjson::kParseNumbersAsStringsFlag;

}  // namespace offprint
