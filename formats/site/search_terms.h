// What a website's search finds an article by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// How much an article has of a term; more goes before less among what is found.
enum class TermWeight : std::uint8_t { Once, Some, Often, Title };

struct SearchTerm {
  std::string term;
  TermWeight weight = TermWeight::Once;
};

// Each term once, in the order of its bytes. A word is a term, without regard to case, accents and compatibility forms
// (NFKD, full case folding by way of capitals); of scripts that are written without spaces between words, and of
// Hangul, every two neighbouring characters are one, and so is a character that ends a run of them. search.js
// (search_script.cpp) makes the same of a question: a change here is one there.
std::vector<SearchTerm> search_terms(std::string_view title, std::string_view text);

// What terms are kept together by: the first character of what is written without spaces, the first two of a word. All
// terms that begin like a question of one Chinese character, or of two letters, are in one place.
std::u32string term_group(std::string_view term);

// FNV-1a, 32 bits, over code points: short, and the same in search.js.
std::uint32_t group_hash(std::u32string_view group);

}  // namespace offprint
