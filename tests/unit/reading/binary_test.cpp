#include "formats/charset/binary.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "formats/hash/sha256.h"
#include "formats/reading/sniff.h"

namespace offprint {
namespace {

using namespace std::string_literals;

TEST(BinaryKind, NamesWhatTheMagicBytesSay) {
  struct Case {
    std::string head;
    std::string_view name;
  };
  const Case cases[] = {
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, "a JPEG image"},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "a PNG image"},
      {"GIF89a\x01\0"s, "a GIF image"},
      {"RIFF\x24\x08\0\0WEBPVP8 "s, "a WebP image"},
      {"\0\0\0\x1C"
       "ftypavif"s,
       "an AVIF image"},
      {"\0\0\0\x18"
       "ftypmp42"s,
       "an MP4 video"},
      {"%PDF-1.7\n"s, "a PDF document"},
      {"PK\x03\x04\x0A\0\0\0\0\0"s + std::string(20, '\0') + "mimetypeapplication/epub+zip", "an EPUB book"},
      {"PK\x03\x04\x14\0\x06\0\x08\0"s + std::string(20, '\0') + "[Content_Types].xml", "an Office document"},
      {"PK\x03\x04\x14\0"s, "a zip archive"},
      {"PK\x05\x06" + std::string(18, '\0'), "a zip archive"},
      {"\x1F\x8B\x08\0"s, "gzip-compressed data"},
      {"BZh91AY&SY\x01", "bzip2-compressed data"},
      {"\xFD"
       "7zXZ\0\0"s,
       "xz-compressed data"},
      {"\x28\xB5\x2F\xFD\x04", "zstd-compressed data"},
      {"7z\xBC\xAF\x27\x1C\0"s, "a 7z archive"},
      {std::string(257, 'a') + "ustar", "a tar archive"},
      {"\x7F"
       "ELF\x02",
       "a program"},
      {"SQLite format 3\0\x10"s, "an SQLite database"},
      {std::string("\x07\x01\0\0\x02\0\0\0\x03\0\0\0", 12) + "text and more text", "binary data"},
      {"\x01", "binary data"},
  };
  for (const Case& c : cases) EXPECT_EQ(binary_kind(c.head), c.name);
}

TEST(BinaryKind, LetsTextPass) {
  EXPECT_EQ(binary_kind(""), std::nullopt);
  EXPECT_EQ(binary_kind("<p>渡口</p>"), std::nullopt);
  EXPECT_EQ(binary_kind("\xB6\xC9\xBF\xDA, GB18030"), std::nullopt);
  EXPECT_EQ(binary_kind("<p>A control \x01 and a \0 among the words of a dump are none.</p>"s), std::nullopt);
  EXPECT_EQ(binary_kind("<\0p\0>\0a\0b\0<\0/\0p\0>\0"s), std::nullopt);
  EXPECT_EQ(binary_kind("\xFF\xFE\x21\x6E\xE3\x53"), std::nullopt);
}

TEST(Sha256, IsFips180s) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(SniffText, IsUtf8WithoutMarkAndIndent) {
  std::string room;
  EXPECT_EQ(sniff_text("\xEF\xBB\xBF\r\n <p>", room), "<p>");
  EXPECT_EQ(sniff_text("\xFF\xFE<\0p\0>\0"s, room), "<p>");
  EXPECT_EQ(sniff_text("\0<\0p\0>"s, room), "<p>");
  EXPECT_EQ(sniff_text("\xB6\xC9", room), "\xB6\xC9");
  EXPECT_EQ(sniff_text("", room), "");
}

}  // namespace
}  // namespace offprint
