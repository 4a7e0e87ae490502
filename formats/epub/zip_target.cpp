#include "formats/epub/zip_target.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "formats/writing/descriptor.h"

namespace offprint {

namespace {

constexpr zip_int64_t supported() {
  zip_int64_t bits = 0;
  for (const zip_source_cmd_t command :
       {ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
        ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
        ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, ZIP_SOURCE_SUPPORTS}) {
    bits |= zip_int64_t{1} << static_cast<unsigned>(command);
  }
  return bits;
}

zip_int64_t describe(std::uint64_t size, void* data) {
  auto& stat = *static_cast<zip_stat_t*>(data);
  zip_stat_init(&stat);
  stat.size = size;
  stat.valid = ZIP_STAT_SIZE;
  return sizeof(stat);
}

}  // namespace

zip_source_t* ZipTarget::source() { return zip_source_function_create(&ZipTarget::call, this, nullptr); }

zip_int64_t ZipTarget::read(char* data, zip_uint64_t size) {
  const std::uint64_t count = std::min<std::uint64_t>(size, size_ - std::min(size_, read_at_));
  const int failed = read_at(file_, read_at_, data, count);
  if (failed != 0) {
    error_ = failed;
    return -1;
  }
  read_at_ += count;
  return static_cast<zip_int64_t>(count);
}

zip_int64_t ZipTarget::write(const char* data, zip_uint64_t size) {
  if (error_ == 0) error_ = write_at(file_, write_at_, std::string_view(data, size));
  if (error_ != 0) return -1;
  write_at_ += size;
  size_ = std::max(size_, write_at_);
  return static_cast<zip_int64_t>(size);
}

zip_int64_t ZipTarget::seek(std::uint64_t& place, void* data, zip_uint64_t size) const {
  const zip_int64_t to = zip_source_seek_compute_offset(place, size_, data, size, nullptr);
  if (to < 0) return -1;
  place = static_cast<std::uint64_t>(to);
  return 0;
}

zip_int64_t ZipTarget::call(void* user, void* data, zip_uint64_t size, zip_source_cmd_t command) {
  auto& target = *static_cast<ZipTarget*>(user);
  switch (command) {
    case ZIP_SOURCE_OPEN: target.read_at_ = 0; return 0;
    case ZIP_SOURCE_READ: return target.read(static_cast<char*>(data), size);
    case ZIP_SOURCE_SEEK: return target.seek(target.read_at_, data, size);
    case ZIP_SOURCE_TELL: return static_cast<zip_int64_t>(target.read_at_);
    case ZIP_SOURCE_BEGIN_WRITE: target.write_at_ = 0; return 0;
    case ZIP_SOURCE_WRITE: return target.write(static_cast<const char*>(data), size);
    case ZIP_SOURCE_SEEK_WRITE: return target.seek(target.write_at_, data, size);
    case ZIP_SOURCE_TELL_WRITE: return static_cast<zip_int64_t>(target.write_at_);
    case ZIP_SOURCE_STAT: return describe(target.size_, data);
    case ZIP_SOURCE_ERROR: {
      const std::array<int, 2> error{target.error_ == 0 ? ZIP_ER_INVAL : ZIP_ER_WRITE, target.error_};
      std::memcpy(data, error.data(), sizeof(error));
      return sizeof(error);
    }
    case ZIP_SOURCE_SUPPORTS: return supported();
    default: return 0;  // close, commit, rollback, remove, free: what becomes of the file is the caller's
  }
}

}  // namespace offprint
