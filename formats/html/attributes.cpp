#include "formats/html/attributes.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "formats/address/safe_address.h"
#include "formats/html/markup.h"
#include "formats/html/source_text.h"

namespace offprint {

namespace {

// Attributes whose addresses may reach an output.
constexpr std::array<std::string_view, 8> kAddresses{"action", "background", "cite", "data",
                                                     "href",   "poster",     "src",  "xlink:href"};

// What DiagnosticCode::AddressRefused names.
std::string_view refused(std::string_view scheme) { return scheme == "data" ? "data:text/html" : scheme; }

std::size_t name_end(std::string_view html, std::size_t at) {
  while (at < html.size() && !ends_tag_name(html[at])) ++at;
  return at;
}

}  // namespace

Text TagReader::lowered(std::string_view name) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::none_of(name.begin(), name.end(), is_upper)) return Arena::borrow(name);
  scratch_.assign(name);
  for (char& c : scratch_) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return document_.text(scratch_);
}

Text TagReader::value(Text name, std::string_view raw, std::size_t at) {
  const Text text = decoded(document_, raw, ReferenceIn::Attribute, scratch_);
  const bool is_address = std::find(kAddresses.begin(), kAddresses.end(), name.view()) != kAddresses.end();
  return is_address ? checked_address(text, at) : text;
}

Text TagReader::checked_address(Text address, std::size_t at) {
  if (is_safe_address(address)) return address;
  document_.diagnostics.report(DiagnosticCode::AddressRefused, static_cast<std::uint32_t>(at),
                               refused(address_scheme(address)));
  return {};
}

std::size_t TagReader::read(std::size_t at, Element& element) {
  const std::size_t after_name = name_end(html_, at + 1);
  if (after_name < html_.size() && html_[after_name] == '>') return after_name + 1;
  found_.clear();
  AttributeCursor cursor(html_, after_name);
  for (std::size_t seen = 0; cursor.next(); ++seen) {
    if (seen >= kMostAttributes) continue;
    const Text name = lowered(cursor.name());
    const auto is_same = [&](const Attribute& a) { return a.name == name.view(); };
    if (std::any_of(found_.begin(), found_.end(), is_same)) continue;
    found_.push_back({name, value(name, cursor.value(), cursor.begin())});
  }
  auto* kept = document_.arena.make_array<Attribute>(found_.size());
  std::copy(found_.begin(), found_.end(), kept);
  element.attributes = kept;
  element.count = static_cast<std::uint32_t>(found_.size());
  for (const Attribute& attribute : found_) element.names |= name_bit(attribute.name);
  return cursor.end();
}

Text TagReader::name(std::size_t at) { return lowered(html_.substr(at + 1, name_end(html_, at + 1) - at - 1)); }

}  // namespace offprint
