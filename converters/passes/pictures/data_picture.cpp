#include "converters/passes/pictures/data_picture.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::string_view kBase64 = ";base64";
// A placeholder's drawing or header is not longer, so what lies beyond is not looked at.
constexpr std::size_t kMostBytes = 4096;

std::uint32_t value_of(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a') + 26;
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0') + 52;
  return c == '+' || c == '-' ? 62 : 63;
}

std::string decode_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    if (is_space(c)) continue;
    bits = (bits << 6U) | value_of(c);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
  }
  return out;
}

// The first bytes of the picture.
std::string bytes_of(std::string_view address) {
  const std::size_t comma = std::min(address.find(','), address.size());
  const std::string_view head = trim(address.substr(0, comma));
  const std::string data = percent_decode(address.substr(std::min(comma + 1, address.size())).substr(0, kMostBytes));
  const bool coded =
      head.size() >= kBase64.size() && equals_ignoring_case(head.substr(head.size() - kBase64.size()), kBase64);
  return coded ? decode_base64(data) : data;
}

std::uint32_t byte(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}
std::uint32_t big(std::string_view bytes, std::size_t at) { return byte(bytes, at) << 8U | byte(bytes, at + 1); }
std::uint32_t little(std::string_view bytes, std::size_t at) { return byte(bytes, at) | byte(bytes, at + 1) << 8U; }

constexpr bool is_point(std::uint32_t width, std::uint32_t height) { return width <= 1 && height <= 1; }

// GIF89a §18, §23: loaders also make spacers with the picture's proportions, in one transparent colour.
bool is_empty_gif(std::string_view bytes) {
  constexpr std::size_t kFewBytes = 120;
  if (is_point(little(bytes, 6), little(bytes, 8))) return true;
  const std::size_t control = bytes.find("\x21\xF9\x04");
  return bytes.size() < kFewBytes && control != std::string_view::npos && (byte(bytes, control + 3) & 1U) != 0;
}

bool is_empty_png(std::string_view bytes) {
  return big(bytes, 16) == 0 && big(bytes, 20) == 0 && is_point(big(bytes, 18), big(bytes, 22));
}

// ITU T.81 §B.2.2: the frame's header gives the lines, then the samples of a line.
bool is_empty_jpeg(std::string_view bytes) {
  for (std::size_t at = 2; at + 9 < bytes.size() && byte(bytes, at) == 0xFF; at += 2 + big(bytes, at + 2)) {
    const std::uint32_t marker = byte(bytes, at + 1);
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return is_point(big(bytes, at + 7), big(bytes, at + 5));
  }
  return false;
}

// RFC 9649 §2.5 to §2.7: VP8X and VP8L store each size less one.
bool is_empty_webp(std::string_view bytes) {
  const std::string_view chunk = bytes.substr(std::min<std::size_t>(12, bytes.size()), 4);
  constexpr std::uint32_t kSize = 0x3FFF;  // 14 bits
  if (chunk == "VP8 ") return is_point(little(bytes, 26) & kSize, little(bytes, 28) & kSize);
  if (chunk == "VP8X") return little(bytes, 24) == 0 && little(bytes, 27) == 0;
  if (chunk == "VP8L") return (little(bytes, 21) & kSize) == 0 && (big(bytes, 22) & 0x3FU) == 0 && byte(bytes, 23) < 64;
  return false;
}

// A drawing shows nothing where it draws nothing.
bool is_empty_drawing(std::string_view bytes) {
  constexpr std::array<std::string_view, 11> kDraws{"<path", "<rect",  "<circle",  "<ellipse", "<line", "<poly",
                                                    "<text", "<image", "<foreign", "<use",     "<style"};
  return std::none_of(kDraws.begin(), kDraws.end(),
                      [&](std::string_view tag) { return bytes.find(tag) != std::string_view::npos; });
}

struct Form {
  std::string_view begins;
  std::size_t at;
  bool (*is_empty)(std::string_view bytes);
};
constexpr std::array<Form, 5> kForms{{{"GIF8", 0, is_empty_gif},
                                      {"\x89PNG", 0, is_empty_png},
                                      {"\xFF\xD8\xFF", 0, is_empty_jpeg},
                                      {"WEBP", 8, is_empty_webp},
                                      {"<svg", 0, is_empty_drawing}}};

}  // namespace

bool is_data_picture(std::string_view address) { return starts_ignoring_case(address, "data:image/"); }

bool is_data_placeholder(std::string_view address) {
  const std::string bytes = bytes_of(address);
  const std::string_view view = bytes;
  constexpr std::size_t kShortest = 12;  // of any form
  if (is_blank(view) || view.size() < kShortest) return true;
  for (const Form& form : kForms) {
    const bool drawing = form.begins.starts_with('<');
    const bool is_it = drawing ? view.find(form.begins) != std::string_view::npos
                               : view.size() > form.at && view.substr(form.at).starts_with(form.begins);
    if (is_it) return form.is_empty(view);
  }
  return false;
}

}  // namespace offprint
