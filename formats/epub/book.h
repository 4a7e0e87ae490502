// What a book knows of its chapters once their text is in the container: enough for spine, contents and metadata.
#pragma once

#include <cstddef>
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

struct Chapter {
  std::string id;    // of the manifest; made of the article's UUID
  std::string file;  // relative to the package
  Metadata metadata;
  std::string language;  // a well-formed tag; "und" where unknown
  NavEntry contents;     // title and headings
  bool has_pictures = false;
  bool pictures_described = true;  // every picture in the book has an alternative text
  bool has_animation = false;      // a GIF may be one
  bool has_tables = false;
  bool has_mathml = false;
  bool has_headings = false;
  std::string day;                // of its date, as bound books list it: "2020-10-12"; "" where unknown
  std::vector<std::string> also;  // addresses of articles that are the same as this one, and were left out
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

// The package's facts: one article's own; of several what they have in common.
struct BookFacts {
  std::string identifier;  // the dc:identifier: a urn:uuid, or what -M said
  std::string title;
  std::string language;
  bool right_to_left = false;  // how its pages turn
  std::vector<std::string> creators;
  std::string date;      // W3CDTF; "" where unknown
  std::string modified;  // the content's newest date; 2000-01-01T00:00:00Z where none is known
  std::string source;    // the article's address
  std::string rights;
  std::vector<std::string> subjects;
};

// `language` is the book's; of one article without it, "" is its own. Of authors ten at most are named, else none.
BookFacts facts_of(const std::vector<const Chapter*>& chapters, const std::string& language);

class Book {
 public:
  void add(Chapter chapter) { chapters_.push_back(std::move(chapter)); }
  void add(BookPicture picture) { pictures_.push_back(std::move(picture)); }
  const std::vector<Chapter>& chapters() const { return chapters_; }
  const std::vector<BookPicture>& pictures() const { return pictures_; }

  BookFacts facts() const;

 private:
  std::vector<Chapter> chapters_;
  std::vector<BookPicture> pictures_;
};

// The headings as they nest: an entry goes under the nearest one before it of a lesser depth, however many levels lie
// between.
struct OutlineEntry {
  int depth = 1;
  std::string title;
  std::string href;
};
std::vector<NavEntry> nest(const std::vector<OutlineEntry>& outline);

}  // namespace offprint
