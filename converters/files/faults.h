// What the system's error numbers mean for a person: one table.
#pragma once

#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// `number` is errno after a call on an input.
Error read_error(int number);
// `number` is errno after a call on an output that is to stand at `path`.
Error write_error(int number, std::string_view path);

// Whether it is the disk's, and not the file's: no other output will do better.
bool is_disk_error(int number);

// The folder that `path` lies in; "." for a bare name.
std::string_view folder_of(std::string_view path);

}  // namespace offprint
