#include "formats/unicode/plain_run.h"

#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "formats/unicode/characters.h"

namespace offprint {
namespace {

// The same, character by character.
std::size_t run_end(std::string_view utf8, std::size_t at, std::size_t& wide) {
  while (at < utf8.size()) {
    const CodePoint c = decode(utf8, at);
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const bool plain = c.size == 1 ? c.value < 0x80 && c.value != '\r' : lead < 0xF0 && lead != 0xE0 && lead != 0xED;
    if (!plain || !is_xml_char(c.value) || (lead == 0xEF && utf8[at + 1] == '\xBF')) break;
    wide += c.size > 1 ? 1 : 0;
    at += c.size;
  }
  return at;
}

TEST(PlainRun, EndsWhereCharactersReadOneByOneEnd) {
  const std::string_view kPieces[] = {
      "a",          "é",      "字",         "，",           "\n",       "\t",           "an apple",
      "渡口的早晨", "\u0800", "\U0001F600", "\x01",         "\r",       "\xFF",         "\xE5",
      "\xE5\xAD",   "\x97",   "\uFFFD",     "\xEF\xBF\xBF", "\xEF\xBF", "\xED\xA0\x80", "\xC3"};
  constexpr std::size_t kPlain = 8;  // the first of them
  std::mt19937 random(20);
  for (int round = 0; round < 5000; ++round) {
    const std::size_t odd = round % 3 == 0 ? 1 : 60;  // one piece in so many is any of them
    std::string text;
    while (text.size() < 300) text += kPieces[random() % odd == 0 ? random() % std::size(kPieces) : random() % kPlain];
    for (std::size_t at = 0; at < text.size();) {
      std::size_t wide = 0;
      std::size_t expected = 0;
      const std::size_t end = plain_run_end(text, at, wide);
      ASSERT_EQ(end, run_end(text, at, expected)) << "round " << round;
      ASSERT_EQ(wide, expected) << "round " << round;
      at = end + 1;
    }
  }
}

}  // namespace
}  // namespace offprint
