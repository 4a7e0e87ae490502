#include "converters/report/report_markup.h"

#include <array>

#include "converters/files/printable.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// A number below 1000 with one decimal where it is short.
std::string tenths(std::uint64_t value, std::uint64_t unit) {
  const std::uint64_t all = (value * 10 + unit / 2) / unit;
  if (all >= 100) return shown_count((all + 5) / 10);
  return std::to_string(all / 10) + "." + std::to_string(all % 10);
}

}  // namespace

std::string shown_text(std::string_view bytes) {
  std::string out;
  append_xml_text(out, only_xml_chars(printable(bytes)));
  return out;
}

std::string shown_start(std::string_view bytes, std::size_t limit) {
  std::string out;
  append_xml_text(out, only_xml_chars(printable_start(bytes, limit)));
  return out;
}

std::string shown_count(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

std::string shown_size(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> kUnits{"kB", "MB", "GB", "TB", "PB"};
  if (bytes < 1000) return std::to_string(bytes) + " B";
  std::uint64_t unit = 1000;
  std::size_t at = 0;
  while (at + 1 < kUnits.size() && bytes >= unit * 1000) {
    unit *= 1000;
    ++at;
  }
  return tenths(bytes / (unit / 1000), 1000) + " " + std::string(kUnits.at(at));
}

std::string shown_time(std::uint64_t milliseconds) {
  if (milliseconds < 1000) return std::to_string(milliseconds) + " ms";
  if (milliseconds < 60'000) return tenths(milliseconds, 1000) + " s";
  const std::uint64_t minutes = milliseconds / 60'000;
  if (minutes < 60) return std::to_string(minutes) + " min " + std::to_string(milliseconds / 1000 % 60) + " s";
  return shown_count(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

}  // namespace offprint
