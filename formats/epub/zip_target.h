// A file as libzip writes a zip into it.
#pragma once

#include <cstdint>

#include <zip.h>

namespace offprint {

// libzip's own source for files writes a temporary file beside its target and renames it: here the caller has made the
// file, and decides what becomes of it.
class ZipTarget {
 public:
  // A descriptor of an empty file, open for reading and writing, not owned.
  explicit ZipTarget(int file) : file_(file) {}
  ZipTarget(const ZipTarget&) = delete;
  ZipTarget& operator=(const ZipTarget&) = delete;

  // A libzip source that must not outlive the target; null where there is no memory.
  zip_source_t* source();

  // The errno of the first call that failed; 0 for none.
  int error() const { return error_; }

 private:
  static zip_int64_t call(void* user, void* data, zip_uint64_t size, zip_source_cmd_t command);
  zip_int64_t read(char* data, zip_uint64_t size);
  zip_int64_t write(const char* data, zip_uint64_t size);
  // Moves one of the two places; -1 where that is before the beginning.
  zip_int64_t seek(std::uint64_t& place, void* data, zip_uint64_t size) const;

  int file_;
  int error_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t read_at_ = 0;
  std::uint64_t write_at_ = 0;
};

}  // namespace offprint
