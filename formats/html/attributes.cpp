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
struct AddressRow {
  std::string_view name;
  bool (*is_safe)(std::string_view address);
};
constexpr std::array<AddressRow, 8> kAddresses{{{"action", is_safe_address},
                                                {"background", is_safe_picture},
                                                {"cite", is_safe_address},
                                                {"data", is_safe_picture},
                                                {"href", is_safe_address},
                                                {"poster", is_safe_picture},
                                                {"src", is_safe_picture},
                                                {"xlink:href", is_safe_picture}}};

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
  const auto* const row = std::find_if(kAddresses.begin(), kAddresses.end(),
                                       [&](const AddressRow& known) { return known.name == name.view(); });
  return row == kAddresses.end() ? text : checked_address(text, at, row->is_safe);
}

Text TagReader::checked_address(Text address, std::size_t at, bool (*is_safe)(std::string_view address)) {
  if (is_safe(address)) return address;
  document_.diagnostics.report(DiagnosticCode::AddressRefused, static_cast<std::uint32_t>(at), refused_name(address));
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
