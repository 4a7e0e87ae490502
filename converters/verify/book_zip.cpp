#include "converters/verify/book_zip.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <zip.h>

#include "converters/files/faults.h"
#include "converters/files/spool.h"
#include "formats/epub/container.h"

namespace offprint {

namespace {

constexpr std::uint64_t kLargest = std::uint64_t{256} << 20U;

Error broken(const std::string& what) { return {Fault::NotThisFormat, what}; }

bool begins_as_zip(const std::string& path) {
  std::array<char, 2> head{};
  std::ifstream(path, std::ios::binary).read(head.data(), head.size());
  return head == std::array{'P', 'K'};
}

Result<std::string> read_all(zip_t* archive, std::size_t entry, std::uint64_t size, zip_flags_t flags) {
  struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };
  if (size > kLargest)
    return fail(Fault::TooLarge, "it is larger than 256 MiB, which no book of Offprint holds; look at it with unzip");
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, entry, flags));
  if (!file) return fail(broken("it cannot be unpacked"));
  std::string bytes(size + 1, '\0');  // one more than it says: the checksum is looked at where the end is seen
  std::uint64_t got = 0;
  zip_int64_t count = 0;
  while (got < bytes.size() && (count = zip_fread(file.get(), bytes.data() + got, bytes.size() - got)) > 0)
    got += static_cast<std::uint64_t>(count);
  if (count < 0 || got != size) return fail(broken("its bytes are not those that its checksum vouches for"));
  bytes.resize(size);
  return bytes;
}

Result<bool> same_bytes(const Descriptor& a, const Descriptor& b) {
  constexpr std::size_t kChunk = std::size_t{64} << 10U;
  std::string left(kChunk, '\0');
  std::string right(kChunk, '\0');
  for (off_t at = 0;; at += static_cast<off_t>(kChunk)) {
    const ssize_t n = ::pread(a.number(), left.data(), kChunk, at);
    const ssize_t m = ::pread(b.number(), right.data(), kChunk, at);
    if (n < 0 || m < 0) return fail(read_error(errno));
    if (n != m || left.compare(0, static_cast<std::size_t>(n), right, 0, static_cast<std::size_t>(m)) != 0)
      return false;
    if (n == 0) return true;
  }
}

}  // namespace

void BookZip::Close::operator()(zip* archive) const { zip_discard(archive); }

BookZip::BookZip(std::string path, std::unique_ptr<zip, Close> archive)
    : path_(std::move(path)), zip_(std::move(archive)) {
  const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(zip_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
    names_.emplace_back(name == nullptr ? "" : name);
  }
  for (std::size_t i = 0; i < names_.size(); ++i) first_.try_emplace(names_[i], i);
}

Result<BookZip> BookZip::open(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return fail(read_error(errno));
  if (S_ISDIR(info.st_mode)) {
    return fail(Fault::Unreadable,
                "this is a folder; verify takes EPUBs (of a website, sha256sum -c SHA256SUMS in it says whether it has "
                "changed)");
  }
  int code = 0;
  errno = 0;
  std::unique_ptr<zip, Close> archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (!archive && (code == ZIP_ER_OPEN || code == ZIP_ER_READ)) return fail(read_error(errno));
  if (!archive && !begins_as_zip(path))
    return fail(Fault::NotThisFormat, "it is no EPUB; verify proves the EPUBs that 'offprint bind' makes");
  if (!archive) return fail(broken("it is no whole EPUB (cut short, or damaged?); copy or fetch it again"));
  return BookZip(path, std::move(archive));
}

Result<BookZip> BookZip::open(const Descriptor& file) { return open("/proc/self/fd/" + std::to_string(file.number())); }

std::optional<std::size_t> BookZip::find(std::string_view name) const {
  const auto found = first_.find(name);
  return found == first_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::string> BookZip::read(std::size_t entry) const {
  zip_stat_t info;
  zip_stat_init(&info);
  if (zip_stat_index(zip_.get(), entry, 0, &info) != 0) return fail(broken("it cannot be found"));
  return read_all(zip_.get(), entry, info.size, 0);
}

Result<bool> BookZip::is_as_written() const {
  const bool begins_well = !names_.empty() && names_.front() == "mimetype" && first_.size() == names_.size();
  if (!begins_well) return false;
  const std::string folder = spool_folder("-");
  auto waiting = open_spool(folder);
  auto whole = open_spool(folder);
  if (!waiting || !whole) return fail(waiting ? whole.error() : waiting.error());
  Container container(waiting->number());  // with its mimetype
  for (std::size_t i = 1; i < names_.size(); ++i) {
    zip_stat_t info;
    zip_stat_init(&info);
    if (zip_stat_index(zip_.get(), i, 0, &info) != 0) return false;
    auto stored = read_all(zip_.get(), i, info.comp_size, ZIP_FL_COMPRESSED);
    if (!stored) return false;
    container.add(names_[i], Packed{std::move(*stored), info.size, info.crc, info.comp_method == ZIP_CM_DEFLATE});
  }
  if (auto error = container.end(whole->number())) return fail(std::move(*error));
  const Descriptor book(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (book.number() < 0) return fail(read_error(errno));
  return same_bytes(book, *whole);
}

}  // namespace offprint
