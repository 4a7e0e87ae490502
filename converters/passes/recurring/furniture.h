// What recurs on sites and belongs to no article, as --furniture gives it to the pass `recurring`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "converters/passes/recurring/runs.h"

namespace offprint {

struct FurnitureBlock {
  enum class By : std::uint8_t { Text, Shape, Picture };
  By by = By::Text;
  std::string words;  // or the address
  RunPlace place = RunPlace::Stays;
  std::uint64_t articles = 0;  // 0: given by a person
  std::string example;
};

struct FurnitureSite {
  std::uint64_t articles = 0;
  std::vector<FurnitureBlock> blocks;
};

struct Furniture {
  std::map<std::string, FurnitureSite> sites;
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
};

}  // namespace offprint
