// What a book was made of, as `offprint verify` reads it back to make it again: a file of our own in META-INF (EPUB 3.3
// §4.2.6.3 lets others stand there).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/document/result.h"
#include "formats/epub/book.h"
#include "formats/epub/facts.h"

namespace offprint {

struct BookSource {
  std::string chapter;  // its file in the zip
  std::string path;     // of the source, as Provenance has it: any bytes come back
  std::string sha256;
  std::string url;
  std::vector<std::string> also;      // addresses of its exact duplicates
  std::vector<std::string> pieces;    // the chapter's later files
  std::vector<LinkedAnchor> anchors;  // as Chapter has them
  std::string title{};                // Chapter::planned_title
};

struct BookSources {
  std::string made_by;               // "Offprint 0.4.0"
  std::vector<std::string> options;  // "--clean=none"
  // As BookPlan has them.
  std::string title;
  std::vector<std::string> creators;
  std::string language;
  std::string sort;
  std::string group;
  unsigned volume = 1;
  unsigned volumes = 1;
  std::size_t failures = 0;
  std::string cover;                 // "auto", "none", or the file in the book of a picture that was given or drawn
  std::string cover_sha256;          // of that picture
  std::string series;                // as it was given
  std::string position;              // the same
  std::string style_sha256;          // of the sheet that was given, which follows ours in style.css; "" for none
  bool cover_drawn = false;          // that file was not given, but drawn, with the fonts of a machine
  std::vector<BookSource> articles;  // in reading order
  Part contents{};                   // of a book by a plan: the articles by their numbers
};

inline constexpr std::string_view kSourcesFile = "META-INF/org.offprint.sources.xml";

std::string sources_document(const BookSources& sources);
// Fault::NotThisFormat for what sources_document has not written.
Result<BookSources> read_sources(std::string_view xml);

}  // namespace offprint
