#include "converters/stream/scan.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace offprint::stream {

namespace {

constexpr std::string_view kEscapedReplacement = "\\ufffd";
constexpr std::size_t kLongNumber = 300;  // characters; a double has as many digits before its point

std::size_t digits(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of("0123456789", at), text.size()) - at;
}

// RFC 8259, section 6.
bool is_number(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const std::size_t whole = digits(text, at);
  if (whole == 0 || (whole > 1 && text[at] == '0')) return false;
  at += whole;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = digits(text, at + 1);
    if (fraction == 0) return false;
    at += 1 + fraction;
  }
  if (at == text.size()) return true;
  if (text[at] != 'e' && text[at] != 'E') return false;
  if (++at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  const std::size_t exponent = digits(text, at);
  return exponent > 0 && at + exponent == text.size();
}

class Scan {
 public:
  explicit Scan(std::string_view line) : line_(line) {}

  ScannedLine run() {
    for (std::size_t at = 0; at < line_.size();) {
      const char c = line_[at];
      if (c == '"') {
        at = string(at + 1);
      } else {
        at = c == '-' || (c >= '0' && c <= '9') ? number(at) : at + 1;
      }
    }
    return std::move(scanned_);
  }

 private:
  std::size_t string(std::size_t at) {
    while (true) {
      at = line_.find_first_of("\"\\", at);
      if (at == std::string_view::npos) return line_.size();
      if (line_[at] == '"') return at + 1;
      at = escape(at);
    }
  }

  // The UTF-16 code unit that an escape at `at` stands for.
  std::optional<unsigned> unit(std::size_t at) const {
    if (line_.substr(std::min(at, line_.size()), 2) != "\\u" || line_.size() - at < kEscapedReplacement.size())
      return {};
    unsigned value = 0;
    const char* const end = line_.data() + at + kEscapedReplacement.size();
    const auto [stop, error] = std::from_chars(line_.data() + at + 2, end, value, 16);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
  }

  std::size_t escape(std::size_t at) {
    const auto first = unit(at);
    if (!first) return at + 2;
    const unsigned kind = *first & 0xFC00U;
    if (kind != 0xD800U && kind != 0xDC00U) return at + kEscapedReplacement.size();
    const auto second = unit(at + kEscapedReplacement.size());
    if (kind == 0xD800U && second && (*second & 0xFC00U) == 0xDC00U) return at + 2 * kEscapedReplacement.size();
    scanned_.halves.push_back(at);
    return put(at, kEscapedReplacement);
  }

  std::size_t number(std::size_t at) {
    const std::size_t end = std::min(line_.find_first_not_of("+-.0123456789Ee", at), line_.size());
    const std::string_view text = line_.substr(at, end - at);
    const bool may_be_large = text.size() > kLongNumber || text.find_first_of("eE") != std::string_view::npos;
    if (!may_be_large || !is_number(text)) return end;
    return put(at, "0." + std::string(text.size() - 2, '0'));
  }

  std::size_t put(std::size_t at, std::string_view text) {
    if (scanned_.text.empty()) scanned_.text = line_;
    scanned_.text.replace(at, text.size(), text);
    return at + text.size();
  }

  std::string_view line_;
  ScannedLine scanned_;
};

}  // namespace

ScannedLine scan_line(std::string_view line) { return Scan(line).run(); }

}  // namespace offprint::stream
