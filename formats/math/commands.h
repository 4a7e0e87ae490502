// What TeX's commands become on a line: a table.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint::math {

enum class Does : std::uint8_t {
  Nothing,      // \displaystyle
  Blank,        // \quad
  Hides,        // its argument is not shown: \phantom
  Shows,        // its argument is shown as it is: \mathrm
  ShowsSecond,  // \textcolor{red}{x}
  Words,        // text: \text
  Names,        // a function: \operatorname
  Doubles,      // \mathbb
  Fraction,     // \frac
  Choice,       // \binom
  Root,         // \sqrt
  Over,         // {a \over b}
  Choose,       // {a \choose b}
  Atop,         // {a \atop b}
  SetOver,      // \overset{a}{b}
  SetUnder,     // \underset{a}{b}
  LongArrow,    // \xrightarrow[b]{a}
  Begins,       // \begin
  Ends,         // \end
  Numbers,      // \tag
  Negates,      // \not
  Modulo,       // \pmod
  Fences,       // \left, whose . is nothing
  Rows,         // \substack
};

struct CommandRow {
  std::string_view name;  // with its backslash
  Does does;
  std::string_view sign = {};  // what it shows itself
};
// Null for a command without a row.
const CommandRow* command_row(std::string_view name);

// How an environment's rows are set.
struct EnvironmentRow {
  std::string_view name;
  std::string_view open;
  std::string_view close;
  bool table = true;          // cells and rows are told apart; else rows are lines of the formula
  bool has_argument = false;  // \begin{array}{cc}
};
const EnvironmentRow& environment_row(std::string_view name);

}  // namespace offprint::math
