// What a parent and its workers say to each other over pipes: frames of a head and bytes, in this machine's byte order,
// as both are the same program. A worker's first frame is a greeting; then it answers each task by one frame that
// carries the task's number.
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
#include <variant>
#include <vector>

#include "formats/document/result.h"

namespace offprint {

using TaskNumber = std::uint32_t;

enum class FrameKind : std::uint32_t {
  Greeting,  // of a worker: it has started
  Setup,     // to a worker: what all its tasks share
  Task,
  Answer,
  Failure,  // instead of an answer, an Error; the worker ends after it
};

struct FrameHead {
  std::uint32_t mark = 0;  // by which a head is told from anything else that came through the pipe
  FrameKind kind = FrameKind::Greeting;
  std::uint64_t number = 0;  // of the task
  std::uint64_t size = 0;    // of the bytes that follow
};

struct Frame {
  FrameKind kind = FrameKind::Greeting;
  TaskNumber number = 0;
  std::string_view bytes;
};

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

template <>
struct Fields<Error> {
  template <class Wire, class Value>
  static void of(Wire& wire, Value& self) {
    wire(self.fault);
    wire(self.message);
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
    (*this)(std::uint64_t{text.size()});
    frame_ += text;
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    (*this)(std::uint8_t{value.has_value()});
    if (value) (*this)(*value);
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
  // Which one it holds is not said: who asked knows.
  template <class... Ts>
  void operator()(const std::variant<Ts...>& one) {
    std::visit(*this, one);
  }
  template <class T>
  void operator()(const std::vector<T>& values) {
    (*this)(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) (*this)(value);
  }

  // The frame, its head in front.
  std::string take(FrameKind kind, TaskNumber number);

 private:
  std::string frame_ = std::string(sizeof(FrameHead), '\0');
};

class FrameUnpacker {
 public:
  // Of a frame's bytes, without its head.
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
    std::uint64_t size = 0;
    (*this)(size);
    text = take(size);
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    std::uint8_t known = 0;
    (*this)(known);
    if (known != 0) (*this)(value.emplace());
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
std::string pack(FrameKind kind, TaskNumber number, const T& value) {
  FramePacker packer;
  packer(value);
  return packer.take(kind, number);
}
std::string pack_greeting();
// Nothing where the bytes are not one whole T.
template <class T>
std::optional<T> unpack(std::string_view bytes) {
  FrameUnpacker unpacker(bytes);  // NOLINT(misc-const-correctness): it moves on
  T value{};
  unpacker(value);
  if (!unpacker.whole()) return {};
  return value;
}

// Takes frames out of bytes as they come.
class Frames {
 public:
  void add(std::string_view bytes);
  // The next whole frame, until the next call of a member; nothing where more bytes must come, or none can be taken.
  std::optional<Frame> next();
  // What came is no frame: nothing that follows can be read.
  bool broken() const { return broken_; }
  // The task that the frame is about whose bytes are coming.
  TaskNumber number() const { return number_; }

 private:
  std::string buffer_;
  std::size_t read_ = 0;
  bool broken_ = false;
  TaskNumber number_ = 0;
};

}  // namespace offprint
