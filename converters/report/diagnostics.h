// What is said of an article, for the journal and for the log.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "converters/options/options.h"
#include "converters/report/reporter.h"
#include "formats/document/document.h"

namespace offprint {

// A JSON array of the objects that the JSON output has, but of the ledger's texts at most kTextKept code points and,
// where more was cut, its length as `characters`: a journal is no second archive.
std::string diagnostics_json(const Document& document);
inline constexpr std::size_t kTextKept = 120;

LogLine log_line(const Document& document, const Diagnostic& diagnostic);

// All that is to be told of an article, as a worker answers it.
struct ArticleDiagnostics {
  std::string diagnostics;                                   // as diagnostics_json
  std::array<std::uint32_t, kDiagnosticCodeCount> counts{};  // of the diagnostics, by DiagnosticCode
  std::vector<LogLine> said;                                 // as far as the log shall hold them
  PictureCount pictures;                                     // where the outputs shall hold them

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.diagnostics);
    wire(self.counts);
    wire(self.said);
    wire(self.pictures);
  }
};
// The log shall hold all of them under -v; else, where `settings.strict` fails the article, its losses.
ArticleDiagnostics tell(const Document& document, const Settings& settings);

// What was told of an article, counted in the run's tally.
void count(const ArticleDiagnostics& told, Tally& tally);

}  // namespace offprint
