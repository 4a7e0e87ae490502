#include "formats/layout/raised.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

struct Case {
  std::string_view before;
  std::string_view text;
  std::string_view after;
  std::string_view written;
};

RaisedPlace place_of(const Case& c) {
  RaisedPlace place;
  place.before = c.before;
  place.after = c.after;
  return place;
}

TEST(Raised, PowersKeepTheirMark) {
  for (const Case& c : {Case{"10", "8", " m", "^8"},
                        Case{"10", "-3", "", "^-3"},
                        Case{"10", "−6", "", "^−6"},
                        Case{"2", "n+1", "", "^(n+1)"},
                        Case{"x", "n", "", "^n"},
                        Case{"e", "iπ", "", "^(iπ)"},
                        Case{"10", "a", "", "^a"},
                        Case{"10", "(a+1)", "", "^(a+1)"},
                        Case{"π", "2", "", "^2"},
                        Case{"(a+b)", "2", "", "^2"},
                        Case{"10", "1.5", "", "^1.5"},
                        Case{"10", "8", "5", "^(8)"},
                        Case{"Ca", "2+", "", "^(2+)"},
                        Case{"2", "2^n", "", "^(2^n)"},
                        Case{"SO₄", "2−", "", "^(2−)"},
                        Case{"10", "－3", "", "^－3"},
                        Case{"10", "＋3", "", "^＋3"},
                        Case{"m", "２", "", "^２"},
                        Case{"２", "ｎ", "", "^ｎ"},
                        Case{"10", "８", "５", "^(８)"},
                        Case{"２", "（ａ＋１）", "", "^（ａ＋１）"},
                        Case{"x", "－ｎ", "", "^－ｎ"},
                        Case{"10", "１．５", "", "^１．５"},
                        Case{"x", "−n", "", "^−n"},
                        Case{"|x|", "2", "", "^2"},
                        Case{"‖x‖", "2", "", "^2"},
                        Case{"|ψ⟩", "2", "", "^2"},
                        Case{"⌊x⌋", "2", "", "^2"},
                        Case{"n!", "2", "", "^2"},
                        Case{"10!", "2", "", "^2"},
                        Case{"x′", "2", "", "^2"},
                        Case{"|x′|", "n", "", "^n"},
                        Case{"µ", "2", "", "^2"},
                        Case{"5㎞", "2", "", "^2"},
                        Case{"（a+b）", "2", "", "^2"},
                        Case{"a", "+", "b", "^(+)"},
                        Case{"Na", "+", "Cl", "^(+)"}}) {
    EXPECT_EQ(superscript(c.text, place_of(c)), c.written) << c.before << ' ' << c.text;
  }
}

TEST(Raised, WhatIsNoPowerStandsOnTheLine) {
  for (const Case& c : {Case{"1", "st", " of", "st"},
                        Case{"22", "nd", "", "nd"},
                        Case{"他說", "1", "。", "1"},
                        Case{"x", "†", "", "†"},
                        Case{"he said", "[1]", "", "[1]"},
                        Case{"Word", "TM", "", "™"},
                        Case{"20", "o", "C", "°"},
                        Case{"他說", "1", "2023", "1 "},
                        Case{"文", "上標", "", "上標"},
                        Case{"word", "［１］", "", "［１］"},
                        Case{"他說", "１", "。", "１"},
                        Case{"x", "２倍", "", "２倍"},
                        Case{"Cl", "-", "", "-"},
                        Case{"Cl", "−", " ions", "−"},
                        Case{"Home |", "1", "", "1"},
                        Case{"Hello!", "2", "", "2"},
                        Case{"（见上文）", "2", "", "2"},
                        Case{"你好！", "2", "", "2"},
                        Case{"他說|", "1", "", "1"},
                        Case{"！", "1", "", "1"},
                        Case{"", "1", "", "1"},
                        Case{"||||||", "1", "", "1"}}) {
    EXPECT_EQ(superscript(c.text, place_of(c)), c.written) << c.before << ' ' << c.text;
  }
}

