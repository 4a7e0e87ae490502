// What recurs on sites and belongs to no article, as --furniture gives it to the pass `recurring`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "converters/passes/recurring/runs.h"
#include "converters/passes/recurring/selector.h"

namespace offprint {

struct FurnitureBlock {
  enum class By : std::uint8_t { Text, Shape, Picture };
  By by = By::Text;
  std::string words;  // or the address
  RunPlace place = RunPlace::Stays;
  std::uint64_t articles = 0;  // 0: given by a person
  std::string example;
};

// By hand: selectors (selector.h) of elements of a site's pages.
struct FurnitureSelectors {
  std::vector<std::string> keep;  // where the article stands; all else goes
  std::vector<std::string> drop;
  std::vector<std::string> title;
  std::vector<std::string> author;
  std::vector<std::string> date;
};

// What a site puts where an article's own names belong.
struct FurnitureNames {
  std::vector<std::string> title_suffixes;  // with the sign before them: " - Quay Letters"
  std::vector<std::string> feed_names;      // that stand as author
};

struct FurnitureSite {
  std::uint64_t articles = 0;
  std::vector<FurnitureBlock> blocks;
  FurnitureSelectors selectors{};
  FurnitureNames names{};
};

struct Furniture {
  std::map<std::string, FurnitureSite> sites;
};

// FurnitureSelectors, read.
struct SiteSelectors {
  std::vector<Selector> keep;
  std::vector<Selector> drop;
  std::vector<Selector> title;
  std::vector<Selector> author;
  std::vector<Selector> date;
};

// The same, to be asked.
struct KnownFurniture {
  KnownFurniture() = default;
  explicit KnownFurniture(const Furniture& furniture);

  // What is known of a site's block.
  Recurs ask(const std::string& site, const BlockKeys& block) const;

  std::uint64_t hash = 0;  // of the file's bytes
  std::string path;        // of the file, for worker processes
  std::unordered_map<std::string, std::unordered_map<std::uint64_t, Recurs>> sites;
  std::unordered_map<std::string, SiteSelectors> selectors;
  std::unordered_map<std::string, FurnitureNames> names;
};

}  // namespace offprint
