#include "converters/inspect/listing.h"

#include <algorithm>
#include <utility>

#include "converters/files/printable.h"
#include "formats/layout/width.h"

namespace offprint {

namespace {

// ECMA-48 (§8.3.117, SGR).
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kFaint = "\x1b[2m";
constexpr std::string_view kYellow = "\x1b[33m";
constexpr std::string_view kPlain = "\x1b[0m";

}  // namespace

std::string padded(std::string_view text, std::size_t width) {
  const auto columns = static_cast<std::size_t>(display_width(text, false));  // a terminal shows Ambiguous narrow
  return std::string(text) + std::string(std::max<std::size_t>(width, columns + 1) - columns, ' ');
}

std::string Listing::styled(std::string_view style, std::string text) const {
  return color_ ? std::string(style) + std::move(text) + std::string(kPlain) : std::move(text);
}

void Listing::title(std::string_view text) {
  if (!out_.empty()) out_ += "\n";
  out_ += styled(kBold, printable(text)) + "\n";
}

void Listing::field(std::string_view label, std::string_view value, std::size_t width) {
  if (value.empty()) return;
  out_ += std::string(kIndent, ' ') + styled(kFaint, padded(printable(label), width)) + printable(value) + "\n";
}

void Listing::line(std::string_view text, std::size_t indent) {
  out_ += std::string(indent, ' ') + printable(text) + "\n";
}

void Listing::warning(std::string_view text) {
  out_ += std::string(kIndent, ' ') + styled(kYellow, printable(text)) + "\n";
}

void Listing::text(std::string_view text, std::size_t indent) {
  while (!text.empty()) {
    const std::string_view line_text = text.substr(0, text.find('\n'));
    line(line_text, indent);
    text.remove_prefix(std::min(line_text.size() + 1, text.size()));
  }
}

}  // namespace offprint
