// Character references (HTML §13.2.5.72-80): the one decoder, for text and attributes.
//
// Ours and not Gumbo's: text and attributes are read from the source's bytes, whatever made the tree; Gumbo reads a
// number beyond 2^32 as a small one, and its table can only be asked by parsing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

enum class ReferenceIn : std::uint8_t { Text, Attribute };

struct Reference {
  char32_t first = 0;
  char32_t second = 0;   // 0 for none
  std::size_t size = 0;  // bytes of it in the source, '&' included; 0 if none begins there
};
// The reference that begins at text[at], which is '&'.
Reference reference_at(std::string_view text, std::size_t at, ReferenceIn where);

// Appends `text` with its references decoded; characters that XML 1.0 forbids (&#1;) are left out.
void append_decoded(std::string& out, std::string_view text, ReferenceIn where);

}  // namespace offprint
