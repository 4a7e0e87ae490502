// What an article holds, at a glance: gathered from the tree in one walk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "formats/document/document.h"

namespace offprint {

struct Counts {
  std::size_t characters = 0;  // of the visible text, white space left out
  std::size_t cjk = 0;         // of these, the Chinese and Japanese ones that are words or parts of words
  std::size_t words = 0;       // of scripts that put spaces between them
  std::size_t paragraphs = 0;
  std::size_t tables = 0;
  std::size_t lists = 0;
  std::size_t quotes = 0;  // block quotes
};

// Views into the Document, which must outlive it; offsets are of the input's bytes.
struct Overview {
  struct Section {
    int depth;
    std::string text;
    std::uint32_t offset;
  };
  struct Picture {
    const Image* image;
    std::string caption;  // of its figure
    std::string credit;
    std::uint32_t offset;
  };
  struct Reference {
    std::string_view url;
    std::string text;
    std::uint32_t offset;
  };
  struct Media {
    const Embed* embed;
    std::uint32_t offset;
  };
  std::vector<Section> outline;
  std::vector<Picture> images;
  std::vector<Reference> links;
  std::vector<Media> embeds;
  Counts counts;
};

Overview look_at(const Document& document);

}  // namespace offprint
