// Bounds on what Gumbo is given: it takes time quadratic in depth, in open formatting elements and in attributes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "formats/html/tag_rules.h"

namespace offprint {

struct Flattened {
  // The bytes with some tags turned into comments of their length, and the <noscript> of a browser that runs scripts
  // renamed to <noframes>, so that nothing moves and no text changes; NUL-terminated. Null if nothing had to change.
  std::unique_ptr<char[]> bytes;
  std::uint32_t count = 0;  // of start tags that were taken out
  std::size_t first = 0;    // the offset of the first
  std::size_t repeats = 0;  // see OpenElements
};

enum class ForeignTags : std::uint8_t { Keep, TakeOut };  // <svg> and <math>

// Takes out tags nested deeper than `depth`, tags that begin a formatting element when too many are open, and
// attributes beyond kMostAttributes. Linear.
//
// Gumbo knows no scripts: it reads the content of <noscript> as the page's, and a <div> left open there swallows the
// article. <noframes> is a name of the same length, and holds only text wherever <noscript> may be (kScriptlessName).
Flattened flatten(std::string_view html, std::size_t depth, ForeignTags foreign = ForeignTags::Keep,
                  Scripts scripts = Scripts::Run);
inline constexpr std::string_view kScriptlessName = "noframes";
static_assert(kScriptlessName.size() == std::string_view("noscript").size());

// How often "<template" is in the bytes, scripts and comments included (never too few); counts to `most` and one more.
std::size_t count_templates(std::string_view html, std::size_t most);

}  // namespace offprint
