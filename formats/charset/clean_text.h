// UTF-8 input: how well-formed it is, and the clean text that every reader works on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "formats/document/document.h"
#include "formats/document/result.h"

namespace offprint {

struct Utf8Survey {
  std::size_t good = 0;           // well-formed characters of two or more bytes
  std::size_t bad = 0;            // ill-formed parts, each of which becomes one U+FFFD
  bool cut = false;               // the last of them is a character cut off by the end of the text
  std::size_t first_unclean = 0;  // the offset of the first byte that cannot stay as it is; the size if all can
};
// Well-formedness is Unicode's (§3.9, Table 3-7); an ill-formed part is a maximal subpart, as browsers replace them.
// Unclean are ill-formed parts, CR, and characters that XML 1.0 forbids (§2.2).
Utf8Survey survey_utf8(std::string_view bytes);

// The text with U+FFFD in place of each ill-formed part.
std::string well_formed(std::string_view bytes);

// Fills document.buffer and document.offsets with the clean form of `bytes`, which `survey` must be of: leading BOMs
// and forbidden characters left out, CR LF and CR turned into LF, ill-formed parts into U+FFFD. Fails with TooLarge if
// offsets would not fit into 32 bits.
Result<void> fill_buffer(std::string_view bytes, const Utf8Survey& survey, Document& document);

}  // namespace offprint
