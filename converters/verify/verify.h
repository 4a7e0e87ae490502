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
  Same,      // the source is there and unchanged, and the chapter is what it makes today
  Changed,   // the source's bytes are others
  Missing,   // no source of that path is there
  Differs,   // the source is unchanged, but makes another chapter today
  NoChapter  // the book lacks the chapter that it says it holds
};
inline constexpr std::size_t kVerdictCount = 5;
std::string_view name(Verdict verdict);

struct Verified {
  Verdict verdict = Verdict::Same;
  std::string_view path;     // of the source, as the book says
  std::string_view chapter;  // its file in the book
  std::string_view why;      // one sentence
};

// Tells of each article of the book, in its order, once workers have looked at all of them. A source is looked for
// under the folders and archives of settings.against by its path; of several the one with the right bytes. Notes are
// what one should know of the whole: that the book was made by another version, or with pictures and there is no
// --image-dir.
std::optional<Failure> verify_book(const std::string& book, const Settings& settings, std::string_view version,
                                   World& world, const std::function<void(const Verified&)>& tell,
                                   const std::function<void(std::string_view)>& note);

// The whole life of a worker process; gives its exit code. `parent` is the process that it must not outlive.
int run_verify_worker(const Settings& call, World& world, std::string_view parent);

}  // namespace offprint
