#include "formats/math/line.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/math/commands.h"
#include "formats/math/pieces.h"
#include "formats/math/symbols.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::math {

namespace {

// A recursive descent over TeX, as far as formulas use it. Braces deeper than kDeepest are passed over.
class LineReader {
 public:
  LineReader(std::string_view tex, std::string_view row_end) : tex_(tex), row_end_(row_end) {}

  std::string run() {
    std::string out;
    while (true) {
      const std::string line = join(row());
      if (!line.empty() && !out.empty()) out += row_end_;
      out += line;
      if (at_ >= tex_.size()) return out;
      pass_end();
    }
  }

 private:
  static constexpr int kDeepest = 60;

  // Reading.

  char here() const { return at_ < tex_.size() ? tex_[at_] : '\0'; }
  bool is_here(std::string_view what) const { return tex_.substr(at_).starts_with(what); }
  void pass_space() {
    while (at_ < tex_.size() && is_space(tex_[at_])) ++at_;
  }
  // The command that begins here, with its backslash.
  std::string_view command() const {
    std::size_t end = at_ + 1;
    while (end < tex_.size() && is_letter(tex_[end])) ++end;
    if (end == at_ + 1 && end < tex_.size()) end += decode(tex_, end).size;
    return tex_.substr(at_, end - at_);
  }
  // What ends a row: the end of its group, of a cell, of a row.
  bool at_end() const {
    return at_ >= tex_.size() || here() == '}' || here() == '&' || is_here("\\\\") || command_is("\\end") ||
           command_is("\\cr") || (bracket_ && here() == ']');
  }
  bool command_is(std::string_view name) const { return here() == '\\' && command() == name; }
  // Skips what ends a row where none was expected.
  void pass_end() {
    const std::string_view name = here() == '\\' ? command() : std::string_view();
    at_ += name.empty() ? 1 : name.size();
    if (name == "\\end") argument_text();
  }

  // The text of an argument in braces, as written.
  std::string_view argument_text() {
    pass_space();
    if (here() != '{') return {};
    const std::size_t begin = ++at_;
    for (int depth = 1; at_ < tex_.size(); ++at_) {
      if (tex_[at_] == '\\') {
        ++at_;
        continue;
      }
      if (tex_[at_] == '{') ++depth;
      if (tex_[at_] == '}' && --depth == 0) break;
    }
    const std::size_t end = std::min(at_, tex_.size());
    at_ = std::min(end + 1, tex_.size());
    return tex_.substr(begin, end - begin);
  }
  std::string_view optional_text() {
    pass_space();
    if (here() != '[') return {};
    constexpr std::size_t kLongest = 100;  // of a length, or of letters for columns
    const std::size_t size = tex_.substr(at_, kLongest).find(']');
    if (size == std::string_view::npos) return {};
    const std::string_view text = tex_.substr(at_ + 1, size - 1);
    at_ += size + 1;
    return text;
  }

  // Rows and groups.

  Pieces row() {
    Pieces out;
    while (true) {
      pass_space();
      if (at_end()) return out;
      if (const CommandRow* infix = infix_here()) {
        at_ += infix->name.size();
        ++depth_;
        const Pieces below = row();
        --depth_;
        return {infix_piece(*infix, out, below)};
      }
      Pieces next = number();
      if (next.empty()) next = item();
      for (Piece& piece : scripted(std::move(next))) out.push_back(std::move(piece));
    }
  }
  const CommandRow* infix_here() const {
    const CommandRow* found = here() == '\\' && depth_ < kDeepest ? command_row(command()) : nullptr;
    const bool infix =
        found != nullptr && (found->does == Does::Over || found->does == Does::Choose || found->does == Does::Atop);
    return infix ? found : nullptr;
  }
  static Piece infix_piece(const CommandRow& infix, const Pieces& above, const Pieces& below) {
    if (infix.does == Does::Over) return fraction(above, below);
    return infix.does == Does::Choose ? choice(above, below) : compound(operand(above) + " atop " + operand(below));
  }
  Pieces group() {
    ++at_;
    if (++depth_ > kDeepest) {
      --depth_;
      return {};
    }
    const bool bracket = std::exchange(bracket_, false);
    Pieces out = row();
    while (here() == '&' || is_here("\\\\")) {  // cells outside a table
      at_ += here() == '&' ? 1 : 2;
      out.push_back(blank_piece());
      for (Piece& piece : row()) out.push_back(std::move(piece));
    }
    bracket_ = bracket;
    --depth_;
    if (here() == '}') ++at_;
    return out;
  }
  // {…}, or only the next sign.
  Pieces argument() {
    pass_space();
    if (here() == '{') return group();
    if (at_end()) return {};
    return item();
  }
  Pieces optional_argument() {
    pass_space();
    if (here() != '[') return {};
    ++at_;
    const bool bracket = std::exchange(bracket_, true);
    Pieces out = row();
    bracket_ = bracket;
    if (here() == ']') ++at_;
    return out;
  }

  // Pieces.

