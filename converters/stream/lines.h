// Lines out of a descriptor, as they come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "converters/files/descriptor.h"
#include "formats/document/result.h"

namespace offprint::stream {

struct Line {
  std::uint64_t number = 0;  // from 1
  std::string text;          // without its LF
  bool too_long = false;     // over the limit; the text is left out

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.number);
    wire(self.text);
    wire(self.too_long);
  }
};

class LineReader {
 public:
  LineReader(Descriptor input, std::size_t limit) : input_(std::move(input)), limit_(limit) {}

  // The next line that is there whole; the last one needs no LF. Nothing where more must be read first, or at the end.
  std::optional<Line> take();
  // Reads once what is there, and waits for it if it must.
  void fill();
  // No line comes any more: the end, or an error, was met and all lines are taken.
  bool finished() const { return ended_ && start_ == bytes_.size() && !skipping_; }
  const std::optional<Error>& error() const { return error_; }
  int descriptor() const { return input_.number(); }

 private:
  Line cut(std::size_t end, std::size_t next);
  void drop_too_long();

  Descriptor input_;
  std::size_t limit_;
  std::string bytes_;
  std::size_t start_ = 0;    // of the line that is next
  std::size_t scanned_ = 0;  // no LF stands before
  std::uint64_t number_ = 0;
  bool skipping_ = false;  // inside a line that is over the limit
  bool ended_ = false;
  std::optional<Error> error_;
};

// Moves stdin away and puts /dev/null in its place, so that no input named /dev/stdin eats the lines.
Descriptor take_stdin();

}  // namespace offprint::stream
