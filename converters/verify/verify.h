// A bound EPUB against the files that it was bound from: the whole of `verify`.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "converters/convert/convert.h"
#include "converters/files/world.h"
#include "converters/options/options.h"

namespace offprint {

enum class Verdict : std::uint8_t {
  Same,       // the source is there and unchanged, and the chapter is what it makes today
  Changed,    // the source's bytes are others
  Missing,    // no source of that path is there, or it cannot be read
  Differs,    // what the book's sources make today is another file
  NoChapter,  // the book lacks the chapter that its list of sources names
  Absent,     // the book lacks a file that its sources make
  Added,      // nothing makes the file
  Doubled,    // it stands twice, in the zip or in the list of sources
  Moved,      // it does not stand at its place
  Damaged,    // its bytes are not those that the zip vouches for
  Unproven,   // sources are missing or changed, without which it cannot be made again
};
inline constexpr std::size_t kVerdictCount = 11;
std::string_view name(Verdict verdict);

// Of an article, or of another file of the book: then `path` is empty.
struct Verified {
  Verdict verdict = Verdict::Same;
  std::string path;   // of the source, as the book says
  std::string file;   // in the book
  std::string why{};  // one sentence
};

// The book is made again, as its own list of sources says, in a file without a name, and the two are compared entry by
// entry; then the zip itself is. Tells of each article of the list, in its order, then of every other file that is not
// the same. A source is looked for under the folders and archives of settings.against by its path; of several the one
// with the right bytes, each for one article. Notes are what one should know of the whole: that the book was made by
// another version, or, where something differs, that options may be missing which no book knows.
std::optional<Failure> verify_book(const std::string& book, const Settings& settings, std::string_view version,
                                   World& world, const std::function<void(const Verified&)>& tell,
                                   const std::function<void(std::string_view)>& note);

}  // namespace offprint
