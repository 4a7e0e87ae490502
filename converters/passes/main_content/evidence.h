// What elements say about themselves, by name, role, microdata and class: one table, each row with its weight and its
// reason. A row alone decides nothing; article_lines.h says when it is believed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/document/node.h"

namespace offprint::main_content {

enum class Evidence : std::uint8_t {
  Body,        // the article's text
  Article,     // the article with its title and what belongs to it
  Main,        // the page's own content
  Told,        // holds what JSON-LD says is the article's text (told.h)
  Fullest,     // said by nothing: the smallest box that holds most of the page's prose (belief.cpp)
  Navigation,  // ways to other pages
  Frame,       // the site's: its head, its foot
  Aside,       // beside the article
  Comments,    // readers'
  Related,     // other articles
  Appeal,      // to subscribe, to share, to buy, to accept cookies
};
inline constexpr std::size_t kEvidenceCount = 11;

using EvidenceBits = std::uint16_t;
constexpr EvidenceBits bit(Evidence evidence) {
  return static_cast<EvidenceBits>(1U << static_cast<unsigned>(evidence));
}
inline constexpr EvidenceBits kBody = bit(Evidence::Body) | bit(Evidence::Told);
inline constexpr EvidenceBits kFor = kBody | bit(Evidence::Article) | bit(Evidence::Main) | bit(Evidence::Fullest);
inline constexpr EvidenceBits kAgainst = static_cast<EvidenceBits>(((1U << kEvidenceCount) - 1U) & ~unsigned{kFor});

// Reads elements; one for each page.
class EvidenceReader {
 public:
  // What the node's element, which it has, says about itself, not what is around it. An id made of the words of the
  // heading that the block begins with says no more than they do.
  EvidenceBits read(const Node& node);

  // The beginning of the first name of the element's class that says just this, up to the word that does; "" for none.
  std::string_view name_that_says(const Element& element, Evidence evidence) const;
  // From now on names say what they say without this beginning.
  void forget(std::string_view beginning);

 private:
  EvidenceBits by_names(std::string_view value);
  bool holds_entries(const Node& node);
  EvidenceBits said_by(std::string_view value) const;

  // Values of class and id, of those with one place the last.
  struct Seen {
    std::string_view value;
    EvidenceBits bits = 0;
  };
  static constexpr std::size_t kPlaces = 256;
  std::array<Seen, kPlaces> seen_{};
  std::string_view forgotten_;
};

}  // namespace offprint::main_content
