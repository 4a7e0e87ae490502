// The bytes of a file that holds many documents, as listers take them, who look for ASCII signs: of UTF-16 its UTF-8.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "formats/reading/items.h"

namespace offprint {

class Utf8Bytes {
 public:
  explicit Utf8Bytes(NextBytes next) : next_(std::move(next)) {}

  // As NextBytes; what is no character of UTF-16 is U+FFFD.
  Result<std::string_view> next();
  // Where in the file stands what is at `at` of all that next() has given, or just behind it.
  std::uint64_t place(std::uint64_t at) const;
  // An ItemPlace::context as it can stand before bytes of the file.
  std::string context(std::string text) const;

 private:
  // Characters of as many bytes, there and here.
  struct Run {
    std::uint64_t made = 0;  // where the first of them stands in what was given
    std::uint64_t read = 0;  // and in the file
    std::uint8_t made_size = 1;
    std::uint8_t read_size = 1;
  };

  Result<void> begin();
  void decode(bool last);
  void take(char32_t value, std::uint8_t read_size);

  NextBytes next_;
  bool begun_ = false;
  std::string first_;         // what begin() took
  std::string_view charset_;  // UTF-16LE or UTF-16BE; empty for any other
  std::string waiting_;       // bytes of the file that are not decoded
  std::string text_;
  std::uint64_t made_ = 0;
  std::uint64_t read_ = 0;
  std::deque<Run> runs_;
};

}  // namespace offprint
