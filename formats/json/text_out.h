// JSON written into one buffer: commas where they are due, strings with what JSON asks to be escaped.
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace offprint::json {

class TextOut {
 public:
  TextOut() : room_(std::make_unique_for_overwrite<char[]>(kRoom)) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  // `name` as it is: letters, which nothing in JSON has a meaning for.
  void key(std::string_view name) {
    char* to = more(name.size() + 4);
    if (due_) *to++ = ',';
    *to++ = '"';
    std::memcpy(to, name.data(), name.size());
    to += name.size();
    *to++ = '"';
    *to++ = ':';
    finish(to, false);
  }
  // `value` too is letters and hyphens, and no more.
  void plain(std::string_view name, std::string_view value) {
    key(name);
    char* to = more(value.size() + 2);
    *to++ = '"';
    std::memcpy(to, value.data(), value.size());
    to += value.size();
    *to++ = '"';
    finish(to, true);
  }
  // Any name.
  void text_key(std::string_view name) {
    string(name);
    put(':');
    due_ = false;
  }
  // Bytes that are not UTF-8 become U+FFFD.
  void string(std::string_view text);
  void number(std::int64_t value) {
    constexpr std::size_t kLongest = 24;
    char* to = more(kLongest);
    if (due_) *to++ = ',';
    finish(std::to_chars(to, to + kLongest - 1, value).ptr, true);
  }
  void boolean(bool value) { word(value ? "true" : "false"); }
  void null() { word("null"); }

  void put(char c) {
    char* to = more(1);
    *to++ = c;
    finish(to, due_);
  }
  std::string_view bytes() const { return {room_.get(), size_}; }
  void clear() { size_ = 0; }  // what is due stays due

 private:
  static constexpr std::size_t kRoom = std::size_t{1} << 15U;  // at first

  void open(char c) {
    char* to = more(2);
    if (due_) *to++ = ',';
    *to++ = c;
    finish(to, false);
  }
  void close(char c) {
    put(c);
    due_ = true;
  }
  void word(std::string_view text) {
    char* to = more(text.size() + 1);
    if (due_) *to++ = ',';
    std::memcpy(to, text.data(), text.size());
    finish(to + text.size(), true);
  }
  void append(std::string_view bytes) {
    char* to = more(bytes.size());
    if (!bytes.empty()) std::memcpy(to, bytes.data(), bytes.size());
    finish(to + bytes.size(), due_);
  }
  void escaped(char c);

  // Room for `count` bytes more, from where it returns on; `finish` takes their end.
  char* more(std::size_t count) {
    if (capacity_ - size_ < count) grow(count);
    return room_.get() + size_;
  }
  void grow(std::size_t count);
  void finish(const char* end, bool due) {
    size_ = static_cast<std::size_t>(end - room_.get());
    due_ = due;
  }

  std::unique_ptr<char[]> room_;
  std::size_t capacity_ = kRoom;
  std::size_t size_ = 0;
  bool due_ = false;  // a comma, before the next key or value
};

}  // namespace offprint::json
