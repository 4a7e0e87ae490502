// What is set upright in text that runs from top to bottom. Chinese and Japanese characters are upright by themselves;
// other letters lie on their side, which is right for words, and wrong for a day, a percentage or an abbreviation
// between the characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct TextRun {
  enum class Set : std::uint8_t {
    AsItIs,
    Combined,  // side by side in the room of one character: 5, 31, 50%, !?
    Upright,   // one below the other: A, AI, WHO
  };
  std::string_view text;
  Set set = Set::AsItIs;
};

// The text in runs, in order. Numbers of three or more digits, decimals and words stay as they are, and so does
// everything among Latin words.
std::vector<TextRun> upright_runs(std::string_view text);

// The class of the <span> around such a run; "" for AsItIs.
std::string_view set_class(TextRun::Set set);

// The text as XML's character data, its runs in spans.
void append_upright(std::string& out, std::string_view text);

}  // namespace offprint
