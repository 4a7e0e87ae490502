#include "tests/fuzz/facts.h"

#include <algorithm>
#include <string>

#include "converters/images/data_address.h"
#include "converters/images/picture.h"
#include "converters/images/svg.h"
#include "formats/address/address.h"
#include "formats/address/readable.h"
#include "formats/address/safe_address.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/well_formed.h"

namespace offprint::fuzz {

namespace {

// RFC 3986 §5.3.
std::string put_together(const Address& parts) {
  std::string address;
  if (!parts.scheme.empty()) address.append(parts.scheme).append(":");
  if (parts.has_authority) address.append("//").append(parts.authority);
  address.append(parts.path);
  if (parts.has_query) address.append("?").append(parts.query);
  if (parts.has_fragment) address.append("#").append(parts.fragment);
  return address;
}

void read_address(std::string_view address) {
  const Address parts = split_address(address);
  promise(put_together(parts) == address, "an address is its parts", address);
  const std::string shown = readable_address(address);
  promise(shown == address || encoded_letters(shown) == address, "a readable address is the same address", address);
  promise(is_safe_address(shown) == is_safe_address(address), "a readable address is as safe", address);
  promise(!is_safe_address(address) || address_scheme(address) != "javascript", "no script is safe", address);
  percent_decode(address);
  encoded_path(address);
  is_host(parts.host(), "example.org");
  const std::string_view name = parts.query.substr(0, parts.query.find('='));
  query_value(parts.query, name);
  query_address(parts.query, name);
  if (is_data_address(address)) {
    const auto bytes = decode_data_address(address, 100);
    promise(!bytes || bytes->size() <= 100, "a data: address keeps to its limit", address);
  }
}

// Of SVG that was cleaned: nothing that runs, or is loaded from elsewhere.
void check_drawing(std::string_view element, std::string_view attribute, std::string_view value) {
  promise(!equals_ignoring_case(element, "script") && !equals_ignoring_case(element, "foreignObject"),
          "a drawing has no program and no page", element);
  promise(!attribute.starts_with("on"), "a drawing has no handlers", attribute);
  const bool refers = attribute == "href" || attribute.ends_with(":href");
  promise(!refers || value.starts_with("#") || value.starts_with("data:image/"), "a drawing refers to itself", value);
}

}  // namespace

void read_dates(std::string_view text) {
  for (const DayOrder order : {DayOrder::Unknown, DayOrder::DayFirst, DayOrder::MonthFirst}) {
    const auto moment = parse_date(text, order);
    if (!moment) continue;
    const std::string spelled = iso8601(moment);
    promise(iso8601(parse_date(spelled)) == spelled, "a date is read as it is spelled", spelled);
    promise(moment->year >= 1900 && moment->year <= 9999, "a date is one of an article", spelled);
    const Moment utc = in_utc(*moment);
    promise(!is_later(utc, *moment) && !is_later(*moment, utc), "a date in UTC is the same instant", spelled);
    promise(days_apart(moment, moment) == 0, "a day is as old as itself", spelled);
    for (const std::string& form : {shown_date(moment), html_date(moment), utc_time(moment), iso_day(moment)}) {
      promise(!form.empty() && is_utf8(form), "a date can be shown", spelled);
    }
  }
  parse_milliseconds(text);
}

void read_addresses(std::string_view lines) {
  const std::size_t end = std::min(lines.find('\n'), lines.size());
  const std::string_view base = lines.substr(0, end);
  const std::string_view reference = lines.substr(std::min(end + 1, lines.size()));
  read_address(base);
  read_address(reference);
  const std::string resolved = resolve_address(base, reference);
  read_address(resolved);
  promise(resolve_address(base, resolved) == resolved || split_address(base).scheme.empty(),
          "an address that is resolved is absolute", resolved);
}

void read_pictures(std::string_view bytes) {
  const std::string_view type = raster_type(bytes);
  const auto picture = read_picture(std::string(bytes));
  if (!picture) return;
  promise(type.empty() || picture->media_type == type, "a picture is what its first bytes say");
  promise(type.empty() || (picture->width > 0 && picture->height > 0), "a raster picture has a size");
  promise(std::uint64_t{picture->width} * picture->height <= kMostPixels, "a picture keeps to its limit");
}

void read_svg(std::string_view bytes) {
  const auto svg = clean_svg(bytes);
  if (!svg) return;
  promise(is_utf8(svg->text), "a drawing is UTF-8");
  promise_well_formed(svg->text, "the drawing", check_drawing);
  const auto again = clean_svg(svg->text);
  promise(again && again->text == svg->text, "a clean drawing stays as it is", svg->text);
}

}  // namespace offprint::fuzz
