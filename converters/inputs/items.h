// Items of files that hold many documents, as a call names them: FILE#KEY.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "converters/inputs/source.h"
#include "converters/options/options.h"

namespace offprint {

// The format of a file that holds many documents; null for any other. `head` is the file's first bytes.
const FormatRow* format_of_many(std::string_view head, std::string_view name, const Settings& settings);

// Whether a file of that format holds many documents: items that its lister finds, or a book's chapters.
bool holds_many(const FormatRow& format);

// What is opened for one of the items of `file`.
InputSource source_of_item(const InputSource& file, const FormatRow& format, const ItemPlace& item);

// The items of a file, by list_items or list_book.
Result<void> list_documents(const InputSource& source, const FormatRow& format, const ItemTaker& take);

// As the format's lister, but each key is there once and as it is shown: without '#' and control characters, which are
// percent-encoded; the item's number where the file gives none; with ~2, ~3 ... behind it from its second item on.
Result<void> list_items(const FormatRow& format, const NextBytes& next, const ItemTaker& take);

// The file that such a word names: FILE, of ARCHIVE.zip/FILE the archive, or the word itself where no FILE is there.
std::string file_named(const std::string& word);

// The file in an archive that a path leads to: ARCHIVE.zip/FILE. Nothing where no archive is on its way.
Result<std::optional<InputSource>> entry_at(const std::string& path);

// The item that FILE#KEY names, by its key (shown, or as the file has it, '#' and all) or else its number; of a file
// that holds one item alone the file does too. FILE may be in an archive; one that holds one document is found, too.
// Nothing for any other file that holds one document, or is not there.
Result<std::optional<InputSource>> find_item(const std::string& word, const Settings& settings);

// The file that holds many documents, where the word names all of them: it has no key, and there is more than one.
// Nothing for any other.
Result<std::optional<InputSource>> file_of_many(const std::string& word, const Settings& settings);

// Why what stdin gave is not one document, where it is many: they have no file that could stand before a '#'.
std::optional<Error> refuse_many(std::string_view bytes, const Settings& settings);

}  // namespace offprint
