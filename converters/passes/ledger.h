// Takes out what is not the article, and records all of it in the ledger: text, pictures, players, formulas.
#pragma once

#include <span>
#include <string_view>

#include "converters/passes/passes.h"
#include "formats/document/node.h"

namespace offprint {

struct CutReason {
  std::string_view name;     // the JSON contract's `reason`, and a word of --keep
  std::string_view meaning;  // for a person
};
// Every reason for which something is cut, sorted by name.
std::span<const CutReason> cut_reasons();

// Whether --keep names the reason: then nothing is cut for it.
bool keeps(const PassOptions& options, std::string_view reason);

// Detaches the node and writes a `cut` for all that a browser shows of it: one entry for its text, where there is any,
// and one for each picture and player (with its address) in it. Does nothing and gives false where --keep names the
// reason.
bool cut_out(Node& node, std::string_view reason, const PassOptions& options, Diagnostics& diagnostics);

// What a browser shows in a field or on a button that has its words in an attribute (<input value>); "" for any other.
std::string_view shown_value(const Node& node);

// The entries alone; the node stays where it is.
void record_cut(const Node& node, std::string_view reason, Diagnostics& diagnostics);

}  // namespace offprint
