// What a parent and its workers say to one another over a pipe: a head, then bytes. Both are the same program.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint::stream {

enum class Mark : std::uint32_t {
  Whole,    // of a line: as it came; of an answer: converted
  TooLong,  // of a line: its text is left out
  Failed,   // of an answer
};

struct FrameHead {
  std::uint64_t number = 0;  // the line's
  std::uint64_t size = 0;    // of the bytes that follow
  Mark mark = Mark::Whole;
};

std::string to_head(std::uint64_t number, Mark mark, std::uint64_t size);
// Of the first sizeof(FrameHead) bytes of a frame.
FrameHead head_of(std::string_view frame);

// All of it, waiting for it; false at the end, or where the other side is gone.
bool read_exactly(int descriptor, char* to, std::size_t size);
bool write_exactly(int descriptor, std::string_view bytes);

}  // namespace offprint::stream
