// What the first pass finds out about an article, and what it is asked. See worker.h.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "converters/engine/frames.h"
#include "converters/inputs/source.h"
#include "converters/media/fetch_pictures.h"
#include "formats/document/metadata.h"
#include "formats/document/result.h"
#include "formats/epub/facts.h"

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

// Where an article links to.
struct ArticleLink {
  std::uint64_t address = 0;   // address_key
  std::uint64_t fragment = 0;  // fragment_key

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.address);
    wire(self.fragment);
  }
  friend auto operator<=>(const ArticleLink&, const ArticleLink&) = default;
};

template <>
struct Fields<LinkedAnchor> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.name);
    wire(self.piece);
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
  std::string book;                   // of a chapter of another program's book: its title
  std::uint64_t text_size = 0;        // bytes of its text, white space aside
  std::uint64_t text = 0;             // a hash of that text; 0 where there is none
  std::uint64_t address = 0;          // address_key of its own
  std::uint64_t place = 0;            // of a chapter of a book: its chapter_key
  std::vector<ArticleLink> links;     // in order, each once
  std::vector<LinkedAnchor> anchors;  // the places in it that links may lead to, by name
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
    wire(self.metadata.site_name);
    wire(self.metadata.description);
    wire(self.metadata.modified);
    wire(self.metadata.language);
    wire(self.metadata.rights);
    wire(self.metadata.tags);
    wire(self.metadata.categories);
    wire(self.metadata.source.dialect);
    wire(self.metadata.source.path);
    wire(self.metadata.source.sha256);
    wire(self.book);
    wire(self.text_size);
    wire(self.text);
    wire(self.address);
    wire(self.place);
    wire(self.links);
    wire(self.anchors);
    wire(self.wanted);
  }
};

}  // namespace offprint
