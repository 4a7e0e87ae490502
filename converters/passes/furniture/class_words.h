// Class names and ids as words.
//
// An attribute holds names, with blanks between; a name holds tokens, split at anything but letters and digits and at a
// change from lower to upper case: "photo_Caption styledByline-3" holds "photo", "Caption" and "styled", "Byline", "3".
// A token is a word where it has no digit. Letters and digits mixed are a hash, which a tool made: "1ad9f2" holds no
// "ad", and a name with a hash in it ("css-1ad9f2") is the tool's, not the author's.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "formats/document/node.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

// Words to look for, in lower case, with what tells most others from them: the first letters and the lengths.
class ClassWords {
 public:
  template <std::size_t N>
  consteval ClassWords(const std::array<std::string_view, N>& words) : words_(words) {  // NOLINT: implicit on purpose
    for (const std::string_view word : words) {
      letters_ |= bit(static_cast<unsigned char>(word.front()));
      sizes_ |= std::uint32_t{1} << word.size();  // no constant where the word is too long
    }
  }

  bool holds(std::string_view word) const {
    if ((letters_ & bit(static_cast<unsigned char>(word.front()))) == 0) return false;
    return word.size() < kLongest && (sizes_ >> word.size() & 1U) != 0 && is_listed(word);
  }

 private:
  static constexpr std::size_t kLongest = 32;
  // Of a letter, in either case.
  static constexpr std::uint32_t bit(unsigned char letter) { return std::uint32_t{1} << (letter & 0x1FU); }
  bool is_listed(std::string_view word) const;

  std::span<const std::string_view> words_;
  std::uint32_t letters_ = 0;
  std::uint32_t sizes_ = 0;
};

// Two lists as one.
template <std::size_t M, std::size_t N>
consteval std::array<std::string_view, M + N> both(const std::array<std::string_view, M>& first,
                                                   const std::array<std::string_view, N>& second) {
  std::array<std::string_view, M + N> words{};
  std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), words.begin()));
  return words;
}

// The element's id; "" where it has a digit, for then it counts things ("author-3") and does not say what they are.
std::string_view telling_id(const Element& element);

// Some of the values that it was given, so that one that many elements have is looked at once.
class SeenValues {
 public:
  // Where a value may be remembered: one place for each of some sums of its bytes. Not of an empty one.
  static constexpr std::size_t kPlaces = 64;
  static std::size_t place(std::string_view value) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(value[at])); };
    return (byte(0) + byte(value.size() / 2) * 3 + byte(value.size() - 1) * 7 + value.size() * 5) % kPlaces;
  }

  void add(std::string_view value) { seen_[place(value)] = value; }
  bool hold(std::string_view value) const { return seen_[place(value)] == value; }

 private:
  std::array<std::string_view, kPlaces> seen_{};
};

// Whether one of the words is a token of the element's class or id; ASCII case folded.
bool has_class_word(const Element& element, const ClassWords& words);

// Gives `each` the names of an attribute's value, unchanged, until it gives true; whether it did.
template <class Each>
bool any_name(std::string_view value, Each each) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' ' && is_space(c); };
  for (std::size_t at = 0; at < value.size(); ++at) {
    const std::size_t begin = at;
    while (at < value.size() && !is_blank(value[at])) ++at;
    if (at > begin && each(value.substr(begin, at - begin))) return true;
  }
  return false;
}

// Whether one of the value's names is one of these.
inline bool holds_name(std::string_view value, std::span<const std::string_view> names) {
  return any_name(value,
                  [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); });
}

// What a run of letters and digits holds, as bits; 0 for any other byte.
namespace run {
inline constexpr unsigned kLower = 1U << 0U;
inline constexpr unsigned kUpper = 1U << 1U;
inline constexpr unsigned kDigit = 1U << 2U;
inline constexpr std::array<std::uint8_t, 256> kHolds = [] {
  std::array<std::uint8_t, 256> holds{};
  for (std::size_t byte = 0; byte != holds.size(); ++byte) {
    const char c = static_cast<char>(byte);
    holds.at(byte) = is_digit(c) ? kDigit : is_upper(c) ? kUpper : is_letter(c) ? kLower : 0;
  }
  return holds;
}();
inline unsigned held(char c) { return kHolds[static_cast<unsigned char>(c)]; }
}  // namespace run

// The same with the runs of letters and digits of a name, each with what it holds.
template <class Each>
bool any_run(std::string_view name, Each each) {
  for (std::size_t at = 0; at < name.size(); ++at) {
    const std::size_t begin = at;
    unsigned holds = 0;
    for (unsigned next = 0; at < name.size() && (next = run::held(name[at])) != 0; ++at) holds |= next;
    if (at > begin && each(name.substr(begin, at - begin), holds)) return true;
  }
  return false;
}

// The same with the words of a run; none of one with a digit.
template <class Each>
bool any_hump(std::string_view run, unsigned holds, Each each) {
  if ((holds & run::kDigit) != 0) return false;
  if ((holds & run::kUpper) == 0) return each(run);
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t begin = at++;
    while (at < run.size() && !(is_upper(run[at]) && !is_upper(run[at - 1]))) ++at;
    if (each(run.substr(begin, at - begin))) return true;
  }
  return false;
}

// The same with the words of a name, or of an attribute's value with all its names.
template <class Each>
bool any_word(std::string_view name, Each each) {
  return any_run(name, [&](std::string_view run, unsigned holds) { return any_hump(run, holds, each); });
}

// Whether one of the words is a token of the value; ASCII case folded.
inline bool has_word(std::string_view value, const ClassWords& words) {
  return any_word(value, [&](std::string_view token) { return words.holds(token); });
}

// Whether two words of the name, one behind the other, mean another thing than the first or second alone: the price of
// a share, not a button to share.
bool is_of_other_matter(std::string_view name);

// Whether a run is a hash: letters and digits mixed, or humps too short for words ("bdVaJa").
bool is_hash(std::string_view run, unsigned holds);

}  // namespace offprint
