#include "converters/batch/journal.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <unistd.h>

#include "converters/batch/journal_line.h"
#include "converters/files/below.h"
#include "converters/files/faults.h"
#include "converters/files/names.h"
#include "formats/registry/registry.h"

namespace offprint {

namespace {

constexpr std::string_view kVersion = "offprint journal 1\n";
constexpr std::string_view kVersionBegin = "offprint journal ";
constexpr std::size_t kChunk = std::size_t{1} << 20U;

// The formats whose files these are, as bits.
std::uint16_t formats_of(const std::vector<WrittenFile>& files, std::string_view output) {
  unsigned bits = 0;
  for (const WrittenFile& file : files) {
    if (!file.path.starts_with(output)) continue;
    const std::string_view extension = std::string_view(file.path).substr(output.size());
    for (std::size_t i = 0; i < formats().size(); ++i) {
      const auto extensions = formats()[i].extensions;
      if (!extensions.empty() && extensions.front() == extension) bits |= 1U << i;
    }
  }
  return static_cast<std::uint16_t>(bits);
}

// Whether the run that it was named for was the first to have a folder of pictures.
bool names_folder(const Record& record) {
  const std::string folder = record.output + std::string(kImageFolder);
  return std::any_of(record.outputs.begin(), record.outputs.end(),
                     [&](const WrittenFile& file) { return file.path == folder; });
}

std::optional<std::string> read_at(int descriptor, std::uint64_t at, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const ssize_t count = ::pread(descriptor, bytes.data() + got, size - got, static_cast<off_t>(at + got));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return {};
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  bytes.resize(got);
  return bytes;
}

// Where the next bytes are that were written: what a line that is too long may be of has a size and nothing on the
// disk.
std::uint64_t after_hole(int descriptor, std::uint64_t at) {
  const off_t data = ::lseek(descriptor, static_cast<off_t>(at), SEEK_DATA);
  const off_t end = data < 0 && errno == ENXIO ? ::lseek(descriptor, 0, SEEK_END) : data;
  return std::max(at, static_cast<std::uint64_t>(std::max<off_t>(end, 0)));
}

}  // namespace

Result<Journal> Journal::open(const std::string& path, World& world, bool read_only) {
  Journal journal(path, world);
  if (auto error = journal.load(path, true)) return fail(std::move(*error));
  if (read_only) {
    auto file = open_own_file(path, O_RDONLY);
    if (!file) return fail(file.error());
    journal.file_ = std::move(*file);
    return journal;
  }
  auto file = open_own_file(path, O_RDWR | O_CREAT | O_APPEND);
  if (!file) return fail(file.error());
  journal.file_ = std::move(*file);
  // What a killed run left behind the last whole line goes.
  if (::ftruncate(journal.file_.number(), static_cast<off_t>(journal.size_)) != 0)
    return fail(write_error(errno, path));
  if (journal.size_ == 0) {
    if (auto error = journal.append(kVersion, false)) return fail(std::move(*error));
  }
  return journal;
}

std::optional<Error> Journal::read_names(const std::string& path) { return load(path, false); }

std::optional<Error> Journal::load(const std::string& path, bool own) {
  const auto file = open_own_file(path, O_RDONLY);
  if (!file) return file.error();
  if (file->number() < 0) return {};
  std::string buffer;
  std::uint64_t at = 0;  // of the buffer's first byte
  bool begun = false;
  bool too_long = false;  // the buffer is the rest of a line that is not kept
  while (true) {
    auto more = read_at(file->number(), at + buffer.size(), kChunk);
    if (!more) return read_error(errno);
    if (more->empty()) return {};
    const std::size_t searched = buffer.size();
    buffer += *more;
    std::size_t line = 0;
    for (std::size_t end = buffer.find('\n', searched); end != std::string::npos; end = buffer.find('\n', line)) {
      const std::string_view text = std::string_view(buffer).substr(line, end + 1 - line);
      if (begun && !too_long && text.size() <= kLongestLine) take_line(text, at + line, own);
      if (!begun && text != kVersion) {
        if (!text.starts_with(kVersionBegin)) return {};  // not even that was written: begin anew
        return Error{Fault::Unwritable, "this journal is of another version of offprint; use that, or another folder"};
      }
      begun = true;
      too_long = false;
      line = end + 1;
    }
    buffer.erase(0, line);
    at += line;
    if (own && line > 0) size_ = at;
    if (buffer.size() <= kLongestLine) continue;
    if (!begun) return {};
    too_long = true;
    at = after_hole(file->number(), at + buffer.size());
    buffer.clear();
  }
}

void Journal::take_line(std::string_view text, std::uint64_t at, bool own) {
  const auto parts = split_line(text);
  if (!parts) return;
  if (parts->kind == kNaming) naming_ = parse_naming(parts->state);
  const auto record = parse_state(parts->state);
  if (!record) return;
  Known& known = known_[record->id];
  if (name(known) != record->output) {
    known.name_at = static_cast<std::uint32_t>(names_.size());
    known.name_size = static_cast<std::uint16_t>(record->output.size());
    names_ += record->output;
    known.ours = 0;
    known.done_size = 0;
  }
  known.begun = parts->report.empty();
  if (!known.begun) known.ours = formats_of(record->earlier, record->output);  // what it was named for is not all there
  known.ours |= formats_of(record->outputs, record->output);
  known.begun_folder = known.begun && (known.begun_folder || names_folder(*record));
  if (known.begun || !own) return;
  known.done_at = at;
  known.done_size = static_cast<std::uint32_t>(text.size());
}

const Journal::Known* Journal::find(const InputId& id) const {
  const auto found = known_.find(id);
  return found == known_.end() ? nullptr : &found->second;
}

std::optional<Journal::Line> Journal::line(const Known& known) const {
  if (known.done_size == 0) return {};
  const auto text = read_at(file_.number(), known.done_at, known.done_size);
  if (!text) return {};
  const auto parts = split_line(*text);
  if (!parts) return {};
  auto record = parse_state(parts->state);
  if (!record) return {};
  return Line{std::move(*record), std::string(parts->report)};
}

void Journal::add_named(const InputId& id, std::string_view output, const std::vector<std::string>& files) {
  waiting_ += named_line(id, output, files);
}

void Journal::add_done(const Record& record, std::string_view report) {
  const std::string line = done_line(record, report);
  take_line(line, size_ + waiting_.size(), true);
  waiting_ += line;
}

void Journal::add_naming(std::string_view name) {
  naming_ = name;
  waiting_ += naming_line(name);
}

void Journal::forget(const InputId& id) {
  known_.erase(id);
  waiting_ += named_line(id, "", {});
}

std::optional<Error> Journal::flush(bool durable) {
  if (waiting_.empty()) return {};
  auto error = append(waiting_, durable);
  waiting_.clear();
  return error;
}

std::optional<Error> Journal::append(std::string_view lines, bool durable) {
  const int error = world_->append(file_.number(), lines, durable);
  if (error == 0) {
    size_ += lines.size();
    return {};
  }
  if (::ftruncate(file_.number(), static_cast<off_t>(size_)) != 0) return write_error(errno, path_);
  return write_error(error, path_);
}

}  // namespace offprint
