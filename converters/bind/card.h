// What the first pass finds out about an article, and what it is asked. See worker.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "converters/engine/frames.h"
#include "converters/inputs/source.h"
#include "converters/media/fetch_pictures.h"
#include "formats/document/metadata.h"
#include "formats/document/result.h"

namespace offprint {

template <>
struct Fields<Moment> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.year);
    wire(self.month);
    wire(self.day);
    wire(self.hour);
    wire(self.minute);
    wire(self.second);
    wire(self.millisecond);
    wire(self.precision);
    wire(self.zone);
  }
};

// As a card in a library's catalogue: what is to be known of an article without reading it again.
struct ArticleCard {
  enum class Status : std::uint8_t { Wanted, Unwanted, Failed };
  Status status = Status::Failed;
  Fault fault = Fault::Internal;
  std::string message;
  std::uint32_t milliseconds = 0;
  std::uint64_t size = 0;  // of the input's bytes
  std::uint64_t hash = 0;  // of them: the second pass must find the same
  std::string uuid;
  std::string content;                // a hash of what it says, for a second article of one address
  Metadata metadata;                  // without `extra`
  std::uint64_t text_size = 0;        // bytes of its text, white space aside
  std::uint64_t text = 0;             // a hash of that text; 0 where there is none
  std::uint64_t address = 0;          // address_key of its own
  std::vector<std::uint64_t> links;   // address_key of what it links to, each once
  std::vector<WantedPicture> wanted;  // with --fetch-images: its pictures that are not at hand

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.status);
    wire(self.fault);
    wire(self.message);
    wire(self.milliseconds);
    wire(self.size);
    wire(self.hash);
    wire(self.uuid);
    wire(self.content);
    wire(self.metadata.title);
    wire(self.metadata.url);
    wire(self.metadata.published);
    wire(self.metadata.authors);
    wire(self.metadata.byline_date);
    wire(self.metadata.site);
    wire(self.metadata.language);
    wire(self.metadata.rights);
    wire(self.metadata.tags);
    wire(self.metadata.categories);
    wire(self.metadata.source.dialect);
    wire(self.metadata.source.path);
    wire(self.metadata.source.sha256);
    wire(self.text_size);
    wire(self.text);
    wire(self.address);
    wire(self.links);
    wire(self.wanted);
  }
};

}  // namespace offprint
