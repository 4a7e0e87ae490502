// Languages as pages name them.
#pragma once

#include <string>
#include <string_view>

#include "formats/document/document.h"

namespace offprint {

// The language that an element declares (lang, else xml:lang), as BCP 47; "" if it declares none or nonsense.
Text language_of(Document& document, const Element& element);
// A tag as BCP 47 (RFC 5646 §2.1): zh_CN becomes zh-CN; "" for anything that cannot be one.
std::string language_tag(std::string_view written);
bool same_language(std::string_view a, std::string_view b);  // ignoring case (RFC 5646 §2.1.1)

}  // namespace offprint
