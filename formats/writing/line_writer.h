// Lines with prefixes: what Markdown and plain text are written on.
//
// A block never counts newlines: it only says what is owed before the next text (nothing, a new line, an empty
// line), and the next text pays. A container pushes a prefix ("> ", or "- " and then "  "), writes what it holds,
// and pops it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/writing/write.h"

namespace offprint {

class LineWriter {
 public:
  explicit LineWriter(Sink& sink) : sink_(sink) { buffer_.reserve(kRoom); }

  // `first` goes before the container's first line, `rest` before every further one.
  void push(std::string_view first, std::string_view rest);
  void push(std::string_view each) { push(each, each); }
  void pop();

  void end_line();    // the next text begins on a new line
  void blank_line();  // the next text begins after an empty line (except at the very beginning)
  // Text without a line feed. Empty text pays what is owed too: it makes the line of an empty list item.
  void write(std::string_view text);
  // Text with line feeds, each line under the prefixes. Spaces at the end of a line stay: it may be code. An empty line
  // has no trailing ones.
  void write_lines(std::string_view text);
  // Ends the last line, and hands everything to the sink. Call once.
  void finish();

  bool at_line_start() const { return !line_open_; }
  bool empty() const { return !started_; }  // nothing has been written so far
  // The prefixes of the next line, together: what a wrapped line has before it.
  std::string prefix() const;

 private:
  static constexpr std::size_t kRoom = std::size_t{1} << 14U;  // for most articles

  enum class Owed { Nothing, Line, Blank };
  struct Prefix {
    std::string first;
    std::string rest;
    bool begun = false;  // its first line was written
  };
  void pay();
  void open_line();
  void trim_line();
  void flush_if_large();

  Sink& sink_;
  std::string buffer_;
  std::size_t line_begin_ = 0;  // of the last line, in the buffer
  std::vector<Prefix> prefixes_;
  Owed owed_ = Owed::Nothing;
  bool line_open_ = false;
  bool exact_ = false;  // the open line's end stays as it is
  bool started_ = false;
};

}  // namespace offprint
