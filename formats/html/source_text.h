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
  Data,       // references; tags and comments that tree construction ignored stand in it and are passed over
  Foreign,    // the same in svg and math, where <![CDATA[ is one
  Escapable,  // of textarea and title: references, no tags
  Raw,        // of xmp, plaintext and their like: neither
};

// A part of document.input(), references decoded, without characters that XML 1.0 forbids; borrowed where nothing is
// to be decoded. `scratch` is memory to work in.
Text decoded(Document& document, std::string_view part, ReferenceIn where, std::string& scratch);

struct SourceText {
  Text text;      // empty where the part holds only markup
  Source source;  // the part without markup at its ends
};
// The text of document.input() in [part.begin, part.end).
SourceText read_text(Document& document, Source part, TextMode mode, std::string& scratch);

}  // namespace offprint
