// The search of a website while it is made: terms wait on the disk, spread over the files that will hold them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "converters/files/spool.h"
#include "formats/document/result.h"
#include "formats/site/search_files.h"

namespace offprint {

// Characters that are another way to write one: pairs of a traditional character and the simplified one. None, where
// OpenCC is not installed.
std::vector<std::pair<char32_t, char32_t>> character_variants();

class SiteSearch {
 public:
  // `spool` must outlive it.
  SiteSearch(std::size_t articles, const Descriptor& spool);

  const std::vector<std::pair<char32_t, char32_t>>& variants() const { return variants_; }
  std::uint32_t shards() const { return static_cast<std::uint32_t>(shards_.size()); }

  // Each article once, in any order.
  std::optional<Error> add(std::uint32_t article, const std::vector<SearchTerm>& terms);
  Result<std::string> shard(std::uint32_t number) const;

 private:
  struct Shard {
    std::string waiting;  // postings, packed
    std::vector<TextSpool::Place> spooled;
  };

  std::string folded(const std::string& term) const;

  std::vector<std::pair<char32_t, char32_t>> variants_;  // in the order of the first
  std::vector<Shard> shards_;
  TextSpool spool_;
};

}  // namespace offprint
