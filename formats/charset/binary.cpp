#include "formats/charset/binary.h"

#include <algorithm>
#include <cstddef>

#include "formats/charset/charset.h"
#include "formats/unicode/byte_set.h"

namespace offprint {

namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t offset;
  std::string_view bytes;  // `?` stands for any byte
  std::string_view name;
};
// The first row that matches names the input.
constexpr Magic kMagics[] = {
    {0, "\xFF\xD8\xFF"sv, "a JPEG image"},
    {0, "\x89PNG\r\n\x1A\n"sv, "a PNG image"},
    {0, "GIF87a"sv, "a GIF image"},
    {0, "GIF89a"sv, "a GIF image"},
    {0, "RIFF????WEBP"sv, "a WebP image"},
    {0, "RIFF????WAVE"sv, "a WAV sound"},
    {0, "RIFF????AVI "sv, "an AVI video"},
    {0, "II*\0"sv, "a TIFF image"},
    {0, "MM\0*"sv, "a TIFF image"},
    {0, "\0\0\x01\0"sv, "an icon"},
    {0, "\0\0\0?ftypavi"sv, "an AVIF image"},
    {0, "\0\0\0?ftyphei"sv, "a HEIC image"},
    {0, "\0\0\0?ftyp"sv, "an MP4 video"},
    {0, "\x1A\x45\xDF\xA3"sv, "a Matroska video"},
    {0, "OggS\0"sv, "an Ogg stream"},
    {0, "fLaC\0"sv, "a FLAC sound"},
    {0, "ID3\x03"sv, "an MP3 sound"},
    {0, "ID3\x04"sv, "an MP3 sound"},
    {0, "%PDF-"sv, "a PDF document"},
    {0, "%!PS-Adobe"sv, "a PostScript document"},
    {0, "{\\rtf"sv, "an RTF document"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an Office document"},
    {30, "mimetypeapplication/epub+zip"sv, "an EPUB book"},  // EPUB 3.3, OCF §4.3.2: mimetype is the first file
    {30, "mimetypeapplication/vnd.oasis"sv, "an OpenDocument file"},
    {30, "[Content_Types].xml"sv, "an Office document"},
    {0, "PK\x03\x04"sv, "a zip archive"},
    {0, "PK\x05\x06"sv, "a zip archive"},  // one without files
    {0, "\x1F\x8B\x08"sv, "gzip-compressed data"},
    {0, "BZh?1AY&SY"sv, "bzip2-compressed data"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "xz-compressed data"},
    {0, "\x28\xB5\x2F\xFD"sv, "zstd-compressed data"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    {0, "Rar!\x1A\x07"sv, "a RAR archive"},
    {257, "ustar"sv, "a tar archive"},
    {0,
     "\x7F"
     "ELF"sv,
     "a program"},
    {0, "SQLite format 3\0"sv, "an SQLite database"},
    {0, "wOF2"sv, "a font"},
    {0, "wOFF"sv, "a font"},
};

bool fits(std::string_view head, const Magic& magic) {
  if (head.size() < magic.offset + magic.bytes.size()) return false;
  return std::equal(magic.bytes.begin(), magic.bytes.end(), head.begin() + static_cast<std::ptrdiff_t>(magic.offset),
                    [](char wanted, char found) { return wanted == '?' || wanted == found; });
}

// A tenth of random bytes are such controls; text has next to none, some dumps a few. ESC switches charsets in text.
using BinaryControls =
    ByteSet<ByteRange{0x00, 0x08}, ByteRange{0x0B, 0x0B}, ByteRange{0x0E, 0x1A}, ByteRange{0x1C, 0x1F}>;
using Controls = ByteSet<ByteRange{0x00, 0x1F}>;
constexpr std::size_t kBytesForOneControl = 20;

}  // namespace

std::optional<std::string_view> binary_kind(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (fits(head, magic)) return magic.name;
  }
  if (byte_order_mark(head).size > 0 || !utf16_without_mark(head).empty()) return std::nullopt;
  std::size_t controls = 0;
  Controls::each(head, 0, head.size(), [&](std::size_t at) { controls += BinaryControls::holds(head[at]) ? 1 : 0; });
  if (controls * kBytesForOneControl > head.size()) return "binary data";
  return std::nullopt;
}

}  // namespace offprint
