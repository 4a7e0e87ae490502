// The directions that scripts run in (Unicode's Bidirectional Algorithm, UAX 9), as far as text tells them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

// The way text runs. An override (HTML's bdo) turns every character round, whatever its script is.
enum class Direction : std::uint8_t { None, Ltr, Rtl, LtrOverride, RtlOverride };

// Without what bdo adds: Ltr, Rtl or None.
constexpr Direction base(Direction direction) {
  if (direction == Direction::LtrOverride) return Direction::Ltr;
  return direction == Direction::RtlOverride ? Direction::Rtl : direction;
}
constexpr bool overrides(Direction direction) { return direction != base(direction); }
// HTML's value of `dir`; "" for None.
constexpr std::string_view name(Direction direction) {
  if (direction == Direction::None) return {};
  return base(direction) == Direction::Rtl ? "rtl" : "ltr";
}

// Letters that run one way.
struct Letters {
  std::size_t rtl = 0;
  std::size_t ltr = 0;
  Direction first = Direction::None;  // of the first of them

  void add(std::string_view text);
  void add(const Letters& after);
};

// False only where Letters finds none in the text that run from right to left: most texts hold none. UTF-8,
// well-formed.
bool may_run_right_to_left(std::string_view text);

// The direction of the script that a language is written in, as its tag (BCP 47) says or as is usual; None for no tag.
Direction direction_of_language(std::string_view tag);

}  // namespace offprint
