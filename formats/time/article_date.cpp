#include "formats/time/article_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <locale>
#include <sstream>

#include <date/date.h>

namespace offprint {

namespace {

struct ShapeRow {
  const char* format;
  bool time;
  bool zone;
};
// The first that reads all of the text.
constexpr std::array<ShapeRow, 8> kShapes{{
    {"%Y-%m-%dT%H:%M:%S%Ez", true, true},
    {"%Y-%m-%dT%H:%M:%SZ", true, true},
    {"%Y-%m-%dT%H:%M%Ez", true, true},
    {"%Y-%m-%dT%H:%MZ", true, true},
    {"%Y-%m-%dT%H:%M:%S", true, false},
    {"%Y-%m-%dT%H:%M", true, false},
    {"%Y-%m-%d", false, false},
    {"%Y/%m/%d", false, false},
}};

using Time = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

// `local` is the time as the text gives it, `utc` the same less its offset.
struct Read {
  Time local;
  Time utc;
};

std::optional<Read> read(std::string_view text, const ShapeRow& shape) {
  std::istringstream in{std::string(text)};
  in.imbue(std::locale::classic());
  Time utc;
  std::chrono::minutes offset{0};
  std::string zone;
  in >> date::parse(shape.format, utc, zone, offset);
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return {};
  return Read{utc + offset, utc};
}

std::string spell(const char* format, Time time) {
  return date::format(std::locale::classic(), format, std::chrono::floor<std::chrono::seconds>(time));
}

}  // namespace

std::string_view article_date(const Metadata& metadata) {
  return metadata.byline_date.empty() ? metadata.published : metadata.byline_date;
}

std::optional<Date> read_date(std::string_view text) {
  std::string plain(text);
  constexpr std::size_t kDay = 10;
  if (plain.size() > kDay && plain[kDay] == ' ') plain[kDay] = 'T';
  for (const ShapeRow& shape : kShapes) {
    const std::optional<Read> found = read(plain, shape);
    if (!found) continue;
    Date out;
    out.shown = spell(shape.time ? "%Y-%m-%d %H:%M" : "%Y-%m-%d", found->local);
    out.machine = shape.zone ? spell("%Y-%m-%dT%H:%M:%SZ", found->utc)
                             : spell(shape.time ? "%Y-%m-%dT%H:%M:%S" : "%Y-%m-%d", found->local);
    out.day = spell("%Y-%m-%d", found->local);
    out.utc = spell("%Y-%m-%dT%H:%M:%SZ", found->utc);
    return out;
  }
  return {};
}

std::string newest_utc(const Metadata& metadata) {
  std::string newest;
  for (const std::string_view text : {std::string_view(metadata.published), std::string_view(metadata.byline_date)}) {
    const std::optional<Date> date = read_date(text);
    if (date) newest = std::max(newest, date->utc);
  }
  return newest;
}

}  // namespace offprint
