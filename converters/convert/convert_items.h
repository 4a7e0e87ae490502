// A file of many articles to one output, an article after the other: what is held is one of them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "converters/files/failure.h"
#include "converters/inputs/source.h"
#include "converters/options/options.h"
#include "formats/document/document.h"

namespace offprint {

// What became of an item: its name (FILE#KEY), its Document, and why it has failed, or null.
using ItemHearer = std::function<void(const std::string& name, const Document& document, const Error* error)>;

// The file, where `convert` of that input writes many articles into one file of the output's format: the format takes
// them, and the input, which no key names one of, holds more than one. A failure to look is for convert_file to tell.
std::optional<InputSource> file_to_one(const std::string& input, const Settings& settings);

// Writes each article of the file as the format has it, in their order, as they come; none over the file itself. Items
// that fail are told to `hear` and left out; drafts are left out.
std::optional<Failure> convert_items(const std::string& input, const InputSource& source, const Settings& settings,
                                     const ItemHearer& hear);

}  // namespace offprint
