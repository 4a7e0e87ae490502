#include "formats/site/search_files.h"

#include <algorithm>
#include <bit>
#include <tuple>

// NOLINTBEGIN: the library's own
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
// NOLINTEND

#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kArticlesAShard = 8;
// A term holds letters, marks and numbers alone, its places the digits of append_quantity.
constexpr std::string_view kBeforeTerm = " ";
constexpr std::string_view kAfterTerm = ":";
constexpr std::uint32_t kFewestShards = 16;
constexpr std::uint32_t kMostShards = 4096;

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Json& json, std::string_view text) { json.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }

// NAME(NUMBER,VALUE);
template <class Value>
std::string call(std::string_view name, std::uint64_t number, const Value& value) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  value(json);
  return std::string(name) + "(" + std::to_string(number) + "," + std::string(buffer.GetString(), buffer.GetSize()) +
         ");\n";
}

// Variable-length quantity in base 64, least five bits first; the sixth says that more follow (as source maps have it,
// without a sign).
void append_quantity(std::string& out, std::uint64_t value) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr unsigned kBits = 5;
  constexpr std::uint64_t kMore = 1U << kBits;
  while (value >= kMore) {
    out += kDigits[(value % kMore) | kMore];
    value >>= kBits;
  }
  out += kDigits[value];
}

}  // namespace

std::uint32_t search_shards(std::size_t articles) {
  const auto wanted = static_cast<std::uint32_t>(std::min<std::size_t>(articles / kArticlesAShard, kMostShards));
  return std::max(kFewestShards, std::bit_floor(wanted));
}

std::string shard_file(std::uint32_t shard) { return std::string(kSearchFolder) + "w" + std::to_string(shard) + ".js"; }
std::string articles_file(std::size_t number) {
  return std::string(kSearchFolder) + "a" + std::to_string(number) + ".js";
}

std::string shard_script(std::uint32_t shard, std::vector<Posting> postings) {
  std::sort(postings.begin(), postings.end(), [](const Posting& a, const Posting& b) {
    return std::tie(a.term, a.article) < std::tie(b.term, b.article);
  });
  // One string, which a browser takes as it is: an object of ten thousand names costs it more than the search itself.
  std::string terms;
  for (std::size_t i = 0; i < postings.size();) {
    const std::string& term = postings[i].term;
    terms.append(kBeforeTerm).append(term).append(kAfterTerm);
    std::uint32_t before = 0;
    for (; i < postings.size() && postings[i].term == term; ++i) {
      constexpr unsigned kWeightBits = 2;
      append_quantity(terms, (std::uint64_t{postings[i].article - before} << kWeightBits) |
                                 static_cast<std::uint64_t>(postings[i].weight));
      before = postings[i].article;
    }
  }
  return call("offprint.terms", shard, [&](Json& json) { put(json, terms); });
}

std::string articles_script(std::size_t number, const std::vector<FoundArticle>& articles) {
  return call("offprint.articles", number, [&](Json& json) {
    json.StartArray();
    for (const FoundArticle& article : articles) {
      json.StartArray();
      for (const std::string* text : {&article.name, &article.title, &article.note}) put(json, *text);
      json.EndArray();
    }
    json.EndArray();
  });
}

std::string site_script(std::size_t articles, std::uint32_t shards,
                        const std::vector<std::pair<char32_t, char32_t>>& variants) {
  std::string pairs;
  for (const auto& [asked, kept] : variants) {
    append_utf8(pairs, asked);
    append_utf8(pairs, kept);
  }
  return call("offprint.site", articles, [&](Json& json) {
    json.StartObject();
    put(json, "shards");
    json.Uint(shards);
    put(json, "variants");
    put(json, pairs);
    json.EndObject();
  });
}

}  // namespace offprint
