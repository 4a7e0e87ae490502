// A book's zip as it lies on the disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "converters/files/descriptor.h"
#include "formats/document/result.h"

struct zip;

namespace offprint {

class BookZip {
 public:
  static Result<BookZip> open(const std::string& path);
  // What was written into that file.
  static Result<BookZip> open(const Descriptor& file);

  // The names of all entries, as they stand in it and in their order.
  const std::vector<std::string>& names() const { return names_; }
  // The first entry of that name.
  std::optional<std::size_t> find(std::string_view name) const;
  // Fails where it is too large, or is not what its checksum says.
  Result<std::string> read(std::size_t entry) const;

  // Whether the file is, byte for byte, the zip that Container writes of these entries as they are packed: then nothing
  // stands in it but what `read` gives.
  Result<bool> is_as_written() const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  BookZip(std::string path, std::unique_ptr<zip, Close> archive);

  std::string path_;
  std::unique_ptr<zip, Close> zip_;
  std::vector<std::string> names_;
  std::unordered_map<std::string_view, std::size_t> first_;  // by name
};

}  // namespace offprint
