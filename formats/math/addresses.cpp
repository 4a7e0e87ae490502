#include "formats/math/addresses.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "formats/address/safe_address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What follows a command in braces.
enum class Argument : std::uint8_t {
  Shown,   // is what it shows
  Hidden,  // is not; what it shows comes next
  None,    // is not, and it shows nothing
};

struct AddressRow {
  std::string_view name;
  Argument address;
  bool remote = false;  // an address without http is a file that TeX reads
};
constexpr std::array kWithAddress{AddressRow{"href", Argument::Hidden}, AddressRow{"hyperimage", Argument::Hidden},
                                  AddressRow{"includegraphics", Argument::Shown, true},
                                  AddressRow{"nolinkurl", Argument::Shown}, AddressRow{"url", Argument::Shown}};

// Commands that no formula needs, and an evil one has: what reads formulas runs them.
struct RefusedRow {
  std::string_view name;
  Argument argument = Argument::Shown;
};
constexpr std::array kRefused{
    // Files.
    RefusedRow{"IfFileExists"},
    RefusedRow{"InputIfFileExists"},
    RefusedRow{"RequirePackage", Argument::None},
    RefusedRow{"VerbatimInput"},
    RefusedRow{"XeTeXpdffile"},
    RefusedRow{"XeTeXpicfile"},
    RefusedRow{"documentclass", Argument::None},
    RefusedRow{"import"},
    RefusedRow{"include"},
    RefusedRow{"includepdf"},
    RefusedRow{"includestandalone"},
    RefusedRow{"includesvg"},
    RefusedRow{"input"},
    RefusedRow{"inputminted"},
    RefusedRow{"lstinputlisting"},
    RefusedRow{"newread"},
    RefusedRow{"newwrite"},
    RefusedRow{"openin"},
    RefusedRow{"openout"},
    RefusedRow{"pdffiledump"},
    RefusedRow{"pdfobj"},
    RefusedRow{"pdfximage"},
    RefusedRow{"read"},
    RefusedRow{"readline"},
    RefusedRow{"require", Argument::None},
    RefusedRow{"subfile"},
    RefusedRow{"subimport"},
    RefusedRow{"usepackage", Argument::None},
    RefusedRow{"verbatiminput"},
    RefusedRow{"write"},
    // Programs.
    RefusedRow{"ShellEscape"},
    RefusedRow{"directlua"},
    RefusedRow{"immediate"},
    RefusedRow{"latelua"},
    RefusedRow{"luadirect"},
    RefusedRow{"luaexec"},
    RefusedRow{"pdfliteral"},
    RefusedRow{"special", Argument::None},
    // Other names and signs for these.
    RefusedRow{"catcode"},
    RefusedRow{"csname"},
    RefusedRow{"endcsname"},
    RefusedRow{"makeatletter"},
    RefusedRow{"scantokens"},
    // What MathJax and KaTeX put into the page around it: styles that load, names that another element has.
    RefusedRow{"class", Argument::Hidden},
    RefusedRow{"cssId", Argument::Hidden},
    RefusedRow{"htmlClass", Argument::Hidden},
    RefusedRow{"htmlData", Argument::Hidden},
    RefusedRow{"htmlId", Argument::Hidden},
    RefusedRow{"htmlStyle", Argument::Hidden},
    RefusedRow{"mmlToken"},
    RefusedRow{"style", Argument::Hidden},
};
// Environments of the same kind.
constexpr std::array<std::string_view, 5> kRefusedEnvironments{"VerbatimOut", "filecontents", "filecontents*",
                                                               "luacode", "luacode*"};

template <typename Rows>
auto row_of(const Rows& rows, std::string_view name) {
  const auto* const row = std::find_if(rows.begin(), rows.end(), [&](const auto& known) { return known.name == name; });
  return row == rows.end() ? nullptr : row;
}

