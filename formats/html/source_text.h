// Text, read from the source's bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/document/document.h"
#include "formats/html/references.h"

namespace offprint {

// How the bytes of a text are to be read.
enum class TextMode : std::uint8_t {
  Data,       // references; tags and comments that tree construction ignored are passed over
  Foreign,    // the same in svg and math, where <![CDATA[ begins a section
  Escapable,  // of textarea and title: references, no tags
  Raw,        // of xmp, plaintext and their like: neither
};

// A part of document.input() with references decoded, without characters that XML 1.0 forbids; borrowed if there is
// nothing to decode. `scratch` is working memory.
Text decoded(Document& document, std::string_view part, ReferenceIn where, std::string& scratch);

struct SourceText {
  Text text;      // empty if the part holds only markup
  Source source;  // the part without markup at its ends
};
// The text of document.input() in [part.begin, part.end).
SourceText read_text(Document& document, Source part, TextMode mode, std::string& scratch);

}  // namespace offprint
