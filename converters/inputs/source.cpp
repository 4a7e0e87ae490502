#include "converters/inputs/source.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "converters/files/faults.h"
#include "converters/files/read_file.h"
#include "formats/hash/hash64.h"

namespace offprint {

namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10U;

Error changed() {
  return {Fault::Unreadable, "its file changed while it was read; run it again when nothing writes to it"};
}

}  // namespace

std::string folder_beside(const InputSource& source) {
  return source.entry == kNone ? std::string(folder_of(source.path)) : std::string();
}

InputSource source_of(const Plan& plan, std::size_t input) {
  const Item& item = plan.item(input);
  InputSource source{plan.path(input), item.entry, item.size, item.time, {}, {}, 0, 0, {}};
  const Place& place = plan.place(input);
  if (place.format == nullptr) return source;
  source.size = place.size != 0 ? place.size : item.size;
  source.format = place.format->name;
  source.item = plan.name(input);
  source.begin = item.begin;
  source.length = item.size;
  source.context = plan.context(input);
  source.more.assign(plan.more(input).begin(), plan.more(input).end());
  return source;
}

Result<ByteStream> ByteStream::open(const InputSource& source) {
  ByteStream stream;
  if (source.entry != kNone) {
    auto archive = Archive::open(source.path);
    if (!archive) return fail(archive.error());
    auto entry = archive->stream(source.entry);
    if (!entry) return fail(entry.error());
    stream.archive_ = std::move(*archive);
    stream.entry_ = std::move(*entry);
    return stream;
  }
  stream.file_ = Descriptor(::open(source.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (stream.file_.number() < 0) return fail(read_error(errno));
  return stream;
}

Result<std::string_view> ByteStream::next() {
  if (entry_) return entry_->next();
  if (room_ == nullptr) room_ = std::make_unique_for_overwrite<char[]>(kPiece);
  ssize_t got = 0;
  do {
    got = ::read(file_.number(), room_.get(), kPiece);
  } while (got < 0 && errno == EINTR);
  if (got < 0) return fail(read_error(errno));
  return std::string_view(room_.get(), static_cast<std::size_t>(got));
}

Result<InputBytes> SourceReader::read_entry(const InputSource& source) {
  if (archive_path_ != source.path || !archive_) {
    auto opened = Archive::open(source.path);
    archive_.reset();
    if (!opened) return fail(opened.error());
    archive_ = std::move(*opened);
    archive_path_ = source.path;
  }
  if (!archive_->still_has(source.entry, source.size, static_cast<std::uint32_t>(source.time)))
    return fail(Fault::Unreadable, "its archive changed while it was read; run it again when nothing writes to it");
  auto read = archive_->read(source.entry, kInputLimit);
  if (!read) return fail(read.error());
  return InputBytes{std::move(*read), source.size, source.time, 0};
}

// An entry that holds many is kept for the next item: it can only be read from its beginning, and items may be asked
// for in any order.
Result<InputBytes> SourceReader::read_item_of_entry(const InputSource& source) {
  if (entry_.bytes.empty() || entry_path_ != source.path || entry_number_ != source.entry) {
    auto entry = read_entry(source);
    if (!entry) return entry;
    entry_ = std::move(*entry);
    entry_path_ = source.path;
    entry_number_ = source.entry;
  }
  if (source.begin + source.length > entry_.bytes.size()) return fail(changed());
  std::string bytes = source.context + entry_.bytes.substr(source.begin, source.length);
  for (const std::uint32_t entry : source.more) {
    auto piece = archive_->read(entry, kInputLimit - std::min(kInputLimit, bytes.size()));
    if (!piece) return fail(piece.error());
    bytes += *piece;
  }
  return InputBytes{std::move(bytes), source.length, source.time, 0};
}

Result<InputBytes> SourceReader::read_item(const InputSource& source) {
  if (source.length > kInputLimit)
    return fail(Fault::TooLarge, "it is larger than " + std::to_string(kInputLimit >> 20U) + " MiB; split it");
  if (source.entry != kNone) return read_item_of_entry(source);
  const Descriptor file(::open(source.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  struct stat info {};
  if (file.number() < 0 || ::fstat(file.number(), &info) != 0) return fail(read_error(errno));
  if (static_cast<std::uint64_t>(info.st_size) != source.size || time_of(info) != source.time) return fail(changed());
  const std::size_t before = source.context.size();
  InputBytes input{source.context + std::string(source.length, '\0'), source.length, source.time, 0};
  for (std::size_t at = 0; at < source.length;) {
    const ssize_t got = ::pread(file.number(), input.bytes.data() + before + at, source.length - at,
                                static_cast<off_t>(source.begin + at));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(read_error(errno));
    if (got == 0) return fail(changed());
    at += static_cast<std::size_t>(got);
  }
  return input;
}

Result<InputBytes> SourceReader::read(const InputSource& source) {
  InputBytes input;
  if (!source.format.empty() || source.entry != kNone) {
    auto part = source.format.empty() ? read_entry(source) : read_item(source);
    if (!part) return part;
    input = std::move(*part);
  } else {
    struct stat info {};  // before it is read: if it is written between, the next run does it again
    if (::stat(source.path.c_str(), &info) != 0) return fail(read_error(errno));
    input.size = static_cast<std::uint64_t>(info.st_size);
    input.time = time_of(info);
    auto read = read_file(source.path);
    if (!read) return fail(read.error());
    input.bytes = std::move(*read);
  }
  input.hash = hash_of(input.bytes);
  return input;
}

}  // namespace offprint