  static Piece plain(std::string_view text, Role role = Role::Ordinary) {
    Piece piece;
    piece.text = text;
    piece.role = role;
    return piece;
  }
  static Piece compound(std::string text) {
    Piece piece;
    piece.text = std::move(text);
    piece.single = false;
    return piece;
  }
  static Piece enclosed(std::string text) {
    Piece piece;
    piece.text = "(" + std::move(text) + ")";
    return piece;
  }
  static Piece choice(const Pieces& above, const Pieces& below) {
    return enclosed(operand(above) + " choose " + operand(below));
  }

  Pieces number() {
    const std::size_t begin = at_;
    while (is_digit(here()) ||
           ((here() == '.' || here() == ',') && at_ > begin && at_ + 1 < tex_.size() && is_digit(tex_[at_ + 1]))) {
      ++at_;
    }
    if (at_ == begin) return {};
    Piece piece = plain(tex_.substr(begin, at_ - begin));
    piece.number = true;
    return {piece};
  }

  // The next thing without its scripts.
  Pieces item() {
    const char c = here();
    if (c == '{') return group();
    if (c == '\\') return command_item();
    if (c == '^' || c == '_') return {plain("")};  // scripts of nothing
    if (c == '\'') return {plain("")};
    if (c == '~') return ++at_, Pieces{blank_piece()};
    const std::size_t size = decode(tex_, at_).size;
    const std::string_view sign = tex_.substr(at_, size);
    at_ += size;
    const Symbol* symbol = symbol_named(sign);
    if (symbol == nullptr) symbol = symbol_of(sign);
    Piece piece = plain(sign, symbol == nullptr ? Role::Ordinary : symbol->role);
    piece.number = is_digit(c);
    return {piece};
  }

  Pieces scripted(Pieces base) {
    std::string below;
    std::string above;
    std::string primes;
    while (true) {
      const std::size_t before = at_;
      pass_space();
      if (is_here("\\limits") || is_here("\\nolimits")) at_ += command().size(), pass_space();
      if (here() == '\'') {
        primes += "′";
        ++at_;
      } else if (here() == '^') {
        ++at_;
        above += operand(argument());
      } else if (here() == '_') {
        ++at_;
        below += operand(argument());
      } else {
        at_ = before;
        break;
      }
    }
    if (below.empty() && above.empty() && primes.empty()) return base;
    return {with_scripts(base, below, above, primes)};
  }
  static Piece with_scripts(const Pieces& base, const std::string& below, std::string above,
                            const std::string& primes) {
    Piece piece;
    if (base.size() == 1) piece.role = base.front().role;
    piece.single = false;
    piece.text = operand(base) + primes;
    const bool degree = above == "∘";
    if (above == "′" || above == "″" || degree) piece.text += degree ? "°" : std::exchange(above, "");
    if (degree) above.clear();
    if (!below.empty()) piece.text += "_" + below;
    if (!above.empty()) piece.text += "^" + above;
    piece.reaches = (!below.empty() || !above.empty()) && !piece.text.ends_with(')');
    return piece;
  }

  // Commands.

