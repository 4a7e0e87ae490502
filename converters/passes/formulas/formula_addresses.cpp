// Formulas that lead nowhere unsafe: what shows TeX in a page makes links of \href, of javascript: too.
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/math/addresses.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// TeX reads ^^5c as a backslash.
bool has_commands(std::string_view tex) {
  return tex.find('\\') != std::string_view::npos || tex.find("^^") != std::string_view::npos;
}

void clean(Document& document, Text& tex, std::uint32_t offset, Diagnostics& diagnostics) {
  if (!has_commands(tex)) return;
  std::vector<std::string> refused;
  const std::string cleaned = without_unsafe_addresses(tex, refused);
  for (const std::string& what : refused) diagnostics.report(DiagnosticCode::AddressRefused, offset, what);
  if (!refused.empty()) tex = document.text(is_blank(cleaned) ? "{}" : cleaned);  // a formula is not empty
}

}  // namespace

void settle_formula_addresses(Document& document, const PassOptions& /*options*/, Diagnostics& diagnostics) {
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (auto* block = as<Math>(at)) clean(document, block->value, at->source.begin, diagnostics);
    if (auto* inline_math = as<InlineMath>(at)) clean(document, inline_math->value, at->source.begin, diagnostics);
  }
}

}  // namespace offprint