std::size_t skip_space(std::string_view tex, std::size_t at) {
  while (at < tex.size() && is_space(tex[at])) ++at;
  return at;
}

// Past the bracket that closes the one at `at`; nothing where there is none, or none near.
std::optional<std::size_t> past_group(std::string_view tex, std::size_t at, char open, char close) {
  constexpr std::size_t kLongest = 4096;  // bytes of an address
  int depth = 0;
  const std::size_t end = std::min(tex.size(), at + kLongest);
  for (; at < end; ++at) {
    if (tex[at] == '\\') {
      ++at;
    } else if (tex[at] == open) {
      ++depth;
    } else if (tex[at] == close && --depth == 0) {
      return at + 1;
    }
  }
  return std::nullopt;
}

bool is_remote(std::string_view address) {
  address = trim(address);
  return starts_ignoring_case(address, "https://") || starts_ignoring_case(address, "http://");
}

// As hyperref reads it: a backslash before a sign is none. Nothing where a macro stands in it, or before all that says
// where it leads a macro's parameter.
std::optional<std::string> address_in(std::string_view argument) {
  std::string address;
  for (std::size_t at = 0; at < argument.size(); ++at) {
    if (argument[at] == '{' || argument[at] == '}') continue;
    const bool parameter =
        argument[at] == '#' && at + 1 < argument.size() && (is_digit(argument[at + 1]) || argument[at + 1] == '#');
    if (parameter && !is_remote(address)) return std::nullopt;
    if (argument[at] == '\\' && ++at < argument.size() && is_letter(argument[at])) return std::nullopt;
    if (at < argument.size()) address += argument[at];
  }
  return address;
}

class Cleaner {
 public:
  Cleaner(std::string_view tex, std::vector<std::string>& refused) : tex_(tex), refused_(refused) {}

  std::string run() {
    std::size_t at = 0;
    for (std::size_t sign = next_sign(0); sign < tex_.size(); sign = next_sign(at)) {
      out_ += tex_.substr(at, sign - at);
      at = tex_[sign] == '^' ? spelled_letter(sign) : command(sign);
    }
    out_ += tex_.substr(std::min(at, tex_.size()));
    return std::move(out_);
  }

 private:
  std::size_t next_sign(std::size_t at) const {
    return std::min({tex_.find('\\', at), tex_.find("^^", at), tex_.size()});
  }

  // TeX reads ^^69 as i, in names too.
  std::size_t spelled_letter(std::size_t sign) {
    refused_.emplace_back("^^");
    out_ += "^ ";
    return sign + 1;
  }

  // Gives where to go on.
  std::size_t command(std::size_t sign) {
    const auto* const letters = std::find_if_not(tex_.begin() + sign + 1, tex_.end(), is_letter);
    const auto end = static_cast<std::size_t>(letters - tex_.begin());
    if (const auto gone = refuse(tex_.substr(sign + 1, end - sign - 1), end)) return *gone;
    std::size_t past = std::min(std::max(end, sign + 2), tex_.size());  // \\ and \% are commands
    if (tex_.substr(sign + 1).starts_with("^^")) past = sign + 1;       // and this is a name spelled otherwise
    out_ += tex_.substr(sign, past - sign);
    if (past == sign + 1 && past < tex_.size()) out_ += ' ';
    name_end_ = end > sign + 1 ? out_.size() : 0;
    return past;
  }

  std::optional<std::size_t> refuse(std::string_view name, std::size_t end) {
    if (const AddressRow* const row = row_of(kWithAddress, name)) return refuse_address(*row, end);
    if (const RefusedRow* const row = row_of(kRefused, name)) return refuse_command(name, row->argument, end);
    if (name == "begin" || name == "end") return refuse_environment(end);
    if (name == "bbox") return refuse_style(end);
    return std::nullopt;
  }

