// Zip archives read in place. Nothing that an archive says of itself is believed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document/result.h"

struct zip;
struct zip_file;

namespace offprint {

// Whether the file begins as an archive of files does; not a document that is kept in a zip (EPUB, office formats).
bool is_archive(std::string_view head);

struct ArchiveEntry {
  std::uint32_t index = 0;
  std::string name;                    // a relative path in UTF-8 with '/'; as the archive has it, where it climbs out
  std::uint64_t size = 0;              // as the archive says
  std::uint32_t crc = 0;               // the same
  std::uint64_t stored = 0;            // bytes that it takes in the archive
  Error problem{Fault::Internal, {}};  // why it cannot be read; an empty message where it may
  bool link = false;                   // a symbolic link
};

// An entry's bytes, piece by piece. Lives no longer than its archive.
class EntryStream {
 public:
  // None at the end. Fails where it grows beyond kMostGrowth, or is not what the archive says.
  Result<std::string_view> next();

 private:
  friend class Archive;
  struct Close {
    void operator()(zip_file* file) const;
  };
  std::unique_ptr<zip_file, Close> file_;
  std::uint64_t size_ = 0;   // as the archive says
  std::uint64_t most_ = 0;   // bytes that it may have
  std::uint64_t given_ = 0;  // so far
  std::string room_;
};

class Archive {
 public:
  static Result<Archive> open(const std::string& path);

  // Whether it is a document that is kept in a zip, which is_archive does not see in every one's first bytes.
  bool is_document() const;

  // Whether it has an entry of exactly that name.
  bool has(const char* name) const;

  // All files, by the bytes of their names. The names of one archive are UTF-8, or all of one charset that is found out
  // (GB18030, Big5, CP437 ...). What climbs out of the archive, is encrypted or stands twice has a problem.
  std::vector<ArchiveEntry> entries() const;

  // The first `count` bytes of an entry, fewer where it ends before.
  Result<std::string> head(std::uint32_t index, std::size_t count) const;
  Result<EntryStream> stream(std::uint32_t index) const;
  // All of it: at most `limit` bytes, and no more than kMostGrowth times what it takes in the archive.
  Result<std::string> read(std::uint32_t index, std::size_t limit) const;

  static constexpr std::uint64_t kMostGrowth = 200;                      // HTML shrinks to a tenth, not to a 200th
  static constexpr std::uint64_t kAnyGrowth = std::uint64_t{16} << 20U;  // bytes that every entry may have

  // For a check that the archive is still the same: size and CRC as it says now.
  bool still_has(std::uint32_t index, std::uint64_t size, std::uint32_t crc) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit Archive(zip* archive) : zip_(archive) {}
  std::unique_ptr<zip, Close> zip_;
};

}  // namespace offprint
