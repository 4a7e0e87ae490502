// A Markdown text made ready for md4c, which knows neither footnotes nor the formulas and shortcodes that people write.
//
// Definitions of footnotes go to the front, as the items of one numbered list; formulas and references to footnotes
// become holes, which no parser reads into: `$`, U+FFFF, a number, U+FFFF, `$`. Their ends are the dollar signs that a
// formula begins and ends with, so emphasis beside it is read as before, and U+FFFF is in no text that was loaded.
// Shortcodes (shortcodes.h) become what they mean. None of this happens in code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint::markdown {

struct Hole {
  enum class What : std::uint8_t { Formula, DisplayFormula, Reference };
  What what;
  std::string_view source;  // as it was written, for where it means nothing: in code, in attributes
  std::string value;        // TeX; of a reference, the number of the definition in `Prepared::notes`
  std::size_t note = 0;     // of a reference
};

struct Prepared {
  // From `made` on, the text is the source's from `source` on.
  struct Step {
    std::size_t made;
    std::size_t source;
  };

  std::string text;
  std::vector<Step> steps;  // rising in `made`
  std::vector<Hole> holes;
  std::vector<std::size_t>
      too_long_rows;                    // of tables, in the source: cells beyond the columns are left out (GFM §4.10)
  std::vector<std::string_view> notes;  // the labels of the definitions, in their order: the items of the first list

  std::size_t source_of(std::size_t made) const;
};

// Views in the result are of `source`. Takes time linear in it.
Prepared prepare(std::string_view source);

// The number of the hole that begins at text[at], and its size; size 0 for none.
struct HolePlace {
  std::size_t hole = 0;
  std::size_t size = 0;
};
HolePlace hole_at(std::string_view text, std::size_t at);

inline constexpr std::string_view kHoleMark = "\xEF\xBF\xBF";  // U+FFFF

}  // namespace offprint::markdown
