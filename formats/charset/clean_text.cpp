#include "formats/charset/clean_text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>

#include "formats/unicode/characters.h"
#include "formats/unicode/plain_run.h"

namespace offprint {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kTooLarge = "the text is larger than 4 GiB; split it";

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}
constexpr bool is_tail(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

// The well-formed character of two or more bytes at `at`; size 0 if there is none.
CodePoint decode_wide(std::string_view bytes, std::size_t at) {
  const CodePoint c = decode(bytes, at);
  return c.size > 1 ? c : CodePoint{0, 0};
}

// The length of the maximal subpart of an ill-formed sequence at `at`, at least 1; `needs` is set to how many bytes a
// whole character with that beginning would take.
std::size_t ill_formed(std::string_view bytes, std::size_t at, std::size_t& needs) {
  struct Lead {
    unsigned first, last;             // the lead byte
    unsigned second_from, second_to;  // the byte after it
    std::size_t size;
  };
  static constexpr Lead kLeads[] = {
      {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
      {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
      {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
  };
  const unsigned first = byte_at(bytes, at);
  const auto* lead = std::find_if(std::begin(kLeads), std::end(kLeads),
                                  [&](const Lead& row) { return first >= row.first && first <= row.last; });
  needs = 1;
  if (lead == std::end(kLeads)) return 1;
  needs = lead->size;
  const unsigned second = byte_at(bytes, at + 1);
  if (second < lead->second_from || second > lead->second_to) return 1;
  std::size_t size = 2;
  while (size < lead->size && is_tail(byte_at(bytes, at + size))) ++size;
  return size;
}

// Copies clean runs whole, and notes in the map where the two texts diverge.
class Cleaner {
 public:
  Cleaner(std::string_view bytes, char* out, OffsetMap& offsets) : bytes_(bytes), out_(out), offsets_(offsets) {}

  std::size_t run(std::size_t first_unclean) {
    while (bytes_.substr(from_).starts_with(kMark)) leave_out(from_, kMark.size());
    std::size_t at = std::max(first_unclean, from_);
    while (at < bytes_.size()) at = step(at);
    copy_until(bytes_.size());
    return written_;
  }

 private:
  // Handles what is at `at`, and returns where to go on.
  std::size_t step(std::size_t at) {
    std::size_t wide = 0;
    at = plain_run_end(bytes_, at, wide);
    if (at == bytes_.size()) return at;
    if (bytes_[at] == '\r') return line_end(at);
    if (byte_at(bytes_, at) < 0x80U) return leave_out(at, 1);
    const CodePoint c = decode_wide(bytes_, at);
    if (c.size != 0) return is_xml_char(c.value) ? at + c.size : leave_out(at, c.size);
    std::size_t needs = 0;
    const std::size_t bad = ill_formed(bytes_, at, needs);
    return put(at, bad, kReplacement);
  }
  std::size_t line_end(std::size_t at) { return byte_at(bytes_, at + 1) == '\n' ? leave_out(at, 1) : put(at, 1, "\n"); }
  std::size_t leave_out(std::size_t at, std::size_t size) { return put(at, size, {}); }
  // Writes `text` in place of the `size` bytes at `at`.
  std::size_t put(std::size_t at, std::size_t size, std::string_view text) {
    copy_until(at);
    write(text);
    from_ = at + size;
    if (size != text.size()) offsets_.note(static_cast<std::uint32_t>(written_), static_cast<std::uint32_t>(from_));
    return from_;
  }
  void copy_until(std::size_t at) { write(bytes_.substr(from_, at - from_)); }
  void write(std::string_view text) {
    if (text.empty()) return;
    std::memcpy(out_ + written_, text.data(), text.size());
    written_ += text.size();
  }

  std::string_view bytes_;
  char* out_;
  OffsetMap& offsets_;
  std::size_t from_ = 0;  // start of the run that is still to be copied
  std::size_t written_ = 0;
};

}  // namespace

Utf8Survey survey_utf8(std::string_view bytes) {
  Utf8Survey survey;
  survey.first_unclean = bytes.size();
  const auto unclean = [&](std::size_t at) { survey.first_unclean = std::min(survey.first_unclean, at); };
  for (std::size_t at = 0;;) {
    at = plain_run_end(bytes, at, survey.good);
    if (at == bytes.size()) return survey;
    if (byte_at(bytes, at) < 0x80U) {
      unclean(at++);
      continue;
    }
    const CodePoint c = decode_wide(bytes, at);
    if (c.size != 0) {
      ++survey.good;
      if (!is_xml_char(c.value)) unclean(at);
      at += c.size;
      continue;
    }
    unclean(at);
    std::size_t needs = 0;
    const std::size_t bad = ill_formed(bytes, at, needs);
    ++survey.bad;
    survey.cut = at + bad == bytes.size() && bad < needs;
    at += bad;
  }
}

std::string well_formed(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = byte_at(bytes, at) < 0x80U ? 1 : decode_wide(bytes, at).size;
    std::size_t needs = 0;
    out += size > 0 ? bytes.substr(at, size) : kReplacement;
    at += size > 0 ? size : ill_formed(bytes, at, needs);
  }
  return out;
}

Result<void> fill_buffer(std::string_view bytes, const Utf8Survey& survey, Document& document) {
  const std::size_t room = bytes.size() + 2 * survey.bad;  // U+FFFD takes three bytes, in place of one or more
  if (room >= std::numeric_limits<std::uint32_t>::max()) return fail(Fault::TooLarge, std::string(kTooLarge));
  document.buffer = std::make_unique_for_overwrite<char[]>(room + 1);
  document.offsets.clear();
  document.buffer_size = Cleaner(bytes, document.buffer.get(), document.offsets).run(survey.first_unclean);
  document.buffer[document.buffer_size] = '\0';
  return {};
}

}  // namespace offprint
