// The numbered list of addresses that ends a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace offprint {

// The address as RFC 3986 spells it (§2.1): white space, controls, quotes, angle brackets and everything outside ASCII
// as percent-encoded UTF-8, so that it stays unbroken on its line and can be clicked or copied whole.
std::string spell_address(std::string_view url);

// Whether a reader could and may open the address: not a place in the same document, a picture's bytes or a script.
bool is_address(std::string_view url);

// Whether the text is the address itself, with or without its scheme and a final slash.
bool says_address(std::string_view text, std::string_view url);

class Endnotes {
 public:
  // The number of an address as it is to be written, from 1 in the order of first use.
  std::size_t number(const std::string& address);
  const std::vector<std::string>& addresses() const { return addresses_; }

 private:
  std::vector<std::string> addresses_;
  std::unordered_map<std::string, std::size_t> numbers_;
};

}  // namespace offprint
