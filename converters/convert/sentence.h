// Diagnostics in words, for a person: the only place where they are rendered.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/document/diagnostic.h"
#include "formats/document/document.h"

namespace offprint {

std::string_view name(Level level);  // "note", "loss", "error"

// One line, safe for a terminal; it quotes the beginning of a cut or lifted text.
std::string sentence(const Diagnostic& diagnostic);

// The diagnostic's place in the input's bytes.
std::uint32_t input_offset(const Document& document, const Diagnostic& diagnostic);

}  // namespace offprint
