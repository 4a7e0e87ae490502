#include "converters/batch/claim.h"

#include <algorithm>

#include "converters/batch/names.h"
#include "formats/reading/binary.h"

namespace offprint {

namespace {

constexpr std::size_t kHead = std::size_t{64} << 10U;  // as much as a conversion's sniffer sees

// The surest claim of all formats.
Claim claim_of(std::string_view head) {
  Claim surest = Claim::No;
  for (const FormatRow& format : formats())
    if (format.sniff != nullptr) surest = std::max(surest, format.sniff(head));
  return surest;
}

// Any text may perhaps be a dump: its name must not say that it is something else (.css, .py, .log).
bool may_be_article(std::string_view name) {
  return find_by_extension(name) != nullptr || stem_of(name) == name;
}

bool claimed_by(std::string_view head, std::string_view name, const Settings& settings) {
  if (settings.from != nullptr) return settings.from->binary || !binary_kind(head);
  if (sniff(head, name) == nullptr) return false;
  return may_be_article(name) || claim_of(head) > Claim::Perhaps;
}

}  // namespace

bool is_claimed(std::string_view head, std::string_view name, const Settings& settings, const HeadReader& more) {
  // An empty file with the name of a text is an article that was never written: it must be said.
  if (head.empty()) return find_by_extension(name) != nullptr;
  if (claimed_by(head, name, settings)) return true;
  return head.size() >= kShortHead && claimed_by(more(kHead), name, settings);
}

}  // namespace offprint
