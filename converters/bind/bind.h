// Many articles, one book: the whole of `bind`.
#pragma once

#include <string>
#include <vector>

#include "converters/files/world.h"
#include "converters/options/options.h"
#include "converters/report/reporter.h"

namespace offprint {

struct BindCall {
  Settings settings;
  std::vector<std::string> inputs;
  std::vector<std::string> changes;  // the options that change an article's bytes, as --flag=value, in the call's order
  std::string version;               // of this program, for the book's colophon
};

// What a call asks for: --to, else by the output's extension, else EPUB.
const FormatRow& book_format(const Settings& settings);

// Gives the exit code. `tally` is what came of it, of the pass that was the last.
//
// Two passes: the first reads every article for an ArticleCard, the second makes those that the book takes. What cannot
// be read is named and left out; what changes between the passes too, and its page says so. Nothing stands under the
// book's name before it is whole.
int bind_book(const BindCall& call, World& world, Reporter& reporter, Tally& tally);

}  // namespace offprint
