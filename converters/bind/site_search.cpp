#include "converters/bind/site_search.h"

#include <algorithm>
#include <map>

#include "converters/engine/frames.h"
#include "converters/passes/language/opencc.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kMostWaiting = std::size_t{16} << 10U;  // bytes a shard: of 4,096 shards 64 MB

void pack(std::string& out, std::string_view term, std::uint32_t article, TermWeight weight) {
  const auto put = [&](const auto& value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); };
  put(static_cast<std::uint8_t>(term.size()));
  put(article);
  put(weight);
  out += term;
}

void unpack(std::string_view bytes, std::vector<Posting>& out) {
  const auto take = [&](auto& value) {
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
  };
  while (!bytes.empty()) {
    Posting posting;
    std::uint8_t size = 0;
    take(size);
    take(posting.article);
    take(posting.weight);
    posting.term = bytes.substr(0, size);
    bytes.remove_prefix(size);
    out.push_back(std::move(posting));
  }
}

}  // namespace

std::vector<std::pair<char32_t, char32_t>> character_variants() {
  constexpr char32_t kFirst = 0x3400;  // the ideographs of the Basic Multilingual Plane
  constexpr char32_t kLast = 0x9FFF;
  std::vector<std::pair<char32_t, char32_t>> variants;
  const auto simplifier = OpenCc::open("t2s.json");
  if (!simplifier) return variants;
  // On lines of their own, no two of them are taken for a word.
  std::string all;
  for (char32_t c = kFirst; c <= kLast; ++c) {
    append_utf8(all, c);
    all += '\n';
  }
  const std::string simplified = simplifier->convert(all);
  std::string_view rest = simplified;
  for (char32_t c = kFirst; c <= kLast && !rest.empty(); ++c) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const CodePoint to = decode(rest, 0);
    if (to.size == end && to.value != c) variants.emplace_back(c, to.value);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return variants;
}

SiteSearch::SiteSearch(std::size_t articles, const Descriptor& spool)
    : variants_(character_variants()), shards_(search_shards(articles)), spool_(spool) {}

std::string SiteSearch::folded(const std::string& term) const {
  std::string out;
  for (std::size_t at = 0; at < term.size();) {
    const CodePoint next = decode(term, at);
    const auto found = std::lower_bound(variants_.begin(), variants_.end(), next.value,
                                        [](const auto& pair, char32_t wanted) { return pair.first < wanted; });
    append_utf8(out, found != variants_.end() && found->first == next.value ? found->second : next.value);
    at += next.size;
  }
  return out;
}

std::optional<Error> SiteSearch::add(std::uint32_t article, const std::vector<SearchTerm>& terms) {
  std::map<std::string, TermWeight> folds;  // two terms may become one
  for (const SearchTerm& term : terms) {
    TermWeight& weight = folds.try_emplace(folded(term.term), term.weight).first->second;
    weight = std::max(weight, term.weight);
  }
  for (const auto& [term, weight] : folds) {
    Shard& shard = shards_[group_hash(term_group(term)) % shards_.size()];
    pack(shard.waiting, term, article, weight);
    if (shard.waiting.size() < kMostWaiting) continue;
    const auto place = spool_.put(shard.waiting);
    if (!place) return place.error();
    shard.spooled.push_back(*place);
    shard.waiting.clear();
  }
  return {};
}

Result<std::string> SiteSearch::shard(std::uint32_t number) const {
  const Shard& shard = shards_[number];
  std::vector<Posting> postings;
  for (const TextSpool::Place place : shard.spooled) {
    const auto bytes = spool_.get(place);
    if (!bytes) return fail(bytes.error());
    unpack(*bytes, postings);
  }
  unpack(shard.waiting, postings);
  return shard_script(number, std::move(postings));
}

}  // namespace offprint
