// Outputs of one input, put in their places: each whole under its name, or none of them begun.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/files/world.h"
#include "formats/document/result.h"

namespace offprint {

struct OutputFile {
  std::string path;  // below the output folder
  std::string_view bytes;
  bool ours = false;   // an earlier run wrote what stands there
  bool input = false;  // the article was made of what stands there, too: nothing replaces it
};

struct PlaceFailure {
  std::string path;  // whole
  Error error;
  bool of_disk = false;
  std::size_t placed = 0;  // how many stand in their places all the same, from the first
};

inline Error over_input() {
  return {Fault::Usage, "this output would be written over an input; take another folder with -o"};
}

class Placer {
 public:
  Placer(World& world, std::string output, std::string temporary, bool durable, bool force);

  // All are written in the folder of temporary files before the first is renamed. A file in the way that is not ours is
  // replaced only by force; one that holds these very bytes already stays, and is not ours for that.
  std::optional<PlaceFailure> place(const std::vector<OutputFile>& files);
  // Of the files that were placed last: whether it is such a one.
  bool stood_before(std::size_t file) const { return stood_before_.at(file); }

 private:
  enum class InTheWay : std::uint8_t { Nothing, Same, Other, Folder };
  InTheWay look(const OutputFile& file, const std::string& path) const;
  std::optional<PlaceFailure> refuse_way(const std::string& path);
  std::optional<PlaceFailure> refuse(InTheWay there, const OutputFile& file, const std::string& path);
  std::optional<PlaceFailure> make_folders(const std::string& path);
  std::optional<PlaceFailure> write(const OutputFile& file, const std::string& path, std::string& temporary);

  World& world_;
  std::string output_;
  std::string temporary_;  // what the names of temporary files begin with
  bool durable_;
  bool force_;
  std::string inside_;  // the folder that was found to lie in the output folder last
  std::string made_;    // the folder that was made last
  std::uint64_t count_ = 0;
  std::vector<bool> stood_before_;
};

}  // namespace offprint
