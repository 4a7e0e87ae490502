#include "converters/inputs/source.h"

#include <cerrno>
#include <sys/stat.h>
#include <utility>

#include "converters/files/faults.h"
#include "converters/files/read_file.h"
#include "formats/hash/hash64.h"

namespace offprint {

InputSource source_of(const Plan& plan, std::size_t input) {
  const Item& item = plan.item(input);
  return {plan.path(input), item.entry, item.size, item.time};
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

Result<InputBytes> SourceReader::read(const InputSource& source) {
  InputBytes input;
  if (source.entry != kNone) {
    auto entry = read_entry(source);
    if (!entry) return entry;
    input = std::move(*entry);
  } else {
    struct stat info {};  // before it is read: if it is written between, the next run does it again
    if (::stat(source.path.c_str(), &info) != 0) return fail(read_error(errno));
    input.size = static_cast<std::uint64_t>(info.st_size);
    input.time = std::int64_t{info.st_mtim.tv_sec} * 1000000000 + info.st_mtim.tv_nsec;
    auto read = read_file(source.path);
    if (!read) return fail(read.error());
    input.bytes = std::move(*read);
  }
  input.hash = hash_of(input.bytes);
  return input;
}

}  // namespace offprint
