// The passes: each a plain function that improves a Document, run from one list that reads like a table of contents.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/document.h"
#include "formats/document/result.h"

namespace offprint {

enum class Clean : std::uint8_t { Article, None };
enum class Script : std::uint8_t { Keep, Hans, Hant, HantTw, HantHk };

struct KnownFurniture;  // recurring/furniture.h

struct PassOptions {
  Clean clean = Clean::Article;
  Script script = Script::Keep;
  std::vector<std::string> keep;                              // reasons for which nothing is cut (ledger.h)
  std::vector<std::pair<std::string, std::string>> metadata;  // -M KEY=VALUE, in order; a later one wins
  std::shared_ptr<const KnownFurniture> furniture;            // --furniture; null for none
};

using Pass = void (*)(Document& document, const PassOptions& options, Diagnostics& diagnostics);

enum class When : std::uint8_t {
  Pages,    // of a document read from pages
  Made,     // of these, where a program made the HTML (Origin::Page, Origin::Book)
  Crawled,  // of pages that hold more than the article (Origin::Page)
  Article,  // of these, and only under --clean article
  All,      // of every document
};

// What a page must have, one of these at least, for the pass to have anything to do (census.h); none of them: always.
struct Needs {
  std::uint64_t kinds = 0;
  std::uint64_t elements = 0;    // by name
  std::uint64_t attributes = 0;  // by name
  std::array<std::string_view, 8> class_parts{};
  std::string_view style_part{};
};

struct PassRow {
  std::string_view name;
  Pass pass;
  When when;
  std::string_view reason;
  Needs needs{};
};
std::span<const PassRow> passes();

// Runs those that apply, of pages by Document::origin too, then validates the Document (validate.h): one that is not
// sound fails with Fault::Internal. Without NDEBUG it is validated before the first pass and after each one, and the
// program aborts at the first fault, naming the pass. `times`, where it is given, gets how long each row of passes()
// took; 0 for one that did not apply.
using PassTimes = std::vector<std::chrono::duration<double>>;
Result<void> run_passes(Document& document, bool pages, const PassOptions& options, PassTimes* times = nullptr);

}  // namespace offprint
