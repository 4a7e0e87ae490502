#include "formats/epub/container.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <memory>
#include <utility>

#include <zip.h>

#include "formats/epub/zip_target.h"
#include "formats/writing/descriptor.h"

namespace offprint {

namespace {

// MS-DOS's date of 1980-01-01, midnight: libzip's own time would go through the local zone.
constexpr zip_uint16_t kDosDate = (1U << 5U) | 1U;
constexpr zip_uint16_t kDosTime = 0;
constexpr std::time_t kZipEpoch = 315532800;

void describe(const Container::Entry& entry, zip_stat_t& stat) {
  zip_stat_init(&stat);
  stat.size = entry.kept.size;
  stat.comp_size = entry.kept.stored;
  stat.crc = entry.kept.crc;
  stat.comp_method = static_cast<zip_uint16_t>(entry.kept.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
  stat.encryption_method = ZIP_EM_NONE;
  stat.mtime = kZipEpoch;
  stat.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD |
               ZIP_STAT_MTIME;
}

zip_int64_t read_some(Container::Entry& entry, void* data, zip_uint64_t size) {
  const zip_int64_t count = entry.spool.read(entry.kept, entry.read, data, size);
  if (count > 0) entry.read += static_cast<zip_uint64_t>(count);
  return count;
}

constexpr zip_int64_t kCommands =
    ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_OPEN) | ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_READ) |
    ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_CLOSE) | ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_STAT) |
    ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_ERROR) | ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_FREE);

// A zip_source_callback. libzip takes data that say how they are compressed as they are.
zip_int64_t give(void* user, void* data, zip_uint64_t size, zip_source_cmd_t command) {
  auto& entry = *static_cast<Container::Entry*>(user);
  switch (command) {
    case ZIP_SOURCE_OPEN: entry.read = 0; return 0;
    case ZIP_SOURCE_READ: return read_some(entry, data, size);
    case ZIP_SOURCE_STAT: describe(entry, *static_cast<zip_stat_t*>(data)); return sizeof(zip_stat_t);
    case ZIP_SOURCE_ERROR: {
      const int failed = entry.spool.error();
      const std::array<int, 2> error{failed == 0 ? ZIP_ER_OK : ZIP_ER_READ, failed};
      std::memcpy(data, error.data(), sizeof(error));
      return sizeof(error);
    }
    case ZIP_SOURCE_SUPPORTS: return kCommands;
    default: return 0;  // close and free: nothing is held
  }
}

bool add_entry(zip_t* zip, Container::Entry& entry) {
  zip_source_t* source = zip_source_function(zip, &give, &entry);
  if (source == nullptr) return false;
  const zip_int64_t index = zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const zip_int32_t method = entry.kept.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  return zip_set_file_compression(zip, at, method, 0) == 0 && zip_file_set_dostime(zip, at, kDosTime, kDosDate, 0) == 0;
}

// Reads the whole of the finished zip into the sink.
bool copy(zip_source_t* source, Sink& sink) {
  if (zip_source_open(source) != 0) return false;
  constexpr std::size_t kChunk = std::size_t{1}
                                 << 14U;  // small: each page that is touched first costs more than a call
  const auto chunk = std::make_unique_for_overwrite<char[]>(kChunk);
  zip_int64_t count = 0;
  while ((count = zip_source_read(source, chunk.get(), kChunk)) > 0) {
    sink.write(std::string_view(chunk.get(), static_cast<std::size_t>(count)));
  }
  zip_source_close(source);
  return count == 0;
}

// Writes the entries as a zip into `target`, of which the caller keeps a reference.
bool write_zip(std::deque<Container::Entry>& entries, zip_source_t* target) {
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  if (zip == nullptr) return false;
  zip_source_keep(target);  // zip_close gives one reference back
  const bool added = std::all_of(entries.begin(), entries.end(), [&](auto& entry) { return add_entry(zip, entry); });
  const bool closed = added && zip_close(zip) == 0;
  if (!closed) zip_discard(zip);
  return closed;
}

Error not_written() { return {Fault::Internal, "the EPUB's zip could not be written"}; }

}  // namespace

Container::Container(int spool) : spool_(spool) {
  constexpr std::string_view kMimetype = "application/epub+zip";
  add("mimetype", unpacked(kMimetype));
}

void Container::add(std::string name, std::string_view bytes) { add(std::move(name), packer_.pack(bytes)); }

void Container::add(std::string name, Packed packed) { add(std::move(name), keep(std::move(packed))); }

void Container::add(std::string name, Kept kept) { entries_.push_back({spool_, std::move(name), std::move(kept)}); }

void Container::end(Sink& sink) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);  // libzip must be able to seek in it
  const bool written = target != nullptr && write_zip(entries_, target) && copy(target, sink);
  if (target != nullptr) zip_source_free(target);
  if (spool_.error() != 0) sink.fail(disk_error(spool_.error()));
  if (!written) sink.fail(not_written());
  entries_.clear();
}

std::optional<Error> Container::end(int file) {
  if (spool_.error() != 0) return disk_error(spool_.error());
  ZipTarget target(file);
  zip_source_t* source = target.source();
  const bool written = source != nullptr && write_zip(entries_, source);
  if (source != nullptr) zip_source_free(source);
  entries_.clear();
  if (target.error() != 0) return disk_error(target.error());
  if (spool_.error() != 0) return disk_error(spool_.error());
  if (!written) return not_written();
  return {};
}

}  // namespace offprint
