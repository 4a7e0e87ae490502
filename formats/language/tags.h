// Language tags as outputs may hold them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// The tag with '-' between its parts, if it is well-formed (BCP 47 §2.2.9: language, extended languages, script,
// region, variants, extensions, private use); "" if it is not, and for grandfathered and private-only tags.
std::string well_formed_language(std::string_view text);

// The most frequent one of the most frequent language: of "zh-Hans", "zh-Hant" and "en" each counts for Chinese, as
// libraries see no more. The first of equals. "" and "und" do not count; "und" if nothing is left.
std::string common_language(const std::vector<std::string>& languages);

// Takes the next subtag off `tag`: "zh" of "zh-Hant-TW" or "zh_TW".
std::string_view take_subtag(std::string_view& tag);

// Whether text in that language is set in fonts that show East Asian Ambiguous characters (UAX 11) wide: zh, ja, ko.
bool is_east_asian(std::string_view language);

// Whether books in that language may be set from top to bottom: Korean no longer is.
bool is_set_vertically(std::string_view language);

}  // namespace offprint
