// The journal of an output folder: which input got which name, what became of it, from what it was made. Append-only; a
// record a line, so that a run that is killed at any byte leaves a true one:
//
//   offprint journal 1
//   CHECKSUM <tab> naming <tab> STATE
//   CHECKSUM <tab> named <tab> STATE
//   CHECKSUM <tab> done <tab> STATE <tab> REPORT
//
// CHECKSUM is XXH3 (64 bits) of the rest of the line after its tab, in 16 hexadecimal digits; STATE and REPORT are JSON
// objects, REPORT the line of --report. A line whose checksum is wrong, that does not end, or that names a file outside
// the folder (a part that is "..", an absolute path), nests deeper or is longer than any that is written, does not
// count. `named` stands before the first byte of an output is written: a name once given stays, and what stands under
// it is ours. `naming` says what --name was when inputs were named.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "converters/batch/written_file.h"
#include "converters/files/descriptor.h"
#include "converters/files/world.h"
#include "converters/inputs/plan.h"
#include "formats/document/result.h"

namespace offprint {

// With its end. The JSON of an article's diagnostics is most of it; whose line is longer is converted by each run.
inline constexpr std::size_t kLongestLine = std::size_t{64} << 20U;

// What a `done` record says beside the report's line.
struct Record {
  InputId id;
  std::string key;     // what the id is a hash of; empty in journals of older versions
  std::string output;  // below the output folder, without extension
  bool ok = false;
  std::uint64_t size = 0;
  std::int64_t time = 0;
  std::uint64_t hash = 0;     // XXH3 of the input's bytes
  std::uint64_t options = 0;  // fingerprint of the options and the version
  std::vector<WrittenFile> outputs;
  std::vector<WrittenFile> earlier;  // of runs before, in other formats
  std::vector<WrittenFile> found;    // what stood there before, the same bytes: not ours
  std::uint64_t missing = 0;         // pictures that it should hold and does not
  std::string date;                  // the article's, as outputs group by it; empty for none
  std::string site;
};

std::string named_line(const InputId& id, std::string_view output, const std::vector<std::string>& files);
std::string done_line(const Record& record, std::string_view report);
std::string naming_line(std::string_view name);

class Journal {
 public:
  // What is known of an input without another look into the file.
  struct Known {
    std::uint64_t done_at = 0;  // where its last `done` line begins; 0 for none
    std::uint32_t name_at = 0;
    std::uint32_t done_size = 0;
    std::uint16_t name_size = 0;
    std::uint16_t ours = 0;     // bits of the formats (in the registry's order) whose file is ours
    bool begun = false;         // since its last `done` a run that did not come to its end may have written its files
    bool begun_folder = false;  // and has made the folder of its pictures
  };

  Journal() = default;  // of a folder that has none: it knows nothing
  // Reads `path`, if it is there, and opens it for more. With `read_only` nothing is changed.
  static Result<Journal> open(const std::string& path, World& world, bool read_only);
  // Takes the names from another shard's journal; one that is not there gives none.
  std::optional<Error> read_names(const std::string& path);

  const Known* find(const InputId& id) const;
  std::string_view name(const Known& known) const { return {names_.data() + known.name_at, known.name_size}; }
  template <class Taker>
  void each(Taker take) const {
    for (const auto& [id, known] : known_) take(id, known);
  }
  // --name of the run that named inputs last; nothing where no run said it.
  const std::optional<std::string>& naming() const { return naming_; }

  struct Line {
    Record record;
    std::string report;
  };
  std::optional<Line> line(const Known& known) const;

  // Takes lines, to be written by the next flush. `find` knows of a `done` from now on.
  void add_named(const InputId& id, std::string_view output, const std::vector<std::string>& files);
  void add_done(const Record& record, std::string_view report);
  void add_naming(std::string_view name);
  // Its name is free again, and what may stand under it is no more ours.
  void forget(const InputId& id);
  // What could not be written leaves nothing behind in the file.
  std::optional<Error> flush(bool durable);

 private:
  Journal(std::string path, World& world) : path_(std::move(path)), world_(&world) {}
  std::optional<Error> append(std::string_view lines, bool durable);
  std::optional<Error> load(const std::string& path, bool own);
  void take_line(std::string_view line, std::uint64_t at, bool own);

  std::string path_;
  World* world_ = nullptr;
  Descriptor file_;
  std::uint64_t size_ = 0;  // up to which it is whole lines
  std::string waiting_;     // lines that are not written yet
  std::string names_;
  std::optional<std::string> naming_;
  std::unordered_map<InputId, Known, InputIdHash> known_;
};

}  // namespace offprint
