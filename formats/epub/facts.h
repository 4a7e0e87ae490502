// What a book knows of its chapters once their text is in the container, and what it says of them together: enough for
// spine, contents, metadata and the pages in front.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/document/document.h"

namespace offprint {

// A line of the contents.
struct NavEntry {
  std::string title;  // never empty
  std::string href;   // relative to the package
  std::vector<NavEntry> children;
  std::string language;  // of the title, where it is not the book's; else ""
};

// A place in an article that a link of another may lead to.
struct LinkedAnchor {
  std::uint64_t name = 0;   // hash_of its id, as the article's page has it
  std::uint32_t piece = 0;  // of the chapter, from 0

  friend bool operator==(const LinkedAnchor&, const LinkedAnchor&) = default;
};

// A later file of a chapter that is too long for one.
struct ChapterPiece {
  std::string id;
  std::string file;
  bool has_mathml = false;
};

struct Chapter {
  std::string id;                    // of the manifest; made of the article's UUID
  std::string file;                  // relative to the package
  std::vector<ChapterPiece> pieces;  // after that file
  Metadata metadata;
  std::string language;       // a well-formed tag; "und" where unknown
  NavEntry contents;          // title and headings
  std::string planned_title;  // what the book's contents call it; "" for its own title
  bool has_pictures = false;
  bool pictures_described = true;  // every picture in the book has an alternative text
  bool has_animation = false;      // a GIF may be one
  bool has_tables = false;
  bool has_mathml = false;  // in its first file
  bool has_headings = false;
  std::string day;                    // of its date, as bound books list it: "2020-10-12"; "" where unknown
  std::vector<LinkedAnchor> anchors;  // that other chapters link to
  std::vector<std::string> missing;   // names of pictures that it should show and that were not to be had; of many some
  std::vector<std::string> also;      // addresses of articles that are the same as this one, and were left out
};

struct BookPicture {
  std::string id;
  std::string file;  // relative to the package
  std::string media_type;
};

// A name for what the article holds, whatever its address: its source's hash, else that of its text.
std::string content_hash(const Document& document);
// The UUID of the article's address, where there is none of its content.
std::string article_uuid(const Document& document);

// The names (without folder and extension) of chapters' files, and so their ids.
class ChapterNames {
 public:
  // The article's UUID; that of a second article of the same address gets a part of its content's hash, and one that is
  // the same altogether a number. The same calls in the same order give the same names.
  std::string take(std::string uuid, std::string_view content_hash);

 private:
  std::unordered_set<std::string> taken_;
};

struct BookPlan;

using Chapters = std::vector<const Chapter*>;  // in reading order

struct Counted {
  std::string name;
  std::size_t count = 0;
};

// One article's own; of several what they have in common; and what the plan says instead.
struct BookFacts {
  std::string identifier;  // the dc:identifier: a urn:uuid, or what -M said
  std::string title;       // with the volume's number
  std::string set_title;   // without it
  std::string language;
  bool right_to_left = false;         // how its pages turn
  bool vertical = false;              // set from top to bottom, our own pages too
  std::vector<std::string> creators;  // ten authors at most, else the word for various; or all that the plan names
  std::vector<std::string> authors;   // all, where `creators` are only that word
  std::string date;                   // W3CDTF; "" where unknown
  std::string modified;               // the content's newest date; 2000-01-01T00:00:00Z where none is known
  std::string source;                 // the article's address
  std::string rights;
  std::string publisher;  // -M publisher=, else the name of the site that it appeared on
  std::string description;
  std::vector<std::string> subjects;
  std::string series;              // that the book or the volume belongs to; "" for none
  std::string position;            // in it; "" where unknown
  std::string period;              // "2019-11-02 – 2021-03-05"; "" where no date is known
  std::vector<Counted> outlets;    // most articles first; then by name
  std::vector<Counted> languages;  // the same
  std::size_t duplicates = 0;
};
BookFacts facts_of(const BookPlan& plan, const Chapters& chapters);

// From the first to the last day of the chapters.
std::string period_of(const Chapters& chapters);
// Of a day to a day: one of them where they are the same.
std::string period(const std::string& first, const std::string& last);
// The chapter's language where it is known and is not the book's; else "".
std::string own_language(const Chapter& chapter, const std::string& book_language);
// The outlet's name on one line; "" where it is unknown.
std::string outlet(const Chapter& chapter);

// The headings as they nest: an entry goes under the nearest one before it of a lesser depth, however many levels lie
// between.
struct OutlineEntry {
  int depth = 1;
  std::string title;
  std::string href;
};
std::vector<NavEntry> nest(const std::vector<OutlineEntry>& outline);

}  // namespace offprint
