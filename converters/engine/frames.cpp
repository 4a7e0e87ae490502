#include "converters/engine/frames.h"

#include <limits>

namespace offprint {

namespace {

constexpr std::uint32_t kMark = 0x0FF9F7A3;
constexpr std::uint64_t kLargest = std::uint64_t{1} << 33U;  // bytes of a frame; more is a head that is none
constexpr std::size_t kKept = std::size_t{4} << 20U;         // of a buffer that one long frame made large

bool is_sound(const FrameHead& head) {
  return head.mark == kMark && head.kind <= FrameKind::Failure && head.size <= kLargest &&
         head.number <= std::numeric_limits<TaskNumber>::max();
}

}  // namespace

std::string FramePacker::take(FrameKind kind, TaskNumber number) {
  const FrameHead head{kMark, kind, number, frame_.size() - sizeof(FrameHead)};
  std::memcpy(frame_.data(), &head, sizeof head);
  return std::move(frame_);
}

std::string_view FrameUnpacker::take(std::size_t size) {
  whole_ = whole_ && size <= bytes_.size();
  if (!whole_) return {};
  const std::string_view taken = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return taken;
}

std::string pack_greeting() { return FramePacker().take(FrameKind::Greeting, 0); }

void Frames::add(std::string_view bytes) {
  if (read_ == buffer_.size()) {
    buffer_.clear();
    read_ = 0;
    if (buffer_.capacity() > kKept) buffer_ = std::string();
  }
  if (!broken_) buffer_ += bytes;
}

std::optional<Frame> Frames::next() {
  FrameHead head;
  if (broken_ || buffer_.size() - read_ < sizeof head) return {};
  std::memcpy(&head, buffer_.data() + read_, sizeof head);
  broken_ = !is_sound(head);
  if (broken_) return {};
  number_ = static_cast<TaskNumber>(head.number);
  if (buffer_.size() - read_ - sizeof head < head.size) {
    buffer_.erase(0, read_);
    read_ = 0;
    buffer_.reserve(sizeof head + head.size);
    return {};
  }
  const std::string_view bytes(buffer_.data() + read_ + sizeof head, head.size);
  read_ += sizeof head + head.size;
  return Frame{head.kind, number_, bytes};
}

}  // namespace offprint
