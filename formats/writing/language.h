// Language tags as outputs may hold them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// The tag with '-' between its parts, where it is well-formed (BCP 47 §2.2.9: language, extended languages, script,
// region, variants, extensions, private use); "" where it is not, and for grandfathered and private-only tags.
std::string well_formed_language(std::string_view text);

// The one that most of them are; the first of equals. "" and "und" do not count; "und" where nothing is left.
std::string common_language(const std::vector<std::string>& languages);

}  // namespace offprint
