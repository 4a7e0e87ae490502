#include "converters/engine/frames.h"

namespace offprint {

namespace {

constexpr std::size_t kLength = sizeof(std::uint32_t);

}  // namespace

std::string FramePacker::take() {
  const auto size = static_cast<std::uint32_t>(frame_.size() - kLength);
  std::memcpy(frame_.data(), &size, kLength);
  return std::move(frame_);
}

std::string_view FrameUnpacker::take(std::size_t size) {
  whole_ = whole_ && size <= bytes_.size();
  if (!whole_) return {};
  const std::string_view taken = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return taken;
}

std::string pack_greeting() { return FramePacker().take(); }

std::optional<std::string_view> Frames::next() {
  std::uint32_t size = 0;
  if (buffer_.size() - read_ >= kLength) std::memcpy(&size, buffer_.data() + read_, kLength);
  if (buffer_.size() - read_ < kLength || buffer_.size() - read_ - kLength < size) {
    buffer_.erase(0, read_);
    read_ = 0;
    return {};
  }
  const std::string_view frame(buffer_.data() + read_ + kLength, size);
  read_ += kLength + size;
  return frame;
}

}  // namespace offprint
