#include "formats/math/addresses.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "formats/address/safe_address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct CommandRow {
  std::string_view name;
  bool shows_address;  // its argument is what it shows; else a second one is
};
constexpr std::array<CommandRow, 5> kWithAddress{
    {{"href", false}, {"hyperimage", false}, {"includegraphics", true}, {"nolinkurl", true}, {"url", true}}};

const CommandRow* row_of(std::string_view name) {
  const auto* row = std::find_if(kWithAddress.begin(), kWithAddress.end(),
                                 [&](const CommandRow& known) { return known.name == name; });
  return row == kWithAddress.end() ? nullptr : row;
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

// As hyperref reads it: a backslash before a sign is none. Nothing where a macro stands in it.
std::optional<std::string> address_in(std::string_view argument) {
  std::string address;
  for (std::size_t at = 0; at < argument.size(); ++at) {
    if (argument[at] == '{' || argument[at] == '}') continue;
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
    for (std::size_t sign = tex_.find('\\'); sign != std::string_view::npos; sign = tex_.find('\\', at)) {
      out_ += tex_.substr(at, sign - at);
      at = command(sign);
    }
    out_ += tex_.substr(std::min(at, tex_.size()));
    return std::move(out_);
  }

 private:
  // Gives where to go on.
  std::size_t command(std::size_t sign) {
    const auto* const letters = std::find_if_not(tex_.begin() + sign + 1, tex_.end(), is_letter);
    const auto end = static_cast<std::size_t>(letters - tex_.begin());
    const CommandRow* const row = row_of(tex_.substr(sign + 1, end - sign - 1));
    if (row != nullptr) {
      if (const auto gone = refuse(*row, end)) return *gone;
    }
    const std::size_t past = std::min(std::max(end, sign + 2), tex_.size());  // \\ and \% are commands
    out_ += tex_.substr(sign, past - sign);
    name_end_ = end > sign + 1 ? out_.size() : 0;
    return past;
  }

  // Where the text goes on that stays of a command with an unsafe address; nothing for a safe one.
  std::optional<std::size_t> refuse(const CommandRow& row, std::size_t end) {
    std::size_t open = skip_space(tex_, end);
    if (open < tex_.size() && tex_[open] == '[')
      open = skip_space(tex_, past_group(tex_, open, '[', ']').value_or(open));
    const bool braced = open < tex_.size() && tex_[open] == '{';
    const auto past = braced ? past_group(tex_, open, '{', '}') : std::nullopt;
    const auto address = past ? address_in(tex_.substr(open + 1, *past - open - 2)) : std::nullopt;
    if (address && is_safe_address(*address)) return std::nullopt;
    refused_.push_back(address ? refused_name(*address) : "\\" + std::string(row.name));
    if (name_end_ == out_.size() && !out_.empty()) out_ += ' ';  // \hr\href{…}ef is not to become \href
    return past && !row.shows_address ? *past : braced ? open : end;
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