  // Where the text goes on that stays of a command with an unsafe address; nothing for a safe one.
  std::optional<std::size_t> refuse_address(const AddressRow& row, std::size_t end) {
    const std::size_t open = past_option(end);
    const auto past = past_braces(open);
    const auto address = past ? address_in(tex_.substr(open + 1, *past - open - 2)) : std::nullopt;
    if (address && is_safe_address(*address) && (!row.remote || is_remote(*address))) return std::nullopt;
    const bool named = address && !is_safe_address(*address);
    return without(named ? refused_name(*address) : "\\" + std::string(row.name), row.address, end);
  }

  std::optional<std::size_t> refuse_command(std::string_view name, Argument argument, std::size_t end) {
    const auto past = past_braces(past_option(end));
    const std::size_t behind = past ? skip_space(tex_, *past) : tex_.size();
    const bool shows_next = behind < tex_.size() && tex_[behind] == '{';
    const bool another = argument == Argument::Hidden && !shows_next;  // an author's own of that name
    return without("\\" + std::string(name), another ? Argument::Shown : argument, end);
  }

  std::optional<std::size_t> refuse_environment(std::size_t end) {
    const std::size_t open = skip_space(tex_, end);
    const auto past = past_braces(open);
    const std::string_view name = past ? trim(tex_.substr(open + 1, *past - open - 2)) : std::string_view();
    if (!runs_command(name)) return std::nullopt;
    return without(std::string(name), Argument::Shown, end);
  }
  // \begin{input} is \input; a macro or its parameter may be any name.
  static bool runs_command(std::string_view name) {
    const auto* const found = std::find(kRefusedEnvironments.begin(), kRefusedEnvironments.end(), name);
    return found != kRefusedEnvironments.end() || row_of(kRefused, name) != nullptr ||
           row_of(kWithAddress, name) != nullptr || name.find_first_of("\\#") != std::string_view::npos;
  }

  // MathJax's \bbox[style]{formula}: colours and borders stay, what may load something does not.
  std::optional<std::size_t> refuse_style(std::size_t end) {
    const std::size_t open = skip_space(tex_, end);
    const std::size_t past = past_option(end);
    const std::string_view style = tex_.substr(open, past - open);
    if (style.find_first_of("(\\") == std::string_view::npos && !has_parameter(style)) return std::nullopt;
    without("\\bbox", Argument::Shown, end);
    return past;
  }
  // #1 is one, and #123 a colour.
  static bool has_parameter(std::string_view style) {
    for (std::size_t at = style.find('#'); at < style.size() - 1; at = style.find('#', at + 1)) {
      const char behind = at + 2 < style.size() ? style[at + 2] : ' ';
      if (style[at + 1] == '#' || (is_digit(style[at + 1]) && !is_hex(behind))) return true;
    }
    return false;
  }

  // Takes the command out, and what is not shown of it.
  std::size_t without(std::string said, Argument argument, std::size_t end) {
    refused_.push_back(std::move(said));
    if (name_end_ == out_.size() && !out_.empty()) out_ += ' ';  // \hr\href{…}ef is not to become \href
    const std::size_t open = past_option(end);
    const auto past = past_braces(open);
    if (past && argument != Argument::Shown) return *past;
    return past ? open : end;
  }

  std::size_t past_option(std::size_t at) const {
    const std::size_t open = skip_space(tex_, at);
    if (open >= tex_.size() || tex_[open] != '[') return open;
    return skip_space(tex_, past_group(tex_, open, '[', ']').value_or(open));
  }
  std::optional<std::size_t> past_braces(std::size_t open) const {
    return open < tex_.size() && tex_[open] == '{' ? past_group(tex_, open, '{', '}') : std::nullopt;
  }

  std::string_view tex_;
  std::vector<std::string>& refused_;
  std::string out_;
  std::size_t name_end_ = 0;  // in `out_`, of the last command with a name
};

}  // namespace

std::string without_unsafe_addresses(std::string_view tex, std::vector<std::string>& refused) {
  return Cleaner(tex, refused).run();
}

}  // namespace offprint
