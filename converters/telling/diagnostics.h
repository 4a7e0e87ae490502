// What is said of an article, for the journal and for the log.
#pragma once

#include <string>

#include "converters/telling/watcher.h"
#include "formats/document/document.h"

namespace offprint {

// A JSON array of the objects that the JSON output has, but of the ledger's texts at most kTextKept code points and,
// where more was cut, its length as `characters`: a journal is no second archive.
std::string diagnostics_json(const Document& document);
inline constexpr std::size_t kTextKept = 120;

SaidLine said_line(const Document& document, const Diagnostic& diagnostic);

}  // namespace offprint
