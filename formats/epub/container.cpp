#include "formats/epub/container.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <new>
#include <utility>
#include <vector>

#include <libdeflate.h>
#include <zip.h>

namespace offprint {

namespace {

constexpr int kLevel = 6;  // beyond it, twice the time for a hundredth of the size

// MS-DOS's date of 1980-01-01, midnight: libzip's own time would go through the local zone.
constexpr zip_uint16_t kDosDate = (1U << 5U) | 1U;
constexpr zip_uint16_t kDosTime = 0;
constexpr std::time_t kZipEpoch = 315532800;

void describe(const Container::Entry& entry, zip_stat_t& stat) {
  zip_stat_init(&stat);
  stat.size = entry.size;
  stat.comp_size = entry.stored.size();
  stat.crc = entry.crc;
  stat.comp_method = static_cast<zip_uint16_t>(entry.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
  stat.encryption_method = ZIP_EM_NONE;
  stat.mtime = kZipEpoch;
  stat.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD |
               ZIP_STAT_MTIME;
}

zip_int64_t read_some(Container::Entry& entry, void* data, zip_uint64_t size) {
  const std::size_t count = std::min<std::size_t>(size, entry.stored.size() - entry.read);
  if (count > 0) std::memcpy(data, entry.stored.data() + entry.read, count);
  entry.read += count;
  return static_cast<zip_int64_t>(count);
}

// A zip_source_callback. libzip takes data that say how they are compressed as they are.
zip_int64_t give(void* user, void* data, zip_uint64_t size, zip_source_cmd_t command) {
  auto& entry = *static_cast<Container::Entry*>(user);
  switch (command) {
    case ZIP_SOURCE_OPEN: entry.read = 0; return 0;
    case ZIP_SOURCE_READ: return read_some(entry, data, size);
    case ZIP_SOURCE_STAT: describe(entry, *static_cast<zip_stat_t*>(data)); return sizeof(zip_stat_t);
    case ZIP_SOURCE_ERROR: {
      constexpr std::array<int, 2> kNone{ZIP_ER_OK, 0};
      std::memcpy(data, kNone.data(), sizeof(kNone));
      return sizeof(kNone);
    }
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
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
  const zip_int32_t method = entry.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  return zip_set_file_compression(zip, at, method, 0) == 0 && zip_file_set_dostime(zip, at, kDosTime, kDosDate, 0) == 0;
}

// Reads the whole of the finished zip into the sink.
bool copy(zip_source_t* source, Sink& sink) {
  if (zip_source_open(source) != 0) return false;
  constexpr std::size_t kChunk = std::size_t{1}
                                 << 14U;  // small: each page that is touched first costs more than a call
  std::vector<char> chunk(kChunk);
  zip_int64_t count = 0;
  while ((count = zip_source_read(source, chunk.data(), chunk.size())) > 0) {
    sink.write(std::string_view(chunk.data(), static_cast<std::size_t>(count)));
  }
  zip_source_close(source);
  return count == 0;
}

// Writes the entries into a zip in memory: libzip needs a target that it can seek in.
bool write_zip(std::deque<Container::Entry>& entries, Sink& sink) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  if (target == nullptr) return false;
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  if (zip == nullptr) {
    zip_source_free(target);
    return false;
  }
  zip_source_keep(target);  // zip_close gives one reference back
  const bool added = std::all_of(entries.begin(), entries.end(), [&](auto& entry) { return add_entry(zip, entry); });
  const bool closed = added && zip_close(zip) == 0;
  if (!closed) zip_discard(zip);
  const bool copied = closed && copy(target, sink);
  zip_source_free(target);
  return copied;
}

}  // namespace

void Container::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }

Container::Container() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (compressor_ == nullptr) throw std::bad_alloc();
  constexpr std::string_view kMimetype = "application/epub+zip";
  add("mimetype", kMimetype);
}

Container::~Container() = default;

void Container::add(std::string name, std::string_view bytes) {
  Entry& entry = entries_.emplace_back();
  const bool is_first = entries_.size() == 1;  // the mimetype
  entry.name = std::move(name);
  entry.size = bytes.size();
  entry.crc = libdeflate_crc32(0, bytes.data(), bytes.size());
  std::string packed(is_first ? 0 : bytes.size(), '\0');  // no room for more: then the bytes are stored
  const std::size_t size = is_first ? 0
                                    : libdeflate_deflate_compress(compressor_.get(), bytes.data(), bytes.size(),
                                                                  packed.data(), packed.size());
  entry.deflated = size > 0;
  packed.resize(size);
  packed.shrink_to_fit();
  entry.stored = entry.deflated ? std::move(packed) : std::string(bytes);
}

void Container::end(Sink& sink) {
  if (!write_zip(entries_, sink)) sink.fail({Fault::Internal, "the EPUB's zip could not be written"});
  entries_.clear();
}

}  // namespace offprint
