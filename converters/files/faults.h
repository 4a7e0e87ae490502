// What the system's error numbers mean, in words for a person.
#pragma once

#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// `number` is errno after a call on an input.
Error read_error(int number);
// `number` is errno after a call on an output for `path`.
Error write_error(int number, std::string_view path);

// Whether the disk is at fault, not the file, so that every other output will fail too.
bool is_disk_error(int number);

// The folder that `path` lies in; "." for a bare name.
std::string_view folder_of(std::string_view path);

}  // namespace offprint
