// A file in UTF-16 as UTF-8, and the places in it.
#include "formats/reading/utf8_bytes.h"

#include <gtest/gtest.h>

#include "formats/charset/charset.h"

namespace offprint {
namespace {

constexpr char16_t kText[] = u"{\"a\": \"b\u00e9\u4e8c\U0001F600z\", \"long enough to tell\": \"what it is, 二三四\"}";

std::string wide_bytes(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

// The file in pieces of that size.
NextBytes pieces(const std::string& file, std::size_t size) {
  return [&file, size, at = std::size_t{0}]() mutable -> Result<std::string_view> {
    const std::string_view piece = std::string_view(file).substr(std::min(at, file.size()), size);
    at += piece.size();
    return piece;
  };
}

std::string all_of_them(Utf8Bytes& bytes) {
  std::string text;
  for (auto more = bytes.next(); more && !more->empty(); more = bytes.next()) text += *more;
  return text;
}

TEST(Utf8Bytes, IsTheSameInWhateverPieces) {
  for (const bool little : {true, false}) {
    const std::string file = wide_bytes(std::u16string(u"\uFEFF") + kText, little);
    const std::string expected = "\xEF\xBB\xBF" + convert(file.substr(2), little ? kUtf16Le : kUtf16Be)->text;
    for (const std::size_t size : {std::size_t{1}, std::size_t{3}, std::size_t{7}, file.size()}) {
      Utf8Bytes bytes(pieces(file, size));
      EXPECT_EQ(expected, all_of_them(bytes));
      for (const std::string_view sign : {"{", "\xF0\x9F\x98\x80", "z", "二三", "}"}) {
        const std::uint64_t at = bytes.place(expected.find(sign));
        const std::uint64_t end = bytes.place(expected.find(sign) + sign.size());
        EXPECT_EQ(sign, convert(file.substr(at, end - at), little ? kUtf16Le : kUtf16Be)->text);
      }
      EXPECT_EQ(file.size(), bytes.place(expected.size()));
    }
  }
}

TEST(Utf8Bytes, WhatIsNoCharacterIsReplaced) {
  std::string file = wide_bytes(std::u16string(u"\uFEFFx") + char16_t{0xDC00} + u"y" + char16_t{0xD800} + u"z" +
                                    char16_t{0xD800} + u"and some more, so that it is told",
                                true) +
                     "!";
  Utf8Bytes bytes(pieces(file, 5));
  EXPECT_EQ("\uFEFFx\uFFFDy\uFFFDz\uFFFDand some more, so that it is told\uFFFD", all_of_them(bytes));
  EXPECT_EQ(file.size(), bytes.place(3 + 1 + 3 + 1 + 3 + 1 + 3 + 33 + 3));
}

TEST(Utf8Bytes, OtherFilesAreAsTheyAre) {
  const std::string file = "{\"a\": \"\xC4\xE3\"}";
  Utf8Bytes bytes(pieces(file, 4));
  EXPECT_EQ(file, all_of_them(bytes));
  EXPECT_EQ(7U, bytes.place(7));
  EXPECT_EQ("<x>", bytes.context("<x>"));
  const std::string none;
  Utf8Bytes nothing(pieces(none, 4));
  EXPECT_EQ("", all_of_them(nothing));
}

TEST(Utf8Bytes, AContextIsInTheFilesCharset) {
  const std::string file = wide_bytes(kText, false);
  Utf8Bytes bytes(pieces(file, 100));
  EXPECT_NE("", all_of_them(bytes));
  EXPECT_EQ(wide_bytes(u"\uFEFF<\u4e8c\U0001F600>", false), bytes.context("<二😀>"));
}

}  // namespace
}  // namespace offprint
