#include "formats/reading/utf8_bytes.h"

#include <algorithm>

#include "formats/charset/charset.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kEnoughToTell = 64;  // bytes that say whether they are UTF-16
constexpr std::size_t kMostRuns = 1U << 18U;
constexpr char32_t kNoCharacter = 0xFFFD;

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

char32_t unit_at(std::string_view bytes, std::size_t at, bool little) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return little ? static_cast<char32_t>(second) << 8U | first : static_cast<char32_t>(first) << 8U | second;
}

void append_unit(std::string& out, char32_t unit, bool little) {
  const auto high = static_cast<char>(unit >> 8U & 0xFFU);
  const auto low = static_cast<char>(unit & 0xFFU);
  out += little ? low : high;
  out += little ? high : low;
}

}  // namespace

Result<void> Utf8Bytes::begin() {
  begun_ = true;
  while (first_.size() < kEnoughToTell) {
    const auto more = next_();
    if (!more) return fail(more.error());
    if (more->empty()) break;
    first_ += *more;
  }
  const ByteOrderMark mark = byte_order_mark(first_);
  charset_ = mark.size > 0 ? mark.charset : utf16_without_mark(first_);
  if (!charset_.starts_with("UTF-16")) charset_ = {};
  return {};
}

Result<std::string_view> Utf8Bytes::next() {
  if (!begun_) {
    if (auto done = begin(); !done) return fail(done.error());
    if (charset_.empty()) return std::string_view(first_);
    waiting_ = std::move(first_);
  } else if (charset_.empty()) {
    return next_();
  }
  text_.clear();
  decode(false);
  while (text_.empty()) {
    const auto more = next_();
    if (!more) return fail(more.error());
    waiting_ += *more;
    decode(more->empty());
    if (more->empty()) break;
  }
  return std::string_view(text_);
}

// All of what waits, but for a character that is not there as a whole, unless nothing follows.
void Utf8Bytes::decode(bool last) {
  const bool little = charset_ == kUtf16Le;
  std::size_t at = 0;
  for (; at + 2 <= waiting_.size();) {
    const char32_t unit = unit_at(waiting_, at, little);
    if (is_high(unit) && at + 4 > waiting_.size() && !last) break;
    const char32_t next = is_high(unit) && at + 4 <= waiting_.size() ? unit_at(waiting_, at + 2, little) : 0;
    const bool pair = is_low(next);
    if (pair) {
      take(0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00), 4);
    } else {
      take(is_high(unit) || is_low(unit) ? kNoCharacter : unit, 2);
    }
    at += pair ? 4 : 2;
  }
  waiting_.erase(0, at);
  if (last && !waiting_.empty()) {
    take(kNoCharacter, static_cast<std::uint8_t>(waiting_.size()));
    waiting_.clear();
  }
}

void Utf8Bytes::take(char32_t value, std::uint8_t read_size) {
  const std::size_t before = text_.size();
  append_utf8(text_, value);
  const auto size = static_cast<std::uint8_t>(text_.size() - before);
  if (runs_.empty() || runs_.back().made_size != size || runs_.back().read_size != read_size) {
    runs_.push_back({made_, read_, size, read_size});
    if (runs_.size() > kMostRuns) runs_.pop_front();
  }
  made_ += size;
  read_ += read_size;
}

std::uint64_t Utf8Bytes::place(std::uint64_t at) const {
  if (runs_.empty()) return at;
  auto after = std::upper_bound(runs_.begin(), runs_.end(), at,
                                [](std::uint64_t wanted, const Run& run) { return wanted < run.made; });
  const Run& run = after == runs_.begin() ? *after : *--after;
  return run.read + (at - std::min(at, run.made)) / run.made_size * run.read_size;
}

std::string Utf8Bytes::context(std::string text) const {
  if (charset_.empty()) return text;
  const bool little = charset_ == kUtf16Le;
  std::string wide;
  append_unit(wide, 0xFEFF, little);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = offprint::decode(text, at);
    at += c.size;
    if (c.value >= 0x10000) {
      append_unit(wide, 0xD800 + ((c.value - 0x10000) >> 10U), little);
      append_unit(wide, 0xDC00 + ((c.value - 0x10000) & 0x3FFU), little);
    } else {
      append_unit(wide, c.value, little);
    }
  }
  return wide;
}

}  // namespace offprint