  Pieces command_item() {
    const std::string_view name = command();
    at_ += name.size();
    if (depth_ >= kDeepest) return {plain(name, Role::Function)};
    ++depth_;
    Pieces out = command_pieces(name);
    --depth_;
    return out;
  }
  Pieces command_pieces(std::string_view name) {
    if (const CommandRow* row = command_row(name)) return done(*row);
    if (const Accent* accent = accent_named(name)) return {accented(*accent, argument())};
    if (const Symbol* symbol = symbol_named(name)) return {plain(symbol->sign, symbol->role)};
    if (const Symbol* function = function_named(name.substr(1))) return {plain(function->sign, Role::Function)};
    return {plain(name, Role::Function)};
  }
  Pieces done(const CommandRow& row) {
    switch (row.does) {
      case Does::Nothing:
      case Does::Over:
      case Does::Choose:
      case Does::Atop:
      case Does::Ends: return {};
      case Does::Blank: return row.sign.empty() ? Pieces{blank_piece()} : Pieces{blank_piece(), plain(row.sign)};
      case Does::Hides: return argument_text(), Pieces();
      case Does::Shows: return argument();
      case Does::ShowsSecond: return argument_text(), argument();
      case Does::Words: return {words(argument_text())};
      case Does::Names: return {named()};
      case Does::Doubles: return {doubled(join(argument()))};
      case Does::Root: return {root()};
      case Does::Begins: return {environment(argument_text())};
      case Does::Numbers: return {blank_piece(), enclosed(words(argument_text()).text)};
      case Does::Negates: return negated(argument());
      case Does::Modulo: return {blank_piece(), enclosed("mod " + join(argument()))};
      case Does::Fences: return fence();
      case Does::Rows: return substack();
      case Does::Fraction:
      case Does::Choice:
      case Does::SetOver:
      case Does::SetUnder: return {of_two(row.does)};
      case Does::LongArrow: return {long_arrow(row.sign)};
    }
    return {};
  }
  Piece of_two(Does does) {
    const Pieces first = argument();
    const Pieces second = argument();
    switch (does) {
      case Does::Fraction: return fraction(first, second);
      case Does::Choice: return choice(first, second);
      case Does::SetUnder: return with_scripts(second, operand(first), "", "");
      default: return with_scripts(second, "", operand(first), "");
    }
  }
  static Piece accented(const Accent& accent, const Pieces& on) {
    const std::string text = join(on, true);
    const bool letter = !text.empty() && decode(text, 0).size == text.size();
    if (letter && !accent.combining.empty()) return plain(text + std::string(accent.combining));
    if (accent.combining.empty()) return compound(text);
    return plain(std::string(accent.tex.substr(1)) + "(" + text + ")");
  }
  // The size of a command that only says how words look: \textbf, \emph.
  static std::size_t style_command(std::string_view text) {
    if (!text.starts_with("\\text") && !text.starts_with("\\emph")) return 0;
    const auto* const end = std::find_if_not(text.begin() + 1, text.end(), is_letter);
    return static_cast<std::size_t>(end - text.begin());
  }
  // Text has formulas of its own between dollar signs.
  static Piece words(std::string_view text) {
    Piece piece;
    piece.words = true;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text[at] == '$' ? text.find('$', at + 1) : std::string_view::npos;
      if (end != std::string_view::npos) {
        piece.text += readable_line(text.substr(at + 1, end - at - 1));
        at = end + 1;
        continue;
      }
      if (const std::size_t style = style_command(text.substr(at)); style > 0) {
        if (text.substr(at, style) == "\\textbackslash") piece.text += '\\';
        at += style;
        continue;
      }
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      if (text[at] != '{' && text[at] != '}') piece.text += text[at] == '~' ? ' ' : text[at];
      ++at;
    }
    return piece;
  }
  Piece named() {
    if (here() == '*') ++at_;
    return plain(join(argument(), true), Role::Function);
  }
  static Piece doubled(std::string_view letters) {
    std::string text;
    for (const char c : letters) {
      const char32_t found = double_struck(c);
      found != 0 ? append_utf8(text, found) : text.push_back(c);
    }
    return plain(text);
  }
  Piece root() {
    const std::string degree = operand(optional_argument());
    const std::string of = operand(argument());
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRoots{{{"3", "∛"}, {"4", "∜"}}};
    const auto* const found =
        std::find_if(kRoots.begin(), kRoots.end(), [&](const auto& r) { return r.first == degree; });
    Piece piece;
    piece.single = false;
    piece.reaches = !of.ends_with(')');
    piece.text = found != kRoots.end() ? std::string(found->second) : degree.empty() ? "√" : "root_" + degree + " ";
    piece.text += of;
    return piece;
  }
  static Pieces negated(Pieces pieces) {
    if (!pieces.empty()) pieces.front().text += "\u0338";
    return pieces;
  }
  Pieces fence() {
    pass_space();
    if (here() != '.') return {};
    ++at_;
    return {};
  }
  Piece long_arrow(std::string_view sign) {
    const std::string below = operand(optional_argument());
    return with_scripts({plain(sign, Role::Relation)}, below, operand(argument()), "");
  }

  // Tables.

  Pieces substack() {
    pass_space();
    if (here() != '{') return argument();
    ++at_;
    const Piece piece = compound(rows(kStack));
    if (here() == '}') ++at_;
    return {piece};
  }
  Piece environment(std::string_view name) {
    const EnvironmentRow& row = environment_row(name);
    if (row.table) optional_text();
    if (row.has_argument) argument_text();
    if (++depth_ > kDeepest) return --depth_, plain("");
    const bool bracket = std::exchange(bracket_, false);
    const std::string text = rows(row);
    bracket_ = bracket;
    --depth_;
    if (command_is("\\end")) pass_end();
    Piece piece = compound(std::string(row.open) + text + std::string(row.close));
    piece.single = !row.open.empty();
    return piece;
  }
  std::string rows(const EnvironmentRow& environment) {
    std::string out;
    while (true) {
      const std::string line = cells(environment.table);
      const bool more = is_here("\\\\") || command_is("\\cr");
      if (!line.empty() && !out.empty()) out += environment.table ? "; " : row_end_;
      out += line;
      if (!more) return out;
      pass_end();
      optional_text();  // \\[2pt]
    }
  }
  std::string cells(bool apart) {
    Pieces line = row();
    while (here() == '&') {
      ++at_;
      Pieces next = row();
      if (apart && !line.empty()) line.push_back(plain(ends_with_comma(line) ? "" : ",", Role::Punctuation));
      line.insert(line.end(), next.begin(), next.end());
    }
    return join(line);
  }
  static bool ends_with_comma(const Pieces& pieces) { return pieces.back().text.ends_with(','); }

  static constexpr EnvironmentRow kStack{};

  std::string_view tex_;
  std::string_view row_end_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool bracket_ = false;  // inside […]: ] ends it
};

}  // namespace

std::string readable_line(std::string_view tex, std::string_view row_end) {
  const std::string line = LineReader(tex, row_end).run();
  return line.empty() ? one_line(tex) : line;
}

}  // namespace offprint::math
