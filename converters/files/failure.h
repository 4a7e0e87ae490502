// What went wrong, and with which file.
#pragma once

#include <string>

#include "formats/document/result.h"

namespace offprint {

struct Failure {
  std::string file;  // "-" for stdin, empty for the call itself
  Error error;
};

}  // namespace offprint
