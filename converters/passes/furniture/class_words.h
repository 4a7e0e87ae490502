// Class names and ids as words.
//
// An attribute holds names, with blanks between; a name holds tokens, split at anything but letters and digits and at a
// change from lower to upper case: "photo_Caption styledByline-3" holds "photo", "Caption" and "styled", "Byline", "3".
// A token is a word where it has no digit. Letters and digits mixed are a hash, which a tool made: "1ad9f2" holds no
// "ad", and a name with a hash in it ("css-1ad9f2") is the tool's, not the author's.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "formats/document/node.h"
#include "formats/unicode/ascii.h"

namespace offprint {

// Whether one of the words is a token of the element's class or id; ASCII case folded. `words` are lower case.
bool has_class_word(const Element& element, std::span<const std::string_view> words);

// Gives `each` the names of an attribute's value, unchanged, until it gives true; whether it did.
template <class Each>
bool any_name(std::string_view value, Each each) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; };
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t begin = at;
    while (at < value.size() && !is_blank(value[at])) ++at;
    if (at > begin && each(value.substr(begin, at - begin))) return true;
    ++at;
  }
  return false;
}

// The same with the runs of letters and digits of a name.
template <class Each>
bool any_run(std::string_view name, Each each) {
  const auto holds = [&](std::size_t at) { return is_alphanumeric(name[at]); };
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    while (at < name.size() && holds(at)) ++at;
    if (at > begin && each(name.substr(begin, at - begin))) return true;
    ++at;
  }
  return false;
}

// The same with the words of a run; none of one with a digit.
template <class Each>
bool any_hump(std::string_view run, Each each) {
  for (const char c : run) {
    if (is_digit(c)) return false;
  }
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t begin = at++;
    while (at < run.size() && !(is_upper(run[at]) && !is_upper(run[at - 1]))) ++at;
    if (each(run.substr(begin, at - begin))) return true;
  }
  return false;
}

// The same with the words of a name.
template <class Each>
bool any_word(std::string_view name, Each each) {
  return any_run(name, [&](std::string_view run) { return any_hump(run, each); });
}

// Whether a run of the name is a hash: letters and digits mixed, or humps too short for words ("bdVaJa").
bool is_hashed(std::string_view name);

}  // namespace offprint
