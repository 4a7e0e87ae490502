// What recurs in an archive: counted first, then judged article by article, then named. Memory: some 25 bytes an
// article, a sketch, and what recurs; the blocks' keys wait on the disk.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "converters/files/spool.h"
#include "converters/learn/sketch.h"
#include "converters/learn/wire.h"
#include "converters/passes/recurring/furniture.h"

namespace offprint {

// In how many of a site's articles a block must stand: 2 % of them, or 100, and 5 at least.
std::uint64_t least_articles(std::uint64_t of_site);

class Learner {
 public:
  // `file` is a spool, and must outlive it. `inputs`: how many articles will come at most.
  Learner(const Descriptor& file, std::size_t inputs) : spool_(file), sketch_(inputs * kKeysLike) {}

  // Counts an article's blocks. A copy of one that was counted counts no more.
  Result<void> count(std::uint32_t input, const LearnCard& card);
  // Behind the last: which of the blocks go. `path_of` gives the path that an example is named by.
  template <class PathOf>
  Result<void> judge(const PathOf& path_of) {
    for (const Article& article : articles_) {
      if (auto done = judge(article, path_of(article.input)); !done) return done;
    }
    leave_out_unsure();
    return {};
  }
  // The inputs whose words are wanted then, rising.
  std::vector<std::uint32_t> examples() const;
  // False: the article is another by now.
  bool name(std::uint32_t input, const LearnCard& card);

  Furniture furniture() const;

 private:
  static constexpr std::size_t kKeysLike = 64;  // of an article

  struct Article {
    std::uint32_t input;
    std::uint32_t site;
    TextSpool::Place place;
    bool copy;
  };
  struct Found {
    FurnitureBlock::By by = FurnitureBlock::By::Text;
    std::array<std::uint64_t, 4> places{};  // in the order of RunPlace
    std::uint64_t articles = 0;
    std::uint64_t stays = 0;  // articles that keep it, as the text's opening and the like
    std::uint32_t input = 0;  // the example
    std::uint32_t block = 0;  // in it
    std::string path;
    std::string words;
  };
  struct CountedWord {
    SiteWord::Kind kind;
    std::uint64_t times;
  };
  using Key = std::pair<std::uint32_t, std::uint64_t>;  // of a site

  Result<void> judge(const Article& article, const std::string& path);
  unsigned seen(std::uint32_t site, std::uint64_t key) const;
  Recurs recurs(std::uint32_t site, const BlockKeys& keys) const;
  std::uint32_t number_of(const std::string& site);
  void leave_out_unsure();
  void count_words(std::uint32_t site, const LearnCard& card);
  void add_names(std::uint32_t site, FurnitureNames& names) const;

  TextSpool spool_;
  CountSketch sketch_;
  std::vector<Article> articles_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> sites_;
  std::vector<std::uint64_t> counts_;  // articles of each site
  std::unordered_set<std::uint64_t> contents_;
  std::map<Key, Found> found_;
  // Of each site what may be its name, counted once the sketch has seen it kLeast times.
  std::map<std::uint32_t, std::map<std::string, CountedWord>> site_words_;
};

}  // namespace offprint
