#include "formats/html/tag_rules.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"
#include "formats/unicode/name_index.h"

namespace offprint {

namespace {

using namespace tag;  // the table's words

// By name. A table does not close a <p>: without a doctype it does not (§13.2.6.4.7), and guessing too deep is safe.
constexpr std::array<TagRule, kTagRuleCount> kUnnumbered{{
    {"", 0},
    {"a", kFormatting | kSelf},
    {"address", kSpecial | kClosesP},
    {"annotation-xml", kBarrier | kIntegration},
    {"applet", kSpecial | kBarrier | kMarker},
    {"area", kVoid | kSpecial},
    {"article", kSpecial | kClosesP},
    {"aside", kSpecial | kClosesP},
    {"b", kFormatting | kBreaksOut},
    {"base", kVoid | kSpecial},
    {"basefont", kVoid | kSpecial},
    {"bgsound", kVoid | kSpecial},
    {"big", kFormatting | kBreaksOut},
    {"blockquote", kSpecial | kClosesP | kBreaksOut},
    {"body", kPageTag | kBreaksOut},
    {"br", kVoid | kSpecial | kBreaksOut},
    {"button", kSpecial | kSelf},
    {"caption", kSpecial | kBarrier | kMarker | kSection},
    {"center", kSpecial | kClosesP | kBreaksOut},
    {"code", kFormatting | kBreaksOut},
    {"col", kVoid | kSpecial},
    {"colgroup", kSpecial | kSection},
    {"dd", kSpecial | kClosesP | kItem | kBreaksOut},
    {"desc", kBarrier | kIntegration},
    {"details", kSpecial | kClosesP},
    {"dialog", kClosesP},
    {"dir", kSpecial | kClosesP},
    {"div", kSpecial | kClosesP | kBreaksOut},
    {"dl", kSpecial | kClosesP | kBreaksOut},
    {"dt", kSpecial | kClosesP | kItem | kBreaksOut},
    {"em", kFormatting | kBreaksOut},
    {"embed", kVoid | kSpecial | kBreaksOut},
    {"fieldset", kSpecial | kClosesP},
    {"figcaption", kSpecial | kClosesP},
    {"figure", kSpecial | kClosesP},
    {"font", kFormatting},
    {"footer", kSpecial | kClosesP},
    {"foreignobject", kBarrier | kIntegration},
    {"form", kSpecial | kClosesP},
    {"frame", kVoid | kSpecial},
    {"frameset", kPageTag},
    {"h1", kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h2", kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h3", kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h4", kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h5", kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h6", kSpecial | kClosesP | kHeading | kBreaksOut},
    {"head", kPageTag | kBreaksOut},
    {"header", kSpecial | kClosesP},
    {"hgroup", kSpecial | kClosesP},
    {"hr", kVoid | kSpecial | kClosesP | kBreaksOut},
    {"html", kPageTag},
    {"i", kFormatting | kBreaksOut},
    {"iframe", kRaw},
    {"image", kVoid},
    {"img", kVoid | kSpecial | kBreaksOut},
    {"input", kVoid | kSpecial | kEndsSelect},
    {"isindex", kVoid},
    {"keygen", kVoid | kSpecial | kEndsSelect},
    {"li", kSpecial | kClosesP | kItem | kBreaksOut},
    {"link", kVoid | kSpecial},
    {"listing", kSpecial | kClosesP | kBreaksOut},
    {"main", kSpecial | kClosesP},
    {"marquee", kSpecial | kBarrier | kMarker},
    {"math", kForeign},
    {"menu", kSpecial | kClosesP | kBreaksOut},
    {"meta", kVoid | kSpecial | kBreaksOut},
    {"mi", kBarrier | kIntegration},
    {"mn", kBarrier | kIntegration},
    {"mo", kBarrier | kIntegration},
    {"ms", kBarrier | kIntegration},
    {"mtext", kBarrier | kIntegration},
    {"nav", kSpecial | kClosesP},
    {"nobr", kFormatting | kSelf | kBreaksOut},
    {"noembed", kRaw},
    {"noframes", kRaw},
    {"noscript", kSpecial | kScriptless},
    {"object", kSpecial | kBarrier | kMarker},
    {"ol", kSpecial | kClosesP | kList | kBreaksOut},
    {"optgroup", kOption},
    {"option", kOption},
    {"p", kSpecial | kClosesP | kBreaksOut},
    {"param", kVoid | kSpecial},
    {"plaintext", kRaw},
    {"pre", kSpecial | kClosesP | kBreaksOut},
    {"rb", kRubyPart},
    {"rp", kRubyPart},
    {"rt", kRubyPart},
    {"rtc", kRubyPart},
    {"ruby", kBreaksOut},
    {"s", kFormatting | kBreaksOut},
    {"script", kRaw},
    {"section", kSpecial | kClosesP},
    {"select", kSpecial | kBarrier | kEndsSelect},
    {"small", kFormatting | kBreaksOut},
    {"source", kVoid | kSpecial},
    {"span", kBreaksOut},
    {"strike", kFormatting | kBreaksOut},
    {"strong", kFormatting | kBreaksOut},
    {"style", kRaw},
    {"sub", kBreaksOut},
    {"summary", kSpecial | kClosesP},
    {"sup", kBreaksOut},
    {"svg", kForeign},
    {"table", kSpecial | kBarrier | kBreaksOut},
    {"tbody", kSpecial | kSection},
    {"td", kSpecial | kBarrier | kMarker | kCell},
    {"template", kSpecial | kBarrier | kMarker},
    {"textarea", kRaw | kEndsSelect},
    {"tfoot", kSpecial | kSection},
    {"th", kSpecial | kBarrier | kMarker | kCell},
    {"thead", kSpecial | kSection},
    {"title", kRaw | kIntegration},
    {"tr", kSpecial | kRow},
    {"track", kVoid | kSpecial},
    {"tt", kFormatting | kBreaksOut},
    {"u", kFormatting | kBreaksOut},
    {"ul", kSpecial | kClosesP | kList | kBreaksOut},
    {"var", kBreaksOut},
    {"wbr", kVoid | kSpecial},
    {"xmp", kRaw},
}};
constexpr std::array<TagRule, kTagRuleCount> kRules = [] {
  std::array<TagRule, kTagRuleCount> rules = kUnnumbered;
  for (std::size_t i = 0; i != rules.size(); ++i) rules.at(i).index = static_cast<std::uint32_t>(i);
  return rules;
}();
static_assert(std::is_sorted(kRules.begin(), kRules.end(),
                             [](const TagRule& a, const TagRule& b) { return a.name < b.name; }));

}  // namespace

const TagRule& tag_rule(std::string_view name) {
  static constexpr auto kName = [](const TagRule& row) { return row.name; };
  static constexpr NameIndex<512> kIndex(kRules, kName);
  static constexpr auto kLower = [](char c) { return lower(c); };
  const TagRule* found = kIndex.find(kRules, name, kName, kLower);
  return found == nullptr ? kRules.front() : *found;
}

const TagRule& tag_rule_at(std::size_t index) { return kRules.at(index); }

}  // namespace offprint
