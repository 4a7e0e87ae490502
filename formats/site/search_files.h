// The files that a website's search reads: scripts, because a page that was opened from a disk may load no others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/site/search_terms.h"

namespace offprint {

inline constexpr std::string_view kSearchFolder = "search/";

inline constexpr const char* kSearchScriptFile = "search/search.js";
inline constexpr const char* kSearchSiteFile = "search/site.js";

// How many articles one file names.
inline constexpr std::size_t kArticlesAFile = 512;

// How many files the terms of that many articles are spread over: a power of two, so that one is some ten
// kilobytes: a browser waits for each that a search asks for.
std::uint32_t search_shards(std::size_t articles);

std::string shard_file(std::uint32_t shard);    // "search/w12.js"
std::string articles_file(std::size_t number);  // "search/a3.js"

// A term in an article; articles are numbered from 0 in reading order.
struct Posting {
  std::string term;
  std::uint32_t article = 0;
  TermWeight weight = TermWeight::Once;
};

// `postings` in any order, each term and article once.
std::string shard_script(std::uint32_t shard, std::vector<Posting> postings);

// What is shown of an article that is found.
struct FoundArticle {
  std::string name;  // of its page's file, without folder and extension
  std::string title;
  std::string note;  // who, when
};
std::string articles_script(std::size_t number, const std::vector<FoundArticle>& articles);

// What the search must know of the site: how many articles and shards there are, and which characters it takes for
// others (`variants`: pairs of one that may be asked for and the one that terms have in its place).
std::string site_script(std::size_t articles, std::uint32_t shards,
                        const std::vector<std::pair<char32_t, char32_t>>& variants);

// search.js: what the start page loads.
std::string_view search_script();

}  // namespace offprint
