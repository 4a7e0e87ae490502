// Files in a folder that somebody else may have filled: what is written and removed there goes through no link.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

#include "converters/files/descriptor.h"
#include "formats/document/result.h"

namespace offprint {

// Whether a path names something below the folder that it is relative to: it has no part that is empty, "." or "..",
// and no NUL.
bool stays_below(std::string_view path);

// The folder below `folder` that the last part of `path` lies in, opened part by part and through no symbolic link.
// Where that cannot be, its number is -1 and errno says why: ELOOP for a link.
Descriptor open_parent_below(const std::string& folder, std::string_view path);

// Whether a symbolic link leads a path out of the folder that it begins with.
bool leads_out(const std::string& folder, const std::string& path);

// A file of Offprint's own, to be written in place: a regular one with one name, through no symbolic link, and without
// waiting for a FIFO. `flags` are those of open. What is not there has the number -1.
Result<Descriptor> open_own_file(const std::string& path, int flags);

// Why that is no folder of Offprint's own: it is a symbolic link, or no folder. Nothing where none is there.
std::optional<Error> refuse_own_folder(const std::string& path);

}  // namespace offprint
