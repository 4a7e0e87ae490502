#include "converters/learn/site_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "converters/passes/metadata/site_suffix.h"
#include "formats/address/address.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What stands between a title and what is behind it.
constexpr std::array<std::string_view, 11> kSigns{" - ", " – ", " — ",  " | ", "|", "｜",
                                                  "_",   " · ", " :: ", " » ", "："};
constexpr std::size_t kLongest = 80;  // bytes
constexpr std::size_t kMost = 3;      // of a title

// "quay" of "www.quay.example".
std::string_view label_of(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host.substr(0, host.find('.'));
}

bool names_site(std::string_view name, const Metadata& metadata) {
  const std::string own = squeezed(name);
  const std::string_view host = metadata.site.empty() ? split_address(metadata.url).host() : metadata.site;
  return !own.empty() && (own == squeezed(metadata.site_name) || own == squeezed(label_of(host)) || own == host);
}

}  // namespace

std::vector<SiteWord> site_words(const Metadata& metadata) {
  std::vector<SiteWord> words;
  const std::string& title = metadata.title;
  for (std::size_t at = title.size(); at-- > 1 && words.size() < kMost && title.size() - at <= kLongest;) {
    const std::string_view rest = std::string_view(title).substr(at);
    const auto* const sign =
        std::find_if(kSigns.begin(), kSigns.end(), [&](std::string_view row) { return rest.starts_with(row); });
    if (sign == kSigns.end() || trim(rest.substr(sign->size())).empty()) continue;
    const bool named = names_site(trim(rest.substr(sign->size())), metadata);
    words.push_back({named ? SiteWord::Kind::NamedSuffix : SiteWord::Kind::Suffix, std::string(rest)});
  }
  for (const std::string& author : metadata.authors) {
    if (author.size() <= kLongest && names_site(author, metadata)) words.push_back({SiteWord::Kind::FeedName, author});
  }
  return words;
}

}  // namespace offprint
