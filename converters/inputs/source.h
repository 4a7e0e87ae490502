// The bytes of an input: of a file, of an entry of an archive, or of an item in either.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "converters/files/descriptor.h"
#include "converters/inputs/archive.h"
#include "converters/inputs/plan.h"
#include "formats/reading/items.h"

namespace offprint {

// What is opened for an input.
struct InputSource {
  std::string path;             // the file, or the archive
  std::uint32_t entry = kNone;  // of an archive; kNone for a file
  std::uint64_t size = 0;       // of a file that holds many, or of an archive's entry: what it must still be
  std::int64_t time = 0;        // the same: nanoseconds since 1970; the entry's CRC-32
  std::string format;           // of a file that holds many; empty for one that is the article
  std::string item;             // the article's key in it
  std::uint64_t begin = 0;      // where its bytes are
  std::uint64_t length = 0;
  std::string context;                // ItemPlace::context
  std::vector<std::uint32_t> more{};  // ItemPlace::more
  std::string name{};                 // of the archive's entry, where a call names it

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.path);
    wire(self.entry);
    wire(self.size);
    wire(self.time);
    wire(self.format);
    wire(self.item);
    wire(self.begin);
    wire(self.length);
    wire(self.context);
    wire(self.more);
  }
};
// The folder that a file lies in; empty for an archive's entry.
std::string folder_beside(const InputSource& source);
InputSource source_of(const Plan& plan, std::size_t input);

struct InputBytes {
  std::string bytes;
  std::uint64_t size = 0;  // bytes, as the file system said before it was read: a file that grew is not taken for known
  std::int64_t time = 0;   // nanoseconds since 1970; of an archive's entry its CRC-32; of an item its file's
  std::uint64_t hash = 0;  // hash_of the bytes
};

// The bytes of a file, or of an archive's entry, piece by piece.
class ByteStream {
 public:
  static Result<ByteStream> open(const InputSource& source);
  // None at the end. The view holds until the next call.
  Result<std::string_view> next();

 private:
  Descriptor file_;
  std::optional<Archive> archive_;
  std::optional<EntryStream> entry_;
  std::unique_ptr<char[]> room_;
};

class SourceReader {
 public:
  Result<InputBytes> read(const InputSource& source);

 private:
  Result<InputBytes> read_entry(const InputSource& source);
  Result<InputBytes> read_item(const InputSource& source);
  Result<InputBytes> read_item_of_entry(const InputSource& source);

  std::optional<Archive> archive_;  // the one that was opened last
  std::string archive_path_;
  InputBytes entry_;  // that holds many, and was read last
  std::string entry_path_;
  std::uint32_t entry_number_ = kNone;
};

}  // namespace offprint
