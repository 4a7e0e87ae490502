#include "converters/stream/frame.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <unistd.h>

namespace offprint::stream {

namespace {

// Whether a call that failed may be made again, once the descriptor is ready.
bool again(int descriptor, short what) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  pollfd wait{descriptor, what, 0};
  ::poll(&wait, 1, -1);
  return true;
}

}  // namespace

std::string to_head(std::uint64_t number, Mark mark, std::uint64_t size) {
  FrameHead head;
  head.number = number;
  head.size = size;
  head.mark = mark;
  std::string bytes(sizeof head, '\0');
  std::memcpy(bytes.data(), &head, sizeof head);
  return bytes;
}

FrameHead head_of(std::string_view frame) {
  FrameHead head;
  std::memcpy(&head, frame.data(), sizeof head);
  return head;
}

bool read_exactly(int descriptor, char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(descriptor, to, size);
    if (got == 0 || (got < 0 && !again(descriptor, POLLIN))) return false;
    if (got < 0) continue;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_exactly(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && !again(descriptor, POLLOUT)) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace offprint::stream
