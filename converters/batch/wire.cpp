#include "converters/batch/wire.h"

#include <cstring>
#include <type_traits>

namespace offprint {

namespace {

constexpr std::size_t kLength = sizeof(std::uint32_t);

class Packer {
 public:
  template <class T>
  void operator()(const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      (*this)(static_cast<std::uint32_t>(value.size()));
      frame_ += value;
    } else {
      static_assert(std::is_trivially_copyable_v<T>);
      frame_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
  }
  template <class A, class B>
  void operator()(const std::pair<A, B>& both) {
    (*this)(both.first);
    (*this)(both.second);
  }
  void operator()(const SaidLine& line);
  void operator()(const Task& task);
  template <class T>
  void operator()(const std::vector<T>& values) {
    (*this)(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) (*this)(value);
  }

  std::string take() {
    const auto size = static_cast<std::uint32_t>(frame_.size() - kLength);
    std::memcpy(frame_.data(), &size, kLength);
    return std::move(frame_);
  }

 private:
  std::string frame_ = std::string(kLength, '\0');
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  void operator()(T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      std::uint32_t size = 0;
      (*this)(size);
      value = take(size);
    } else {
      static_assert(std::is_trivially_copyable_v<T>);
      const std::string_view from = take(sizeof value);
      if (whole_) std::memcpy(&value, from.data(), sizeof value);
    }
  }
  template <class A, class B>
  void operator()(std::pair<A, B>& both) {
    (*this)(both.first);
    (*this)(both.second);
  }
  void operator()(SaidLine& line);
  void operator()(Task& task);
  template <class T>
  void operator()(std::vector<T>& values) {
    std::uint32_t count = 0;
    (*this)(count);
    for (std::uint32_t i = 0; i < count && whole_; ++i) (*this)(values.emplace_back());
  }

  bool whole() const { return whole_ && bytes_.empty(); }

 private:
  std::string_view take(std::size_t size) {
    whole_ = whole_ && size <= bytes_.size();
    if (!whole_) return {};
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  std::string_view bytes_;
  bool whole_ = true;
};

// The fields, once for both directions.
template <class Wire, class Line>
void fields_of_line(Wire& wire, Line& line) {
  wire(line.say);
  wire(line.offset);
  wire(line.count);
  wire(line.sentence);
}

template <class Wire, class T>
void fields_of_task(Wire& wire, T& task) {
  wire(task.index);
  wire(task.name_only);
  wire(task.may_be_same);
  wire(task.ours);
  wire(task.entry);
  wire(task.size);
  wire(task.time);
  wire(task.hash);
  wire(task.path);
  wire(task.relative);
  wire(task.output);
}

template <class Wire, class T>
void fields_of_answer(Wire& wire, T& answer) {
  wire(answer.index);
  wire(answer.status);
  wire(answer.stops_run);
  wire(answer.retires);
  wire(answer.fault);
  wire(answer.message);
  wire(answer.subject);
  wire(answer.size);
  wire(answer.time);
  wire(answer.hash);
  wire(answer.milliseconds);
  wire(answer.diagnostics);
  wire(answer.date);
  wire(answer.site);
  wire(answer.name);
  wire(answer.outputs);
  wire(answer.counts);
  wire(answer.said);
}

void Packer::operator()(const SaidLine& line) { fields_of_line(*this, line); }
void Packer::operator()(const Task& task) { fields_of_task(*this, task); }
void Unpacker::operator()(SaidLine& line) { fields_of_line(*this, line); }
void Unpacker::operator()(Task& task) { fields_of_task(*this, task); }

}  // namespace

std::string pack(const std::vector<Task>& tasks) {
  Packer packer;
  packer(tasks);
  return packer.take();
}

std::string pack(const Answer& answer) {
  Packer packer;
  fields_of_answer(packer, answer);
  return packer.take();
}

std::string pack_greeting() { return Packer().take(); }

std::optional<std::vector<Task>> unpack_tasks(std::string_view bytes) {
  Unpacker unpacker(bytes);
  std::vector<Task> tasks;
  unpacker(tasks);
  if (!unpacker.whole()) return {};
  return tasks;
}

std::optional<Answer> unpack_answer(std::string_view bytes) {
  Unpacker unpacker(bytes);
  Answer answer;
  fields_of_answer(unpacker, answer);
  if (!unpacker.whole()) return {};
  return answer;
}

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
