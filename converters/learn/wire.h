// What a worker of `learn` is asked for an article, and what it answers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "converters/engine/frames.h"
#include "converters/inputs/source.h"
#include "converters/learn/site_words.h"
#include "converters/passes/recurring/article_blocks.h"
#include "formats/document/result.h"

namespace offprint {

struct LearnTask {
  InputSource source;
  std::string relative;     // to the input given
  bool with_words = false;  // else only the keys are wanted

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.source);
    wire(self.relative);
    wire(self.with_words);
  }
};

template <>
struct Fields<BlockKeys> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.text);
    wire(self.shape);
    wire(self.traits);
  }
};

struct LearnCard {
  bool well = false;
  Fault fault = Fault::Internal;
  std::string message;
  std::uint64_t size = 0;  // bytes of the input
  bool from_page = false;  // else it holds nothing but the article, and nothing is learnt from it
  std::string site;        // furniture_site
  std::vector<BlockKeys> blocks;
  std::vector<SiteWord> site_words;
  std::vector<std::string> words;   // of each block; of a picture its address
  std::vector<std::string> shapes;  // of each block (shape_of_block)

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.well);
    wire(self.fault);
    wire(self.message);
    wire(self.size);
    wire(self.from_page);
    wire(self.site);
    wire(self.blocks);
    wire(self.site_words);
    wire(self.words);
    wire(self.shapes);
  }
};

}  // namespace offprint
