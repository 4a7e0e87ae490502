// One run at a time into an output folder: a lock that the kernel gives up with the last process that holds it.
#pragma once

#include <string>

#include "converters/files/descriptor.h"
#include "formats/document/result.h"

namespace offprint {

struct Lock {
  Descriptor file;     // workers inherit it
  bool works = false;  // false: this file system has no locks
};

// Of the file at `path`, open for reading and writing. Fails with Unwritable where another run holds it, and says who;
// where that was killed, it waits for its workers to die of that.
Result<Lock> lock(Descriptor own, const std::string& path);

}  // namespace offprint
