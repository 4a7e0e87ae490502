#include "converters/inputs/archive.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <optional>
#include <sys/stat.h>

#include <zip.h>

#include "converters/files/faults.h"
#include "formats/charset/charset.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kNameAt = 30;  // of a local header's name (APPNOTE 4.3.7)
constexpr zip_uint32_t kTypeMask = 0xF000;
constexpr zip_uint32_t kLinkType = 0xA000;

// Zips that are one document, by the name of their first entry.
constexpr std::array<std::string_view, 3> kDocuments{
    "mimetype",             // EPUB, OpenDocument
    "[Content_Types].xml",  // OOXML
    "META-INF/",            // Java
};

Error broken(std::string_view what) {
  return {Fault::Unreadable, std::string(what) + "; copy or fetch the archive again"};
}

struct ZipRow {
  int number;
  Fault fault;
  std::string_view sentence;
};
constexpr std::array<ZipRow, 9> kZipErrors{{
    {ZIP_ER_NOZIP, Fault::NotThisFormat, "it is no whole zip archive (cut short?); copy or fetch it again"},
    {ZIP_ER_INCONS, Fault::NotThisFormat, "the zip archive contradicts itself; copy or fetch it again"},
    {ZIP_ER_CRC, Fault::Unreadable,
     "its bytes are not those that the archive promises; copy or fetch the archive again"},
    {ZIP_ER_ZLIB, Fault::Unreadable, "its compressed bytes are broken; copy or fetch the archive again"},
    {ZIP_ER_COMPNOTSUPP, Fault::NotThisFormat,
     "it is compressed in a way that is not known here; pack it again with zip"},
    {ZIP_ER_ENCRNOTSUPP, Fault::Unreadable, "it is encrypted; unpack the archive with its password first"},
    {ZIP_ER_NOPASSWD, Fault::Unreadable, "it is encrypted; unpack the archive with its password first"},
    {ZIP_ER_MEMORY, Fault::TooLarge, "the archive needs more memory than there is; raise --memory"},
    {ZIP_ER_EOF, Fault::Unreadable, "the archive ends in the middle of it; copy or fetch the archive again"},
}};

Error to_error(int zip_code, int system_code) {
  const auto* found =
      std::find_if(kZipErrors.begin(), kZipErrors.end(), [&](const ZipRow& row) { return row.number == zip_code; });
  if (found != kZipErrors.end()) return {found->fault, std::string(found->sentence)};
  if (system_code != 0) return read_error(system_code);
  zip_error_t error;
  zip_error_init_with_code(&error, zip_code);
  Error said = broken(zip_error_strerror(&error));
  zip_error_fini(&error);
  return said;
}

// A path that stays below where it is put, with '/' for '\'; nothing for one that climbs out.
std::optional<std::string> inner_path(std::string_view raw) {
  std::string name(raw);
  std::replace(name.begin(), name.end(), '\\', '/');
  std::string path;
  const bool drive = name.size() > 1 && name[1] == ':';
  if (name.empty() || name.front() == '/' || drive || name.find('\0') != std::string::npos) return {};
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t slash = std::min(name.find('/', at), name.size());
    const std::string_view part = std::string_view(name).substr(at, slash - at);
    if (part == "..") return {};
    if (!part.empty() && part != ".") path.append(path.empty() ? "" : "/").append(part);
    at = slash + 1;
  }
  if (path.empty()) return {};
  return path;
}

// Names as people wrote them: the archive's bytes where they are UTF-8, else converted from what all of them together
// are taken for.
class NameReader {
 public:
  explicit NameReader(zip_t* archive) : zip_(archive) {
    std::string foreign;
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip_, 0); ++i) {
      const char* name = zip_get_name(zip_, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
      if (name != nullptr && !is_utf8(name)) foreign.append(name).append("\n");
    }
    if (!foreign.empty()) charset_ = detect_charset(foreign);
  }

  std::string name(zip_uint64_t index) const {
    const char* raw = zip_get_name(zip_, index, ZIP_FL_ENC_RAW);
    if (raw == nullptr || is_utf8(raw)) return raw == nullptr ? "" : raw;
    if (!charset_.starts_with("windows-125")) {
      if (auto converted = convert(raw, charset_); converted && converted->replaced == 0) return converted->text;
    }
    const char* dos = zip_get_name(zip_, index, ZIP_FL_ENC_CP437);  // what a zip's names are in if nothing is said
    return dos == nullptr ? raw : dos;
  }

 private:
  zip_t* zip_;
  std::string_view charset_;
};

ArchiveEntry entry_of(zip_t* archive, zip_uint64_t index, const NameReader& names) {
  ArchiveEntry entry;
  entry.index = static_cast<std::uint32_t>(index);
  const std::string name = names.name(index);
  zip_stat_t info;
  zip_stat_init(&info);
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_stat_index(archive, index, 0, &info) == 0) {
    entry.size = info.size;
    entry.crc = info.crc;
    entry.stored = info.comp_size;
    if (info.encryption_method != ZIP_EM_NONE) entry.problem = to_error(ZIP_ER_NOPASSWD, 0);
  }
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX)
    entry.link = ((attributes >> 16U) & kTypeMask) == kLinkType;
  entry.name = name;
  if (auto inner = inner_path(name)) {
    entry.name = std::move(*inner);
    if (entry.name.size() >= PATH_MAX)
      entry.problem = {Fault::Unreadable, "its name is longer than a path may be; pack it again in fewer folders"};
  } else {
    std::replace(entry.name.begin(), entry.name.end(), '\\', '/');
    entry.problem = {Fault::Unreadable,
                     "its name leads out of the archive; nothing outside it is touched, pack it again"};
  }
  return entry;
}

