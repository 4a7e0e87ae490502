#include "converters/inputs/claim.h"

#include <algorithm>

#include "converters/files/names.h"
#include "converters/inputs/foreign.h"
#include "formats/charset/binary.h"

namespace offprint {

namespace {

constexpr std::size_t kHead = std::size_t{64} << 10U;  // as much as a conversion's sniffer sees

// Whether files of that name may hold anything: settings, a sitemap, a table of numbers.
bool holds_data(const FormatRow& format) { return format.items != nullptr || format.tree; }

// The surest claim of all formats.
Claim claim_of(std::string_view head) {
  Claim surest = Claim::No;
  for (const FormatRow& format : formats())
    if (format.sniff != nullptr) surest = std::max(surest, format.sniff(head));
  return surest;
}

// The less a name says, the surer the content must be: any text may perhaps be a dump (a script, a style sheet), and
// many a file holds tags (a drawing in SVG).
Claim least_claim(std::string_view name) {
  if (const FormatRow* named = find_by_extension(name); named != nullptr)
    return holds_data(*named) ? Claim::Surely : Claim::Perhaps;
  return stem_of(name) == name ? Claim::Likely : Claim::Surely;
}

// Such a file is an article, or it must be said that it is none: empty, a picture, a bomb.
bool promises_text(std::string_view name) {
  const FormatRow* named = find_by_extension(name);
  return named != nullptr && can_read(*named) && !named->binary && !holds_data(*named);
}

bool claimed_by(std::string_view head, std::string_view name, const Settings& settings) {
  if (settings.from != nullptr) return settings.from->binary || !binary_kind(head);
  const FormatRow* format = sniff(head, name);
  if (format == nullptr || format->collection.shape == Collection::Shape::Book)
    return false;  // most are made of the rest
  const Claim least = least_claim(name);
  if (least != Claim::Perhaps && foreign_kind(head, name)) return false;  // else it must be said: its name claims it
  return least == Claim::Perhaps || claim_of(head) >= least;
}

}  // namespace

bool is_claimed(std::string_view head, std::string_view name, const Settings& settings, const HeadReader& more) {
  if (promises_text(name)) return true;
  if (claimed_by(head, name, settings)) return true;
  return head.size() >= kShortHead && claimed_by(more(kHead), name, settings);
}

}  // namespace offprint
