// Addresses as people read them: nothing is decoded that would not come back.
#include "formats/address/readable.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(ReadableAddress, ShowsLettersOfOtherScripts) {
  EXPECT_EQ(readable_address("https://zh.example.org/wiki/%E7%81%AF%E5%A1%94"), "https://zh.example.org/wiki/灯塔");
  EXPECT_EQ(readable_address("https://e.org/?q=caf%C3%A9&p=1"), "https://e.org/?q=café&p=1");
}

TEST(ReadableAddress, KeepsWhatWouldNotComeBack) {
  for (const char* same : {
           "https://e.org/a%20b",
           "https://e.org/%2F%3F%23%25",  // signs with a meaning
           "https://e.org/%e7%81%af",     // small letters would come back as capitals
           "https://e.org/%E7%81",
           "https://e.org/%B5%C6%CB%FE",  // no UTF-8
           "https://e.org/%E2%80%AE",
           "https://e.org/%E3%80%80",     // turns the line about; a space
           "https://e.org/灯/%E5%A1%94",  // which was encoded?
           "https://e.org/%",
           "https://e.org/%E",
           "",
       }) {
    EXPECT_EQ(readable_address(same), same);
  }
}

TEST(ReadableAddress, WhatIsOnlyLookedAtNeedNotComeBack) {
  EXPECT_EQ(shown_address("https://e.org/2020/%e7%81%af%e5%a1%94/"), "https://e.org/2020/灯塔/");
  EXPECT_EQ(shown_address("https://e.org/灯/%E5%A1%94"), "https://e.org/灯/塔");
  for (const char* same : {"https://e.org/a%20b%2f", "https://e.org/%e7%81", "https://e.org/%e2%80%ae"})
    EXPECT_EQ(shown_address(same), same);
}

TEST(ReadableAddress, DecodesBesideWhatItKeeps) {
  EXPECT_EQ(readable_address("https://e.org/%E7%81%AF%20%E5%A1%94%2F"), "https://e.org/灯%20塔%2F");
  EXPECT_EQ(encoded_letters("https://e.org/灯%20塔%2F"), "https://e.org/%E7%81%AF%20%E5%A1%94%2F");
}

}  // namespace
}  // namespace offprint
