#include "formats/writing/list_numbers.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(ListNumbers, Letters) {
  EXPECT_EQ(list_number(1, ListStyle::LowerAlpha), "a");
  EXPECT_EQ(list_number(26, ListStyle::UpperAlpha), "Z");
  EXPECT_EQ(list_number(27, ListStyle::LowerAlpha), "aa");
  EXPECT_EQ(list_number(702, ListStyle::LowerAlpha), "zz");
  EXPECT_EQ(list_number(703, ListStyle::LowerAlpha), "aaa");
}

TEST(ListNumbers, RomanNumerals) {
  EXPECT_EQ(list_number(4, ListStyle::LowerRoman), "iv");
  EXPECT_EQ(list_number(1994, ListStyle::UpperRoman), "MCMXCIV");
  EXPECT_EQ(list_number(3999, ListStyle::LowerRoman), "mmmcmxcix");
}

TEST(ListNumbers, WhatHasNoLettersIsWrittenInDigits) {
  EXPECT_EQ(list_number(0, ListStyle::LowerAlpha), "0");
  EXPECT_EQ(list_number(-2, ListStyle::UpperRoman), "-2");
  EXPECT_EQ(list_number(4000, ListStyle::LowerRoman), "4000");
}

TEST(ListNumbers, CountOnFromAnItemsOwn) {
  List list;
  list.start = 10;
  list.reversed = true;
  ListItem plain;
  ListItem own;
  own.value = 3;
  ListNumbers numbers(list);
  EXPECT_EQ(numbers(plain), 10);
  EXPECT_EQ(numbers(plain), 9);
  EXPECT_EQ(numbers(own), 3);
  EXPECT_EQ(numbers(plain), 2);
}

}  // namespace
}  // namespace offprint
