// Names of outputs: every file system takes them, and no two are the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/document/metadata.h"
#include "formats/writing/file_name.h"

namespace offprint {

inline constexpr std::size_t kLongestName = 255;  // bytes of one name

// Below an output folder, what batch keeps for itself; and how the folder of an output's saved pictures ends.
inline constexpr std::string_view kStateFolder = ".offprint";
inline constexpr std::string_view kImageFolder = ".images";

// A file's name, or a path part by part, as text: what is not UTF-8 is read as GB18030, which old Chinese systems
// wrote; what is neither stays as it is.
std::string as_utf8(std::string_view path);

// As JSON holds it, which escapes what must be: as_utf8(), and valid UTF-8 in any case.
std::string true_name(std::string_view path);

// A name that NTFS, exFAT and POSIX all take: as_utf8() in NFC, with '_' for each character that one of them refuses,
// for each byte that is still not UTF-8, and for a dot or space at the end. A DOS device's name gets a '_' before the
// first dot (CON_, nul_.txt). At most 255 bytes; "_" for an empty name.
std::string safe_component(std::string_view name);
// The same for each part of a path; parts that are empty, "." or ".." are left out.
std::string safe_path(std::string_view path);
// At most `most` bytes, cut at a character.
std::string_view cut_to(std::string_view name, std::size_t most);

// What --name makes of an article: a safe path. `name` is the input's own, without its extension. What a field holds
// begins no name with a dot, and no character of it is one that nobody sees.
std::string fill_template(std::string_view pattern, const Metadata& metadata, std::string_view name);

// Whether a path below an output folder lies in kStateFolder; on any file system.
bool is_in_state_folder(std::string_view path);

// What {title} makes of a title; of an empty one, of `otherwise`.
std::string title_component(std::string_view title, std::string_view otherwise);

// Gives each input a name that no other has. Names are one where only case or normalisation tells them apart.
class OutputNames {
 public:
  // What is appended to a name: extensions, with their dots.
  explicit OutputNames(std::vector<std::string> suffixes);

  void take(std::string_view path) { taken_.insert(folded(path)); }
  // A folder that outputs lie in: no file may have its name.
  void take_folder(std::string_view path);
  // `path` (safe, without extension), else the first of path-2, path-3 ... that is free; taken from now on.
  std::string give(std::string_view path);

 private:
  static std::uint64_t folded(std::string_view path);
  bool take_if_free(std::string_view path);

  std::vector<std::string> suffixes_;
  std::size_t longest_suffix_ = 0;
  std::unordered_set<std::uint64_t> folders_;                // those with names that end in a suffix
  std::unordered_set<std::uint64_t> taken_;                  // hashes: a collision costs a "-2", nothing else
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;  // of paths that were asked for more than once
};

}  // namespace offprint
