// How paragraphs are told apart.
#pragma once

#include <cstdint>

namespace offprint {

enum class Paragraphs : std::uint8_t {
  Auto,    // by language, in books: Chinese and Japanese are indented, as their presses do; all else is set apart
  Indent,  // the first line is indented, and nothing stands between paragraphs
  Space,   // a space between them
};

}  // namespace offprint
