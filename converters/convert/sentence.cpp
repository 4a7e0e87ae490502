#include "converters/convert/sentence.h"

#include "converters/files/printable.h"

namespace offprint {

namespace {
constexpr std::size_t kTextShown = 40;   // code points of a ledger entry's text
constexpr std::size_t kWhatShown = 200;  // of an address or a name
}  // namespace

std::string_view name(Level level) {
  switch (level) {
    case Level::Note: return "note";
    case Level::Loss: return "loss";
    case Level::Error: return "error";
  }
  __builtin_unreachable();
}

std::string sentence(const Diagnostic& diagnostic) {
  std::string line(row(diagnostic.code).sentence);
  if (const std::size_t at = line.find('%'); at != std::string::npos)
    line.replace(at, 1, printable_start(diagnostic.what, kWhatShown));
  if (diagnostic.count > 1) line += " (" + std::to_string(diagnostic.count) + " times)";
  if (!diagnostic.words().empty()) line += ": " + printable_start(diagnostic.words(), kTextShown);
  return line;
}

std::uint32_t input_offset(const Document& document, const Diagnostic& diagnostic) {
  return document.offsets.to_input(diagnostic.offset);
}

}  // namespace offprint
