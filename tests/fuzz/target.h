// What the fuzzers try. A target takes bytes that anyone may have written and does with them, in this process, what the
// program does; a promise that is broken ends the process. build/fuzz has libFuzzer call them (fuzzer.cpp), the
// ordinary tests give them what once broke something (found.cpp).
#pragma once

#include <span>
#include <string_view>

namespace offprint::fuzz {

struct Target {
  std::string_view name;
  void (*take)(std::string_view bytes);
  std::string_view promise;  // that holds of all bytes, beside: no crash, no undefined behaviour, no leak
};
std::span<const Target> targets();
const Target* find_target(std::string_view name);  // null for none

// Ends the process with what was promised, and `more` of it, where it is not kept.
void promise(bool kept, std::string_view what, std::string_view more = {});

}  // namespace offprint::fuzz