TEST(Raised, CustomsOfALanguage) {
  struct InLanguage {
    std::string_view language;
    Case of;
  };
  for (const InLanguage& c :
       {InLanguage{"", {"au 2", "e", "", "^e"}},       InLanguage{"fr-CA", {"au 2", "e", "", "e"}},
        InLanguage{"fr", {"M", "lle", "", "lle"}},     InLanguage{"fr", {"XIX", "e", "", "e"}},
        InLanguage{"fr", {"le I", "er", "", "er"}},    InLanguage{"fr", {"XX", "ème", "", "ème"}},
        InLanguage{"fr", {"la 2", "de", "", "de"}},    InLanguage{"fr", {"les n", "os", "", "os"}},
        InLanguage{"fr", {"le D", "r", "", "r"}},      InLanguage{"fr", {"et C", "ie", "", "ie"}},
        InLanguage{"fr", {"M", "e", "", "e"}},         InLanguage{"fr", {"M", "gr", "", "gr"}},
        InLanguage{"fr", {"x", "e", "", "^e"}},        InLanguage{"fr", {"X", "n", "", "^n"}},
        InLanguage{"fr", {"AM", "e", "", "^e"}},       InLanguage{"fr", {"D", "e", "", "^e"}},
        InLanguage{"fr", {"MAX", "e", "", "^e"}},      InLanguage{"fr", {"M", "R", "", "^R"}},
        InLanguage{"fr", {"M", "t", "", "^t"}},        InLanguage{"en", {"XIX", "e", "", "^e"}},
        InLanguage{"en", {"the XIX", "th", "", "th"}}, InLanguage{"en", {"C", "th", "", "^(th)"}},
        InLanguage{"en", {"10", "e", "", "^e"}},       InLanguage{"en", {"2", "n", "", "^n"}},
        InLanguage{"en", {"N", "o", " 5", "o"}},       InLanguage{"en", {"2n", "o", "", "^o"}},
        InLanguage{"es", {"el 3", "er", "", "er"}},    InLanguage{"es", {"2", "a", "", "a"}},
        InLanguage{"es", {"n.", "o", " 5", "o"}},      InLanguage{"pt", {"1", "os", "", "os"}},
        InLanguage{"it", {"1", "o", "", "o"}},         InLanguage{"es", {"x", "a", "", "^a"}}}) {
    RaisedPlace place = place_of(c.of);
    place.language = c.language;
    EXPECT_EQ(superscript(c.of.text, place), c.of.written) << c.language << ' ' << c.of.before << ' ' << c.of.text;
  }
}

TEST(Raised, ANoteIsNoPower) {
  RaisedPlace place;
  place.note = true;
  place.before = "in 2010";
  EXPECT_EQ(superscript("1", place), "[^1]");
  EXPECT_EQ(superscript("[1]", place), "[1]");
  place.before = "10";
  EXPECT_EQ(superscript("n", place), "^n");
}

TEST(Raised, Fractions) {
  RaisedPlace place;
  place.fraction = true;
  EXPECT_EQ(superscript("1", place), "1");
  place.before = "3";
  EXPECT_EQ(superscript("1", place), " 1");
  place.fraction = false;
  place.before = "1⁄";
  EXPECT_EQ(subscript("2", place), "2");
  place.before = "1";
  place.fraction = true;
  EXPECT_EQ(subscript("2", place), "/2");
}

TEST(Raised, Indices) {
  for (const Case& c : {Case{"H", "2", "O", "₂"}, Case{"a", "1", "2", "₁"}, Case{"log", "10", "100", "₁₀"},
                        Case{"x", "-1", "", "₋₁"}, Case{"x", "i", "", "_i"}, Case{"x", "i", "y", "_(i)"},
                        Case{"V", "max", "", "_max"}, Case{"x", "n+1", "", "_(n+1)"}, Case{"註", "下", "", "下"},
                        Case{"x", "１", "2", "₁"}, Case{"x", "－１", "", "₋₁"}, Case{"ｘ", "ｉ", "ｙ", "_(ｉ)"},
                        Case{"x", "n−1", "", "_(n−1)"}, Case{"x", "i", "−y", "_i"}}) {
    EXPECT_EQ(subscript(c.text, place_of(c)), c.written) << c.before << ' ' << c.text;
  }
}

}  // namespace
}  // namespace offprint
