#include "converters/stream/lines.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "converters/files/faults.h"

namespace offprint::stream {

namespace {
constexpr std::size_t kChunk = std::size_t{256} << 10U;
constexpr std::size_t kKept = std::size_t{4} << 20U;  // of a buffer that one long line made large
}  // namespace

Line LineReader::cut(std::size_t end, std::size_t next) {
  Line line{++number_, {}, skipping_ || end - start_ > limit_};
  if (!line.too_long) line.text.assign(bytes_, start_, end - start_);
  skipping_ = false;
  start_ = scanned_ = next;
  return line;
}

std::optional<Line> LineReader::take() {
  const std::size_t end = bytes_.find('\n', scanned_);
  if (end != std::string::npos) return cut(end, end + 1);
  scanned_ = bytes_.size();
  if (ended_ && (start_ < bytes_.size() || skipping_)) return cut(bytes_.size(), bytes_.size());
  return {};
}

// What is over the limit already need not be held until its end comes.
void LineReader::drop_too_long() {
  if (scanned_ != bytes_.size() || bytes_.size() - start_ <= limit_) return;
  skipping_ = true;
  start_ = bytes_.size();
}

void LineReader::fill() {
  if (ended_) return;
  drop_too_long();
  bytes_.erase(0, start_);
  scanned_ -= start_;
  start_ = 0;
  if (bytes_.size() < kChunk && bytes_.capacity() > kKept) bytes_.shrink_to_fit();
  const std::size_t size = bytes_.size();
  bytes_.resize(size + kChunk);
  ssize_t got = 0;
  do {
    got = ::read(input_.number(), bytes_.data() + size, kChunk);
    if (got < 0 && errno == EAGAIN) {  // somebody else made it so
      pollfd wait{input_.number(), POLLIN, 0};
      ::poll(&wait, 1, -1);
    }
  } while (got < 0 && (errno == EINTR || errno == EAGAIN));
  if (got < 0) error_ = read_error(errno);
  bytes_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  ended_ = got <= 0;
}

Descriptor take_stdin() {
  Descriptor moved(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  if (moved.number() < 0) return moved;
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing >= 0) {
    ::dup2(nothing, STDIN_FILENO);
    ::close(nothing);
  }
  return moved;
}

}  // namespace offprint::stream
