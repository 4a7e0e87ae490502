#include "formats/layout/raised.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

struct RaisedCase {
  std::string_view before;
  std::string_view text;
  std::string_view after;
  std::string_view written;
};

RaisedPlace place_of(const RaisedCase& c) {
  RaisedPlace place;
  place.before = c.before;
  place.after = c.after;
  return place;
}

TEST(Raised, PowersKeepTheirMark) {
  for (const RaisedCase& c : {RaisedCase{"10", "8", " m", "^8"},
                              RaisedCase{"10", "-3", "", "^-3"},
                              RaisedCase{"10", "−6", "", "^−6"},
                              RaisedCase{"2", "n+1", "", "^(n+1)"},
                              RaisedCase{"x", "n", "", "^n"},
                              RaisedCase{"e", "iπ", "", "^(iπ)"},
                              RaisedCase{"10", "a", "", "^a"},
                              RaisedCase{"10", "(a+1)", "", "^(a+1)"},
                              RaisedCase{"π", "2", "", "^2"},
                              RaisedCase{"(a+b)", "2", "", "^2"},
                              RaisedCase{"10", "1.5", "", "^1.5"},
                              RaisedCase{"10", "8", "5", "^(8)"},
                              RaisedCase{"Ca", "2+", "", "^(2+)"},
                              RaisedCase{"2", "2^n", "", "^(2^n)"},
                              RaisedCase{"SO₄", "2−", "", "^(2−)"},
                              RaisedCase{"10", "－3", "", "^－3"},
                              RaisedCase{"10", "＋3", "", "^＋3"},
                              RaisedCase{"m", "２", "", "^２"},
                              RaisedCase{"２", "ｎ", "", "^ｎ"},
                              RaisedCase{"10", "８", "５", "^(８)"},
                              RaisedCase{"２", "（ａ＋１）", "", "^（ａ＋１）"},
                              RaisedCase{"x", "－ｎ", "", "^－ｎ"},
                              RaisedCase{"10", "１．５", "", "^１．５"},
                              RaisedCase{"x", "−n", "", "^−n"},
                              RaisedCase{"|x|", "2", "", "^2"},
                              RaisedCase{"‖x‖", "2", "", "^2"},
                              RaisedCase{"|ψ⟩", "2", "", "^2"},
                              RaisedCase{"⌊x⌋", "2", "", "^2"},
                              RaisedCase{"n!", "2", "", "^2"},
                              RaisedCase{"10!", "2", "", "^2"},
                              RaisedCase{"x′", "2", "", "^2"},
                              RaisedCase{"|x′|", "n", "", "^n"},
                              RaisedCase{"µ", "2", "", "^2"},
                              RaisedCase{"5㎞", "2", "", "^2"},
                              RaisedCase{"（a+b）", "2", "", "^2"},
                              RaisedCase{"a", "+", "b", "^(+)"},
                              RaisedCase{"Na", "+", "Cl", "^(+)"}}) {
    EXPECT_EQ(superscript(c.text, place_of(c)), c.written) << c.before << ' ' << c.text;
  }
}

TEST(Raised, WhatIsNoPowerStandsOnTheLine) {
  for (const RaisedCase& c : {RaisedCase{"1", "st", " of", "st"},
                              RaisedCase{"22", "nd", "", "nd"},
                              RaisedCase{"他說", "1", "。", "1"},
                              RaisedCase{"x", "†", "", "†"},
                              RaisedCase{"he said", "[1]", "", "[1]"},
                              RaisedCase{"Word", "TM", "", "™"},
                              RaisedCase{"20", "o", "C", "°"},
                              RaisedCase{"他說", "1", "2023", "1 "},
                              RaisedCase{"文", "上標", "", "上標"},
                              RaisedCase{"word", "［１］", "", "［１］"},
                              RaisedCase{"他說", "１", "。", "１"},
                              RaisedCase{"x", "２倍", "", "２倍"},
                              RaisedCase{"Cl", "-", "", "-"},
                              RaisedCase{"Cl", "−", " ions", "−"},
                              RaisedCase{"Home |", "1", "", "1"},
                              RaisedCase{"Hello!", "2", "", "2"},
                              RaisedCase{"（见上文）", "2", "", "2"},
                              RaisedCase{"你好！", "2", "", "2"},
                              RaisedCase{"他說|", "1", "", "1"},
                              RaisedCase{"！", "1", "", "1"},
                              RaisedCase{"", "1", "", "1"},
                              RaisedCase{"||||||", "1", "", "1"}}) {
    EXPECT_EQ(superscript(c.text, place_of(c)), c.written) << c.before << ' ' << c.text;
  }
}

TEST(Raised, CustomsOfALanguage) {
  struct InLanguage {
    std::string_view language;
    RaisedCase of;
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
  for (const RaisedCase& c :
       {RaisedCase{"H", "2", "O", "₂"}, RaisedCase{"a", "1", "2", "₁"}, RaisedCase{"log", "10", "100", "₁₀"},
        RaisedCase{"x", "-1", "", "₋₁"}, RaisedCase{"x", "i", "", "_i"}, RaisedCase{"x", "i", "y", "_(i)"},
        RaisedCase{"V", "max", "", "_max"}, RaisedCase{"x", "n+1", "", "_(n+1)"}, RaisedCase{"註", "下", "", "下"},
        RaisedCase{"x", "１", "2", "₁"}, RaisedCase{"x", "－１", "", "₋₁"}, RaisedCase{"ｘ", "ｉ", "ｙ", "_(ｉ)"},
        RaisedCase{"x", "n−1", "", "_(n−1)"}, RaisedCase{"x", "i", "−y", "_i"}}) {
    EXPECT_EQ(subscript(c.text, place_of(c)), c.written) << c.before << ' ' << c.text;
  }
}

}  // namespace
}  // namespace offprint
