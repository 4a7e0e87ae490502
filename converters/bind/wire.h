// The second pass: what a worker is asked for an article, and what it answers.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "converters/bind/card.h"
#include "converters/engine/frames.h"
#include "converters/inputs/source.h"
#include "converters/report/diagnostics.h"
#include "formats/document/result.h"
#include "formats/epub/packed_chapter.h"
#include "formats/site/search_terms.h"

namespace offprint {

// Where a link of the article leads inside the book.
struct ChapterLink {
  ArticleLink link;
  std::string name;    // of the file, without extension
  bool place = false;  // whether the place that its fragment names is there

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.link);
    wire(self.name);
    wire(self.place);
  }
  friend bool operator==(const ChapterLink&, const ChapterLink&) = default;
};
using ChapterLinks = std::vector<ChapterLink>;  // in the order of the links

struct BindTask {
  InputSource source;
  std::string relative;                // to the input given, as it stands
  bool first_pass = true;              // an ArticleCard is wanted; else a MadeChapter
  std::uint64_t hash = 0;              // what the first pass read
  std::string name;                    // of the chapter's file, without extension
  std::uint32_t number = 0;            // of the article in its book, from 1
  std::uint8_t level = 1;              // of its title's heading, where the book is one text
  std::string title;                   // that the book gives the article; "" for its own
  ChapterLinks inside;                 // those that the article may hold
  std::vector<std::uint64_t> anchors;  // the places in it that others link to: LinkedAnchor::name, rising
  std::string before;                  // of a website's page: what stands before the article, and after it
  std::string after;

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.source);
    wire(self.relative);
    wire(self.first_pass);
    wire(self.hash);
    wire(self.name);
    wire(self.number);
    wire(self.level);
    wire(self.title);
    wire(self.inside);
    wire(self.anchors);
    wire(self.before);
    wire(self.after);
  }
};

template <>
struct Fields<Packed> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.stored);
    wire(self.size);
    wire(self.crc);
    wire(self.deflated);
  }
};
template <>
struct Fields<BookPicture> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.id);
    wire(self.file);
    wire(self.media_type);
  }
};
template <>
struct Fields<ChapterPiece> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.id);
    wire(self.file);
    wire(self.has_mathml);
  }
};
template <>
struct Fields<NavEntry> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.title);
    wire(self.href);
    wire(self.children);
    wire(self.language);
  }
};

// Without its metadata, which the first pass told, and what they give.
template <>
struct Fields<Chapter> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.id);
    wire(self.file);
    wire(self.pieces);
    wire(self.language);
    wire(self.contents);
    wire(self.has_pictures);
    wire(self.pictures_described);
    wire(self.has_animation);
    wire(self.has_tables);
    wire(self.has_mathml);
    wire(self.has_headings);
    wire(self.missing);
  }
};
template <>
struct Fields<PackedChapter> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.chapter);
    wire(self.bytes);
    wire(self.pieces);
    wire(self.pictures);
  }
};

template <>
struct Fields<SearchTerm> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.term);
    wire(self.weight);
  }
};

struct MadeChapter {
  bool well = false;
  Fault fault = Fault::Internal;
  std::string message;
  std::uint32_t milliseconds = 0;
  ArticleDiagnostics told;
  std::vector<SearchTerm> terms;  // of a website's page: what it is found by
  PackedChapter packed;           // with the pictures that this worker has not given before; of a text only its bytes

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.well);
    wire(self.fault);
    wire(self.message);
    wire(self.milliseconds);
    wire(self.told);
    wire(self.terms);
    wire(self.packed);
  }
};

}  // namespace offprint
