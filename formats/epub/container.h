// The zip that an EPUB is in (EPUB 3.3 §4.2, OCF).
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "formats/document/result.h"
#include "formats/epub/packer.h"
#include "formats/epub/spool.h"
#include "formats/writing/write.h"

namespace offprint {

// Files go in one by one, in the order of the zip, and wait compressed until `end` writes all. Begins with the
// mimetype as the standard wants it: first, stored, without an extra field. The same files in the same order give the
// same bytes for one version of libdeflate: every entry has the time 1980-01-01, zip's first.
class Container {
 public:
  // `spool` is where stored bytes wait, as Spool takes it: a descriptor open for reading and writing, not owned; -1:
  // in memory.
  explicit Container(int spool = -1);
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;

  // `name` is a path in UTF-8, unique.
  void add(std::string name, std::string_view bytes);
  void add(std::string name, Packed packed);
  // A file whose place in the zip is decided later: it is kept now, and added then.
  Kept keep(Packed packed) { return spool_.put(std::move(packed)); }
  void add(std::string name, Kept kept);

  // Writes the zip; one of the two, once, last. The first makes it in memory.
  void end(Sink& sink);
  // Into an empty file, open for reading and writing, of which nothing is kept in memory.
  std::optional<Error> end(int file);

  struct Entry {
    Spool& spool;
    std::string name;
    Kept kept;
    std::uint64_t read = 0;  // of the stored bytes, while the zip is written
  };

 private:
  Packer packer_;
  Spool spool_;
  std::deque<Entry> entries_;  // libzip keeps their addresses
};

}  // namespace offprint
