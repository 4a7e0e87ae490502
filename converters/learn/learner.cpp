#include "converters/learn/learner.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <string_view>

#include "formats/hash/hash64.h"

namespace offprint {

namespace {

constexpr std::uint64_t kLeast = 5;
constexpr std::uint64_t kEnough = 100;
constexpr std::uint64_t kPart = 50;  // 2 %

std::string_view bytes_of(const std::vector<BlockKeys>& blocks) {
  return {reinterpret_cast<const char*>(blocks.data()), blocks.size() * sizeof(BlockKeys)};
}

// Of the site's name, so that sites may come in any order.
std::uint64_t key_in(const std::string& site, std::uint64_t key) { return key ^ hash_of(site); }

std::uint64_t content_of(const std::string& site, const std::vector<BlockKeys>& blocks) {
  std::string keys = site + '\n';
  for (const BlockKeys& block : blocks) {
    keys.append(reinterpret_cast<const char*>(&block.text), sizeof block.text);
    keys.append(reinterpret_cast<const char*>(&block.traits), sizeof block.traits);
  }
  return hash_of(keys);
}

std::uint64_t key_of_site_word(const std::string& text) { return hash_of("name\n" + text); }

}  // namespace

std::uint64_t least_articles(std::uint64_t of_site) {
  return std::max(kLeast, std::min(kEnough, (of_site + kPart - 1) / kPart));
}

std::uint32_t Learner::number_of(const std::string& site) {
  const auto [at, added] = numbers_.emplace(site, static_cast<std::uint32_t>(sites_.size()));
  if (added) {
    sites_.push_back(site);
    counts_.push_back(0);
  }
  return at->second;
}

Result<void> Learner::count(std::uint32_t input, const LearnCard& card) {
  const std::uint32_t site = number_of(card.site);
  const bool copy = !contents_.insert(content_of(card.site, card.blocks)).second;
  auto place = spool_.put(bytes_of(card.blocks));
  if (!place) return fail(place.error());
  articles_.push_back({input, site, *place, copy});
  if (copy) return {};
  ++counts_[site];
  std::set<std::uint64_t> keys;
  for (const BlockKeys& block : card.blocks) {
    if (block.text != 0) keys.insert(block.text);
    if (block.shape != 0) keys.insert(block.shape);
  }
  for (const std::uint64_t key : keys) sketch_.add(key_in(card.site, key));
  count_words(site, card);
  return {};
}

void Learner::count_words(std::uint32_t site, const LearnCard& card) {
  for (const SiteWord& word : card.site_words) {
    const std::uint64_t key = key_of_site_word(word.text);
    sketch_.add(key_in(card.site, key));
    if (seen(site, key) < kLeast) continue;
    const auto [at, first] = site_words_[site].try_emplace(word.text, CountedWord{word.kind, kLeast});
    if (!first) ++at->second.times;
    if (word.kind == SiteWord::Kind::NamedSuffix) at->second.kind = word.kind;
  }
}

// A suffix that says the site's name must stand in a fifth of its titles, any other in half of them: a series' name may
// stand in many. The longest come first.
void Learner::add_names(std::uint32_t site, FurnitureNames& names) const {
  const auto words = site_words_.find(site);
  if (words == site_words_.end()) return;
  for (const auto& [text, counted] : words->second) {
    const std::uint64_t part = counted.kind == SiteWord::Kind::Suffix        ? 2
                               : counted.kind == SiteWord::Kind::NamedSuffix ? 5
                                                                             : kPart;
    if (counted.times * part < counts_[site]) continue;
    (counted.kind == SiteWord::Kind::FeedName ? names.feed_names : names.title_suffixes).push_back(text);
  }
  std::stable_sort(names.title_suffixes.begin(), names.title_suffixes.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

unsigned Learner::seen(std::uint32_t site, std::uint64_t key) const {
  return key == 0 ? 0 : sketch_.count(key_in(sites_[site], key));
}

Recurs Learner::recurs(std::uint32_t site, const BlockKeys& keys) const {
  const std::uint64_t least = least_articles(counts_[site]);
  const unsigned words = seen(site, keys.text);
  const unsigned shape = trusts_shape(keys) ? seen(site, keys.shape) : 0;
  if (shape >= least && shape > words) return Recurs::Shape;
  return words >= least ? Recurs::Words : Recurs::No;
}

Result<void> Learner::judge(const Article& article, const std::string& path) {
  const auto bytes = spool_.get(article.place);
  if (!bytes) return fail(bytes.error());
  std::vector<ArticleBlock> blocks(bytes->size() / sizeof(BlockKeys));
  std::vector<Recurs> known;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    std::memcpy(&blocks[i].keys, bytes->data() + i * sizeof(BlockKeys), sizeof(BlockKeys));
    known.push_back(recurs(article.site, blocks[i].keys));
  }
  const std::vector<RunPlace> places = recurring_places(blocks, known);
  std::set<std::uint64_t> told;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (known[i] == Recurs::No) continue;
    const BlockKeys& keys = blocks[i].keys;
    const bool by_shape = known[i] == Recurs::Shape;
    const std::uint64_t key = by_shape ? keys.shape : keys.text;
    if (!told.insert(key).second) continue;
    Found& found = found_[{article.site, key}];
    if (places[i] == RunPlace::Stays) {
      found.stays += article.copy ? 0 : 1;
      continue;
    }
    if (found.path.empty() || path < found.path) {
      found.path = path;
      found.input = article.input;
      found.block = static_cast<std::uint32_t>(i);
    }
    if (by_shape) found.by = FurnitureBlock::By::Shape;
    if ((keys.traits & trait::kPicture) != 0) found.by = FurnitureBlock::By::Picture;
    if (article.copy) continue;
    ++found.articles;
    ++found.places.at(static_cast<std::size_t>(places[i]));
  }
  return {};
}

// What stands in too few articles, and what most of them keep: a greeting is theirs, though some put a line behind it.
void Learner::leave_out_unsure() {
  std::erase_if(found_, [&](const auto& entry) {
    const Found& found = entry.second;
    return found.articles < least_articles(counts_[entry.first.first]) || found.stays > found.articles;
  });
}

std::vector<std::uint32_t> Learner::examples() const {
  std::set<std::uint32_t> inputs;
  for (const auto& [key, found] : found_) inputs.insert(found.input);
  return {inputs.begin(), inputs.end()};
}

bool Learner::name(std::uint32_t input, const LearnCard& card) {
  bool same = true;
  for (auto& [key, found] : found_) {
    if (found.input != input) continue;
    const bool shape = found.by == FurnitureBlock::By::Shape;
    const bool there =
        found.block < card.blocks.size() && found.block < card.words.size() && found.block < card.shapes.size();
    if (!there || (shape ? card.blocks[found.block].shape : card.blocks[found.block].text) != key.second) {
      same = false;
      continue;
    }
    found.words = (shape ? card.shapes : card.words)[found.block];
  }
  return same;
}

Furniture Learner::furniture() const {
  Furniture furniture;
  for (std::uint32_t i = 0; i < sites_.size(); ++i) {
    furniture.sites[sites_[i]].articles = counts_[i];
    add_names(i, furniture.sites[sites_[i]].names);
  }
  for (const auto& [key, found] : found_) {
    if (found.words.empty()) continue;  // its example is another article by now
    const auto most = std::max_element(found.places.begin() + 1, found.places.end());
    furniture.sites[sites_[key.first]].blocks.push_back(
        {found.by, found.words, static_cast<RunPlace>(most - found.places.begin()), found.articles, found.path});
  }
  std::erase_if(furniture.sites, [](const auto& entry) {
    const FurnitureSite& site = entry.second;
    return site.blocks.empty() && site.names.title_suffixes.empty() && site.names.feed_names.empty();
  });
  return furniture;
}

}  // namespace offprint
