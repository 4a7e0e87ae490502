#include "formats/writing/line_writer.h"

namespace offprint {

void LineWriter::push(std::string_view first, std::string_view rest) {
  prefixes_.push_back({std::string(first), std::string(rest), false});
}

void LineWriter::pop() { prefixes_.pop_back(); }

void LineWriter::end_line() {
  if (owed_ == Owed::Nothing) owed_ = Owed::Line;
}

void LineWriter::blank_line() { owed_ = Owed::Blank; }

void LineWriter::write(std::string_view text) {
  pay();
  exact_ = false;
  buffer_ += text;
  flush_if_large();
}

void LineWriter::write_lines(std::string_view text) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::string_view line = text.substr(at, end == std::string_view::npos ? end : end - at);
    write(line);
    exact_ = !line.empty();
    if (end == std::string_view::npos) break;
    end_line();
    at = end + 1;
  }
}

void LineWriter::finish() {
  if (line_open_) {
    trim_line();
    buffer_ += '\n';
  }
  line_open_ = false;
  sink_.write(buffer_);
  buffer_.clear();
}

std::string LineWriter::prefix() const {
  std::string out;
  for (const Prefix& p : prefixes_) out += p.begun ? p.rest : p.first;
  return out;
}

namespace {

void trim_end(std::string& line, std::size_t from) {
  while (line.size() > from && line.back() == ' ') line.pop_back();
}

}  // namespace

void LineWriter::pay() {
  if (owed_ != Owed::Nothing && started_) {
    if (line_open_) {
      trim_line();
      buffer_ += '\n';
    }
    line_open_ = false;
    if (owed_ == Owed::Blank) {
      const std::size_t from = buffer_.size();
      for (const Prefix& p : prefixes_) {
        if (!p.begun) break;  // a container that has not begun is not there yet
        buffer_ += p.rest;
      }
      trim_end(buffer_, from);
      buffer_ += '\n';
    }
  }
  owed_ = Owed::Nothing;
  if (!line_open_) open_line();
}

// The prefix of a line that holds nothing else, or spaces that a block left at its end.
void LineWriter::trim_line() {
  if (exact_) return;
  trim_end(buffer_, line_begin_);
}

void LineWriter::open_line() {
  line_begin_ = buffer_.size();
  for (Prefix& p : prefixes_) {
    buffer_ += p.begun ? p.rest : p.first;
    p.begun = true;
  }
  line_open_ = started_ = true;
  exact_ = false;
}

void LineWriter::flush_if_large() {
  constexpr std::size_t kLarge = std::size_t{1} << 16U;
  if (line_begin_ < kLarge) return;
  sink_.write(std::string_view(buffer_).substr(0, line_begin_));  // the open line stays: its end may be trimmed
  buffer_.erase(0, line_begin_);
  line_begin_ = 0;
}

}  // namespace offprint
