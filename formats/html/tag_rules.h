// What tree construction does with a tag, as far as nesting goes (HTML §13.2.6.4): a table for open_elements.h.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

namespace tag {
inline constexpr unsigned kVoid = 1U << 0U;        // never open
inline constexpr unsigned kPageTag = 1U << 1U;     // html, body and their like: one of each, wherever the tag is
inline constexpr unsigned kRaw = 1U << 2U;         // its content is only text
inline constexpr unsigned kSpecial = 1U << 3U;     // §13.2.4.2
inline constexpr unsigned kFormatting = 1U << 4U;  // §13.2.4.3
inline constexpr unsigned kBarrier = 1U << 5U;     // ends "in scope" (§13.2.4.2)
inline constexpr unsigned kMarker = 1U << 6U;      // puts a marker into the list of formatting elements
inline constexpr unsigned kClosesP = 1U << 7U;
inline constexpr unsigned kHeading = 1U << 8U;
inline constexpr unsigned kItem = 1U << 9U;         // li; dd and dt: close their own kind
inline constexpr unsigned kSelf = 1U << 10U;        // closes one of its own name in scope
inline constexpr unsigned kRubyPart = 1U << 11U;    // closes its own kind on top of the stack
inline constexpr unsigned kOption = 1U << 12U;      // closes its own kind on top of the stack
inline constexpr unsigned kEndsSelect = 1U << 13U;  // closes a select around it
inline constexpr unsigned kSection = 1U << 14U;     // parts of a table: caption, tbody ...
inline constexpr unsigned kRow = 1U << 15U;
inline constexpr unsigned kCell = 1U << 16U;
inline constexpr unsigned kList = 1U << 17U;         // a barrier for li
inline constexpr unsigned kBreaksOut = 1U << 18U;    // ends svg and math (§13.2.6.5)
inline constexpr unsigned kForeign = 1U << 19U;      // begins them
inline constexpr unsigned kIntegration = 1U << 20U;  // inside them HTML goes on
inline constexpr unsigned kScriptless = 1U << 21U;   // its content is only text where scripts run
}  // namespace tag

// HTML's scripting flag (§8.1.3.4): where scripts run, <noscript> holds text that is ignored.
enum class Scripts : std::uint8_t { Run, Off };

// Gumbo knows no scripts: it reads the content of <noscript> as the page's, and a <div> left open there swallows the
// article. <noframes> is a name of the same length, and holds only text wherever <noscript> may be.
inline constexpr std::string_view kScriptlessName = "noframes";
static_assert(kScriptlessName.size() == std::string_view("noscript").size());

struct TagRule {
  std::string_view name;
  unsigned is = 0;
  std::uint32_t index = 0;  // its place in the table
};
// Whether it is one of them.
constexpr bool has(const TagRule& rule, unsigned flags) { return (rule.is & flags) != 0; }

// The rule of a tag, whose name may be in any case; a row without a name for tags without a rule of their own.
const TagRule& tag_rule(std::string_view name);
const TagRule& tag_rule_at(std::size_t index);  // 0: the row without a name
inline constexpr std::size_t kTagRuleCount = 121;

// Tags that were seen, by the index of their rule.
using TagSet = std::bitset<kTagRuleCount>;

}  // namespace offprint
