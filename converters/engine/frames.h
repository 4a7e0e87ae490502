// What a parent and its workers say to each other over pipes: frames of a length (32 bits) and as many bytes, in this
// machine's byte order, as both are the same program. A worker's first frame is empty: it lives.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace offprint {

// A class says its members once, for both directions: `template <class Wire, class T> static void fields(Wire& wire,
// T& self)` calls wire(self.member) for each.
template <class T>
inline constexpr bool kIsPlain = std::is_trivially_copyable_v<T> && !std::is_class_v<T>;

// For a class of a library that knows nothing of frames: specialise it.
template <class T>
struct Fields {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& value) {
    T::fields(wire, value);
  }
};

class FramePacker {
 public:
  template <class T>
  void operator()(const T& value) {
    if constexpr (kIsPlain<T>) {
      frame_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      Fields<T>::of(*this, value);
    }
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint32_t>(text.size()));
    frame_ += text;
  }
  template <class T, std::size_t N>
  void operator()(const std::array<T, N>& values) {
    for (const T& value : values) (*this)(value);
  }
  template <class A, class B>
  void operator()(const std::pair<A, B>& both) {
    (*this)(both.first);
    (*this)(both.second);
  }
  template <class T>
  void operator()(const std::vector<T>& values) {
    (*this)(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) (*this)(value);
  }

  // The frame, its length in front.
  std::string take();

 private:
  std::string frame_ = std::string(sizeof(std::uint32_t), '\0');
};

class FrameUnpacker {
 public:
  // Of a frame's bytes, without its length.
  explicit FrameUnpacker(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  void operator()(T& value) {
    if constexpr (kIsPlain<T>) {
      const std::string_view from = take(sizeof value);
      if (whole_) std::memcpy(&value, from.data(), sizeof value);
    } else {
      Fields<T>::of(*this, value);
    }
  }
  void operator()(std::string& text) {
    std::uint32_t size = 0;
    (*this)(size);
    text = take(size);
  }
  template <class T, std::size_t N>
  void operator()(std::array<T, N>& values) {
    for (T& value : values) (*this)(value);
  }
  template <class A, class B>
  void operator()(std::pair<A, B>& both) {
    (*this)(both.first);
    (*this)(both.second);
  }
  template <class T>
  void operator()(std::vector<T>& values) {
    std::uint32_t count = 0;
    (*this)(count);
    for (std::uint32_t i = 0; i < count && whole_; ++i) (*this)(values.emplace_back());
  }

  // Whether the bytes held all that was asked for, and no more.
  bool whole() const { return whole_ && bytes_.empty(); }

 private:
  std::string_view take(std::size_t size);

  std::string_view bytes_;
  bool whole_ = true;
};

template <class T>
std::string pack(const T& value) {
  FramePacker packer;
  packer(value);
  return packer.take();
}
// Nothing where the bytes are not one whole T.
template <class T>
std::optional<T> unpack(std::string_view bytes) {
  FrameUnpacker unpacker(bytes);  // NOLINT(misc-const-correctness): it moves on
  T value{};
  unpacker(value);
  if (!unpacker.whole()) return {};
  return value;
}
std::string pack_greeting();

// Takes frames out of bytes as they come.
class Frames {
 public:
  void add(std::string_view bytes) { buffer_ += bytes; }
  // The next whole frame, until the next call of a member; nothing where more bytes must come.
  std::optional<std::string_view> next();

 private:
  std::string buffer_;
  std::size_t read_ = 0;
};

}  // namespace offprint
