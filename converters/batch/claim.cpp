#include "converters/batch/claim.h"

#include "formats/reading/binary.h"

namespace offprint {

namespace {

constexpr std::size_t kHead = std::size_t{64} << 10U;  // as much as a conversion's sniffer sees

bool claimed_by(std::string_view head, std::string_view name, const Settings& settings) {
  if (settings.from == nullptr) return sniff(head, name) != nullptr;
  return settings.from->binary || !binary_kind(head);
}

}  // namespace

bool is_claimed(std::string_view head, std::string_view name, const Settings& settings, const HeadReader& more) {
  // An empty file with the name of a text is an article that was never written: it must be said.
  if (head.empty()) return find_by_extension(name) != nullptr;
  if (claimed_by(head, name, settings)) return true;
  return head.size() >= kShortHead && claimed_by(more(kHead), name, settings);
}

}  // namespace offprint
