#include "converters/bind/copies.h"

#include <numeric>
#include <unordered_map>

namespace offprint {

namespace {

std::size_t known_facts(const Metadata& metadata) {
  std::size_t count = metadata.authors.size() + metadata.tags.size() + metadata.categories.size();
  for (const std::string* text : {&metadata.title, &metadata.url}) count += text->empty() ? 0 : 1;
  for (const auto* date : {&metadata.published, &metadata.byline_date}) count += *date ? 1 : 0;
  return count;
}

bool is_fuller(const ArticleCard& a, const ArticleCard& b) {
  if (a.text_size != b.text_size) return a.text_size > b.text_size;
  return known_facts(a.metadata) > known_facts(b.metadata);
}

// The head of a card's set; on the way all are tied to it.
std::uint32_t head_of(std::vector<std::uint32_t>& heads, std::uint32_t card) {
  while (heads[card] != card) card = heads[card] = heads[heads[card]];
  return card;
}

}  // namespace

std::vector<std::uint32_t> find_copies(const std::vector<ArticleCard>& cards) {
  std::vector<std::uint32_t> heads(cards.size());
  std::iota(heads.begin(), heads.end(), 0U);
  std::unordered_map<std::uint64_t, std::uint32_t> addresses;
  std::unordered_map<std::uint64_t, std::uint32_t> texts;
  for (std::uint32_t i = 0; i < cards.size(); ++i) {
    if (cards[i].status != ArticleCard::Status::Wanted) continue;
    const auto tie = [&](auto& first_of, std::uint64_t key) {
      if (key == 0) return;
      const std::uint32_t other = head_of(heads, first_of.try_emplace(key, i).first->second);
      const std::uint32_t own = head_of(heads, i);
      heads[std::max(own, other)] = std::min(own, other);
    };
    tie(addresses, cards[i].address);
    tie(texts, cards[i].text);
  }
  std::vector<std::uint32_t> fullest(heads);
  for (std::uint32_t i = 0; i < cards.size(); ++i) {
    std::uint32_t& best = fullest[head_of(heads, i)];
    if (is_fuller(cards[i], cards[best])) best = i;
  }
  for (std::uint32_t i = 0; i < cards.size(); ++i) heads[i] = head_of(heads, i);
  for (std::uint32_t i = 0; i < cards.size(); ++i) heads[i] = fullest[heads[i]];
  return heads;
}

}  // namespace offprint