void mark_twins(std::vector<ArchiveEntry>& entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].name == entries[i - 1].name && entries[i].problem.message.empty())
      entries[i].problem = {Fault::Unreadable, "it stands twice in the archive; the first is taken, pack it again"};
  }
}

// Entries that share bytes, as in bombs: they take more together than the archive has.
bool overlap(zip_t* archive, std::uint64_t size) {
  std::uint64_t sum = 0;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t info;
    zip_stat_init(&info);
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &info) == 0) sum += info.comp_size + kNameAt;
    if (sum > size) return true;
  }
  return false;
}

}  // namespace

bool is_archive(std::string_view head) {
  if (head.starts_with("PK\5\6"sv)) return true;  // an empty one
  if (!head.starts_with("PK\3\4"sv) || head.size() < kNameAt) return false;
  const std::string_view name = head.substr(kNameAt);
  return std::none_of(kDocuments.begin(), kDocuments.end(),
                      [&](std::string_view document) { return name.starts_with(document); });
}

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<Archive> Archive::open(const std::string& path) {
  int code = 0;
  errno = 0;
  Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (!archive.zip_) return fail(to_error(code, code == ZIP_ER_OPEN || code == ZIP_ER_READ ? errno : 0));
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return fail(read_error(errno));
  if (overlap(archive.zip_.get(), static_cast<std::uint64_t>(info.st_size)))
    return fail(Fault::TooLarge, "its entries overlap, as in a zip bomb; nothing in it is read, pack it again");
  return archive;
}

bool Archive::is_document() const {
  constexpr const char* kOfOffice = "[Content_Types].xml";  // OPC (ECMA-376, part 2)
  return has(kOfOffice);
}

bool Archive::has(const char* name) const { return zip_name_locate(zip_.get(), name, 0) >= 0; }

std::vector<ArchiveEntry> Archive::entries() const {
  const NameReader names(zip_.get());
  std::vector<ArchiveEntry> entries;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip_.get(), 0); ++i) {
    const std::string_view raw = zip_get_name(zip_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
    if (raw.ends_with('/') || raw.ends_with('\\')) continue;  // a folder
    entries.push_back(entry_of(zip_.get(), static_cast<zip_uint64_t>(i), names));
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const ArchiveEntry& a, const ArchiveEntry& b) { return a.name < b.name; });
  mark_twins(entries);
  return entries;
}

Result<std::string> Archive::head(std::uint32_t index, std::size_t count) const {
  auto entry = stream(index);
  if (!entry) return fail(entry.error());
  std::string bytes(count, '\0');
  const zip_int64_t got = zip_fread(entry->file_.get(), bytes.data(), count);
  if (got < 0) return fail(to_error(zip_error_code_zip(zip_file_get_error(entry->file_.get())), 0));
  bytes.resize(static_cast<std::size_t>(got));
  return bytes;
}

void EntryStream::Close::operator()(zip_file* file) const { zip_fclose(file); }

Result<std::string_view> EntryStream::next() {
  constexpr std::size_t kPiece = std::size_t{256} << 10U;
  room_.resize(kPiece);
  const zip_int64_t got = zip_fread(file_.get(), room_.data(), room_.size());
  if (got < 0) return fail(to_error(zip_error_code_zip(zip_file_get_error(file_.get())), 0));
  given_ += static_cast<std::uint64_t>(got);
  if (given_ > most_)
    return fail(Fault::TooLarge, "it grows to over 200 times its packed size, as in a zip bomb; unpack it by hand");
  if (got == 0 && given_ != size_) return fail(broken("its size is not what the archive says"));
  return std::string_view(room_.data(), static_cast<std::size_t>(got));
}

Result<EntryStream> Archive::stream(std::uint32_t index) const {
  zip_stat_t info;
  zip_stat_init(&info);
  EntryStream entry;
  entry.file_.reset(zip_fopen_index(zip_.get(), index, 0));
  if (!entry.file_ || zip_stat_index(zip_.get(), index, 0, &info) != 0)
    return fail(to_error(zip_error_code_zip(zip_get_error(zip_.get())), 0));
  entry.size_ = info.size;
  entry.most_ = std::max(kAnyGrowth, info.comp_size * kMostGrowth);
  return entry;
}

Result<std::string> Archive::read(std::uint32_t index, std::size_t limit) const {
  auto entry = stream(index);
  if (!entry) return fail(entry.error());
  std::string bytes;
  while (true) {
    const auto more = entry->next();
    if (!more) return fail(more.error());
    if (more->empty()) break;
    bytes += *more;
    if (bytes.size() > limit)
      return fail(Fault::TooLarge, "it is larger than " + std::to_string(limit >> 20U) + " MiB; split it");
  }
  if (bytes.empty()) return fail(Fault::Empty, "it is empty; nothing to convert");
  return bytes;
}

bool Archive::still_has(std::uint32_t index, std::uint64_t size, std::uint32_t crc) const {
  zip_stat_t info;
  zip_stat_init(&info);
  return zip_stat_index(zip_.get(), index, 0, &info) == 0 && info.size == size && info.crc == crc;
}

}  // namespace offprint
