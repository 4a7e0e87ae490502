// The zip that an EPUB is in (EPUB 3.3 §4.2, OCF).
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "formats/document/result.h"
#include "formats/writing/write.h"

struct libdeflate_compressor;

namespace offprint {

// Files go in one by one, in the order of the zip, and are kept compressed until `end` writes all. Begins with the
// mimetype as the standard wants it: first, stored, without an extra field. The same files in the same order give the
// same bytes for one version of libdeflate: every entry has the time 1980-01-01, zip's first.
class Container {
 public:
  Container();
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  ~Container();

  // `name` is a path in UTF-8, unique. Deflated where that makes it smaller.
  void add(std::string name, std::string_view bytes);
  // Writes the zip. Call once, last.
  void end(Sink& sink);

  // A file as it stands in the zip.
  struct Entry {
    std::string name;
    std::string stored;      // raw deflate, or the bytes
    std::uint64_t size = 0;  // of the bytes
    std::uint32_t crc = 0;   // of the bytes
    bool deflated = false;
    std::size_t read = 0;  // of `stored`, while the zip is written
  };

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };

  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::deque<Entry> entries_;  // libzip keeps their addresses
};

}  // namespace offprint
