// Books as files of many documents: their chapters.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "converters/inputs/archive.h"
#include "converters/inputs/source.h"
#include "formats/document/result.h"
#include "formats/reading/items.h"

namespace offprint {

// Whether a zip is a book, whatever its first entry is: some tools write EPUBs that do not begin as they should.
bool is_book(const Archive& archive);

// Whether the input is a chapter of a book, which is at InputSource::path.
bool is_chapter(const InputSource& source);

// What is in the book at that path, of at most `limit` bytes a file. It is opened when it is first asked.
std::function<Result<std::string>(std::string_view path)> files_of_book(const std::string& book, std::size_t limit);

// The chapters of a book, each an entry of its zip; its key is the entry's name in the book.
Result<void> list_book(const Archive& archive, const ItemTaker& take);

}  // namespace offprint
